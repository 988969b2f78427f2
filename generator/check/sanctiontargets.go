package check

import (
	"fmt"

	"legible/generator/diag"
	"legible/generator/law"
)

// sanctionTargets: a sanction says what it enforces, and has something to
// impose. An obligation stands on at least one place in the law.
func sanctionTargets(c *law.Corpus, list *diag.List) {
	for _, s := range c.Sanctions {
		if len(s.Enforces) == 0 && !s.EnforcesAll && !s.OwnConduct {
			list.Add(diag.Diagnostic{
				Code: "sanction-without-duty", Pos: s.Pos, Message: fmt.Sprintf("sanction %q enforces nothing", s.ID),
				Hint: "list the provisions under enforces:, write enforces-all: true when it follows any violation, or enforces: [] when its own paragraph describes the conduct",
			})
		}
	}
	for _, o := range c.Obligations {
		if len(o.Basis) == 0 {
			list.Add(diag.Diagnostic{
				Code: "obligation-without-source", Pos: o.Pos, Message: fmt.Sprintf("obligation %q stands on no provision", o.ID),
				Hint: "name the paragraph and item it comes from under basis:",
			})
		}
	}
}
