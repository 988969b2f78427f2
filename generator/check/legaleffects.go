package check

import (
	"fmt"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
)

// legalEffects: "cites" has no legal effect and never stands for another type.
// It does when the same two places are also joined by a type that has one, or
// when its own note says so in that type's word.
func legalEffects(c *law.Corpus, list *diag.List) {
	for _, p := range c.Provisions {
		if p.Inherited != nil {
			continue // read where it was written
		}
		for _, r := range p.References {
			if r.Type != "cites" {
				continue
			}
			for _, other := range p.References {
				if other.Type != "cites" && other.From == r.From && other.To == r.To {
					list.Add(diag.Diagnostic{
						Code: "cites-with-effect", Pos: r.Pos, Message: fmt.Sprintf("article %s both cites and %s %s", p.Number, other.Type, r.To.Citation()),
						Notes: []diag.Note{{Pos: other.Pos, Message: "the other reference is here"}},
						Hint:  "drop cites: the other type says more",
					})
				}
			}
			for _, word := range []string{"implements", "restates", "elaborates", "extends", "amends", "repeals", "supersedes", "delegates"} {
				if strings.HasPrefix(strings.ToLower(r.Note), word+" ") {
					list.Add(diag.Diagnostic{
						Code: "cites-with-effect", Pos: r.Pos, Message: fmt.Sprintf("the note of a reference that cites says %q", word),
						Hint: "write type: " + word,
					})
				}
			}
		}
	}
}
