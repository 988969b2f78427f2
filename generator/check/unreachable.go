package check

import (
	"fmt"

	"legible/generator/diag"
	"legible/generator/flow"
	"legible/generator/law"
)

// unreachable: every question and outcome lies on some walk.
func unreachable(c *law.Corpus, list *diag.List) {
	for _, d := range c.Decisions {
		if d.Question(d.Start) == nil {
			continue // reported as a dead end; everything would follow from it
		}
		reach := flow.Reachable(d)
		for _, q := range d.Questions {
			if !reach.Question(q.ID) {
				list.Add(diag.Diagnostic{
					Code: "unreachable-step", Pos: q.Pos, Message: fmt.Sprintf("no answer leads to question %q", q.ID),
					Notes: []diag.Note{{Pos: d.Pos, Message: fmt.Sprintf("the decision starts at %q", d.Start)}},
					Hint:  "let an answer go to it, or drop it",
				})
			}
		}
		for _, o := range d.Outcomes {
			if !reach.Outcome(o.ID) {
				list.Add(diag.Diagnostic{
					Code: "unreachable-step", Pos: o.Pos, Message: fmt.Sprintf("no answer ends at outcome %q", o.ID),
					Notes: []diag.Note{{Pos: d.Pos, Message: fmt.Sprintf("the decision starts at %q", d.Start)}},
					Hint:  "let an answer end there, or drop it",
				})
			}
		}
	}
}
