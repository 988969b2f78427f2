package page

import "legible/generator/law"

// definition is the page of one term. Hugo keeps the layout name "term" for
// itself, as it does "home".
func (b *builder) definition(t *law.Term) {
	p := b.at(t.URL, nil)
	d := data{"heading": p.name(t.Name)}
	put(d, "headingzh", p.other(t.Name))
	put(d, "definition", p.texts(t.Definition))
	put(d, "variants", p.joined(variants(t)))
	if t.DefinedAt != nil {
		d["at"] = p.node(t.DefinedAt)
	}
	put(d, "used", p.byVersion(t.UsedIn))
	d["usedcount"] = p.count(len(t.UsedIn), "article")
	var actors []*law.Actor
	for _, a := range b.c.Actors {
		if a.Term == t {
			actors = append(actors, a)
		}
	}
	put(d, "actors", p.actorLinks(actors))
	p.add("definition", "terms", p.sentence(p.name(t.Name)), p.name(t.Name)+" "+p.other(t.Name)+": "+t.Definition, d,
		p.link(p.say("title/terms"), "terms/index.html"), data{"text": p.name(t.Name)})
}
