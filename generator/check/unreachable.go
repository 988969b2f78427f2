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
		starts := startNotes(d)
		if starts == nil {
			continue // reported as a dead end; everything would follow from it
		}
		reach := flow.Reachable(d)
		for _, q := range d.Questions {
			if !reach.Question(q.ID) {
				list.Add(diag.Diagnostic{
					Code: "unreachable-step", Pos: q.Pos, Message: fmt.Sprintf("no answer leads to question %q", q.ID),
					Notes: starts,
					Hint:  "let an answer go to it, or drop it",
				})
			}
		}
		for _, o := range d.Outcomes {
			if !reach.Outcome(o.ID) {
				list.Add(diag.Diagnostic{
					Code: "unreachable-step", Pos: o.Pos, Message: fmt.Sprintf("no answer ends at outcome %q", o.ID),
					Notes: starts,
					Hint:  "let an answer end there, or drop it",
				})
			}
		}
	}
}

// startNotes says where each track starts; nil when one starts nowhere.
func startNotes(d *law.Decision) []diag.Note {
	var notes []diag.Note
	for _, t := range flow.Tracks(d) {
		if d.Question(t.Start) == nil {
			return nil
		}
		message := fmt.Sprintf("the decision starts at %q", t.Start)
		if len(d.Tracks) > 0 {
			message = fmt.Sprintf("track %q starts at %q", t.ID, t.Start)
		}
		notes = append(notes, diag.Note{Pos: t.Pos, Message: message})
	}
	return notes
}
