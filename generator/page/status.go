package page

import (
	"slices"

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
	case guidance(v.Instrument):
		return "issued " + v.From.English()
	case v.Until.IsZero():
		return "in force since " + v.From.English()
	}
	return "in force " + v.From.English() + " to " + v.Until.English()
}

// guidance reports whether an instrument was issued without ever getting the
// force of law.
func guidance(in *law.Instrument) bool {
	return !in.Draft && !law.EverInForce(in.Events) &&
		slices.ContainsFunc(in.Events, func(e law.Event) bool { return e.Type == "published" })
}

// during is period where the state is said beside it: "since 1 January 2026".
func during(v *law.Version) string {
	if v.Instrument.Draft || guidance(v.Instrument) || v.From.IsZero() {
		return period(v)
	}
	if v.Until.IsZero() {
		return "since " + v.From.English()
	}
	return v.From.English() + " to " + v.Until.English()
}

// era is when a version applied, in two words: "until 2025", "since 2026".
func era(v *law.Version, asOf law.Date) string {
	if v.Binding {
		return "since " + v.From.String()[:4]
	}
	return shortTag(v, asOf)["text"].(string)
}

// tag is a small mark of state: its class gives the shape and colour
// (in-force, draft, coming, past), its text says it.
func tag(class, text string) data { return data{"class": class, "text": text} }

// versionTag is the state of a version on the as-of date.
func (b *builder) versionTag(v *law.Version) data {
	switch {
	case v.Instrument.Draft:
		return b.draftTag(v.Instrument)
	case guidance(v.Instrument):
		return b.guidanceTag(v.Instrument)
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

// shortTag is the state of a version that does not bind, where its name stands
// beside it: "draft", "until 2025".
func shortTag(v *law.Version, asOf law.Date) data {
	switch {
	case v.Instrument.Draft:
		return tag("draft", "draft")
	case guidance(v.Instrument):
		return tag("draft", "guidance")
	case v.From.After(asOf):
		return tag("coming", "from "+v.From.String()[:4])
	case v.Until.IsZero():
		return tag("past", "past")
	}
	return tag("past", "until "+v.Until.String()[:4])
}

// instrumentTag is the state of an instrument on the as-of date.
func (b *builder) instrumentTag(in *law.Instrument) data {
	if in.Draft {
		return b.draftTag(in)
	}
	if guidance(in) {
		return b.guidanceTag(in)
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

// guidanceTag has the shape of a draft: neither binds.
func (b *builder) guidanceTag(in *law.Instrument) data {
	text := b.word("status", "issued")
	if e := b.last(in, "superseded"); e != nil {
		text += ", overtaken " + e.Date.String()[:4]
	}
	return tag("draft", text)
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
