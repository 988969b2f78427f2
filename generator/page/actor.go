package page

import "legible/generator/law"

// actors makes the list of who bears duties and who supervises, and one page
// for each.
func (b *builder) actors() {
	p := b.at("actors/index.html", nil)
	var parties, authorities list
	for _, a := range b.c.Actors {
		row := p.link(en(a.Name), a.URL)
		put(row, "zh", a.Name.Zh)
		put(row, "short", a.Short)
		row["duties"] = thousands(int64(distinct(a.Obligations)))
		row["oversees"] = thousands(int64(distinct(a.Oversees)))
		if a.Authority {
			authorities = append(authorities, row)
		} else {
			parties = append(parties, row)
		}
	}
	d := data{}
	put(d, "parties", parties)
	put(d, "authorities", authorities)
	p.add("actors", "obligations", "Who is bound, who supervises", "Everyone who bears a duty and every authority, with counts.", d,
		p.link("Obligations", "obligations/index.html"), data{"text": "Who"})
	for _, a := range b.c.Actors {
		b.actor(a)
	}
}

// actor is the page of one party or authority: what it owes and what it oversees.
func (b *builder) actor(a *law.Actor) {
	p := b.at(a.URL, nil)
	kind := a.Kind
	if a.Authority {
		kind = "authority"
	}
	d := data{"heading": sentence(en(a.Name)), "kind": sentence(p.word("actor", kind))}
	put(d, "headingzh", a.Name.Zh)
	put(d, "short", a.Short)
	put(d, "note", p.texts(a.Note))
	if a.Term != nil {
		t := p.link(en(a.Term.Name), a.Term.URL)
		put(t, "definition", p.prose(a.Term.Definition))
		d["term"] = t
	}
	binding, others := byForce(families(a.Obligations))
	put(d, "binding", p.duties(binding, a))
	put(d, "others", p.duties(others, a))
	put(d, "oversees", p.duties(families(a.Oversees), nil))
	put(d, "topics", p.topicLinks(topicsOf(b.c, a.Obligations)))
	p.add("actor", "obligations", sentence(en(a.Name)), count(distinct(a.Obligations), "duty", "duties")+" of "+en(a.Name)+".", d,
		p.link("Obligations", "obligations/index.html"), p.link("Who", "actors/index.html"), data{"text": en(a.Name)})
}

// topicsOf lists the topics of some duties in the corpus's order.
func topicsOf(c *law.Corpus, os []*law.Obligation) []*law.Topic {
	has := map[*law.Topic]bool{}
	for _, o := range os {
		for _, t := range o.Topics {
			has[t] = true
		}
	}
	var out []*law.Topic
	for _, t := range c.Topics {
		if has[t] {
			out = append(out, t)
		}
	}
	return out
}
