package check

import (
	"fmt"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
)

// definitions: a term that the text uses says what it means, and no spelling
// belongs to two terms.
func definitions(c *law.Corpus, list *diag.List) {
	owner := map[string]*law.Term{}
	for _, t := range c.Terms {
		if t.Definition == "" && t.DefinedAt == nil && len(t.UsedIn) > 0 {
			list.Add(diag.Diagnostic{
				Code: "undefined-term", Pos: t.Pos, Message: fmt.Sprintf("term %q is used and not defined", t.ID),
				Notes: []diag.Note{{Pos: t.UsedIn[0].Pos, Message: "used in article " + t.UsedIn[0].Number}},
				Hint:  "give definition: or defined-at:; where the law defines nothing, say so in the definition",
			})
		}
		for _, s := range append(append([]string{t.Name.En, t.Name.Zh}, t.VariantsEn...), t.VariantsZh...) {
			key := strings.ToLower(s)
			if other := owner[key]; other != nil && other != t {
				list.Add(diag.Diagnostic{
					Code: "shared-spelling", Pos: t.Pos, Message: fmt.Sprintf("%q is a spelling of two terms, %q and %q", s, other.ID, t.ID),
					Notes: []diag.Note{{Pos: other.Pos, Message: "the other one is here"}},
					Hint:  "a spelling links to one term: take it out of the other",
				})
			}
			if s != "" {
				owner[key] = t
			}
		}
	}
}
