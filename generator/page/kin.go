package page

import (
	"cmp"
	"slices"

	"legible/generator/law"
)

// kin is what an article is in another text of its instrument: the places it
// came from or went to, none where it is new or was dropped, and how.
//
// Kind is identical, reference-only or amended for one place that came from one
// place; split or merged where there are several at one end; new, renewed (a
// new article that an old paragraph moved into) or dropped.
type kin struct {
	places []*law.Node
	kind   string
}

// lines are the rows of the concordances by the articles they name, those
// included that have one side only and so are in no counterpart.
type lines struct {
	from, to map[*law.Provision][]*law.Row
	next     map[*law.Version]*law.Version
}

func newLines(c *law.Corpus) lines {
	l := lines{map[*law.Provision][]*law.Row{}, map[*law.Provision][]*law.Row{}, map[*law.Version]*law.Version{}}
	for _, in := range c.Instruments {
		for _, v := range in.Versions {
			if v.Before != nil {
				l.next[v.Before] = v
			}
			for _, row := range v.Rows {
				enter(l.from, row, row.From)
				enter(l.to, row, row.To)
			}
		}
	}
	return l
}

func enter(rows map[*law.Provision][]*law.Row, row *law.Row, nodes []*law.Node) {
	for _, n := range nodes {
		if !slices.Contains(rows[n.Provision], row) {
			rows[n.Provision] = append(rows[n.Provision], row)
		}
	}
}

// later is what became of an article in the next version; false when there is
// none.
func (l lines) later(pr *law.Provision) (kin, bool) {
	if l.next[pr.Version] == nil {
		return kin{}, false
	}
	places := ends(pr.Later)
	switch {
	case len(places) == 0:
		return kin{nil, "dropped"}, true
	case len(places) > 1:
		return kin{places, "split"}, true
	case len(ends(places[0].Provision.Earlier)) > 1:
		return kin{places, "merged"}, true
	case l.opensAnew(places[0].Provision):
		return kin{places, "renewed"}, true
	}
	return kin{places, sameness(pr.Later)}, true
}

// earlier is what an article was in the version before; false when there is
// none.
func (l lines) earlier(pr *law.Provision) (kin, bool) {
	if pr.Version.Before == nil {
		return kin{}, false
	}
	places := ends(pr.Earlier)
	switch {
	case len(places) == 0:
		return kin{nil, "new"}, true
	case l.opensAnew(pr):
		return kin{places, "renewed"}, true
	case len(places) > 1:
		return kin{places, "merged"}, true
	case len(ends(places[0].Provision.Later)) > 1:
		return kin{places, "split"}, true
	}
	return kin{places, sameness(pr.Earlier)}, true
}

// opensAnew reports whether an article begins with text that no earlier article
// had: it is new, whatever moved into it.
func (l lines) opensAnew(pr *law.Provision) bool {
	return slices.ContainsFunc(l.to[pr], func(row *law.Row) bool {
		return row.Text == "new" && slices.ContainsFunc(row.To, func(n *law.Node) bool {
			return n.Provision == pr && n.Paragraph <= 1 && n.Item == 0
		})
	})
}

// ends are the places at the other end of some counterparts, by number; several
// parts of one article are the article.
func ends(cs []law.Counterpart) []*law.Node {
	var out []*law.Node
	for _, c := range cs {
		i := slices.IndexFunc(out, func(n *law.Node) bool { return n.Provision == c.There.Provision })
		switch {
		case i < 0:
			out = append(out, c.There)
		case out[i].ID != c.There.ID:
			out[i] = &c.There.Provision.Node
		}
	}
	slices.SortStableFunc(out, func(a, b *law.Node) int { return cmp.Compare(a.Provision.Ordinal, b.Provision.Ordinal) })
	return out
}

// sameness is the strongest change that some rows report.
func sameness(cs []law.Counterpart) string {
	kind := "identical"
	for _, c := range cs {
		if c.Row.Text == "amended" || kind == "identical" {
			kind = c.Row.Text
		}
	}
	return kind
}

// trail follows an article through all texts of its instrument. Where it became
// several, each is followed.
func (l lines) trail(pr *law.Provision) map[*law.Version]kin {
	out := map[*law.Version]kin{}
	follow := func(step func(*law.Provision) (kin, bool), move func(*law.Version) *law.Version) {
		at := []*law.Provision{pr}
		for v := move(pr.Version); v != nil && len(at) > 0; v = move(v) {
			var all kin
			for _, p := range at {
				k, ok := step(p)
				if !ok {
					return
				}
				if all.kind = k.kind; len(at) > 1 {
					all.kind = "split"
				}
				for _, n := range k.places {
					if !slices.Contains(all.places, n) {
						all.places = append(all.places, n)
					}
				}
			}
			out[v] = all
			at = nil
			for _, n := range all.places {
				if !slices.Contains(at, n.Provision) {
					at = append(at, n.Provision)
				}
			}
		}
	}
	follow(l.later, func(v *law.Version) *law.Version { return l.next[v] })
	follow(l.earlier, func(v *law.Version) *law.Version { return v.Before })
	return out
}

// same returns the article that pr is in another version, if it is one article
// there and nothing else went into it; nil otherwise.
func (k kin) same() *law.Provision {
	switch k.kind {
	case "identical", "reference-only", "amended":
		return k.places[0].Provision
	}
	return nil
}
