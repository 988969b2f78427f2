package main

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"legible/generator/flow"
	"legible/generator/law"
	"legible/generator/pipeline"
	"legible/themes/folio"
)

// corpus is the real content, loaded as a build does.
func corpus(t *testing.T) *law.Corpus {
	t.Helper()
	content, err := pipeline.Load(filepath.Join(repository, "content"), "")
	if err != nil || content.Failed() {
		t.Fatalf("the content does not load: %v %v", err, content.Findings)
	}
	return content.Corpus
}

// standing is where a walk stands, in the form in which Go and the browser are
// compared. Of a mistake only its kind and question are: what else has been
// found by then is no promise.
type standing struct {
	Mistake  string   `json:"mistake"`
	Complete bool     `json:"complete"`
	Outcome  string   `json:"outcome"`
	Severity string   `json:"severity"`
	Next     string   `json:"next"`
	Path     []string `json:"path"`
	Pending  []string `json:"pending"`
	Duties   []string `json:"duties"`
	Flags    []string `json:"flags"`
	Cites    []string `json:"cites"`
	Tracks   []string `json:"tracks"`
}

// inBrowser gives the same for the evaluator of the page.
const inBrowser = `
const graph = JSON.parse(document.getElementById("graph").textContent);
const stand = (given) => {
	const { state: s, mistake } = flow.walk(graph, given.map(([question, answer]) => ({ question, answer })));
	const name = (p) => p ? flow.named(p) : "";
	if (mistake) return { mistake: mistake.kind + " " + mistake.question };
	return {
		mistake: "", complete: s.complete, outcome: s.outcome?.id ?? "", severity: s.outcome?.severity ?? "", next: name(s.next),
		path: s.path.map((p) => p.name + "=" + p.answer.value + (p.assumed ? " assumed" : "") + (p.called ? " " + p.called.id : "") + (p.within ? " in " + p.within : "")),
		pending: s.pending.map((g) => g.question + "=" + g.answer), duties: s.duties, flags: s.flags, cites: s.cites,
		tracks: s.tracks.map((t) => t.track.id + " " + (t.outcome?.id ?? "") + " " + name(t.next) + " " + t.path.length),
	};
};
`

func stand(d *law.Decision, given []flow.Given) standing {
	s, err := flow.Walk(d, given)
	if err != nil {
		return standing{Mistake: mistake(err)}
	}
	out := standing{Complete: s.Complete, Severity: s.Severity, Next: s.NextName, Flags: s.Flags, Cites: nodeIDs(s.Cites)}
	if s.Outcome != nil {
		out.Outcome = s.Outcome.ID
	}
	for _, step := range s.Path {
		line := step.Name() + "=" + step.Answer.Value
		if step.Assumed {
			line += " assumed"
		}
		if step.Called != nil {
			line += " " + step.Called.ID
		}
		if step.Decision != nil {
			line += " in " + step.Decision.ID
		}
		out.Path = append(out.Path, line)
	}
	for _, g := range s.Pending {
		out.Pending = append(out.Pending, g.Question+"="+g.Answer)
	}
	for _, o := range s.Duties {
		out.Duties = append(out.Duties, o.ID+"@"+o.Version.Instrument.ID+"@"+o.Version.ID)
	}
	for _, t := range s.Tracks {
		end := ""
		if t.Outcome != nil {
			end = t.Outcome.ID
		}
		out.Tracks = append(out.Tracks, t.Track.ID+" "+end+" "+t.NextName+" "+encoded(len(t.Path)))
	}
	return out
}

func mistake(err error) string {
	var question *flow.UnknownQuestion
	var answer *flow.UnknownAnswer
	var twice *flow.AnsweredTwice
	var elsewhere *flow.NotOnPath
	switch {
	case errors.As(err, &question):
		return "unknown-question " + question.Given.Question
	case errors.As(err, &answer):
		return "unknown-answer " + answer.Given.Question
	case errors.As(err, &twice):
		return "answered-twice " + twice.Name
	case errors.As(err, &elsewhere):
		return "not-on-path " + elsewhere.Name
	}
	return err.Error()
}

// walks are answers to try: every way through, and as many again that were
// shuffled, cut short, changed, mixed with others or spoilt.
func walks(d *law.Decision, r *rand.Rand) [][]flow.Given {
	var all [][]flow.Given
	for _, p := range flow.FullPaths(d) {
		var given []flow.Given
		for _, s := range p.Steps {
			given = append(given, flow.Given{Question: s.Name(), Answer: s.Answer.Value})
		}
		all = append(all, given)
	}
	whole := all
	for range 100 {
		all = append(all, everyTrack(d, r))
	}
	for range max(len(whole), 200) {
		given := slices.Clone(whole[r.IntN(len(whole))])
		for range r.IntN(4) {
			given = spoil(given, whole, r)
		}
		all = append(all, given)
	}
	return all
}

