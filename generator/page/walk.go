package page

import (
	"slices"

	"legible/generator/flow"
	"legible/generator/law"
)

// stage is where a question of a walk is asked: in the decision itself, or in
// one that it calls.
type stage struct {
	*walk
	prefix string // of the names of its questions: "" or "data-export."
}

// stages returns the decision and those it calls, in order, each once.
func (w *walk) stages() []stage {
	all := []stage{{w, ""}}
	seen := map[*law.Decision]bool{w.dec: true}
	for _, q := range w.dec.Questions {
		for _, a := range q.Answers {
			if a.Call != nil && a.Call.Decision != nil && !seen[a.Call.Decision] {
				seen[a.Call.Decision] = true
				all = append(all, stage{newWalk(w.builder, a.Call.Decision), a.Call.ID + "."})
			}
		}
	}
	return all
}

func (w *walk) walkURL() string { return w.folder() + "walk.html" }

// onePage is the page on which a script walks the whole decision. It carries
// what the script puts together: the graph as data, and the words of every
// question, outcome, duty, place and open question as markup, so that no word
// of the law is made by the script. Without script it leads to the pages of the
// questions.
func (w *walk) onePage() {
	if w.skips(w.walkURL()) {
		return
	}
	p := w.at(w.walkURL(), nil)
	d := w.shared(p)
	d["heading"] = p.name(w.dec.Title)
	put(d, "headingzh", p.other(w.dec.Title))
	d["chart"] = "decision:" + w.dec.ID
	d["id"], d["script"] = w.dec.ID, "walk"
	w.putStarts(p, d)
	stages := w.stages()
	var questions, outcomes, tracks list
	for _, s := range stages {
		for _, q := range s.order {
			questions = append(questions, s.asked(p, q))
		}
		for _, o := range s.dec.Outcomes {
			outcomes = append(outcomes, s.ended(p, o))
		}
	}
	for _, t := range w.dec.Tracks {
		row := data{"track": t.ID, "text": p.name(t.Title)}
		put(row, "zh", p.other(t.Title))
		tracks = append(tracks, row)
	}
	r := brings(stages)
	put(d, "asked", questions)
	put(d, "ended", outcomes)
	put(d, "parttitles", tracks)
	put(d, "owedduties", p.memoDuties(r.duties))
	put(d, "places", p.memoPlaces(r.places))
	put(d, "levels", p.memoLevels(r.places))
	put(d, "open", p.memoOpen(r.open))
	d["graph"], d["hash"] = w.graph(stages, r.openAt), flow.Hash(w.dec)
	title := p.say("title/walk", p.name(w.dec.Title))
	page := p.add("walk", "decide", title, p.say("about/walk"), d,
		w.crumbs(p, p.say("crumb/walk"))...)
	page.Drawings = map[string]string{"decision:" + w.dec.ID: ""}
}

// asked is a question as a walk asks it.
func (s stage) asked(p place, q *law.Question) data {
	d := data{"name": s.prefix + q.ID, "text": p.name(q.Ask)}
	put(d, "zh", p.other(q.Ask))
	put(d, "short", p.name(q.Short))
	put(d, "help", p.texts(q.Help))
	put(d, "grounds", p.grouped(q.Grounds))
	if q.Kind == "reading" {
		d["reading"] = s.word("question", q.Kind)
	}
	if weak(q.Verification) && q.Verification.Level != "" {
		d["doubt"], d["doubtmark"] = s.word("level", q.Verification.Level), s.word("level-short", q.Verification.Level)
	}
	if s.prefix != "" {
		d["within"] = p.link(p.name(s.dec.Title), s.dec.URL)
	}
	var answers list
	for _, a := range q.Answers {
		row := data{"value": a.Value, "text": s.answerLabel(a)}
		put(row, "zh", p.other(a.Label))
		put(row, "note", p.prose(a.Note))
		put(row, "assumed", q.Default != "" && q.Default == a.Value)
		put(row, "adds", p.name(a.Adds))
		put(row, "addsduty", len(a.Duties) > 0 && p.name(a.Adds) == "")
		if a.Call != nil && a.Call.Decision != nil {
			row["call"] = p.name(a.Call.Decision.Title)
		}
		answers = append(answers, row)
	}
	put(d, "answers", answers)
	return d
}

