package page

import (
	"strings"

	"legible/generator/law"
)

// banner warns that a version binds nobody on the as-of date. It is nil for a
// version in force. Its parts are what happened, what the law says of it, where
// to go, and what not to do.
func (p place) banner(v *law.Version) data {
	if v.Binding {
		return nil
	}
	if v.Instrument.Draft {
		return p.draftBanner(v)
	}
	if v.From.After(p.c.AsOf) {
		return data{"class": "coming", "text": "Not in force on " + p.c.AsOf.English() + ": this text applies from " + v.From.English() + "."}
	}
	e := ending(v)
	if e == nil {
		return nil
	}
	d := data{"class": "past"}
	day := e.Date.English()
	switch next := held(v.Instrument, e); {
	case e.Type == "repealed":
		d["text"] = "Repealed on " + day + "."
	case e.Type == "superseded":
		d["text"] = "Superseded on " + day + "."
	case next != nil:
		d["text"] = "Superseded on " + day + " by the amended text."
		d["link"] = p.link("Read the amended text", next.URL)
	default:
		d["text"] = "Superseded on " + day + " by the amended text, which this site does not hold yet."
	}
	if e.By != nil {
		d["link"] = p.lead("Replaced by", e.By)
	}
	put(d, "note", p.prose(e.Note.En))
	d["warning"] = "Do not cite this text for conduct from that day."
	return d
}

// lead links to an instrument after a few words.
func (p place) lead(words string, to *law.Instrument) data {
	d := p.link(en(to.Title), to.URL)
	d["lead"] = words
	return d
}

func (p place) draftBanner(v *law.Version) data {
	d := data{"class": "draft", "text": "Draft for comment, never in force.", "warning": "It binds nobody."}
	if v.Instrument.Status == law.DraftForComment {
		d["text"] = "Draft, open for comment, not in force."
	}
	more := ""
	for _, e := range v.Instrument.Events {
		if e.Date.After(p.c.AsOf) {
			continue
		}
		switch e.Type {
		case "published-for-comment":
			if e.Version == "" || e.Version == v.ID {
				more += "Published on " + e.Date.English() + ". "
			}
		case "comments-close":
			more += "Comments closed on " + e.Date.English() + ". "
		case "superseded":
			if e.By != nil {
				d["link"] = p.lead("Overtaken on "+e.Date.English()+" by", e.By)
			} else {
				more += "Overtaken on " + e.Date.English() + ". "
			}
		}
	}
	put(d, "note", p.prose(strings.TrimSpace(more)))
	return d
}

// when is the point-in-time bar: one entry for each text the instrument has
// had or is known to get, this version's marked.
func (p place) when(v *law.Version, here string) list {
	in := v.Instrument
	var out list
	for _, other := range in.Versions {
		d := data{"period": sentence(period(other)), "tag": p.versionTag(other)}
		if other == v {
			d["current"], d["text"] = true, here
		} else {
			d["text"], d["href"] = en(other.Label), p.rel(other.URL)
			if d["text"] == "" {
				d["text"] = other.Cited()
			}
		}
		out = append(out, d)
	}
	for i := range in.Events {
		e := &in.Events[i]
		if (e.Type != "amended" && e.Type != "in-force") || held(in, e) != nil {
			continue
		}
		word := "Since "
		if e.Date.After(p.c.AsOf) {
			word = "From "
		}
		out = append(out, data{"text": p.word("event", e.Type), "period": word + e.Date.English(), "missing": true})
	}
	return out
}

// applies says in a sentence whether a version applies on the as-of date.
func (b *builder) applies(v *law.Version) string {
	on := b.c.AsOf.English()
	if v.Binding {
		return "Applies on " + on + "."
	}
	return "Does not apply on " + on + "."
}
