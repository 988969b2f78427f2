package diagram

import (
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"legible/generator/law"
)

// Layouts come from another process and from disk: each of these would put a
// foreign word, or no place at all, into a drawing.
func TestALayoutThatIsNotOfTheChartIsRefused(t *testing.T) {
	c, err := only(read(sample), options("en"), roomy)
	if err != nil {
		t.Fatal(err)
	}
	if err := pile(c).check(c); err != nil {
		t.Fatal(err)
	}
	for want, spoil := range map[string]func(l *Layout){
		"0 nodes":                      func(l *Layout) { l.Nodes = nil },
		"0 edges":                      func(l *Layout) { l.Edges = nil },
		`node "\"><script>" where`:     func(l *Layout) { l.Nodes[1].ID = `"><script>` },
		`edge "e2" where "e1" belongs`: func(l *Layout) { l.Edges[0].ID = "e2" },
		`edge "e1" 3 points`:           func(l *Layout) { l.Edges[0].Points = l.Edges[0].Points[:3] },
		`edge "e1" 5 points`:           func(l *Layout) { l.Edges[0].Points = append(l.Edges[0].Points, Point{}) },
		"the number NaN":               func(l *Layout) { l.Nodes[0].X = math.NaN() },
		"the number +Inf":              func(l *Layout) { l.Height = math.Inf(1) },
		"the number -1e+08":            func(l *Layout) { l.Edges[0].Points[1].Y = -1e8 },
		"the number 1.0000001e+07":     func(l *Layout) { l.Edges[0].Label.X = 1e7 + 1 },
	} {
		l := pile(c)
		spoil(&l)
		if err := l.check(c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want one with %q", err, want)
		}
	}
}

func TestWhatGraphvizCannotHaveWrittenIsRefused(t *testing.T) {
	const good = `{"bb":"0,0,10,20","objects":[{"name":"q1","pos":"5,5","width":"1","height":"2"},{"name":"rank"}],"edges":[{"id":"e1","pos":"0,0 1,1 2,2 3,3","lp":"4,4"}]}`
	l, err := readJSON0([]byte(good))
	if err != nil || len(l.Nodes) != 1 || l.Nodes[0] != (NodePlace{"q1", 5, 15, 72, 144}) || l.Edges[0].Label != (Point{4, 16}) {
		t.Fatalf("%+v, %v", l, err)
	}
	for old, bad := range map[string]string{
		`"bb":"0,0,10,20"`: `"bb":"0,0,10"`, `"pos":"5,5"`: `"pos":"5,here"`, `"width":"1"`: `"width":"1,1"`,
		`0,0 1,1`: `0,0 1`, `"lp":"4,4"`: `"lp":""`, `{"bb"`: `{{"bb"`,
	} {
		if l, err := readJSON0([]byte(strings.Replace(good, old, bad, 1))); err == nil || !strings.Contains(err.Error(), "graphviz") {
			t.Errorf("%s is read as %+v, %v", bad, l, err)
		}
	}
}

// narrow takes so many bytes and then fails.
type narrow int

func (n *narrow) Write(b []byte) (int, error) {
	if *n -= narrow(len(b)); *n < 0 {
		return 0, io.ErrClosedPipe
	}
	return len(b), nil
}

func TestTheWorkersProtocolBreaksOffCleanly(t *testing.T) {
	whole := message([]byte("digraph { a }"))
	for name, in := range map[string]string{"a length cut short": whole[:3], "a message cut short": whole[:9], "a message of 4 GiB": "\xff\xff\xff\xff"} {
		if err := Worker(strings.NewReader(in), io.Discard); err == nil || errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := Worker(strings.NewReader(""), io.Discard); err != nil {
		t.Errorf("the end of all messages: %v", err)
	}
	for room := range narrow(6) {
		if err := writeMessage(&room, []byte("xyz")); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("a reader that is gone: %v", err)
		}
	}
	if err := writeMessage(io.Discard, make([]byte, maxMessage+1)); err == nil {
		t.Error("a message that no reader takes is written")
	}
	gone := narrow(0)
	if err := Worker(strings.NewReader(whole), &gone); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("a worker whose parent is gone: %v", err)
	}
}

