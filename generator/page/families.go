package page

import (
	"slices"
	"strings"

	"legible/generator/law"
)

// family is one duty in every text it stands in. The one that binds leads, else
// the latest; a table has one row for it.
type family struct {
	lead *law.Obligation
	rest []*law.Obligation // the latest first
}

// families gathers duties by id, in the order of those that lead.
func families(os []*law.Obligation) []family {
	by := map[string][]*law.Obligation{}
	for _, o := range os {
		by[o.ID] = append(by[o.ID], o)
	}
	var out []family
	for _, o := range os {
		f := lead(by[o.ID])
		if f.lead == o {
			out = append(out, f)
		}
	}
	return out
}

func lead(os []*law.Obligation) family {
	texts := law.LeadFirst(os)
	return family{texts[0], texts[1:]}
}

// bearers are those of the row that leads, then those of the folded ones alone.
func (f family) bearers() []*law.Actor {
	out := slices.Clone(f.lead.Bearers)
	for _, o := range f.rest {
		out = append(out, without(o.Bearers, out)...)
	}
	return out
}

// topics are those of the row that leads, then those of the folded ones alone.
func (f family) topics() []*law.Topic {
	out := slices.Clone(f.lead.Topics)
	for _, o := range f.rest {
		for _, t := range o.Topics {
			if !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// gather puts each duty under the first of its headings, and points to it from
// the others. One without any is under the zero heading.
func gather[K comparable](fs []family, headings func(family) []K) (rows, also map[K][]family) {
	rows, also = map[K][]family{}, map[K][]family{}
	for _, f := range fs {
		var first K
		hs := headings(f)
		if len(hs) > 0 {
			first = hs[0]
			for _, h := range hs[1:] {
				also[h] = append(also[h], f)
			}
		}
		rows[first] = append(rows[first], f)
	}
	return rows, also
}

// byForce parts duties into those binding on the as-of date and the others. A
// duty that binds in one text and stood in another is among the binding.
func byForce(fs []family) (binding, others []family) {
	for _, f := range fs {
		if f.lead.Binding {
			binding = append(binding, f)
		} else {
			others = append(others, f)
		}
	}
	return binding, others
}

// distinct counts duties by id: one that stands in two versions counts once.
func distinct(os []*law.Obligation) int {
	ids := map[string]bool{}
	for _, o := range os {
		ids[o.ID] = true
	}
	return len(ids)
}

// bound counts the duties among some that bind on the as-of date.
func bound(os []*law.Obligation) int {
	binding, _ := byForce(families(os))
	return len(binding)
}

// elsewhen are the rows of a duty in other texts, folded into the row that
// leads: where it stood and until when, and its words and penalty where they
// differ.
func (p place) elsewhen(f family) list {
	var out list
	for _, o := range f.rest {
		d := data{"era": p.era(o.Version), "row": p.rel(o.URL)}
		var from list
		for _, n := range o.Basis {
			from = append(from, p.link(p.citeFrom(nil, n), n.URL))
		}
		put(d, "from", from)
		var words []list
		if o.Modality != f.lead.Modality || o.Action+o.Object != f.lead.Action+f.lead.Object {
			words = append(words, joinRuns(" ", p.prose(p.word("modality", o.Modality)), p.prose(strings.TrimSpace(o.Action+" "+o.Object))))
		}
		if when, lead := p.whenDue(o), p.whenDue(f.lead); when != lead && when != "" {
			words = append(words, p.prose(when))
		}
		if o.Condition != f.lead.Condition && o.Condition != "" {
			words = append(words, joinRuns(" ", p.prose(p.say("condition")), p.prose(o.Condition)))
		}
		put(d, "words", joinRuns(p.say("semicolon"), words...))
		if then, now := p.penalty(o.Sanctions), p.penalty(f.lead.Sanctions); then != nil && (now == nil || then["summary"] != now["summary"]) {
			d["penalty"] = then
		}
		out = append(out, d)
	}
	return out
}

// whenDue writes a duty's deadline in one phrase, "" without one.
func (p place) whenDue(o *law.Obligation) string {
	if o.Deadline == nil {
		return ""
	}
	phrase, _ := p.due(o)
	return phrase
}
