package page

import (
	"legible/generator/flow"
	"legible/generator/law"
)

// call is the decision that an answer calls, with where it leads on from each
// way it can end; nil where no such decision is held.
func (w *walk) call(p place, a *law.DecisionAnswer) data {
	c := a.Call
	if c == nil || c.Decision == nil {
		return nil
	}
	d := p.link(w.name(c.Decision.Title), c.Decision.URL)
	var branches list
	for _, l := range flow.Leads(w.dec, a) {
		if l.Branch == nil {
			continue
		}
		row := w.endings(c, l.Branch)
		w.putTarget(p, row, l.Question, l.Outcome)
		branches = append(branches, row)
	}
	put(d, "branches", branches)
	return d
}

// putTarget sets the question or outcome that is led to, whichever is not nil.
func (w *walk) putTarget(p place, d data, q *law.Question, o *law.Outcome) {
	switch {
	case q != nil:
		d["question"] = w.questionLink(p, q)
	case o != nil:
		d["outcome"] = w.outcomeLink(p, o)
	}
}

// after says at which outcomes a called decision has ended, with its name; nil
// where nothing was called.
func (w *walk) after(p place, c *law.Call, b *law.CallBranch) data {
	if c == nil || b == nil || c.Decision == nil {
		return nil
	}
	d := w.endings(c, b)
	d["text"], d["href"] = w.name(c.Decision.Title), p.rel(c.Decision.URL)
	return d
}

// endings names the outcomes of the called decision that a branch stands for, or
// says that it stands for all the others.
func (w *walk) endings(c *law.Call, b *law.CallBranch) data {
	if len(b.Outcomes) == 0 {
		return data{"other": true}
	}
	var titles list
	for _, o := range flow.Called(c, b) {
		titles = append(titles, w.name(o.Title))
	}
	d := data{}
	put(d, "titles", titles)
	return d
}

// before lists the answers that lead to what wanted accepts.
func (w *walk) before(p place, wanted func(flow.Lead) bool) list {
	var out list
	for _, q := range w.order {
		for _, a := range q.Answers {
			for _, lead := range flow.Leads(w.dec, a) {
				if wanted(lead) {
					l := w.questionLink(p, q)
					l["answer"] = w.answerLabel(a)
					put(l, "after", w.after(p, a.Call, lead.Branch))
					out = append(out, l)
				}
			}
		}
	}
	return out
}

// callers lists where a decision that calls this one goes on from an outcome.
func (w *walk) callers(p place, o *law.Outcome) list {
	var out list
	for _, dec := range w.c.Decisions {
		caller := &walk{builder: w.builder, dec: dec}
		for _, q := range dec.Questions {
			for _, a := range q.Answers {
				if a.Call == nil || a.Call.Decision != w.dec {
					continue
				}
				for _, lead := range flow.Leads(dec, a) {
					if lead.Branch == nil || lead.Branch != a.Call.Branch(o.ID) {
						continue
					}
					row := p.link(w.name(dec.Title), caller.questionURL(q))
					caller.putTarget(p, row, lead.Question, lead.Outcome)
					out = append(out, row)
				}
			}
		}
	}
	return out
}
