package page

import (
	"strconv"
	"strings"

	"legible/generator/flow"
	"legible/generator/law"
)

// maxPathsShown bounds the table of paths on a decision's page.
const maxPathsShown = 200

// decisions makes the list of decisions and, for each, its overview and a page
// for every question and outcome, so that it can be walked without script.
func (b *builder) decisions() {
	p := b.at("decisions/index.html", nil)
	var rows list
	for _, dec := range b.c.Decisions {
		row := p.decisionLinks([]*law.Decision{dec})[0].(data)
		put(row, "zh", p.other(dec.Title))
		put(row, "summary", p.prose(dec.Summary))
		row["questions"] = p.count(len(dec.Questions), "question")
		row["outcomes"] = p.count(len(dec.Outcomes), "outcome")
		rows = append(rows, row)
	}
	d := data{}
	put(d, "rows", rows)
	p.add("decisions", "decide", p.say("title/decisions"), p.say("about/decisions"), d, data{"text": p.say("crumb/decide")})
	for _, dec := range b.c.Decisions {
		w := newWalk(b, dec)
		w.overview()
		w.onePage()
		for _, q := range w.order {
			w.question(q)
		}
		for _, o := range dec.Outcomes {
			w.outcome(o)
		}
	}
}

// walk makes the pages of one decision.
type walk struct {
	*builder
	dec    *law.Decision
	order  []*law.Question // as a walker meets them; unreachable ones last
	parts  []part          // the same, track by track
	number map[*law.Question]int
	depth  map[*law.Question]int // see longest
	called bool                  // by another; calls are not entered any more
}

func newWalk(b *builder, dec *law.Decision) *walk {
	w := &walk{builder: b, dec: dec, number: map[*law.Question]int{}, depth: map[*law.Question]int{}}
	note := func(q *law.Question) {
		if w.number[q] == 0 {
			w.order = append(w.order, q)
			w.number[q] = len(w.order)
		}
	}
	var visit func(i *flow.Item)
	visit = func(i *flow.Item) {
		if i == nil {
			return
		}
		if i.Question != nil {
			note(i.Question)
		}
		for _, next := range i.Items {
			visit(next)
		}
	}
	visit(flow.Outline(dec))
	for _, q := range dec.Questions {
		note(q)
	}
	w.parts = newParts(dec, w.order)
	return w
}

func (w *walk) folder() string { return strings.TrimSuffix(w.dec.URL, "index.html") }

func (w *walk) questionURL(q *law.Question) string { return w.folder() + q.ID + ".html" }

func (w *walk) outcomeURL(o *law.Outcome) string { return w.folder() + "outcome-" + o.ID + ".html" }

// shared is what every page of the decision says: which, by what law, and when.
func (w *walk) shared(p place) data {
	d := data{"decision": p.link(p.name(w.dec.Title), w.dec.URL)}
	put(d, "decisionzh", p.other(w.dec.Title))
	d["walk"] = p.to(w.walkURL())
	if w.dec.Draft {
		d["draftmark"] = tag("draft", p.say("not-binding", p.restsOn(w.dec)))
	}
	if len(w.order) > 0 {
		d["start"] = p.rel(w.questionURL(w.order[0]))
	}
	return d
}

func (w *walk) crumbs(p place, here string) []data {
	return []data{p.link(p.say("crumb/decide"), "decisions/index.html"), p.link(p.name(w.dec.Title), w.dec.URL), {"text": here}}
}

// overview is the page of the whole decision: chart, outline, outcomes, paths.
func (w *walk) overview() {
	if w.skips(w.dec.URL) {
		return
	}
	dec := w.dec
	p := w.at(dec.URL, nil)
	d := w.shared(p)
	d["heading"] = p.name(dec.Title)
	put(d, "headingzh", p.other(dec.Title))
	put(d, "summary", p.texts(dec.Summary))
	d["chart"], d["chartparts"] = "decision:"+dec.ID, "decision:"+dec.ID+Parts
	d["caption"] = ChartCaption(w.c, dec, w.code())
	w.putOutline(p, d, nil)
	w.putStarts(p, d)
	var outcomes list
	for _, o := range dec.Outcomes {
		row := w.outcomeLink(p, o)
		put(row, "said", p.texts(o.Text))
		put(row, "grounds", p.nodes(o.Grounds))
		if o.Now != nil {
			row["now"] = p.answer(o.Now)
		}
		outcomes = append(outcomes, row)
	}
	put(d, "outcomes", outcomes)
	var grounds list
	for _, n := range dec.Grounds {
		grounds = append(grounds, p.node(n))
	}
	put(d, "grounds", grounds)
	put(d, "related", p.openLinks(dec.Related))
	w.putPaths(p, d)
	page := p.add("decision", "decide", p.name(dec.Title), dec.Summary, d,
		p.link(p.say("crumb/decide"), "decisions/index.html"), data{"text": p.name(dec.Title)})
	page.Drawings = map[string]string{"decision:" + dec.ID: "", "decision:" + dec.ID + Parts: ""}
}

