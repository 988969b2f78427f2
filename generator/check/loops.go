package check

import (
	"fmt"
	"strings"

	"legible/generator/diag"
	"legible/generator/flow"
	"legible/generator/law"
)

// backAt is where a step of a loop says that it leads on.
func backAt(s flow.Step) diag.Position {
	if s.Branch != nil {
		return s.Branch.ToPos
	}
	return s.Answer.ToPos
}

// loops: a walk never comes back to a question, so it ends and asks each once.
// A retest is an outcome that names where to resume.
func loops(c *law.Corpus, list *diag.List) {
	for _, d := range c.Decisions {
		cycles := flow.Cycles(d)
		for _, cycle := range cycles {
			var ids []string
			for _, step := range cycle {
				ids = append(ids, step.Question.ID)
			}
			last := cycle[len(cycle)-1]
			list.Add(diag.Diagnostic{
				Code: "endless-loop", Pos: backAt(last),
				Message: fmt.Sprintf("this answer leads back: %s → %s", strings.Join(ids, " → "), ids[0]),
				Notes:   []diag.Note{{Pos: cycle[0].Question.Pos, Message: fmt.Sprintf("question %q is asked here first", ids[0])}},
				Hint:    "end at an outcome with resume: instead of going back",
			})
		}
		if len(cycles) > 0 {
			continue // asking twice follows from a loop
		}
		for _, again := range flow.AskedTwice(d) {
			list.Add(diag.Diagnostic{
				Code: "asked-twice", Pos: again.Then.Pos, Message: fmt.Sprintf("a walk can meet question %q after it was asked as %q", again.Then.ID, again.First.ID),
				Notes: []diag.Note{{Pos: again.First.Pos, Message: "asked here first"}},
				Hint:  "let the answers on the way lead past it: each path asks a question once",
			})
		}
	}
}
