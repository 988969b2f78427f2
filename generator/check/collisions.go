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
	add := func(url string, pos diag.Position) {
		key := strings.ToLower(norm.NFC.String(url))
		if other, taken := first[key]; taken {
			list.Add(diag.Diagnostic{
				Code: "collision", Pos: pos, Message: fmt.Sprintf("%s is the page of two things", url),
				Notes: []diag.Note{{Pos: other.pos, Message: "the other one is here"}}, Hint: "give one of them another id",
			})
			return
		}
		first[key] = claim{url, pos}
	}
	for _, in := range c.Instruments {
		add(in.URL, in.Pos)
		for _, v := range in.Versions {
			add(v.URL, v.Pos)
			for _, d := range v.Outline {
				add(d.URL, d.Pos)
			}
		}
	}
	for _, p := range c.Provisions {
		add(p.URL, p.Pos)
	}
	for _, a := range c.Actors {
		add(a.URL, a.Pos)
	}
	for _, t := range c.Topics {
		add(t.URL, t.Pos)
	}
	for _, t := range c.Terms {
		add(t.URL, t.Pos)
	}
	for _, d := range c.Decisions {
		add(d.URL, d.Pos)
	}
	for _, p := range c.Prose {
		add(p.URL, p.Pos)
	}
}
