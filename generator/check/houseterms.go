package check

import (
	"fmt"

	"legible/generator/diag"
	"legible/generator/law"
)

// houseTerms: one word for one thing. A variant that readers may search for
// belongs in terms.yaml and nowhere else.
func houseTerms(c *law.Corpus, list *diag.List) {
	look := func(at diag.Position, text string) {
		for _, h := range c.HouseTerms {
			for _, word := range h.Not {
				if law.IndexWord(text, word) < 0 {
					continue
				}
				use := h.Use
				if h.Short != "" {
					use += " (" + h.Short + ")"
				}
				list.Add(diag.Diagnostic{
					Code: "house-term", Pos: at, Message: fmt.Sprintf("%q is not the house term", word),
					Notes: []diag.Note{{Pos: h.Pos, Message: "the house term is set here"}}, Hint: "write " + use,
				})
			}
		}
	}
	for _, p := range c.Provisions {
		look(p.Pos, p.Heading.En)
		p.EachText(func(_ *law.Node, text string) { look(p.Pos, text) })
		for _, n := range p.Notes {
			look(n.Pos, n.Text)
		}
	}
	for _, o := range c.Obligations {
		look(o.Pos, o.Action+" "+o.Condition+" "+o.Exception+" "+o.Note)
	}
	for _, q := range c.Questions {
		look(q.Pos, q.Question.En+" "+q.Why)
	}
	for _, d := range c.Decisions {
		look(d.Pos, d.Title.En+" "+d.Summary)
		for _, q := range d.Questions {
			look(q.Pos, q.Ask.En+" "+q.Help)
		}
		for _, o := range d.Outcomes {
			look(o.Pos, o.Title.En+" "+o.Text)
		}
	}
}
