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
		return strings.ToLower(en(sorted[i].Name)) < strings.ToLower(en(sorted[j].Name))
	})
	var rows list
	for _, t := range sorted {
		row := p.link(en(t.Name), t.URL)
		row["id"] = t.ID
		put(row, "zh", t.Name.Zh)
		put(row, "definition", p.prose(t.Definition))
		put(row, "variants", joined(variants(t)))
		if t.DefinedAt != nil {
			row["at"] = p.node(t.DefinedAt)
		}
		row["used"] = count(len(t.UsedIn), "article", "articles")
		rows = append(rows, row)
	}
	d := data{}
	put(d, "rows", rows)
	p.add("terms", "terms", "Terms", "Defined and working terms in English and Chinese, where they are defined and where they are used.", d, data{"text": "Terms"})
	for _, t := range b.c.Terms {
		b.definition(t)
	}
}

func variants(t *law.Term) []string {
	return append(append([]string{}, t.VariantsEn...), t.VariantsZh...)
}
