package flow

import (
	"errors"
	"strings"
	"testing"
)

func given(text string) []Given {
	var all []Given
	for _, word := range strings.Fields(text) {
		q, a, _ := strings.Cut(word, "=")
		all = append(all, Given{q, a})
	}
	return all
}

func TestWalkStopsAtTheFirstUnansweredQuestion(t *testing.T) {
	d := build("a1: yes>a2 no!out", "a2: yes!in no!out", "in = stop", "out = allowed")
	s, err := Walk(d, nil)
	if err != nil || s.Complete || s.Next.ID != "a1" || s.Severity != "" {
		t.Errorf("%+v, %v", s, err)
	}
	s, err = Walk(d, given("a1=yes"))
	if err != nil || s.Complete || s.Next.ID != "a2" || show(s.Path, nil) != "a1=yes" {
		t.Errorf("%+v, %v", s, err)
	}
	s, err = Walk(d, given("a2=yes a1=yes"))
	if err != nil || !s.Complete || s.Outcome.ID != "in" || s.Severity != "stop" || s.Next != nil {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestAnAnswerMayWaitForItsQuestion(t *testing.T) {
	d := build("a1: yes>a2 no!out", "a2: yes!in no!out", "in = stop", "out = allowed")
	s, err := Walk(d, given("a2=yes"))
	if err != nil || s.Next.ID != "a1" || len(s.Pending) != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestAReadingIsAssumedUntilSomebodyAnswersIt(t *testing.T) {
	d := build("a1: yes>r no!out", "r?: wide>a2 narrow!out", "a2: yes!in no!out", "in = stop", "out = allowed")
	s, err := Walk(d, given("a1=yes a2=yes"))
	if err != nil || show(s.Path, s.Outcome) != "a1=yes r=wide a2=yes in" || !s.Path[1].Assumed || s.Path[0].Assumed {
		t.Errorf("%+v, %v", s, err)
	}
	s, err = Walk(d, given("a1=yes r=narrow"))
	if err != nil || show(s.Path, s.Outcome) != "a1=yes r=narrow out" || s.Path[1].Assumed {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestTheAnswerToAnOriginalCountsForItsFork(t *testing.T) {
	d := build("a1: yes>a2 unknown>a2-dark", "a2: yes!in no!out", "a2-dark: yes!dark no!out", "in = stop", "out = allowed", "dark = undetermined")
	for text, want := range map[string]string{
		"a1=yes a2=yes":               "a1=yes a2=yes in",
		"a1=unknown a2=yes":           "a1=unknown a2-dark=yes dark",
		"a1=unknown a2-dark=no":       "a1=unknown a2-dark=no out",
		"a1=unknown a2-dark=yes a2=x": "", // no such answer
	} {
		s, err := Walk(d, given(text))
		if want == "" {
			if err == nil {
				t.Errorf("%s: no error", text)
			}
			continue
		}
		if err != nil || show(s.Path, s.Outcome) != want {
			t.Errorf("%s: %s, %v; want %s", text, show(s.Path, s.Outcome), err, want)
		}
	}
	if _, err := Walk(d, given("a1=unknown a2-dark=yes a2=yes")); !errors.As(err, new(*NotOnPath)) {
		t.Errorf("an original answered beside its fork: %v", err)
	}
}

func TestWrongAnswersAreNamed(t *testing.T) {
	d := build("a1: yes>a2 no!out", "a2: identified!in pending!out", "b1: yes!in no!out", "in = stop", "out = allowed")
	for text, want := range map[string]string{
		"a11=yes":              `decision test has no question "a11" (did you mean "a1"?)`,
		"zzzz=yes":             `decision test has no question "zzzz"`,
		"a1=yse":               `question a1 has no answer "yse" (did you mean "yes"?); answers: yes, no`,
		"a1=yes a2=identifyed": `question a2 has no answer "identifyed" (did you mean "identified"?); answers: identified, pending`,
		"a1=yes a1=yes":        `question a1 is answered twice`,
		"a1=no a2=pending":     `question a2 is not on this path: a1=no`,
		"b1=yes":               `question b1 is not on this path`,
	} {
		_, err := Walk(d, given(text))
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v; want %s", text, err, want)
		}
	}
}

func TestTheErrorsAreTyped(t *testing.T) {
	d := build("a1: yes>a1 no!out stuck", "a2: yes!out no!out", "out = allowed")
	for text, target := range map[string]any{
		"x=yes":     new(*UnknownQuestion),
		"a1=maybe":  new(*UnknownAnswer),
		"a1=no x=y": new(*UnknownQuestion),
		"a2=yes":    new(*NotOnPath),
		"a1=yes":    new(*NoWayOn),
		"a1=stuck":  new(*NoWayOn),
	} {
		if _, err := Walk(d, given(text)); !errors.As(err, target) {
			t.Errorf("%s: %T %v", text, err, err)
		}
	}
	d.Start = "nowhere"
	if _, err := Walk(d, nil); !errors.As(err, new(*NoWayOn)) {
		t.Errorf("no start: %v", err)
	}
}
