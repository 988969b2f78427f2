package page

import (
	"slices"

	"legible/generator/law"
)

// actors makes the list of who bears duties and one page for each.
func (b *builder) actors() {
	p := b.at("actors/index.html", nil)
	var rows list
	for _, a := range b.c.Actors {
		if !a.Authority {
			rows = append(rows, p.actorRow(a))
			b.actor(a)
		}
	}
	d := data{}
	put(d, "rows", rows)
	p.add("actors", "obligations", p.say("title/actors"), p.say("about/actors"), d,
		p.link(p.say("crumb/obligations"), "obligations/index.html"), data{"text": p.say("crumb/who")})
}

// actorRow names a party or authority, with how many duties it bears.
func (p place) actorRow(a *law.Actor) data {
	row := p.link(p.name(a.Name), a.URL)
	put(row, "zh", p.other(a.Name))
	put(row, "short", p.plain(a.Short))
	row["duties"] = thousands(int64(distinct(a.Obligations)))
	row["binding"] = thousands(int64(bound(a.Obligations)))
	return row
}

// actor is the page of one party: who that is, and what it owes, topic by topic.
func (b *builder) actor(a *law.Actor) {
	p := b.at(a.URL, nil)
	p.add("actor", "obligations", p.sentence(p.name(a.Name)), p.say("about/actor", p.count(distinct(a.Obligations), "duty"), p.name(a.Name)), p.whoIs(a),
		p.link(p.say("crumb/obligations"), "obligations/index.html"), p.link(p.say("crumb/who"), "actors/index.html"), data{"text": p.name(a.Name)})
}

// whoIs is what the pages of parties and of authorities have in common: the
// name, what is known of it, and its duties under their topics.
func (p place) whoIs(a *law.Actor) data {
	kind := a.Kind
	if a.Authority {
		kind = "authority"
	}
	d := data{"heading": p.sentence(p.name(a.Name)), "kind": p.sentence(p.word("actor", kind))}
	put(d, "headingzh", p.other(a.Name))
	put(d, "short", p.plain(a.Short))
	put(d, "note", p.texts(a.Note))
	if a.Term != nil {
		t := p.link(p.name(a.Term.Name), a.Term.URL)
		put(t, "definition", p.prose(a.Term.Definition))
		d["term"] = t
	}
	d["total"] = thousands(int64(distinct(a.Obligations)))
	d["bound"] = thousands(int64(bound(a.Obligations)))
	put(d, "groups", p.byTopic(a))
	return d
}

// byTopic are an actor's duties under the first of their topics; the others
// point there. Every topic that one of the duties has is a heading with an
// anchor, so that a cell of the matrix leads to it.
func (p place) byTopic(a *law.Actor) list {
	rows, also := gather(families(a.Obligations), family.topics)
	var out list
	for _, t := range append(slices.Clone(p.c.Topics), nil) {
		n := len(rows[t]) + len(also[t])
		if n == 0 {
			continue
		}
		g := data{"text": p.word("facet", "no-topic")}
		if t != nil {
			g = p.link(p.name(t.Name), t.URL)
			put(g, "zh", p.other(t.Name))
		}
		g["id"], g["n"] = topicAnchor(t), thousands(int64(n))
		binding, others := byForce(rows[t])
		members := append(binding, others...)
		duties := p.duties(members, a)
		for i, f := range members {
			duties[i].(data)["id"] = f.lead.ID
		}
		put(g, "rows", duties)
		put(g, "also", p.pointers(also[t], func(f family) string { return p.path + "#" + f.lead.ID }))
		out = append(out, g)
	}
	return out
}

func topicAnchor(t *law.Topic) string {
	if t == nil {
		return "topic-none"
	}
	return "topic-" + t.ID
}
