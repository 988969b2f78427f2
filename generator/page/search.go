package page

import "legible/generator/law"

// search is the page that the search script fills; without script it says how
// to find things otherwise.
func (b *builder) search() {
	p := b.at("search/index.html", nil)
	d := data{}
	var instruments list
	for _, in := range b.c.Instruments {
		instruments = append(instruments, p.link(p.name(in.Title), in.URL))
	}
	put(d, "instruments", instruments)
	put(d, "facets", p.filters())
	page := p.add("search", "search", p.say("title/search"), p.say("about/search"), d, data{"text": p.say("title/search")})
	page.Noindex = true
}

// filters are the values by which an answer can be narrowed. Where a value has
// no text, the layout has the words. A script hides what finds nothing.
func (p place) filters() list {
	values := func(ids ...string) list {
		var out list
		for _, id := range ids {
			out = append(out, data{"value": id})
		}
		return out
	}
	var instruments, actors, topics list
	for _, in := range p.c.Instruments {
		instruments = append(instruments, data{"value": in.ID, "text": p.name(in.Title)})
		for _, v := range in.Versions {
			if len(in.Versions) > 1 {
				instruments = append(instruments, data{"value": in.ID + "@" + v.ID, "text": p.dated(v), "under": true})
			}
		}
	}
	for _, a := range p.c.Actors {
		actors = append(actors, data{"value": a.ID, "text": p.sentence(p.name(a.Name))})
	}
	for _, t := range p.c.Topics {
		topics = append(topics, data{"value": t.ID, "text": p.sentence(p.name(t.Name))})
	}
	var out list
	add := func(name string, values list, open, sorted bool) {
		if len(values) > 0 {
			f := data{"name": name, "values": values}
			put(f, "open", open)
			put(f, "sorted", sorted)
			out = append(out, f)
		}
	}
	add("kind", values("provision", "obligation", "term", "decision", "question", "page"), true, false)
	add("binding", values("yes", "future", "past", "draft", "guidance"), true, false)
	add("instrument", instruments, true, true)
	add("actor", actors, false, true)
	add("topic", topics, false, true)
	return out
}

// dated names a version by its day and its label.
func (p place) dated(v *law.Version) string {
	if label := p.name(v.Label); label != "" {
		return v.ID + ", " + label
	}
	return v.ID
}
