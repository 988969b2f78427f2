package page

import (
	"strings"

	"legible/generator/law"
)

// banner warns that a version binds nobody on the as-of date. It is nil for a
// version in force. Its parts are what happened, what the law says of it, where
// to go, and what not to do. For an article, where to go is the place it is now.
func (p place) banner(v *law.Version, pr *law.Provision) data {
	if v.Binding {
		return nil
	}
	if v.Instrument.Draft {
		return p.draftBanner(v)
	}
	if guidance(v.Instrument) {
		return p.guidanceBanner(v.Instrument)
	}
	if v.From.After(p.c.AsOf) {
		return data{"class": "coming", "text": p.say("banner/coming", p.date(p.c.AsOf), p.date(v.From))}
	}
	e := ending(v)
	if e == nil {
		return nil
	}
	d := data{"class": "past"}
	day := p.date(e.Date)
	switch next := held(v.Instrument, e); {
	case e.Type == "repealed":
		d["text"] = p.say("banner/repealed", day)
	case e.Type == "superseded":
		d["text"] = p.say("banner/superseded", day)
	case next != nil:
		d["text"] = p.say("banner/amended", day)
		d["link"] = p.link(p.say("banner/read-amended"), next.URL)
	default:
		d["text"] = p.say("banner/amended-unheld", day)
	}
	if e.By != nil {
		d["link"] = p.lead(p.say("banner/replaced-by"), e.By)
	}
	if now := p.now(pr); now != nil {
		d["now"] = now
		delete(d, "link")
	} else {
		put(d, "note", p.prose(p.name(e.Note)))
	}
	d["warning"] = p.say("banner/do-not-cite")
	return d
}

// now is where a superseded article stands in the text in force: "Now Art. 23,
// same text". It is nil when no text in force is held.
func (p place) now(pr *law.Provision) data {
	if pr == nil {
		return nil
	}
	for v, k := range p.lines.trail(pr) {
		if !v.Binding {
			continue
		}
		d := data{"lead": p.word("now", k.kind)}
		put(d, "places", p.placed(k.places))
		if len(k.places) > 0 {
			d["kind"] = p.word("now-kind", k.kind)
		}
		return d
	}
	return nil
}

// placed links to places by their numbers alone, where the version is said
// elsewhere.
func (p place) placed(ns []*law.Node) list {
	var out list
	for _, n := range ns {
		d := p.link(p.place(n), n.URL)
		d["title"] = strings.TrimSpace(p.cite(n) + " " + p.name(n.Provision.Heading))
		out = append(out, d)
	}
	return out
}

// lead links to an instrument after a few words.
func (p place) lead(words string, to *law.Instrument) data {
	d := p.link(p.name(to.Title), to.URL)
	d["lead"] = words
	return d
}

// guidanceBanner says that a text never had the force of law.
func (p place) guidanceBanner(in *law.Instrument) data {
	d := data{"class": "draft", "text": p.say("banner/guidance"), "warning": p.say("banner/guidance-binds")}
	if e := p.last(in, "superseded"); e != nil {
		if e.By != nil {
			d["link"] = p.lead(p.say("banner/overtaken-by", p.date(e.Date)), e.By)
		}
		put(d, "note", p.prose(p.name(e.Note)))
	}
	return d
}

func (p place) draftBanner(v *law.Version) data {
	d := data{"class": "draft", "text": p.say("banner/draft"), "warning": p.say("banner/draft-binds")}
	if v.Instrument.Status == law.DraftForComment {
		d["text"] = p.say("banner/draft-open")
	}
	var more []string
	for _, e := range v.Instrument.Events {
		if e.Date.After(p.c.AsOf) {
			continue
		}
		switch e.Type {
		case "published-for-comment":
			if e.Version == "" || e.Version == v.ID {
				more = append(more, p.say("banner/published", p.date(e.Date)))
			}
		case "comments-close":
			more = append(more, p.say("banner/comments-closed", p.date(e.Date)))
		case "superseded":
			if e.By != nil {
				d["link"] = p.lead(p.say("banner/overtaken-by", p.date(e.Date)), e.By)
			} else {
				more = append(more, p.say("banner/overtaken", p.date(e.Date)))
			}
		}
	}
	put(d, "note", p.prose(strings.Join(more, p.say("space"))))
	return d
}

// when is the point-in-time bar: one entry for each text the instrument has
// had or is known to get, this version's marked. On the page of an article each
// entry leads to the place the article has there; where it has none, the entry
// says so and leads nowhere.
func (p place) when(v *law.Version, here string, pr *law.Provision) list {
	in := v.Instrument
	trail := map[*law.Version]kin{}
	if pr != nil {
		trail = p.lines.trail(pr)
	}
	var out list
	for _, other := range in.Versions {
		d := data{"period": p.during(other)}
		if other.Binding {
			d["tag"] = p.versionTag(other)
		}
		k, related := trail[other]
		switch {
		case other == v:
			d["current"], d["text"] = true, here
		case related:
			put(d, "places", p.placed(k.places))
			if len(k.places) == 0 {
				d["text"] = p.say("not-in", p.cited(other))
			}
			put(d, "kind", p.word(direction(other, v), k.kind))
		default:
			d["text"], d["href"] = p.sentence(p.name(other.Label)), p.rel(other.URL)
			if d["text"] == "" {
				d["text"] = p.cited(other)
			}
		}
		out = append(out, d)
	}
	if pr != nil && pr.Outcome != nil {
		out = append(out, p.finals(pr.Outcome)...)
	}
	for i := range in.Events {
		e := &in.Events[i]
		if (e.Type != "amended" && e.Type != "in-force") || held(in, e) != nil {
			continue
		}
		when := "since"
		if e.Date.After(p.c.AsOf) {
			when = "from"
		}
		out = append(out, data{"text": p.word("event", e.Type), "period": p.sentence(p.say(when, p.date(e.Date))), "missing": true})
	}
	return out
}

// finals are the entries for the texts in which a draft article has a
// counterpart.
func (p place) finals(o *law.DraftOutcome) list {
	var out list
	var order []*law.Version
	places := map[*law.Version][]*law.Node{}
	for _, n := range o.To {
		v := n.Provision.Version
		if places[v] == nil {
			order = append(order, v)
		}
		places[v] = append(places[v], n)
	}
	for _, v := range order {
		d := data{"period": p.cited(v), "places": p.placed(places[v]), "kind": strings.ToLower(p.word("result", o.Result))}
		if v.Binding {
			d["tag"] = p.versionTag(v)
		}
		out = append(out, d)
	}
	return out
}

// direction chooses the words for how an article of v relates to one of other.
func direction(other, v *law.Version) string {
	if other.From.Before(v.From) {
		return "was"
	}
	return "became"
}

// applies says in a sentence whether a version applies on the as-of date.
func (b *builder) applies(v *law.Version) string {
	if v.Binding {
		return b.say("applies", b.date(b.c.AsOf))
	}
	return b.say("applies-not", b.date(b.c.AsOf))
}
