package check

import (
	"strings"
	"testing"

	"legible/generator/diag"
	"legible/generator/law"
)

func TestACallThatDoesNotFitIsReportedAtBothEnds(t *testing.T) {
	at := func(line int) diag.Position { return diag.Position{File: "a.yaml", Line: line, Column: 1} }
	other := &law.Decision{ID: "other", Start: "c1", Pos: diag.Position{File: "other.yaml", Line: 1, Column: 1}}
	other.Questions = []*law.Question{{ID: "c1", Answers: []*law.DecisionAnswer{{Value: "yes", Outcome: "fine"}, {Value: "no", Outcome: "bad"}}}}
	other.Outcomes = []*law.Outcome{{ID: "fine"}, {ID: "bad"}}
	call := &law.Call{ID: "other", Decision: other, Pos: at(5), On: []*law.CallBranch{{Outcomes: []string{"fine", "finest"}, Outcome: "out", Pos: at(6)}}}
	d := &law.Decision{ID: "a", Start: "e1", Pos: at(1), Outcomes: []*law.Outcome{{ID: "out"}}}
	d.Questions = []*law.Question{{ID: "e1", Pos: at(3), Answers: []*law.DecisionAnswer{{Value: "yes", Call: call, Pos: at(4)}, {Value: "no", Outcome: "out", Pos: at(8)}}}}
	var list diag.List
	deadEnds(&law.Corpus{Decisions: []*law.Decision{d, other}}, &list)
	want := []struct {
		line int
		text string
	}{{5, `no branch says what follows when decision "other" ends at "bad"`}, {6, `decision "other" has no outcome "finest"`}}
	found := list.Sorted()
	if len(found) != len(want) {
		t.Fatalf("%d findings: %+v", len(found), found)
	}
	for i, f := range found {
		if f.Code != "bad-call" || f.Pos.Line != want[i].line || f.Message != want[i].text {
			t.Errorf("line %d: %s [%s]", f.Pos.Line, f.Message, f.Code)
		}
		if len(f.Notes) != 2 || !strings.HasSuffix(f.Notes[1].Pos.File, "other.yaml") {
			t.Errorf("the called decision is not shown: %+v", f.Notes)
		}
	}
}
