package check

import (
	"fmt"

	"legible/generator/diag"
	"legible/generator/law"
)

// labels: every edge of a chart says which answer it is, and every step cites
// the provision it rests on.
func labels(c *law.Corpus, list *diag.List) {
	for _, d := range c.Decisions {
		for _, t := range d.Tracks {
			if t.Title.En == "" {
				list.Add(diag.Diagnostic{
					Code: "unlabelled-answer", Pos: t.Pos, Message: fmt.Sprintf("track %q has no title", t.ID), Hint: "add title: {en: …, zh: …}",
				})
			}
		}
		for _, q := range d.Questions {
			if len(q.Grounds) == 0 {
				list.Add(uncited(q.Pos, "question", q.ID))
			}
			seen := map[string]*law.DecisionAnswer{}
			for _, a := range q.Answers {
				if a.Label.En == "" {
					list.Add(diag.Diagnostic{
						Code: "unlabelled-answer", Pos: a.Pos, Message: fmt.Sprintf("answer %q of question %q has no label", a.Value, q.ID),
						Hint: "add label: {en: …, zh: …}",
					})
				}
				if other := seen[a.Value]; other != nil {
					list.Add(diag.Diagnostic{
						Code: "duplicate-id", Pos: a.Pos, Message: fmt.Sprintf("question %q has two answers %q", q.ID, a.Value),
						Notes: []diag.Note{{Pos: other.Pos, Message: "the first one is here"}},
						Hint:  "give each answer a value of its own",
					})
				}
				seen[a.Value] = a
			}
		}
		for _, o := range d.Outcomes {
			if len(o.Grounds) == 0 {
				list.Add(uncited(o.Pos, "outcome", o.ID))
			}
		}
	}
}

func uncited(at diag.Position, kind, id string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "uncited-step", Pos: at, Message: fmt.Sprintf("%s %q cites no provision", kind, id),
		Hint: "name the provisions it rests on under grounds:, each with its version",
	}
}
