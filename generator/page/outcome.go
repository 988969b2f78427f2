package page

import (
	"slices"

	"legible/generator/flow"
	"legible/generator/law"
)

// outcome is the page where a walk ends: what it means, why, what is owed, and
// what holds now where the ground is no longer in force.
func (w *walk) outcome(o *law.Outcome) {
	p := w.at(w.outcomeURL(o), nil)
	d := w.shared(p)
	d["heading"], d["severity"], d["class"] = en(o.Title), w.word("severity", o.Severity), o.Severity
	put(d, "headingzh", o.Title.Zh)
	put(d, "said", p.texts(o.Text))
	put(d, "grounds", p.nodes(o.Grounds))
	put(d, "duties", p.dutyLinks(o.Duties))
	if o.Now != nil {
		d["now"] = p.answer(o.Now)
	}
	if q := w.dec.Question(o.Resume); q != nil {
		d["resume"] = w.questionLink(p, q)
	}
	put(d, "added", w.added(p, o))
	put(d, "before", w.before(p, func(l flow.Lead) bool { return l.Outcome == o }))
	put(d, "callers", w.callers(p, o))
	w.putStarts(p, d)
	p.add("outcome", "decide", en(o.Title), o.Text, d, w.crumbs(p, en(o.Title))...)
}

// added lists the answers on the ways to an outcome that add duties of their
// own: which of them are owed depends on the way taken.
func (w *walk) added(p place, o *law.Outcome) list {
	leads := map[*law.Question]bool{}
	for changed := true; changed; {
		changed = false
		for _, q := range w.order {
			for _, a := range q.Answers {
				if !leads[q] && w.reaches(a, o, leads) {
					leads[q], changed = true, true
				}
			}
		}
	}
	var out list
	for _, q := range w.order {
		for _, a := range q.Answers {
			if len(a.Duties) > 0 && w.reaches(a, o, leads) {
				l := w.questionLink(p, q)
				l["answer"] = w.answerLabel(a)
				l["duties"] = p.dutyLinks(a.Duties)
				out = append(out, l)
			}
		}
	}
	return out
}

func (w *walk) reaches(a *law.DecisionAnswer, o *law.Outcome, leads map[*law.Question]bool) bool {
	return slices.ContainsFunc(flow.Leads(w.dec, a), func(l flow.Lead) bool {
		return l.Outcome == o || l.Question != nil && leads[l.Question]
	})
}
