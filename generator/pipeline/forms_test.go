package pipeline_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"legible/generator/flow"
	"legible/generator/law"
)

// graph is a decision as one form of it shows it: what each question's answers
// lead to. An outcome is written with endMark before it.
type graph struct {
	tracks []track
	arcs   map[string][]arc // by question
}

type track struct{ name, start string }

// arc is an answer and where it leads; where it calls a decision, one arc for
// each outcome of that decision.
type arc struct{ answer, called, to string }

const endMark = "→ "

// ways are all paths of a graph, sorted.
func (g graph) ways(t *testing.T) []string {
	t.Helper()
	all := []string{}
	var walk func(steps []string, at string)
	walk = func(steps []string, at string) {
		if len(steps) > 100 {
			t.Fatalf("the way goes round: %v", steps)
		}
		if strings.HasPrefix(at, endMark) {
			all = append(all, strings.Join(append(steps, at), " "))
			return
		}
		if len(g.arcs[at]) == 0 {
			t.Errorf("nothing follows %s", at)
		}
		for _, a := range g.arcs[at] {
			walk(append(slices.Clone(steps), said(at, a.answer, a.called)), a.to)
		}
	}
	for _, tr := range g.tracks {
		walk([]string{tr.name + ":"}, tr.start)
	}
	slices.Sort(all)
	return all
}

// said writes one step of a way.
func said(question, answer, called string) string {
	s := fmt.Sprintf("%s=%q", question, answer)
	if called != "" {
		s += fmt.Sprintf("(%q)", called)
	}
	return s
}

// evaluated are the ways of flow.Paths, sorted: with the ids of tracks,
// answers and called outcomes, or with their words.
func evaluated(d *law.Decision, inWords bool) []string {
	name := func(id, words string) string {
		if inWords {
			return words
		}
		return id
	}
	tracks := map[string]string{flow.MainTrack: flow.MainTrack}
	for _, t := range d.Tracks {
		tracks[t.ID] = name(t.ID, t.Title.En)
	}
	all := []string{}
	for _, p := range flow.Paths(d) {
		ways := [][]string{{tracks[p.Track] + ":"}}
		for _, s := range p.Steps {
			called := []string{""}
			if s.Branch != nil {
				called = nil
				for _, o := range flow.Called(s.Answer.Call, s.Branch) {
					called = append(called, name(o.ID, o.Title.En))
				}
			}
			var longer [][]string
			for _, way := range ways {
				for _, c := range called {
					longer = append(longer, append(slices.Clone(way), said(s.Question.ID, name(s.Answer.Value, s.Answer.Label.En), c)))
				}
			}
			ways = longer
		}
		for _, way := range ways {
			all = append(all, strings.Join(append(way, endMark+p.Outcome.ID), " "))
		}
	}
	slices.Sort(all)
	return all
}

// TestEveryFormOfADecisionHasTheEvaluatorsPaths reads each form of each
// decision from the built site, with readers of its own, and compares the ways
// through it with those that the evaluator finds.
func TestEveryFormOfADecisionHasTheEvaluatorsPaths(t *testing.T) {
	b := realSite(t)
	tables := dmnTables(t, b)
	compared := 0
	for _, d := range b.content.Corpus.Decisions {
		ids, words := evaluated(d, false), evaluated(d, true)
		for _, form := range []struct {
			name string
			got  []string
			want []string
		}{
			{"chart", chartGraph(t, b, d.URL).ways(t), ids},
			{"outline", outlineGraph(t, b, d.URL).ways(t), words},
			{"walk", walkGraph(t, b, d.URL).ways(t), words},
			{"JSON", jsonGraph(t, b, d.ID).ways(t), ids},
			{"DMN", dmnWays(t, tables, d.ID), unordered(ids)},
		} {
			compared += len(form.got)
			if !slices.Equal(form.got, form.want) {
				t.Errorf("%s of %s: %d paths, the evaluator has %d; only in the form: %.5v; only in the evaluator: %.5v",
					form.name, d.ID, len(form.got), len(form.want), without(form.got, form.want), without(form.want, form.got))
			}
		}
		t.Logf("%s: %d paths in each of five forms", d.ID, len(ids))
	}
	t.Logf("%d paths compared", compared)
}

