package check

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"legible/generator/diag"
	"legible/generator/law"
)

// collisions: no two things claim one page, also on file systems that do not
// tell letter case or Unicode forms apart.
func collisions(c *law.Corpus, list *diag.List) {
	type claim struct {
		url string
		pos diag.Position
	}
	first := map[string]claim{}
	c.EachPage(func(url string, pos diag.Position) {
		key := strings.ToLower(norm.NFC.String(url))
		if other, taken := first[key]; taken {
			list.Add(diag.Diagnostic{
				Code: "collision", Pos: pos, Message: fmt.Sprintf("%s is the page of two things", url),
				Notes: []diag.Note{{Pos: other.pos, Message: "the other one is here"}}, Hint: "give one of them another id",
			})
			return
		}
		first[key] = claim{url, pos}
	})
}