// putOutline sets the outline: one list, or one for each track.
func (w *walk) putOutline(p place, d data, current *law.Question) {
	if !w.tracked() {
		put(d, "outline", w.outline(p, w.order, current))
		return
	}
	var tracks list
	for _, part := range w.parts {
		row := data{"text": p.name(part.track.Title)}
		put(row, "zh", p.other(part.track.Title))
		put(row, "rows", w.outline(p, part.questions, current))
		tracks = append(tracks, row)
	}
	put(d, "tracks", tracks)
}

// outline is questions as a flat numbered list: each question once, each of
// its answers with where it leads. It says what the chart says.
func (w *walk) outline(p place, questions []*law.Question, current *law.Question) list {
	var out list
	for _, q := range questions {
		row := w.questionLink(p, q)
		put(row, "current", q == current)
		var answers list
		for _, a := range q.Answers {
			answer := data{"text": w.answerLabel(a)}
			next, outcome := flow.Target(w.dec, a)
			w.putTarget(p, answer, next, outcome)
			put(answer, "call", w.call(p, a))
			answers = append(answers, answer)
		}
		put(row, "answers", answers)
		put(row, "grounds", p.nodes(q.Grounds))
		out = append(out, row)
	}
	return out
}

func (w *walk) questionLink(p place, q *law.Question) data {
	d := p.link(p.name(q.Ask), w.questionURL(q))
	d["n"] = strconv.Itoa(w.number[q])
	d["short"] = d["text"]
	if s := p.name(q.Short); s != "" {
		d["short"] = s
	}
	return d
}

func (w *walk) outcomeLink(p place, o *law.Outcome) data {
	d := p.link(p.name(o.Title), w.outcomeURL(o))
	put(d, "zh", p.other(o.Title))
	d["severity"], d["class"] = w.word("severity", o.Severity), o.Severity
	return d
}

func (w *walk) answerLabel(a *law.DecisionAnswer) string {
	if s := w.name(a.Label); s != "" {
		return s
	}
	return w.sentence(w.word("answer", a.Value))
}

// putPaths sets the ways through the decision: one list, or one for each track.
// No list is longer than maxPathsShown.
func (w *walk) putPaths(p place, d data) {
	paths := flow.Paths(w.dec)
	d["pathcount"] = p.count(len(paths), "path")
	if !w.tracked() {
		put(d, "paths", w.paths(p, paths[:min(len(paths), maxPathsShown)]))
		put(d, "morepaths", len(paths) > maxPathsShown)
		return
	}
	var tracks list
	for _, t := range w.dec.Tracks {
		var on []flow.Path
		for _, path := range paths {
			if path.Track == t.ID {
				on = append(on, path)
			}
		}
		row := data{"text": p.name(t.Title), "pathcount": p.count(len(on), "path")}
		put(row, "zh", p.other(t.Title))
		put(row, "paths", w.paths(p, on[:min(len(on), maxPathsShown)]))
		put(row, "morepaths", len(on) > maxPathsShown)
		tracks = append(tracks, row)
	}
	put(d, "pathtracks", tracks)
}

// paths lists ways through the decision with their outcomes.
func (w *walk) paths(p place, paths []flow.Path) list {
	var out list
	for i, path := range paths {
		var steps list
		for _, s := range path.Steps {
			q := w.questionLink(p, s.Question)
			q["answer"] = w.answerLabel(s.Answer)
			put(q, "after", w.after(p, s.Answer.Call, s.Branch))
			steps = append(steps, q)
		}
		out = append(out, data{"n": strconv.Itoa(i + 1), "steps": steps, "outcome": w.outcomeLink(p, path.Outcome)})
	}
	return out
}

// restsOn names what a decision without binding force rests on: a draft, or
// guidance that never was law.
func restsOn(t tongue, d *law.Decision) string {
	if restsOnDraft(d) {
		return fill(t, "rests-on-draft")
	}
	return fill(t, "rests-on-guide")
}

func (b *builder) restsOn(d *law.Decision) string { return restsOn(b.tongue, d) }
