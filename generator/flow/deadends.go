package flow

import (
	"slices"

	"legible/generator/law"
)

// DeadEnd is a place where a walk cannot go on.
type DeadEnd struct {
	Track    *law.Track          // whose start is no question; nil elsewhere
	Question *law.Question       // nil: see Track
	Answer   *law.DecisionAnswer // nil: the question has no answers
	Branch   *law.CallBranch     // of the answer's call; nil: the answer or the call as a whole
	Outcome  string              // of the called decision, where Why speaks of one
	Why      string
}

// DeadEnds returns every dead end of d, reachable or not. Why is one of
//
//	no-start            a track starts at no question
//	no-answers          a question has no answers
//	no-target           an answer or branch leads nowhere
//	two-targets         it leads to two things
//	no-question         it goes to a question that is not there
//	no-outcome          it ends at an outcome that is not there
//	no-called-outcome   a branch names an outcome that the called decision has not
//	branched-twice      two branches stand for one outcome
//	idle-branch         a branch for the other outcomes has none left
//	open-call           no branch stands for an outcome of the called decision
//	call-in-call        the called decision calls one itself
//	call-of-tracks      the called decision has tracks
//	called-again        the decision is called by an earlier answer too
//
// A called decision that is not there is reported by link.
func DeadEnds(d *law.Decision) []DeadEnd {
	var ends []DeadEnd
	for _, t := range Tracks(d) {
		if d.Question(t.Start) == nil {
			ends = append(ends, DeadEnd{Track: t, Why: "no-start"})
		}
	}
	seen := map[string]bool{}
	for _, q := range d.Questions {
		if len(q.Answers) == 0 {
			ends = append(ends, DeadEnd{Question: q, Why: "no-answers"})
		}
		for _, a := range q.Answers {
			if why := astray(d, a.Goto, a.Outcome, a.Call != nil); why != "" {
				ends = append(ends, DeadEnd{Question: q, Answer: a, Why: why})
			}
			if a.Call == nil {
				continue
			}
			if seen[a.Call.ID] {
				ends = append(ends, DeadEnd{Question: q, Answer: a, Why: "called-again"})
			}
			seen[a.Call.ID] = true
			for _, end := range callEnds(d, a.Call) {
				end.Question, end.Answer = q, a
				ends = append(ends, end)
			}
		}
	}
	return ends
}

// astray says what is wrong with a goto and an outcome, "" when nothing is.
func astray(d *law.Decision, question, outcome string, calls bool) string {
	switch {
	case calls && question == "" && outcome == "":
		return ""
	case question == "" && outcome == "":
		return "no-target"
	case question != "" && outcome != "" || calls:
		return "two-targets"
	case question != "" && d.Question(question) == nil:
		return "no-question"
	case outcome != "" && d.Outcome(outcome) == nil:
		return "no-outcome"
	}
	return ""
}

func callEnds(d *law.Decision, c *law.Call) []DeadEnd {
	var ends []DeadEnd
	add := func(b *law.CallBranch, outcome, why string) {
		if why != "" {
			ends = append(ends, DeadEnd{Branch: b, Outcome: outcome, Why: why})
		}
	}
	for _, b := range c.On {
		add(b, "", astray(d, b.Goto, b.Outcome, false))
	}
	if c.Decision == nil {
		return ends
	}
	if len(calls(c.Decision)) > 0 {
		add(nil, "", "call-in-call")
	}
	if len(c.Decision.Tracks) > 0 {
		add(nil, "", "call-of-tracks")
	}
	taken := map[string]bool{}
	others := 0
	for _, b := range c.On {
		for _, id := range b.Outcomes {
			if c.Decision.Outcome(id) == nil {
				add(b, id, "no-called-outcome")
			} else if taken[id] {
				add(b, id, "branched-twice")
			}
			taken[id] = true
		}
		if len(b.Outcomes) == 0 {
			if others++; others > 1 {
				add(b, "", "branched-twice")
			}
		}
	}
	left := slices.DeleteFunc(slices.Clone(c.Decision.Outcomes), func(o *law.Outcome) bool { return taken[o.ID] })
	for _, b := range c.On {
		if len(b.Outcomes) == 0 && len(left) == 0 {
			add(b, "", "idle-branch")
		}
	}
	if others == 0 {
		for _, o := range left {
			add(nil, o.ID, "open-call")
		}
	}
	return ends
}
