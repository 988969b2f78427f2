package page

import (
	"sort"
	"strings"

	"legible/generator/law"
)

// glossary makes the list of terms and one page for each term.
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
		b.term(t)
	}
}

func variants(t *law.Term) []string {
	return append(append([]string{}, t.VariantsEn...), t.VariantsZh...)
}

// term is the page of one term.
func (b *builder) term(t *law.Term) {
	p := b.at(t.URL, nil)
	d := data{"heading": en(t.Name)}
	put(d, "headingzh", t.Name.Zh)
	put(d, "definition", p.texts(t.Definition))
	put(d, "variants", joined(variants(t)))
	if t.DefinedAt != nil {
		d["at"] = p.node(t.DefinedAt)
	}
	put(d, "used", p.byVersion(t.UsedIn))
	d["usedcount"] = count(len(t.UsedIn), "article", "articles")
	var actors []*law.Actor
	for _, a := range b.c.Actors {
		if a.Term == t {
			actors = append(actors, a)
		}
	}
	put(d, "actors", p.actorLinks(actors))
	p.add("term", "terms", sentence(en(t.Name)), en(t.Name)+" "+t.Name.Zh+": "+t.Definition, d,
		p.link("Terms", "terms/index.html"), data{"text": en(t.Name)})
}