func TestACacheFullOrInTheWayOnlyCostsTime(t *testing.T) {
	dr := drawer(t, "good")
	for name, prepare := range map[string]func(dir string) error{
		"a file where the folder goes": func(dir string) error { return os.WriteFile(filepath.Join(dir, "layout"), nil, 0o644) },
		"a folder where the file goes": func(dir string) error {
			return os.MkdirAll(filepath.Join(dr.cacheFile([]byte("x")), "y"), 0o755)
		},
	} {
		dr.CacheDir = t.TempDir()
		if err := prepare(dr.CacheDir); err != nil {
			t.Fatal(err)
		}
		dr.store([]byte("x"), Layout{Width: 1})
		if _, ok := dr.cached([]byte("x")); ok {
			t.Errorf("%s: the cache answers", name)
		}
		if left, _ := filepath.Glob(filepath.Join(dr.CacheDir, "layout", "new-*")); len(left) > 0 {
			t.Errorf("%s: left is %v", name, left)
		}
	}
	dr.CacheDir = t.TempDir()
	dr.store([]byte("x"), Layout{Width: math.NaN()})
	if _, ok := dr.cached([]byte("x")); ok {
		t.Error("a layout that has no JSON is cached")
	}
}

// calling is the sample with an answer that calls another decision.
func calling(called *law.Decision) *law.Decision {
	d := read(sample)
	a := d.Questions[0].Answers[0]
	a.Goto, a.Call = "", &law.Call{ID: "other", Decision: called}
	return d
}

// Whatever makes a chart of a decision impossible is one error that names the
// decision, in the whole chart and in its parts.
func TestAChartThatCannotBeDrawnNamesItsDecision(t *testing.T) {
	long := read(sample)
	long.Questions[0].Ask.En = strings.Repeat("very long ", 40_000)
	longAnswer := read(sample)
	longAnswer.Questions[0].Answers[0].Label.En = strings.Repeat("very long ", 40_000)
	away := options("en")
	away.Href = func(*law.Node) string { return "javascript:alert(1)" }
	awayDecision := options("en")
	awayDecision.Decision = func(*law.Decision) string { return "//host/x" }
	prefix := options("en")
	prefix.Prefix = `x" onload="`
	tooDense := dense(151, 1)
	for name, c := range map[string]struct {
		d    *law.Decision
		o    Options
		want string
	}{
		"a question too long":     {long, options("en"), "too long to draw"},
		"an answer too long":      {longAnswer, options("en"), "too long to draw"},
		"a call of nothing":       {calling(nil), options("en"), "calls a decision that is not there"},
		"a link that runs":        {read(sample), away, "not a relative path"},
		"a prefix that runs":      {read(sample), prefix, "not usable in ids"},
		"more boxes than a chart": {tooDense, options("en"), "split"},
	} {
		dr := drawer(t, "good")
		for what, draw := range map[string]func() (string, error){
			"chart": func() (string, error) { return dr.Draw(t.Context(), c.d, c.o) },
			"parts": func() (string, error) { return dr.Parts(t.Context(), c.d, c.o) },
		} {
			svg, err := draw()
			if svg != "" || err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "decision "+c.d.ID) {
				t.Errorf("%s, %s: the error is %v, want one with %q", name, what, err, c.want)
			}
		}
	}
	if _, err := awayDecision.decision(read(sample)); err == nil {
		t.Error("a decision on another host is linked")
	}
}

// A width that is not known is fitted by the browser, so that text of a script
// nobody expects stays in its box too.
func TestCharactersWithoutAKnownWidthAreFitted(t *testing.T) {
	for _, text := range []string{"é", "ǽ", "Ω", "Ж", "ệ", "€", "№", "→", "法", "😀", "…", "⸺"} {
		if width, known := measure(text, 10); !known || width < 5 {
			t.Errorf("%q: %v, known %v", text, width, known)
		}
		if wrap(text, 10, 100)[0].fit {
			t.Errorf("%q is fitted", text)
		}
	}
	for _, text := range []string{"ភ", "ᚠ", "𐍈"} {
		if !wrap(text, 10, 100)[0].fit {
			t.Errorf("%q is not fitted", text)
		}
	}
}