// ended is an outcome as a walk shows it.
func (s stage) ended(p place, o *law.Outcome) data {
	d := s.outcomeLink(p, o)
	d["name"] = s.prefix + o.ID
	put(d, "said", p.texts(o.Text))
	put(d, "grounds", p.grouped(o.Grounds))
	if o.Now != nil {
		now := p.answer(o.Now)
		put(now, "provisions", p.grouped(o.Now.Provisions))
		d["now"] = now
	}
	if s.prefix != "" {
		d["within"] = p.link(p.name(s.dec.Title), s.dec.URL)
	}
	if q := s.dec.Question(o.Resume); q != nil {
		d["resume"], d["resumename"] = s.questionLink(p, q), s.prefix+q.ID
	}
	return d
}

// gathered is everything that some way through a walk can bring up, each once,
// in order of first use.
type gathered struct {
	duties []*law.Obligation
	places []*law.Node
	open   []*law.OpenQuestion
	openAt map[string][]string // open questions by the place a walk passes
}

func brings(stages []stage) gathered {
	r := gathered{openAt: map[string][]string{}}
	places := func(nodes []*law.Node) {
		for _, n := range nodes {
			r.places = appendNew(r.places, n)
		}
	}
	passed := func(nodes []*law.Node) {
		places(nodes)
		for _, n := range nodes {
			for _, q := range openAt(n) {
				r.open = appendNew(r.open, q)
				r.openAt[n.ID] = appendNew(r.openAt[n.ID], q.ID)
			}
		}
	}
	duties := func(os []*law.Obligation) {
		for _, o := range os {
			r.duties = appendNew(r.duties, o)
		}
	}
	for _, s := range stages {
		for _, q := range s.dec.Related {
			r.open = appendNew(r.open, q)
		}
	}
	for _, s := range stages {
		for _, q := range s.order {
			passed(q.Grounds)
			for _, a := range q.Answers {
				duties(a.Duties)
			}
		}
		for _, o := range s.dec.Outcomes {
			passed(o.Grounds)
			duties(o.Duties)
			if o.Now != nil {
				places(o.Now.Provisions)
			}
		}
	}
	return r
}

// openAt returns the questions about a place, or the whole or a part of it, that
// later law has not settled.
func openAt(n *law.Node) []*law.OpenQuestion {
	var out []*law.OpenQuestion
	for _, q := range n.Provision.Questions {
		if q.Answered == nil && slices.ContainsFunc(q.Provisions, func(at *law.Node) bool { return overlap(at, n) }) {
			out = append(out, q)
		}
	}
	return out
}

// dutyKey tells a duty of one text from that of another.
func dutyKey(o *law.Obligation) string {
	return o.ID + "@" + o.Version.Instrument.ID + "@" + o.Version.ID
}

// memoDuties are duties as a record lists them: who owes what, when and to
// whom, from which text, and the worst that ignoring it may bring.
func (p place) memoDuties(os []*law.Obligation) list {
	var out list
	for _, o := range os {
		d := p.duty(o)
		d["key"] = dutyKey(o)
		put(d, "from", p.grouped(o.Basis))
		if risk, ok := d["penalty"].(data); ok && !o.Binding {
			risk["tag"] = p.shortTag(o.Version)
		}
		out = append(out, d)
	}
	return out
}

// grouped links to places in the law; among neighbours of one text the first
// names it and the last says its state.
func (p place) grouped(ns []*law.Node) list {
	var out list
	for i, n := range ns {
		d := p.node(n)
		if i > 0 && ns[i-1].Provision.Version == n.Provision.Version {
			d["text"] = p.place(n)
			delete(out[i-1].(data), "tag")
		}
		out = append(out, d)
	}
	return out
}

// memoPlaces are the places that a record may name among its sources.
func (p place) memoPlaces(ns []*law.Node) list {
	var out list
	for _, n := range ns {
		d := p.link(p.cite(n), n.URL)
		d["place"], d["level"] = n.ID, n.Provision.Verification.Level
		d["short"], d["version"] = p.place(n), n.Provision.Instrument.ID+"@"+n.Provision.Version.ID
		out = append(out, d)
	}
	return out
}

// memoLevels says in words how far the places were checked, best first.
func (p place) memoLevels(ns []*law.Node) list {
	var out list
	for _, level := range []string{"primary", "secondary", "briefing", "unchecked"} {
		for _, n := range ns {
			if n.Provision.Verification.Level == level {
				out = append(out, data{"level": level, "text": p.word("level", level)})
				break
			}
		}
	}
	return out
}

func (p place) memoOpen(qs []*law.OpenQuestion) list {
	var out list
	for _, q := range qs {
		d := p.link(p.name(q.Question), q.URL)
		d["question"] = q.ID
		put(d, "zh", p.other(q.Question))
		put(d, "answered", q.Answered != nil)
		out = append(out, d)
	}
	return out
}
