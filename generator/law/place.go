package law

import "legible/generator/diag"

// Version returns the version with the full id "csl@2017-06-01", or nil.
func (c *Corpus) Version(id string) *Version {
	for _, v := range c.Versions() {
		if v.FullID() == id {
			return v
		}
	}
	return nil
}

// Versions returns every version of every instrument, in order.
func (c *Corpus) Versions() []*Version {
	var out []*Version
	for _, in := range c.Instruments {
		out = append(out, in.Versions...)
	}
	return out
}

// Version returns the version with the id "2017-06-01", or nil.
func (in *Instrument) Version(id string) *Version {
	for _, v := range in.Versions {
		if v.ID == id {
			return v
		}
	}
	return nil
}

// FullID is "csl@2017-06-01".
func (v *Version) FullID() string { return v.Instrument.ID + "@" + v.ID }

// Loose returns the articles that stand in no chapter.
func (v *Version) Loose() []*Provision {
	inside := map[*Provision]bool{}
	for _, d := range v.Outline {
		for _, p := range d.Provisions {
			inside[p] = true
		}
	}
	return outside(v.Provisions, inside)
}

// Direct returns the articles of a chapter that stand in none of its sections.
func (d *Division) Direct() []*Provision {
	inside := map[*Provision]bool{}
	for _, s := range d.Sections {
		for _, p := range s.Provisions {
			inside[p] = true
		}
	}
	return outside(d.Provisions, inside)
}

func outside(all []*Provision, inside map[*Provision]bool) []*Provision {
	var out []*Provision
	for _, p := range all {
		if !inside[p] {
			out = append(out, p)
		}
	}
	return out
}

// Holds reports whether a place is another of the same article or has it inside.
// The articles are not compared.
func (n *Node) Holds(m *Node) bool {
	return (n.Paragraph == 0 || n.Paragraph == m.Paragraph) && (n.Item == 0 || n.Item == m.Item)
}

// Overlaps reports whether one of two places of the same article has the other
// inside. The articles are not compared.
func (n *Node) Overlaps(m *Node) bool { return n.Holds(m) || m.Holds(n) }

// EachPage visits the address of everything that has a page of its own, and where
// it is written. Two things that claim one address are both visited.
func (c *Corpus) EachPage(visit func(url string, pos diag.Position)) {
	for _, in := range c.Instruments {
		visit(in.URL, in.Pos)
		for _, v := range in.Versions {
			visit(v.URL, v.Pos)
			for _, d := range v.Outline {
				visit(d.URL, d.Pos)
			}
		}
	}
	for _, p := range c.Provisions {
		visit(p.URL, p.Pos)
	}
	for _, a := range c.Actors {
		visit(a.URL, a.Pos)
	}
	for _, t := range c.Topics {
		visit(t.URL, t.Pos)
	}
	for _, t := range c.Terms {
		visit(t.URL, t.Pos)
	}
	for _, d := range c.Decisions {
		visit(d.URL, d.Pos)
	}
	for _, p := range c.Prose {
		visit(p.URL, p.Pos)
	}
}
