package link

import (
	"path"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/source"
)

// allDecisions reads the decision flows. That questions and outcomes hang
// together is checked by package check; here their grounds and duties resolve.
func (l *linker) allDecisions() {
	called := map[string]*law.Decision{}
	for _, f := range l.files("decisions") {
		n := f.Root
		d := &law.Decision{
			ID: n.Get("id").Text(), Title: bilingual(n.Get("title")), Summary: n.Get("summary").Text(),
			Start: n.Get("start").Text(), Related: lookups(l, l.questions, "question", n.Get("related")),
			Pos: n.At(), StartPos: n.Key("start"),
		}
		d.URL = "decisions/" + d.ID + "/index.html"
		if d.ID != strings.TrimSuffix(path.Base(f.Path), ".yaml") {
			l.errorf("id-differs-from-file", n.Get("id").At(), "decision %q lies in the file %s", d.ID, path.Base(f.Path))
		}
		if !l.claim("decision", d.ID, n.Get("id").At()) {
			continue
		}
		for _, t := range n.Get("tracks").List() {
			l.track(d, t)
		}
		for _, q := range n.Get("questions").List() {
			l.decisionQuestion(d, q)
		}
		for _, o := range n.Get("outcomes").List() {
			l.outcome(d, o)
		}
		for _, node := range d.Grounds {
			node.Provision.Decisions = appendOnce(node.Provision.Decisions, d)
			d.Draft = d.Draft || !law.EverInForce(node.Provision.Instrument.Events)
		}
		l.c.Decisions = append(l.c.Decisions, d)
		called[d.ID] = d
	}
	for _, p := range l.calls {
		p.call.Decision, _ = lookup(l, called, "decision", p.at)
	}
}

// pendingCall is a call whose decision may be in a file read later.
type pendingCall struct {
	call *law.Call
	at   *source.Node
}

func (l *linker) track(d *law.Decision, n *source.Node) {
	t := &law.Track{ID: n.Get("id").Text(), Title: bilingual(n.Get("title")), Start: n.Get("start").Text(), Pos: n.At(), StartPos: n.Key("start")}
	if !l.claim("track of "+d.ID, t.ID, n.Get("id").At()) {
		return
	}
	if len(d.Tracks) == 0 {
		d.Start = t.Start
	}
	d.Tracks = append(d.Tracks, t)
}

// call reads a call; allDecisions resolves it when every decision is known.
func (l *linker) call(n *source.Node) *law.Call {
	if n == nil {
		return nil
	}
	c := &law.Call{ID: n.Get("decision").Text(), Pos: n.At()}
	for _, b := range n.Get("on").List() {
		c.On = append(c.On, &law.CallBranch{
			Outcomes: b.Get("outcomes").Texts(), Goto: b.Get("goto").Text(), Outcome: b.Get("outcome").Text(), Pos: b.At(), ToPos: leadsAt(b),
		})
	}
	l.calls = append(l.calls, pendingCall{c, n.Get("decision")})
	return c
}

// leadsAt is the place of the key that says where an answer or branch leads.
func leadsAt(n *source.Node) diag.Position {
	if n.Has("goto") {
		return n.Key("goto")
	}
	return n.Key("outcome")
}

func (l *linker) ground(d *law.Decision, n *source.Node) []*law.Node {
	nodes := l.pointers(n, nil)
	for _, node := range nodes {
		d.Grounds = appendOnce(d.Grounds, node)
	}
	return nodes
}

func (l *linker) decisionQuestion(d *law.Decision, n *source.Node) {
	q := &law.Question{
		ID: n.Get("id").Text(), Ask: bilingual(n.Get("ask")), Short: bilingual(n.Get("short")),
		Help: n.Get("help").Text(), Kind: n.Get("kind").Text(), Default: n.Get("default").Text(),
		Grounds:      l.ground(d, n.Get("grounds")),
		Verification: l.verification(n.Get("verification"), law.Verification{}),
		Pos:          n.At(), DefaultPos: n.Key("default"),
	}
	if q.Kind == "" {
		q.Kind = "fact"
	}
	for _, a := range n.Get("answers").List() {
		q.Answers = append(q.Answers, &law.DecisionAnswer{
			Value: a.Get("value").Text(), Label: bilingual(a.Get("label")),
			Goto: a.Get("goto").Text(), Outcome: a.Get("outcome").Text(),
			Call:  l.call(a.Get("call")),
			Flags: a.Get("flags").Texts(), Duties: l.duties(a.Get("duties")), Adds: bilingual(a.Get("adds")),
			Note: a.Get("note").Text(), Pos: a.At(), ToPos: leadsAt(a),
		})
	}
	if l.claim("step of "+d.ID, q.ID, n.Get("id").At()) {
		d.Questions = append(d.Questions, q)
	}
}

func (l *linker) outcome(d *law.Decision, n *source.Node) {
	o := &law.Outcome{
		ID: n.Get("id").Text(), Severity: n.Get("severity").Text(), Title: bilingual(n.Get("title")),
		Text: n.Get("text").Text(), Grounds: l.ground(d, n.Get("grounds")), Duties: l.duties(n.Get("duties")),
		Resume: n.Get("resume").Text(), Now: l.answer(n.Get("now")),
		Pos: n.At(), ResumePos: n.Key("resume"), NowPos: n.Key("now"),
	}
	if l.claim("step of "+d.ID, o.ID, n.Get("id").At()) {
		d.Outcomes = append(d.Outcomes, o)
	}
}

// duties resolves obligation ids. An id may be followed by "@" and a version
// ("csl-keep-network-logs@2017-06-01"); without one it must stand in one
// version only.
func (l *linker) duties(n *source.Node) []*law.Obligation {
	var out []*law.Obligation
	for _, item := range each(n) {
		id, version, pinned := strings.Cut(item.Text(), "@")
		rows := l.obligations[id]
		if len(rows) == 0 {
			named := *item
			named.Value = id
			_, _ = lookup(l, l.obligations, "obligation", &named)
			continue
		}
		var found *law.Obligation
		var versions []string
		for _, row := range rows {
			versions = append(versions, row.Version.ID)
			if row.Version.ID == version || (!pinned && len(rows) == 1) {
				found = row
			}
		}
		switch {
		case found == nil && pinned:
			l.errorf("dangling-reference", item.At(), "duty %q does not stand in version %q, but in %s", id, version, strings.Join(versions, ", "))
			continue
		case found == nil:
			l.errorf("reference-without-version", item.At(), "duty %q stands in %d versions: add @ and the version meant", id, len(rows))
			continue
		}
		out = append(out, found)
	}
	return out
}
