package flow

import (
	"testing"

	"legible/generator/law"
)

func TestAnOutcomeIsABoxForEachQuestionThatLeadsToIt(t *testing.T) {
	d := build("a1: yes>a2 maybe>a2 no!out", "a2: yes!in no!out unknown!out", "a9: lost!out", "in = stop", "out = allowed")
	if nodes, edges := Size(d); nodes != 5 || edges != 4 {
		t.Errorf("%d boxes and %d lines, want 2 questions with 1 and 2 outcomes, and 4 lines", nodes, edges)
	}
	d.Tracks = []*law.Track{{ID: "a", Start: "a1"}, {ID: "b", Start: "a2"}}
	if nodes, edges := Size(d); nodes != 8 || edges != 6 {
		t.Errorf("in two tracks %d boxes and %d lines, want 8 and 6", nodes, edges)
	}
}

func TestACallIsABoxOfItsOwn(t *testing.T) {
	d := build("a1: yes no!out", "a2: yes!out", "out = allowed", "in = stop")
	called := build("b1: yes!fine no!bad", "fine = allowed", "bad = stop")
	d.Questions[0].Answers[0].Call = &law.Call{ID: "called", Decision: called, On: []*law.CallBranch{
		{Outcomes: []string{"fine"}, Goto: "a2"}, {Outcomes: []string{"bad"}, Outcome: "out"},
	}}
	d.Start = "a1"
	if nodes, edges := Size(d); nodes != 6 || edges != 5 {
		t.Errorf("%d boxes and %d lines, want 2 questions, a call and 3 outcomes, and 5 lines", nodes, edges)
	}
}
