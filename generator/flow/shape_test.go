package flow

import (
	"fmt"
	"testing"
)

func TestReachableFollowsAnswersOnly(t *testing.T) {
	d := build("a1: yes>a3 no!out", "a2: yes!lost no!out", "a3: yes!in no!out", "in = stop", "lost = wait", "out = allowed")
	d.Outcome("in").Resume = "a2"
	r := Reachable(d)
	if got := ids(r.Questions, questionID); got != "[a1 a3]" {
		t.Errorf("questions %s", got)
	}
	if r.Question("a2") || r.Outcome("lost") || !r.Outcome("in") || !r.Question("a3") {
		t.Errorf("%+v", r)
	}
	d.Start = "gone"
	if r := Reachable(d); len(r.Questions) != 0 {
		t.Error("without a start something is reachable")
	}
}

func TestCyclesAreNamedByTheirShortestLoop(t *testing.T) {
	d := build("a1: yes>a2 no!out", "a2: yes>a3 no>a4", "a3: yes>a4 no!out", "a4: yes>a2 no!out", "a5: self>a5 out!out", "out = wait")
	var got []string
	for _, loop := range Cycles(d) {
		got = append(got, show(loop, nil))
	}
	if fmt.Sprint(got) != "[a2=no a4=yes a3=yes a4=yes a2=yes a5=self]" {
		t.Errorf("%q", got)
	}
	if loops := Cycles(build("a1: yes>a2 no>a2", "a2: yes!out no!out", "out = wait")); len(loops) != 0 {
		t.Errorf("a flow without loops has %d", len(loops))
	}
}

func TestDeadEndsSayWhatIsMissing(t *testing.T) {
	d := build("a1: yes>a2 no", "a2:", "a3: yes>gone no!gone", "out = wait")
	d.Questions[0].Answers[0].Outcome = "out"
	var got []string
	for _, e := range DeadEnds(d) {
		at := e.Question.ID
		if e.Answer != nil {
			at += "=" + e.Answer.Value
		}
		got = append(got, at+" "+e.Why)
	}
	want := "[a1=yes two-targets a1=no no-target a2 no-answers a3=yes no-question a3=no no-outcome]"
	if fmt.Sprint(got) != want {
		t.Errorf("%v\nwant %s", got, want)
	}
	d.Start = ""
	if e := DeadEnds(d)[0]; e.Why != "no-start" {
		t.Errorf("%+v", e)
	}
}

func TestAForkAsksTheSameUnderALongerId(t *testing.T) {
	d := build("a1: yes>a1-x no!out", "a1-x: yes!out no!out", "a1x: yes!out no!out", "out = wait")
	if Fork(d, d.Question("a1-x")) != d.Question("a1") || Fork(d, d.Question("a1x")) != nil || Fork(d, d.Question("a1")) != nil {
		t.Error("forks are not told apart")
	}
	d.Question("a1-x").Ask.En = "something else"
	if Fork(d, d.Question("a1-x")) != nil {
		t.Error("a question that asks something else is no fork")
	}
}

func TestAQuestionAskedTwiceOnAPathIsFound(t *testing.T) {
	d := build("a1: yes>a1-x no!out", "a1-x: yes>a2 no!out", "a2: yes>a2 no!out", "out = wait")
	var got []string
	for _, a := range AskedTwice(d) {
		got = append(got, a.First.ID+" "+a.Then.ID)
	}
	if fmt.Sprint(got) != "[a1 a1-x a2 a2]" {
		t.Errorf("%q", got)
	}
}

func TestTheOutlineHasOneItemForEachAnswer(t *testing.T) {
	d := build("a1: yes>a2 no>a3", "a2: yes>a3 no!out", "a3: yes!in no!out", "in = stop", "out = allowed")
	var got string
	var write func(i *Item)
	write = func(i *Item) {
		if i.Answer != nil {
			got += i.Answer.Value + ">"
		}
		switch {
		case i.Outcome != nil:
			got += i.Outcome.ID + " "
		case i.Seen:
			got += fmt.Sprintf("see%d ", i.Number)
		default:
			got += fmt.Sprintf("%d:%s( ", i.Number, i.Question.ID)
			for _, j := range i.Items {
				write(j)
			}
			got += ") "
		}
	}
	write(Outline(d))
	want := "1:a1( yes>2:a2( yes>3:a3( yes>in no>out ) no>out ) no>see3 ) "
	if got != want {
		t.Errorf("outline %s\nwant    %s", got, want)
	}
	if d.Start = "gone"; Outline(d) != nil {
		t.Error("without a start there is an outline")
	}
}
