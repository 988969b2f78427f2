package page

import (
	"slices"

	"legible/generator/law"
)

// punishment is what one article imposes, with what the earlier texts imposed
// in its place.
type punishment struct {
	at      *law.Provision
	now     []*law.Sanction
	earlier []*law.Sanction
}

// punishments are those of an instrument, by article: of the text in force or
// the latest, then what only earlier texts have.
func punishments(in *law.Instrument) []punishment {
	main := current(in)
	if main == nil {
		return nil
	}
	var out []punishment
	taken := map[*law.Sanction]bool{}
	for _, pr := range main.Provisions {
		if len(pr.Sanctions) == 0 {
			continue
		}
		x := punishment{at: pr, now: pr.Sanctions}
		for _, c := range pr.Earlier {
			for _, s := range c.There.Provision.Sanctions {
				if !taken[s] && within(s, c.There) {
					taken[s] = true
					x.earlier = append(x.earlier, s)
				}
			}
		}
		out = append(out, x)
	}
	for _, v := range in.Versions {
		for _, pr := range v.Provisions {
			left := slices.DeleteFunc(slices.Clone(pr.Sanctions), func(s *law.Sanction) bool { return taken[s] })
			if v != main && len(left) > 0 {
				out = append(out, punishment{at: pr, now: left})
			}
		}
	}
	return out
}

// within reports whether a sanction stands at a place or in a part of it.
func within(s *law.Sanction, n *law.Node) bool {
	if len(s.Basis) == 0 {
		return true
	}
	return slices.ContainsFunc(s.Basis, func(b *law.Node) bool {
		return n.Paragraph == 0 || b.Paragraph == 0 ||
			n.Paragraph == b.Paragraph && (n.Item == 0 || b.Item == 0 || n.Item == b.Item)
	})
}

// penalties is the page of every sanction of every instrument, drawn to one
// scale: those that bind, with what they were before; then those of drafts.
func (b *builder) penalties() {
	p := b.at("penalties/index.html", nil)
	var groups, drafts list
	for _, in := range ordered(b.c.Instruments) {
		xs := punishments(in)
		if len(xs) == 0 {
			continue
		}
		g := p.link(p.name(in.Title), in.URL)
		g["id"], g["short"], g["tag"] = "of-"+in.ID, p.shortTitle(in), p.instrumentTag(in)
		var rows list
		for _, x := range xs {
			rows = append(rows, p.punishment(x))
		}
		g["rows"], g["n"] = rows, p.count(len(rows), "article")
		if in.Draft {
			drafts = append(drafts, g)
		} else {
			groups = append(groups, g)
		}
	}
	d := data{}
	put(d, "groups", groups)
	put(d, "drafts", drafts)
	put(d, "elsewhere", p.notHeld())
	p.add("penalties", "obligations", p.say("title/penalties"), p.say("about/penalties"), d,
		p.link(p.say("crumb/obligations"), "obligations/index.html"), data{"text": p.say("title/penalties")})
}

func (p place) punishment(x punishment) data {
	d := p.link(p.cite(&x.at.Node), x.at.URL)
	d["id"] = slug(x.at)
	put(d, "heading", p.name(x.at.Heading))
	if !x.at.Version.Binding {
		d["tag"] = p.shortTag(x.at.Version)
	}
	var olds []*law.Provision
	for _, s := range x.earlier {
		if !slices.Contains(olds, s.Provision) {
			olds = append(olds, s.Provision)
		}
	}
	var before list
	for _, pr := range olds {
		l := p.node(&pr.Node)
		put(l, "compare", p.compareLink(pr, x.at))
		before = append(before, l)
	}
	put(d, "before", before)
	if len(before) > 0 && slices.Equal(p.consequences(x.now), p.consequences(x.earlier)) {
		d["unchanged"], x.earlier = true, nil
	}
	put(d, "fines", p.fines(x.now, x.earlier...))
	var texts list
	for _, ss := range [][]*law.Sanction{x.now, x.earlier} {
		if len(ss) == 0 {
			continue
		}
		t := data{"sanctions": p.sanctions(ss), "cited": p.cited(ss[0].Version)}
		if len(x.earlier) > 0 {
			t["era"] = p.era(ss[0].Version)
		}
		put(t, "besides", p.besides(ss))
		texts = append(texts, t)
	}
	d["texts"] = texts
	return d
}

// besides names what else than fines in money some sanctions may bring.
func (p place) besides(ss []*law.Sanction) string {
	var out []string
	for _, s := range ss {
		for _, t := range s.Tiers {
			for i := range t.Measures {
				m := &t.Measures[i]
				text := p.word("measure", m.Kind)
				switch {
				case m.Amount != nil:
					continue
				case m.Multiple != nil:
					text = p.sized(text, p.multiple(m.Multiple))
				case m.Duration != nil:
					text = p.sized(text, p.span(m.Duration))
				}
				out = appendNew(out, text)
			}
		}
	}
	return p.list(out, false)
}
