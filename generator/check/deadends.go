package check

import (
	"fmt"
	"slices"

	"legible/generator/diag"
	"legible/generator/flow"
	"legible/generator/law"
)

// deadEnds: every walk can go on until an outcome.
func deadEnds(c *law.Corpus, list *diag.List) {
	for _, d := range c.Decisions {
		for _, end := range flow.DeadEnds(d) {
			list.Add(deadEnd(d, end))
		}
		for _, q := range d.Questions {
			if q.Kind == "reading" && !slices.Contains(flow.Values(q), q.Default) {
				list.Add(diag.Diagnostic{
					Code: "reading-without-default", Pos: q.DefaultPos, Message: fmt.Sprintf("question %q is a reading and its default %q is none of its answers", q.ID, q.Default),
					Hint: "a reading names the answer that is assumed until the reader chooses",
				})
			}
		}
		for _, o := range d.Outcomes {
			if o.Resume != "" && d.Question(o.Resume) == nil {
				list.Add(diag.Diagnostic{
					Code: "dead-end", Pos: o.ResumePos, Message: fmt.Sprintf("outcome %q resumes at %q, which is no question", o.ID, o.Resume),
					Hint: "resume: names the id of a question of this decision",
				})
			}
		}
	}
}

func deadEnd(d *law.Decision, end flow.DeadEnd) diag.Diagnostic {
	switch {
	case end.Track != nil:
		f := diag.Diagnostic{
			Code: "dead-end", Pos: end.Track.StartPos, Message: fmt.Sprintf("decision %q starts at %q, which is no question", d.ID, end.Track.Start),
			Hint: "start: names the id of the first question",
		}
		if len(d.Tracks) > 0 {
			f.Message = fmt.Sprintf("track %q starts at %q, which is no question", end.Track.ID, end.Track.Start)
		}
		return f
	case end.Answer == nil:
		return diag.Diagnostic{Code: "dead-end", Pos: end.Question.Pos, Message: fmt.Sprintf("question %q has no answers", end.Question.ID), Hint: "add answers:, each with goto: or outcome:"}
	}
	f := diag.Diagnostic{
		Code: "dead-end", Pos: end.Answer.ToPos,
		Notes: []diag.Note{{Pos: end.Question.Pos, Message: fmt.Sprintf("question %q is asked here", end.Question.ID)}},
	}
	who, question, outcome := fmt.Sprintf("answer %q", end.Answer.Value), end.Answer.Goto, end.Answer.Outcome
	if end.Branch != nil {
		f.Pos, who, question, outcome = end.Branch.ToPos, "this branch of the call", end.Branch.Goto, end.Branch.Outcome
	}
	switch end.Why {
	case "no-target":
		f.Message = who + " leads nowhere"
		f.Hint = "add goto: or outcome:, or drop the answer"
	case "two-targets":
		f.Message = who + " leads on and ends at once"
		f.Hint = "keep one of goto:, outcome: and call:"
	case "no-question":
		f.Message = fmt.Sprintf("%s goes to %q, which is no question", who, question)
		f.Hint = "goto: names the id of a question of this decision"
	case "no-outcome":
		f.Message = fmt.Sprintf("%s ends at %q, which is no outcome", who, outcome)
		f.Hint = "outcome: names the id of an outcome of this decision"
	default:
		return callEnd(end)
	}
	return f
}

// callEnd says what is wrong with a call, at both ends.
func callEnd(end flow.DeadEnd) diag.Diagnostic {
	called := end.Answer.Call
	f := diag.Diagnostic{
		Code: "bad-call", Pos: called.Pos,
		Notes: []diag.Note{{Pos: end.Question.Pos, Message: fmt.Sprintf("question %q is asked here", end.Question.ID)}},
	}
	if end.Branch != nil {
		f.Pos = end.Branch.Pos
	}
	if called.Decision != nil {
		f.Notes = append(f.Notes, diag.Note{Pos: called.Decision.Pos, Message: fmt.Sprintf("decision %q is here", called.ID)})
	}
	switch end.Why {
	case "no-called-outcome":
		f.Message = fmt.Sprintf("decision %q has no outcome %q", called.ID, end.Outcome)
		f.Hint = "outcomes: names ids of outcomes of the called decision"
	case "branched-twice":
		f.Message = "two branches of the call stand for the same outcome"
		f.Hint = "name each outcome in one branch; one branch at most goes without outcomes:"
		if end.Outcome != "" {
			f.Message = fmt.Sprintf("outcome %q of decision %q stands in two branches of the call", end.Outcome, called.ID)
		}
	case "idle-branch":
		f.Message = "no outcome is left for this branch of the call"
		f.Hint = "drop it: the other branches name every outcome"
	case "open-call":
		f.Message = fmt.Sprintf("no branch says what follows when decision %q ends at %q", called.ID, end.Outcome)
		f.Hint = "name it in a branch, or add a last branch without outcomes:"
	case "call-in-call":
		f.Message = fmt.Sprintf("decision %q calls a decision itself, so it cannot be called", called.ID)
		f.Hint = "end at an outcome that names the other decision"
	case "call-of-tracks":
		f.Message = fmt.Sprintf("decision %q has tracks, so it cannot be called", called.ID)
		f.Hint = "end at an outcome that names the other decision"
	case "called-again":
		f.Message = fmt.Sprintf("decision %q is called a second time", called.ID)
		f.Hint = "let both answers go to one question that calls it"
	}
	return f
}
