package panel

import (
	"slices"

	"legible/generator/law"
	"legible/generator/overlay"
)

// weakest orders statuses for a duty of which several are said: one part that
// is only planned makes the whole planned.
var weakest = []string{"planned", "partial", "alternative", "implemented", "not-applicable"}

// standing is what a team says of a duty: of the duty itself, else of the item,
// the paragraph or the article it comes from, whichever is nearest.
type standing struct {
	duty   *law.Obligation
	status string // "none" where nothing is said
	owners []string
	notes  []*overlay.Note // that give the status
}

// standings are those of every duty and ban that binds on the as-of date, each
// once, in the order of the corpus. What only authorities owe is left out unless
// the team has said something of it.
func (m *maker) standings() []standing {
	var out []standing
	seen := map[string]bool{}
	for _, o := range m.c.Obligations {
		if o.Binding && (o.Modality == "must" || o.Modality == "must-not") && !seen[o.ID] {
			seen[o.ID] = true
			if s := m.standing(o); s.status != "none" || !onlyAuthorities(o) {
				out = append(out, s)
			}
		}
	}
	return out
}

func onlyAuthorities(o *law.Obligation) bool {
	return len(o.Bearers) > 0 && !slices.ContainsFunc(o.Bearers, func(a *law.Actor) bool { return !a.Authority })
}

func (m *maker) standing(o *law.Obligation) standing {
	s := standing{duty: o, status: "none"}
	for _, near := range m.levels(o) {
		if s.status == "none" {
			for _, n := range near {
				if n.Status != "" {
					s.notes = append(s.notes, n)
				}
			}
			if len(s.notes) > 0 {
				s.status = slices.MinFunc(s.notes, func(a, b *overlay.Note) int {
					return slices.Index(weakest, a.Status) - slices.Index(weakest, b.Status)
				}).Status
			}
		}
		if len(s.owners) == 0 {
			for _, n := range near {
				if n.Owner != "" && !slices.Contains(s.owners, n.Owner) {
					s.owners = append(s.owners, n.Owner)
				}
			}
		}
	}
	return s
}

// levels are the notes that speak of a duty, the nearest first.
func (m *maker) levels(o *law.Obligation) [4][]*overlay.Note {
	var out [4][]*overlay.Note
	out[0] = m.duties[o]
	for _, basis := range o.Basis {
		for _, n := range m.articles[basis.Provision] {
			switch at := n.Target.Node; {
			case at.ID == basis.ID:
				out[1] = append(out[1], n)
			case at.Item == 0 && at.Paragraph > 0 && at.Paragraph == basis.Paragraph:
				out[2] = append(out[2], n)
			case at.Paragraph == 0:
				out[3] = append(out[3], n)
			}
		}
	}
	for i := range out {
		slices.SortStableFunc(out[i], func(a, b *overlay.Note) int { return m.numbers[a] - m.numbers[b] })
		out[i] = slices.Compact(out[i])
	}
	return out
}