// everyTrack takes one way through each track: answers that end a decision.
func everyTrack(d *law.Decision, r *rand.Rand) []flow.Given {
	ways := map[string][]flow.Path{}
	for _, p := range flow.FullPaths(d) {
		ways[p.Track] = append(ways[p.Track], p)
	}
	var given []flow.Given
	for _, t := range flow.Tracks(d) {
		for _, s := range ways[t.ID][r.IntN(len(ways[t.ID]))].Steps {
			given = append(given, flow.Given{Question: s.Name(), Answer: s.Answer.Value})
		}
	}
	return given
}

func spoil(given []flow.Given, whole [][]flow.Given, r *rand.Rand) []flow.Given {
	other := whole[r.IntN(len(whole))]
	switch kind := r.IntN(6); {
	case kind == 0:
		r.Shuffle(len(given), func(i, j int) { given[i], given[j] = given[j], given[i] })
	case kind == 1 && len(given) > 0:
		i := r.IntN(len(given))
		given = slices.Delete(given, i, i+1)
	case kind == 2 && len(given) > 0:
		given[r.IntN(len(given))].Answer = other[r.IntN(len(other))].Answer
	case kind == 3:
		given = append(given, other[r.IntN(len(other))])
	case kind == 4:
		for _, g := range other {
			if !slices.ContainsFunc(given, func(have flow.Given) bool { return have.Question == g.Question }) {
				given = append(given, g)
			}
		}
	case kind == 5 && r.IntN(8) == 0:
		given = append(given, flow.Given{Question: "nowhere", Answer: "yes"})
	}
	return given
}

// TestTheBrowserWalksAsGoDoes holds the evaluator of the page against flow.Walk,
// on the data of the page itself.
func TestTheBrowserWalksAsGoDoes(t *testing.T) {
	source, err := folio.FS.ReadFile("assets/ts/walk/flow.ts")
	if err != nil {
		t.Fatal(err)
	}
	made := api.Transform(string(source), api.TransformOptions{Loader: api.LoaderTS, Format: api.FormatIIFE, GlobalName: "flow"})
	if len(made.Errors) > 0 {
		t.Fatal(made.Errors)
	}
	tb := newTab(t, browser(t))
	base := fileURL(t, builtSite(t))
	r := rand.New(rand.NewPCG(1, 2))
	for _, d := range corpus(t).Decisions {
		cases := walks(d, r)
		pairs := make([][][2]string, len(cases))
		for i, given := range cases {
			pairs[i] = [][2]string{}
			for _, g := range given {
				pairs[i] = append(pairs[i], [2]string{g.Question, g.Answer})
			}
		}
		tb.open(t, base+"decisions/"+d.ID+"/walk.html")
		text := eval[string](t, tb, "(() => {"+string(made.Code)+inBrowser+"return JSON.stringify("+encoded(pairs)+".map(stand));})()")
		var got []standing
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		kinds := map[string]int{}
		for i, given := range cases {
			want := stand(d, given)
			kinds[firstWord(want.Mistake)]++
			if a, b := normal(want), normal(got[i]); !reflect.DeepEqual(a, b) {
				t.Fatalf("%s, %v:\nGo      %+v\nbrowser %+v", d.ID, given, a, b)
			}
		}
		t.Logf("%s: %d walks, by mistake %v", d.ID, len(cases), kinds)
		most := eval[int](t, tb, "(() => {"+string(made.Code)+inBrowser+
			"return flow.tracksOf(graph).map((t) => flow.longest(graph, { question: graph.questions.find((q) => q.id === t.start) })).reduce((a, b) => a + b);})()")
		if want := mostAsked(d); most != want {
			t.Errorf("%s: the browser foresees %d questions at most, its paths ask %d", d.ID, most, want)
		}
		tb.clean(t, base)
	}
}

// mostAsked counts the questions of the longest path of each track; what is
// assumed is not asked.
func mostAsked(d *law.Decision) int {
	most := map[string]int{}
	for _, p := range flow.FullPaths(d) {
		n := 0
		for _, s := range p.Steps {
			if s.Question.Kind != "reading" || s.Question.Default == "" {
				n++
			}
		}
		most[p.Track] = max(most[p.Track], n)
	}
	total := 0
	for _, n := range most {
		total += n
	}
	return total
}

// normal makes no difference between no list and an empty one.
func normal(s standing) standing {
	v := reflect.ValueOf(&s).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.Len() == 0 {
			f.SetZero()
		}
	}
	return s
}

func encoded(v any) string {
	text, _ := json.Marshal(v)
	return string(text)
}

func firstWord(s string) string {
	for i := range s {
		if s[i] == ' ' {
			return s[:i]
		}
	}
	return s
}
