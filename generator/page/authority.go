package page

import "legible/generator/law"

// authorities makes the list of authorities and one page for each.
func (b *builder) authorities() {
	p := b.at("authorities/index.html", nil)
	imposed := map[*law.Actor][]*law.Sanction{}
	for _, s := range b.c.Sanctions {
		for _, a := range s.Authority {
			imposed[a] = append(imposed[a], s)
		}
	}
	var rows list
	for _, a := range b.c.Actors {
		if !a.Authority {
			continue
		}
		row := p.actorRow(a)
		row["oversees"] = thousands(int64(distinct(a.Oversees)))
		row["imposes"] = thousands(int64(len(imposed[a])))
		rows = append(rows, row)
		b.authority(a, imposed[a])
	}
	d := data{}
	put(d, "rows", rows)
	p.add("authorities", "obligations", p.say("title/authorities"), p.say("about/authorities"), d,
		p.link(p.say("crumb/obligations"), "obligations/index.html"), data{"text": p.say("crumb/authorities")})
}

// authority is the page of one authority: its own duties and powers, those of
// others that it oversees, and what it may impose.
func (b *builder) authority(a *law.Actor, imposed []*law.Sanction) {
	p := b.at(a.URL, nil)
	d := p.whoIs(a)
	binding, others := byForce(families(a.Oversees))
	put(d, "oversees", p.duties(append(binding, others...), nil))
	put(d, "imposes", p.imposes(imposed))
	p.add("authority", "obligations", p.sentence(p.name(a.Name)),
		p.say("about/authority", p.sentence(p.name(a.Name)), p.count(distinct(a.Obligations), "power"), p.count(distinct(a.Oversees), "duty")), d,
		p.link(p.say("crumb/obligations"), "obligations/index.html"), p.link(p.say("crumb/authorities"), "authorities/index.html"), data{"text": p.name(a.Name)})
}

// imposes lists penalties one by one: at which place, on whom, what at worst,
// for breach of what. Those in force come first.
func (p place) imposes(ss []*law.Sanction) list {
	var binding, others list
	for _, s := range ss {
		d := data{"who": capital(p.actorLinks(s.On)), "all": s.EnforcesAll}
		put(d, "penalty", p.penalty([]*law.Sanction{s}))
		put(d, "enforces", p.nodes(s.Enforces))
		if s.Version.Binding {
			binding = append(binding, d)
			continue
		}
		d["tag"] = p.shortTag(s.Version)
		others = append(others, d)
	}
	return append(binding, others...)
}
