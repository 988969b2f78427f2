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
					Code: "reading-without-default", Pos: q.Pos, Message: fmt.Sprintf("question %q is a reading and its default %q is none of its answers", q.ID, q.Default),
					Hint: "a reading names the answer that is assumed until the reader chooses",
				})
			}
		}
		for _, o := range d.Outcomes {
			if o.Resume != "" && d.Question(o.Resume) == nil {
				list.Add(diag.Diagnostic{
					Code: "dead-end", Pos: o.Pos, Message: fmt.Sprintf("outcome %q resumes at %q, which is no question", o.ID, o.Resume),
				})
			}
		}
	}
}

func deadEnd(d *law.Decision, end flow.DeadEnd) diag.Diagnostic {
	switch end.Why {
	case "no-start":
		return diag.Diagnostic{
			Code: "dead-end", Pos: d.Pos, Message: fmt.Sprintf("decision %q starts at %q, which is no question", d.ID, d.Start),
			Hint: "start: names the id of the first question",
		}
	case "no-answers":
		return diag.Diagnostic{Code: "dead-end", Pos: end.Question.Pos, Message: fmt.Sprintf("question %q has no answers", end.Question.ID)}
	}
	f := diag.Diagnostic{
		Code: "dead-end", Pos: end.Answer.Pos,
		Notes: []diag.Note{{Pos: end.Question.Pos, Message: fmt.Sprintf("question %q is asked here", end.Question.ID)}},
	}
	switch end.Why {
	case "no-target":
		f.Message = fmt.Sprintf("answer %q leads nowhere", end.Answer.Value)
		f.Hint = "add goto: or outcome:, or drop the answer"
	case "two-targets":
		f.Message = fmt.Sprintf("answer %q leads on and ends at once", end.Answer.Value)
		f.Hint = "keep goto: or outcome:, not both"
	case "no-question":
		f.Message = fmt.Sprintf("answer %q goes to %q, which is no question", end.Answer.Value, end.Answer.Goto)
	case "no-outcome":
		f.Message = fmt.Sprintf("answer %q ends at %q, which is no outcome", end.Answer.Value, end.Answer.Outcome)
	}
	return f
}
