package page

import "legible/generator/law"

// definition is the page of one term. Hugo keeps the layout name "term" for
// itself, as it does "home".
func (b *builder) definition(t *law.Term) {
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
	p.add("definition", "terms", sentence(en(t.Name)), en(t.Name)+" "+t.Name.Zh+": "+t.Definition, d,
		p.link("Terms", "terms/index.html"), data{"text": en(t.Name)})
}
