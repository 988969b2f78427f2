package page

import (
	"strings"

	"legible/generator/law"
)

// period says when a version applied: "in force 1 June 2017 to 31 December
// 2025", "draft of 11 July 2017".
func period(v *law.Version) string {
	switch {
	case v.From.IsZero():
		return ""
	case v.Instrument.Draft:
		return "draft of " + v.From.English()
	case v.Until.IsZero():
		return "in force since " + v.From.English()
	}
	return "in force " + v.From.English() + " to " + v.Until.English()
}

// tag is a small mark of state: its class gives the shape and colour
// (in-force, draft, coming, past), its text says it.
func tag(class, text string) data { return data{"class": class, "text": text} }

// versionTag is the state of a version on the as-of date.
func (b *builder) versionTag(v *law.Version) data {
	switch {
	case v.Instrument.Draft:
		return b.draftTag(v.Instrument)
	case v.Binding:
		return tag("in-force", "In force")
	case v.From.After(b.c.AsOf):
		return tag("coming", "In force from "+v.From.English())
	}
	word := "Superseded"
	if e := ending(v); e != nil && e.Type == "repealed" {
		word = "Repealed"
	}
	if v.Until.IsZero() {
		return tag("past", word)
	}
	return tag("past", "In force until "+v.Until.English())
}

// instrumentTag is the state of an instrument on the as-of date.
func (b *builder) instrumentTag(in *law.Instrument) data {
	if in.Draft {
		return b.draftTag(in)
	}
	text := b.word("status", string(in.Status))
	if e := b.last(in, map[law.Status]string{law.Amended: "amended", law.Superseded: "superseded", law.Repealed: "repealed"}[in.Status]); e != nil {
		text += " " + e.Date.String()[:4]
	}
	switch in.Status {
	case law.InForce, law.Amended:
		return tag("in-force", text)
	case law.Superseded, law.Repealed:
		return tag("past", text)
	}
	return tag("coming", text)
}

func (b *builder) draftTag(in *law.Instrument) data {
	switch in.Status {
	case law.DraftForComment, law.NotYet, law.NoFinalText:
		return tag("draft", b.word("status", string(in.Status)))
	case law.Superseded:
		text := "Draft, never in force"
		if e := b.last(in, "superseded"); e != nil {
			text = "Draft, overtaken " + e.Date.String()[:4]
		}
		return tag("draft", text)
	}
	return tag("draft", "Draft, never in force")
}

// last returns the latest event of a type up to the as-of date, or nil.
func (b *builder) last(in *law.Instrument, kind string) *law.Event {
	var out *law.Event
	for i, e := range in.Events {
		if e.Type == kind && !e.Date.After(b.c.AsOf) {
			out = &in.Events[i]
		}
	}
	return out
}

// ending returns the event that ended a version's force, or nil.
func ending(v *law.Version) *law.Event {
	for i, e := range v.Instrument.Events {
		if e.Date.After(v.From) && (e.Type == "amended" || e.Type == "superseded" || e.Type == "repealed") {
			return &v.Instrument.Events[i]
		}
	}
	return nil
}

// held returns the encoded version an event brings, or nil.
func held(in *law.Instrument, e *law.Event) *law.Version {
	for _, v := range in.Versions {
		if e.Version == v.ID {
			return v
		}
	}
	return nil
}

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
		d["link"] = p.link(en(e.By.Title), e.By.URL)
	}
	put(d, "note", p.prose(e.Note.En))
	d["warning"] = "Do not cite this text for conduct from that day."
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
			more += "Overtaken on " + e.Date.English() + ". "
			if e.By != nil {
				d["link"] = p.link(en(e.By.Title), e.By.URL)
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
