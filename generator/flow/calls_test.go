package flow

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"legible/generator/law"
)

// calling asks e1, then other's c1 and c2; fine leads back to e2, the rest ends.
func calling() *law.Decision {
	other := build("c1: yes+r9>c2 no!fine", "c2: yes!fine no!bad", "fine = allowed", "bad = barred", "never = stop")
	other.ID = "other"
	d := build("e1: yes!x no!out", "e2: yes!out no!held", "out = allowed", "held = wait")
	d.Questions[0].Answers[0].Outcome = ""
	d.Questions[0].Answers[0].Call = &law.Call{ID: "other", Decision: other, On: []*law.CallBranch{
		{Outcomes: []string{"fine"}, Goto: "e2"}, {Outcome: "held"},
	}}
	return d
}

func whys(d *law.Decision) string {
	var all []string
	for _, e := range DeadEnds(d) {
		all = append(all, strings.TrimSpace(e.Why+" "+e.Outcome))
	}
	return strings.Join(all, ", ")
}

func full(d *law.Decision) string {
	var lines []string
	for _, p := range FullPaths(d) {
		line := ""
		for _, s := range p.Steps {
			line += s.Name() + "=" + s.Answer.Value + " "
			if s.Called != nil {
				line += "(" + s.Called.ID + ") "
			}
		}
		lines = append(lines, line+p.Outcome.ID)
	}
	return strings.Join(lines, "\n")
}

func TestACalledDecisionIsWalkedUnderItsName(t *testing.T) {
	want := strings.Join([]string{
		"e1=yes other.c1=yes other.c2=yes (fine) e2=yes out", "e1=yes other.c1=yes other.c2=yes (fine) e2=no held",
		"e1=yes other.c1=yes other.c2=no (bad) held",
		"e1=yes other.c1=no (fine) e2=yes out", "e1=yes other.c1=no (fine) e2=no held", "e1=no out",
	}, "\n")
	if got := full(calling()); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestPathsOfTheDecisionItselfNameTheBranchOfACall(t *testing.T) {
	d := calling()
	if got, want := len(Paths(d)), 4; got != want {
		t.Fatalf("%d paths, want %d", got, want)
	}
	p := Paths(d)[2]
	if b := p.Steps[0].Branch; b == nil || b.Outcome != "held" || p.Outcome.ID != "held" {
		t.Errorf("%+v", p)
	}
	called := Called(d.Questions[0].Answers[0].Call, p.Steps[0].Branch)
	if got := ids(called, func(o *law.Outcome) string { return o.ID }); got != "[bad never]" {
		t.Errorf("the other outcomes are %s", got)
	}
}

func TestAWalkGoesThroughACallAndBack(t *testing.T) {
	d := calling()
	s, err := Walk(d, given("e1=yes"))
	if err != nil || s.NextName != "other.c1" || s.Next.ID != "c1" {
		t.Errorf("%+v, %v", s, err)
	}
	s, err = Walk(d, given("other.c2=yes e2=no e1=yes other.c1=yes"))
	if err != nil || !s.Complete || s.Outcome.ID != "held" || ids(s.Duties, dutyID) != "[r9]" {
		t.Errorf("%+v, %v", s, err)
	}
	if got := ids(s.Cites, nodeID); got != "[law/e1 law/c1 law/c2 law/fine law/e2 law/held]" {
		t.Errorf("cites %s", got)
	}
	for text, want := range map[string]string{
		"e1=no other.c1=no":            "question other.c1 is not on this path: e1=no",
		"e1=yes other.c1=maybe":        `question other.c1 has no answer "maybe"; answers: yes, no`,
		"other.c1=yes other.c1=yes":    "question other.c1 is answered twice",
		"e1=yes others.c1=yes":         `decision test has no question "others.c1" (did you mean "other.c1"?)`,
		"e1=yes other.c1=no other.c2=": `question other.c2 has no answer ""; answers: yes, no`,
	} {
		if _, err := Walk(d, given(text)); err == nil || err.Error() != want {
			t.Errorf("%s: %v; want %s", text, err, want)
		}
	}
}

func TestACallMustFitTheDecisionItCalls(t *testing.T) {
	answer := func(d *law.Decision) *law.DecisionAnswer { return d.Questions[0].Answers[0] }
	for why, change := range map[string]func(*law.Decision){
		"":                               func(*law.Decision) {},
		"no-called-outcome finest":       func(d *law.Decision) { answer(d).Call.On[0].Outcomes = []string{"fine", "finest"} },
		"branched-twice fine":            func(d *law.Decision) { answer(d).Call.On[1].Outcomes = []string{"fine", "bad", "never"} },
		"open-call bad, open-call never": func(d *law.Decision) { answer(d).Call.On = answer(d).Call.On[:1] },
		"idle-branch":                    func(d *law.Decision) { answer(d).Call.On[0].Outcomes = []string{"fine", "bad", "never"} },
		"branched-twice":                 func(d *law.Decision) { answer(d).Call.On[0].Outcomes = nil },
		"no-target":                      func(d *law.Decision) { answer(d).Call.On[1].Outcome = "" },
		"two-targets":                    func(d *law.Decision) { answer(d).Goto = "e2" },
		"no-question":                    func(d *law.Decision) { answer(d).Call.On[0].Goto = "e3" },
		"no-outcome":                     func(d *law.Decision) { answer(d).Call.On[1].Outcome = "gone" },
		"called-again": func(d *law.Decision) {
			d.Questions[1].Answers[0].Outcome, d.Questions[1].Answers[0].Call = "", answer(d).Call
		},
		"call-of-tracks": func(d *law.Decision) { answer(d).Call.Decision.Tracks = []*law.Track{{ID: "a", Start: "c1"}} },
		"call-in-call, open-call held": func(d *law.Decision) {
			answer(d).Call.Decision, answer(d).Call.On = d, []*law.CallBranch{{Outcomes: []string{"out"}, Outcome: "out"}}
		},
	} {
		d := calling()
		change(d)
		if got := whys(d); got != why {
			t.Errorf("dead ends %q, want %q", got, why)
		}
		FullPaths(d) // ends all the same
		Walk(d, given("e1=yes"))
	}
}

func TestALoopThroughACallIsFound(t *testing.T) {
	d := calling()
	d.Questions[1].Answers[1].Outcome, d.Questions[1].Answers[1].Goto = "", "e1"
	var got []string
	for _, loop := range Cycles(d) {
		got = append(got, show(loop, nil))
	}
	if fmt.Sprint(got) != "[e1=yes e2=no]" {
		t.Errorf("%q", got)
	}
	if _, err := Walk(d, given("e1=yes other.c1=no e2=no")); !errors.As(err, new(*NoWayOn)) {
		t.Errorf("%v", err)
	}
	if len(FullPaths(d)) == 0 {
		t.Error("no paths are left")
	}
}

func TestTheHashOfACallerChangesWithTheDecisionItCalls(t *testing.T) {
	a, b := calling(), calling()
	if Hash(a) != Hash(b) {
		t.Fatal("not stable")
	}
	b.Questions[0].Answers[0].Call.Decision.Outcomes[0].Text = "changed"
	if Hash(a) == Hash(b) {
		t.Error("a change of the called decision goes unseen")
	}
}

func TestTheOutlineNamesABranchForEachWayOutOfACall(t *testing.T) {
	o := Outline(calling())
	call := o.Items[0]
	if call.Answer.Call == nil || len(call.Items) != 2 || call.Items[0].Branch == nil || call.Items[0].Question.ID != "e2" || call.Items[1].Outcome.ID != "held" {
		t.Errorf("%+v", call)
	}
}
