package diagram

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"legible/generator/law"
)

// Each file of testdata holds a decision and the DOT text of its chart.
// LEGIBLE_UPDATE=1 writes the DOT text anew.
func TestGoldenDOT(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.TrimSpace(string(archive.Comment))
		c, err := only(read(string(archive.Files[0].Data)), options(lang), roomy)
		if err != nil {
			t.Fatal(file, err)
		}
		c.arrange(allBeside)
		got := string(c.writeDOT())
		if os.Getenv("LEGIBLE_UPDATE") == "1" {
			archive.Files = append(archive.Files[:1], txtar.File{Name: "want.dot", Data: []byte(got)})
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if len(archive.Files) != 2 || string(archive.Files[1].Data) != got {
			t.Errorf("%s is stale (LEGIBLE_UPDATE=1 rewrites it); got:\n%s", file, got)
		}
	}
}

// dotLine is everything a line of DOT text may be.
var dotLine = regexp.MustCompile(`^(` + strings.Join([]string{
	`digraph chart \{`,
	`graph \[rankdir=TB nodesep=0\.25 ranksep=0\.3 splines=(true|line)( nslimit=1 nslimit1=1 mclimit=0\.05)?\]`,
	`node \[shape=box fixedsize=true label=" " fontname=Helvetica fontsize=14\]`,
	`edge \[dir=none fontname=Helvetica fontsize=13\]`,
	`[qo]\d+ \[width=\d+\.\d{4} height=\d+\.\d{4}( group=s)?\]`,
	`\{rank=same q\d+ o\d+\}`,
	`q\d+ -> [qo]\d+ \[id=e\d+( weight=\d+)? label=<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="\d+" HEIGHT="\d+"><TR><TD></TD></TR></TABLE>>\]`,
	`\}`,
}, "|") + `)$`)

func checkDOT(t *testing.T, dot []byte) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSuffix(string(dot), "\n"), "\n") {
		if !dotLine.MatchString(line) {
			t.Errorf("DOT text holds %q", line)
		}
	}
}

// hostile is a decision with one text in every place an author can write.
func hostile(text string) *law.Decision {
	both := law.Bilingual{En: text, Zh: text}
	ground := []*law.Node{{ID: text}}
	return &law.Decision{
		ID: text, Title: both, Start: text,
		Questions: []*law.Question{
			{ID: text, Ask: both, Short: both, Kind: text, Grounds: ground, Answers: []*law.DecisionAnswer{
				{Value: text, Label: both, Goto: text + "2"}, {Value: text + "x", Label: both, Outcome: text},
			}},
			{ID: text + "2", Ask: both, Grounds: ground, Answers: []*law.DecisionAnswer{
				{Value: text, Label: both, Outcome: text}, {Value: text + "x", Label: both, Outcome: text},
			}},
		},
		Outcomes: []*law.Outcome{{ID: text, Severity: text, Title: both, Grounds: ground}},
	}
}

func FuzzDOT(f *testing.F) {
	for _, s := range hostileTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		o := options("en")
		o.Href = nil
		c, err := only(hostile(text), o, compact)
		if err != nil {
			return // refused: too long, or an empty id
		}
		for _, m := range []manner{allBeside, spineBeside, allBelow} {
			c.arrange(m)
			checkDOT(t, c.writeDOT())
		}
		// Without Graphviz: everything at one place, still a clean drawing.
		svg, err := writeSVG(hostile(text), []placed{{c, pile(c)}}, o)
		if err != nil {
			t.Fatal(err)
		}
		root := check(t, svg)
		for _, n := range root.byClass("question") {
			if got, want := n.byClass("question")[0].Children[1:], strings.Join(words(clean(text)), " "); want != "" {
				if got[0].words() != want {
					t.Errorf("the label reads %q, want %q", got[0].words(), want)
				}
			}
		}
	})
}

// pile is a layout with everything at the origin.
func pile(c *chart) Layout {
	l := Layout{Width: 100, Height: 100}
	for _, n := range c.nodes {
		l.Nodes = append(l.Nodes, NodePlace{ID: n.id, W: n.w, H: n.h})
	}
	for _, e := range c.edges {
		l.Edges = append(l.Edges, EdgeCourse{ID: e.id, Points: make([]Point, 4)})
	}
	return l
}
