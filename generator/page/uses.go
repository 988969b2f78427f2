package page

import (
	"slices"
	"strings"

	"legible/generator/law"
)

// use is the steps of one decision that have to do with a provision or a duty.
type use struct {
	walk      *walk
	questions []*law.Question // that it grounds, or whose answers add it
	outcomes  []*law.Outcome  // that it grounds; of a duty, where it is owed
	now       []*law.Outcome  // whose rule of today it is
}

// uses is decisions read backwards: from what a step rests on, or what is owed
// there, to the step.
type uses struct {
	provisions map[*law.Provision][]*use
	duties     map[*law.Obligation][]*use
}

func newUses(b *builder) uses {
	u := uses{map[*law.Provision][]*use{}, map[*law.Obligation][]*use{}}
	for _, dec := range b.c.Decisions {
		w := newWalk(b, dec)
		for _, q := range w.order {
			for _, n := range q.Grounds {
				add(&at(u.provisions, n.Provision, w).questions, q)
				for _, o := range n.Provision.Obligations {
					if slices.ContainsFunc(o.Basis, func(basis *law.Node) bool { return overlap(basis, n) }) {
						add(&at(u.duties, o, w).questions, q)
					}
				}
			}
			for _, a := range q.Answers {
				for _, o := range a.Duties {
					add(&at(u.duties, o, w).questions, q)
				}
			}
		}
		for _, o := range dec.Outcomes {
			for _, n := range o.Grounds {
				add(&at(u.provisions, n.Provision, w).outcomes, o)
			}
			for _, duty := range o.Duties {
				add(&at(u.duties, duty, w).outcomes, o)
			}
			if o.Now != nil {
				for _, n := range o.Now.Provisions {
					add(&at(u.provisions, n.Provision, w).now, o)
				}
			}
		}
	}
	return u
}

// at is the use of a thing by the decision that w walks; decisions come one
// after another, so that it is the last if there is one.
func at[T comparable](all map[T][]*use, thing T, w *walk) *use {
	known := all[thing]
	if n := len(known); n > 0 && known[n-1].walk == w {
		return known[n-1]
	}
	all[thing] = append(known, &use{walk: w})
	return all[thing][len(known)]
}

func add[T comparable](list *[]T, item T) {
	if !slices.Contains(*list, item) {
		*list = append(*list, item)
	}
}

// overlap reports whether one of two places lies in the other.
func overlap(a, b *law.Node) bool {
	return a.ID == b.ID || strings.HasPrefix(a.ID, b.ID+"__") || strings.HasPrefix(b.ID, a.ID+"__")
}

// fewSteps is how many steps of a decision stand open below its name.
const fewSteps = 4

// usedIn lists decisions with their very questions and outcomes.
func (p place) usedIn(us []*use) list {
	var out list
	for _, u := range us {
		dec := u.walk.dec
		d := p.decisionLinks([]*law.Decision{dec})[0].(data)
		var questions, outcomes, now list
		for _, q := range u.questions {
			questions = append(questions, u.walk.questionLink(p, q))
		}
		for _, o := range u.outcomes {
			outcomes = append(outcomes, u.walk.outcomeLink(p, o))
		}
		for _, o := range u.now {
			now = append(now, u.walk.outcomeLink(p, o))
		}
		put(d, "questions", questions)
		switch len(questions) {
		case 0:
		case 1:
			d["asked"] = p.say("asked/one")
		default:
			d["asked"] = p.say("asked/several")
		}
		put(d, "outcomes", outcomes)
		put(d, "now", now)
		put(d, "few", len(questions)+len(outcomes)+len(now) <= fewSteps)
		var counts []string
		if n := len(questions); n > 0 {
			counts = append(counts, p.count(n, "question"))
		}
		ends := slices.Clone(u.outcomes)
		for _, o := range u.now {
			add(&ends, o)
		}
		if n := len(ends); n > 0 {
			counts = append(counts, p.count(n, "outcome"))
		}
		d["steps"] = p.list(counts, false)
		out = append(out, d)
	}
	return out
}

// decidedIn lists the decisions that ask about a duty or at whose outcomes it
// is owed, in any text it stands in; nil when there are none.
func (p place) decidedIn(f family) data {
	var all []*use
	for _, o := range append([]*law.Obligation{f.lead}, f.rest...) {
		for _, u := range p.uses.duties[o] {
			i := slices.IndexFunc(all, func(known *use) bool { return known.walk == u.walk })
			if i < 0 {
				i, all = len(all), append(all, &use{walk: u.walk})
			}
			for _, q := range u.questions {
				add(&all[i].questions, q)
			}
			for _, o := range u.outcomes {
				add(&all[i].outcomes, o)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	return data{"text": p.count(len(all), "decision"), "rows": p.usedIn(all)}
}