// unordered sorts the steps within each way, and makes the outcome of a called
// decision a step of its own, for a form that keeps no order.
func unordered(ways []string) []string {
	var all []string
	for _, w := range ways {
		head, end, _ := strings.Cut(w, endMark)
		steps := strings.Fields(strings.ReplaceAll(strings.ReplaceAll(head, "(", " "), ")", ""))
		slices.Sort(steps[1:])
		all = append(all, strings.Join(steps, " ")+" "+endMark+end)
	}
	slices.Sort(all)
	return all
}

func without(some, others []string) []string {
	var left []string
	for _, s := range some {
		if !slices.Contains(others, s) {
			left = append(left, s)
		}
	}
	return left
}

// jsonGraph reads a decision from data/corpus.json.
func jsonGraph(t *testing.T, b *built, id string) graph {
	t.Helper()
	type lead struct{ Goto, Outcome string }
	var data struct {
		Decisions []struct {
			ID, Start string
			Tracks    []struct{ ID, Start string }
			Outcomes  []struct{ ID string }
			Questions []struct {
				ID      string
				Answers []struct {
					lead
					Value string
					Call  *struct {
						Decision string
						On       []struct {
							lead
							Outcomes []string
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.files["data/corpus.json"], &data); err != nil {
		t.Fatal(err)
	}
	to := func(l lead) string {
		if l.Outcome != "" {
			return endMark + l.Outcome
		}
		return l.Goto
	}
	outcomes := map[string][]string{}
	for _, d := range data.Decisions {
		for _, o := range d.Outcomes {
			outcomes[d.ID] = append(outcomes[d.ID], o.ID)
		}
	}
	g := graph{arcs: map[string][]arc{}}
	for _, d := range data.Decisions {
		if d.ID != id {
			continue
		}
		for _, tr := range d.Tracks {
			g.tracks = append(g.tracks, track{tr.ID, tr.Start})
		}
		if len(d.Tracks) == 0 {
			g.tracks = []track{{flow.MainTrack, d.Start}}
		}
		for _, q := range d.Questions {
			for _, a := range q.Answers {
				if a.Call == nil {
					g.arcs[q.ID] = append(g.arcs[q.ID], arc{answer: a.Value, to: to(a.lead)})
					continue
				}
				left := slices.Clone(outcomes[a.Call.Decision])
				for _, branch := range a.Call.On {
					named := branch.Outcomes
					if len(named) == 0 {
						named = left
					}
					for _, o := range named {
						g.arcs[q.ID] = append(g.arcs[q.ID], arc{a.Value, o, to(branch.lead)})
					}
					left = without(left, branch.Outcomes)
				}
			}
		}
	}
	return g
}

// start is the question that no arc of the group leads to.
func start(t *testing.T, arcs map[string][]arc, group []string) string {
	t.Helper()
	entered := map[string]bool{}
	for _, q := range group {
		for _, a := range arcs[q] {
			entered[a.to] = true
		}
	}
	free := slices.DeleteFunc(slices.Clone(group), func(q string) bool { return entered[q] })
	if len(free) != 1 {
		t.Fatalf("of %v no single one is the first: %v", group, free)
	}
	return free[0]
}

// step reads the id of a question or outcome from a link beside it.
func step(href string) string {
	name := strings.TrimSuffix(path.Base(href), ".html")
	if id, ends := strings.CutPrefix(name, "outcome-"); ends {
		return endMark + id
	}
	return name
}

// TestEveryFormOfADraftsDecisionSaysThatItDoesNotBindAndOfWhatDay looks at the
// start, every question and every outcome, and at the files of data.
func TestEveryFormOfADraftsDecisionSaysThatItDoesNotBindAndOfWhatDay(t *testing.T) {
	b := realSite(t)
	day := b.content.Corpus.AsOf
	tables := dmnTables(t, b)
	var data struct {
		AsOf      string
		Decisions []struct {
			ID    string
			Draft bool
		}
	}
	if err := json.Unmarshal(b.files["data/corpus.json"], &data); err != nil {
		t.Fatal(err)
	}
	if data.AsOf != day.String() {
		t.Errorf("the JSON answers for %s", data.AsOf)
	}
	drafts := 0
	for i, d := range b.content.Corpus.Decisions {
		pages := []string{d.URL}
		for _, q := range d.Questions {
			pages = append(pages, path.Join(path.Dir(d.URL), q.ID+".html"))
		}
		for _, o := range d.Outcomes {
			pages = append(pages, path.Join(path.Dir(d.URL), "outcome-"+o.ID+".html"))
		}
		for _, name := range pages {
			text := ""
			for n := range parse(t, b, name).Descendants() {
				if class(n, "stands") {
					text += content(n)
				}
			}
			if strings.Contains(text, "not binding") != d.Draft || !strings.Contains(text, day.English()) {
				t.Errorf("%s says %q", name, text)
			}
		}
		if data.Decisions[i].ID != d.ID || data.Decisions[i].Draft != d.Draft {
			t.Errorf("the JSON of %s says draft: %v", d.ID, data.Decisions[i].Draft)
		}
		for _, tr := range flow.Tracks(d) {
			said := tables[tableName(d.ID, tr.ID)].Description
			if strings.Contains(said, "not binding") != d.Draft || !strings.Contains(said, day.String()) {
				t.Errorf("the DMN of %s says %q", d.ID, said)
			}
		}
		if d.Draft {
			drafts++
		}
	}
	if drafts == 0 {
		t.Error("no decision rests on a draft")
	}
}

// A reader that saw nothing would find every form in agreement.
func TestAFormThatWentWrongIsSeen(t *testing.T) {
	whole := realSite(t)
	const id, url, first = "data-export", "decisions/data-export/index.html", "decisions/data-export/c1.html"
	for _, wrong := range []struct {
		name, file, old, new string
		ways                 func(b *built) []string
	}{
		{"chart", url, `data-answers="yes"`, `data-answers="no"`, func(b *built) []string { return chartGraph(t, b, url).ways(t) }},
		{"outline", url, `: <a href="outcome-c-na.html"`, `: <a href="outcome-c-nodata.html"`, func(b *built) []string { return outlineGraph(t, b, url).ways(t) }},
		{"walk", first, `<li><a href="outcome-c-na.html"`, `<li><a href="outcome-c-nodata.html"`, func(b *built) []string { return walkGraph(t, b, url).ways(t) }},
		{"JSON", "data/corpus.json", `"outcome": "c-na"`, `"outcome": "c-nodata"`, func(b *built) []string { return jsonGraph(t, b, id).ways(t) }},
		{"DMN", "data/decisions.dmn", `<text>&#34;c-na&#34;</text>`, `<text>&#34;c-nodata&#34;</text>`, func(b *built) []string { return dmnWays(t, dmnTables(t, b), id) }},
	} {
		b := *whole
		b.files = maps.Clone(whole.files)
		changed := strings.Replace(string(b.files[wrong.file]), wrong.old, wrong.new, 1)
		if changed == string(b.files[wrong.file]) {
			t.Errorf("%s: %s does not hold %s", wrong.name, wrong.file, wrong.old)
			continue
		}
		b.files[wrong.file] = []byte(changed)
		if slices.Equal(wrong.ways(&b), wrong.ways(whole)) {
			t.Errorf("%s: a wrong edge changes nothing", wrong.name)
		}
	}
}
