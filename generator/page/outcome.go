package page

import (
	"slices"

	"legible/generator/flow"
	"legible/generator/law"
)

// outcome is the page where a walk ends: what it means, why, what is owed, and
// what holds now where the ground is no longer in force.
func (w *walk) outcome(o *law.Outcome) {
	if w.skips(w.outcomeURL(o)) {
		return
	}
	p := w.at(w.outcomeURL(o), nil)
	d := w.shared(p)
	d["heading"], d["severity"], d["class"] = p.name(o.Title), w.word("severity", o.Severity), o.Severity
	put(d, "headingzh", p.other(o.Title))
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
	p.add("outcome", "decide", p.name(o.Title), o.Text, d, w.crumbs(p, p.name(o.Title))...)
}

// added lists the answers on the ways to an outcome that add duties of their
// own, those inside called decisions too: which of them are owed depends on the
// way taken.
func (w *walk) added(p place, o *law.Outcome) list {
	leads := w.leadsTo(o)
	var out list
	for _, q := range w.order {
		for _, a := range q.Answers {
			if !w.reaches(a, o, leads) {
				continue
			}
			if len(a.Duties) > 0 {
				out = append(out, w.addedBy(p, q, a))
			}
			out = append(out, w.addedInside(p, a, o, leads)...)
		}
	}
	return out
}

func (w *walk) addedBy(p place, q *law.Question, a *law.DecisionAnswer) data {
	l := w.questionLink(p, q)
	l["answer"], l["duties"] = w.answerLabel(a), p.dutyLinks(a.Duties)
	return l
}

// addedInside lists what is added inside the decision that an answer calls, on
// the ways to o: by its answers, and where it ends.
func (w *walk) addedInside(p place, a *law.DecisionAnswer, o *law.Outcome, leads map[*law.Question]bool) list {
	if a.Call == nil || a.Call.Decision == nil {
		return nil
	}
	inner := newWalk(w.builder, a.Call.Decision)
	name := w.name(inner.dec.Title)
	var answers, ends list
	seen := map[*law.DecisionAnswer]bool{}
	for _, l := range flow.Leads(w.dec, a) {
		if l.Branch == nil || l.Outcome != o && !leads[l.Question] {
			continue
		}
		for _, end := range flow.Called(a.Call, l.Branch) {
			within := inner.leadsTo(end)
			for _, q := range inner.order {
				for _, answer := range q.Answers {
					if len(answer.Duties) > 0 && !seen[answer] && inner.reaches(answer, end, within) {
						seen[answer] = true
						row := inner.addedBy(p, q, answer)
						row["within"] = name
						answers = append(answers, row)
					}
				}
			}
			if len(end.Duties) > 0 {
				row := inner.outcomeLink(p, end)
				row["within"], row["ended"], row["duties"] = name, true, p.dutyLinks(end.Duties)
				ends = append(ends, row)
			}
		}
	}
	return append(answers, ends...)
}

// leadsTo returns the questions from which an outcome can be reached.
func (w *walk) leadsTo(o *law.Outcome) map[*law.Question]bool {
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
	return leads
}

func (w *walk) reaches(a *law.DecisionAnswer, o *law.Outcome, leads map[*law.Question]bool) bool {
	return slices.ContainsFunc(flow.Leads(w.dec, a), func(l flow.Lead) bool {
		return l.Outcome == o || l.Question != nil && leads[l.Question]
	})
}
