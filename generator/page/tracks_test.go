package page

import (
	"os"
	"strings"
	"sync"
	"testing"

	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
)

// published is every page of the content of this repository, in its main language, made once.
var published = sync.OnceValue(func() map[string]Page {
	tree, _ := source.ReadFS(os.DirFS("../../content"), "content")
	asOf, _ := law.ParseDate("2026-11-21")
	corpus, _ := link.Link(tree, asOf)
	corpus.Languages = corpus.Languages[:1]
	pages := map[string]Page{}
	for p := range All(corpus, options) {
		pages[p.Path] = p
	}
	return pages
})

func TestEveryAnswerOfEveryDecisionLeadsSomewhere(t *testing.T) {
	answers := 0
	for _, p := range published() {
		if p.Layout != "question" {
			continue
		}
		for _, a := range p.Data["answers"].(list) {
			answers++
			if href, _ := a.(data)["href"].(string); href == "" {
				t.Errorf("%s: %q has no link", p.Path, a.(data)["text"])
			}
		}
		visit(p.Data, p.Path, func(at string, d map[string]any) {
			_, index, found := strings.Cut(at, ".branches[")
			if found && !strings.Contains(index, ".") && d["question"] == nil && d["outcome"] == nil {
				t.Errorf("%s leads nowhere", at)
			}
		}, func(string, any) {})
	}
	if answers == 0 {
		t.Error("there are no answers")
	}
}

func TestAnAnswerThatCallsADecisionSaysWhereEachEndLeads(t *testing.T) {
	p := published()["decisions/remote-maintenance/e7.html"]
	yes := p.Data["answers"].(list)[0].(data)
	if yes["href"] != "../data-export/index.html" {
		t.Errorf("it leads to %v", yes["href"])
	}
	branches := yes["call"].(data)["branches"].(list)
	if last := branches[len(branches)-1].(data); len(branches) != 5 || last["other"] != true || last["outcome"] == nil {
		t.Errorf("%d branches, the last is %v", len(branches), branches[len(branches)-1])
	}
	if p.Data["more"] == nil {
		t.Error("it is the last question, though another decision comes after it")
	}
	back := published()["decisions/data-export/outcome-c-barred.html"].Data["callers"].(list)[0].(data)
	if back["outcome"].(data)["href"] != "../remote-maintenance/outcome-e-no-export.html" {
		t.Errorf("it goes on to %v", back["outcome"])
	}
	before := published()["decisions/remote-maintenance/outcome-e-no-export.html"].Data["before"].(list)[0].(data)
	if before["after"] == nil || before["answer"] != "Yes" {
		t.Errorf("it is reached by %v", before)
	}
}

func TestTracksStandApartOnThePagesOfTheirDecision(t *testing.T) {
	d := published()["decisions/procurement/index.html"].Data
	if d["parts"] != "Four parts" || len(d["starts"].(list)) != 4 || d["outline"] != nil || d["paths"] != nil {
		t.Errorf("%v, outline %v", d["parts"], d["outline"])
	}
	n := 0
	for i, track := range d["tracks"].(list) {
		rows := track.(data)["rows"].(list)
		n += len(rows)
		if start := d["starts"].(list)[i].(data); rows[0].(data)["href"] != start["href"] {
			t.Errorf("%v starts at %v", start["text"], start["href"])
		}
	}
	questions := 0
	for path, p := range published() {
		if p.Layout == "question" && strings.HasPrefix(path, "decisions/procurement/") {
			questions++
		}
	}
	if n != questions {
		t.Errorf("the outline has %d of %d questions", n, questions)
	}
	if len(d["pathtracks"].(list)) != 4 {
		t.Errorf("%v", d["pathtracks"])
	}
	q := published()["decisions/procurement/db2.html"].Data
	if q["track"] == nil || q["start"] != "db1.html" {
		t.Errorf("db2 is of %v, which starts at %v", q["track"], q["start"])
	}
	single := published()["decisions/data-export/index.html"].Data
	if single["starts"] != nil || single["tracks"] != nil || single["outline"] == nil || single["paths"] == nil {
		t.Error("a decision without tracks shows some")
	}
}

func TestABlankLineInOurWordsStartsAParagraph(t *testing.T) {
	p := published()["decisions/cii-scope/outcome-a-kii.html"]
	if n := len(p.Data["said"].(list)); n != 3 {
		t.Errorf("the outcome has %d paragraphs, its text three", n)
	}
	if help := published()["decisions/cii-scope/a3.html"].Data["help"].(list); len(help) != 5 {
		t.Errorf("the help has %d paragraphs, its text five", len(help))
	}
}
