package page

import (
	"strconv"

	"legible/generator/flow"
	"legible/generator/law"
)

// question is the page of one step: the question, its answers as links, why it
// is asked and how one came here.
func (w *walk) question(q *law.Question) {
	if w.skips(w.questionURL(q)) {
		return
	}
	p := w.at(w.questionURL(q), nil)
	d := w.shared(p)
	d["heading"] = p.name(q.Ask)
	put(d, "headingzh", p.other(q.Ask))
	d["n"] = strconv.Itoa(w.number[q])
	if more := w.longest(q, map[*law.Question]bool{}) - 1; more > 0 {
		d["more"] = p.count(more, "more")
	}
	put(d, "help", p.texts(q.Help))
	if q.Kind == "reading" {
		d["reading"] = w.word("question", q.Kind)
	}
	var answers list
	for _, a := range q.Answers {
		answers = append(answers, w.answerRow(p, q, a))
	}
	put(d, "answers", answers)
	put(d, "grounds", p.nodes(q.Grounds))
	if weak(q.Verification) && q.Verification.Level != "" {
		d["doubt"] = p.word("level", q.Verification.Level)
	}
	put(d, "before", w.before(p, func(l flow.Lead) bool { return l.Question == q }))
	w.putOutline(p, d, q)
	if t := w.trackOf(q); t != nil {
		d["track"] = p.name(t.Title)
		if start := w.dec.Question(t.Start); start != nil {
			d["start"] = p.rel(w.questionURL(start))
		}
	}
	p.add("question", "decide", p.name(q.Ask), p.say("question-of", strconv.Itoa(w.number[q]), p.name(w.dec.Title)), d,
		w.crumbs(p, p.say("question-n", strconv.Itoa(w.number[q])))...)
}

// longest counts the questions of the longest way from q to an end, q included.
// A question on the way already is not counted again, so that it ends anywhere.
func (w *walk) longest(q *law.Question, open map[*law.Question]bool) int {
	if n, known := w.depth[q]; known {
		return n
	}
	open[q] = true
	most := 0
	for _, a := range q.Answers {
		inside := 0
		if c := a.Call; c != nil && c.Decision != nil && c.Decision != w.dec {
			inside = w.inside(c.Decision)
		}
		most = max(most, inside)
		for _, l := range flow.Leads(w.dec, a) {
			if l.Question != nil && !open[l.Question] {
				most = max(most, inside+w.longest(l.Question, open))
			}
		}
	}
	delete(open, q)
	w.depth[q] = most + 1
	return most + 1
}

// inside counts the questions of the longest way through a called decision,
// which calls none itself.
func (w *walk) inside(dec *law.Decision) int {
	q := dec.Question(dec.Start)
	if q == nil || w.called {
		return 0
	}
	within := &walk{builder: w.builder, dec: dec, depth: map[*law.Question]int{}, called: true}
	return within.longest(q, map[*law.Question]bool{})
}

// answerRow is one answer: a link to what follows, with what it adds.
func (w *walk) answerRow(p place, q *law.Question, a *law.DecisionAnswer) data {
	d := data{"text": w.answerLabel(a)}
	put(d, "zh", w.other(a.Label))
	next, outcome := flow.Target(w.dec, a)
	switch call := w.call(p, a); {
	case call != nil:
		d["call"], d["href"] = call, call["href"]
	case next != nil:
		d["href"] = p.rel(w.questionURL(next))
	case outcome != nil:
		d["href"] = p.rel(w.outcomeURL(outcome))
		d["ends"] = p.name(outcome.Title)
	}
	put(d, "note", p.prose(a.Note))
	put(d, "assumed", q.Default != "" && q.Default == a.Value)
	put(d, "duties", p.dutyLinks(a.Duties))
	return d
}

// dutyLinks names duties with their rows in the register.
func (p place) dutyLinks(os []*law.Obligation) list {
	var out list
	for _, o := range os {
		d := data{
			"href": p.rel(o.URL), "modality": p.word("modality", o.Modality), "class": o.Modality,
			"what": p.prose(o.Action + sep(o.Object) + o.Object), "who": capital(p.actorLinks(o.Bearers)),
		}
		if len(o.Basis) > 0 {
			d["from"] = p.node(o.Basis[0])
		}
		if !o.Binding {
			d["tag"] = p.shortTag(o.Version)
		}
		out = append(out, d)
	}
	return out
}

func sep(s string) string {
	if s == "" {
		return ""
	}
	return " "
}
