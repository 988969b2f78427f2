package page

import (
	"sort"
	"strings"

	"legible/generator/law"
)

// glossary makes the glossary and one page for each term.
func (b *builder) glossary() {
	p := b.at("terms/index.html", nil)
	sorted := append([]*law.Term{}, b.c.Terms...)
	sort.SliceStable(sorted, func(i, j int) bool {
		return strings.ToLower(p.name(sorted[i].Name)) < strings.ToLower(p.name(sorted[j].Name))
	})
	var rows list
	for _, t := range sorted {
		row := p.link(p.name(t.Name), t.URL)
		row["id"] = t.ID
		put(row, "zh", p.other(t.Name))
		put(row, "definition", p.prose(t.Definition))
		put(row, "variants", p.joined(variants(t)))
		if t.DefinedAt != nil {
			row["at"] = p.node(t.DefinedAt)
		}
		row["used"] = p.count(len(t.UsedIn), "article")
		rows = append(rows, row)
	}
	d := data{}
	put(d, "rows", rows)
	p.add("terms", "terms", p.say("title/terms"), p.say("about/terms"), d, data{"text": p.say("title/terms")})
	for _, t := range b.c.Terms {
		b.definition(t)
	}
}

func variants(t *law.Term) []string {
	return append(append([]string{}, t.VariantsEn...), t.VariantsZh...)
}
