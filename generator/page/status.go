package page

import (
	"slices"

	"legible/generator/law"
)

// period says when a version applied: "in force 1 June 2017 to 31 December
// 2025", "draft of 11 July 2017".
func period(t tongue, v *law.Version) string {
	switch {
	case v.From.IsZero():
		return ""
	case v.Instrument.Draft:
		return fill(t, "draft-of", t.date(v.From))
	case guidance(v.Instrument):
		return fill(t, "issued-on", t.date(v.From))
	case v.Until.IsZero():
		return fill(t, "in-force-since", t.date(v.From))
	}
	return fill(t, "in-force-between", t.date(v.From), t.date(v.Until))
}

func (b *builder) period(v *law.Version) string { return period(b.tongue, v) }

// guidance reports whether an instrument was issued without ever getting the
// force of law.
func guidance(in *law.Instrument) bool {
	return !in.Draft && !law.EverInForce(in.Events) &&
		slices.ContainsFunc(in.Events, func(e law.Event) bool { return e.Type == "published" })
}

// during is period where the state is said beside it: "since 1 January 2026".
func (b *builder) during(v *law.Version) string {
	if v.Instrument.Draft || guidance(v.Instrument) || v.From.IsZero() {
		return b.period(v)
	}
	if v.Until.IsZero() {
		return b.say("since", b.date(v.From))
	}
	return b.say("between", b.date(v.From), b.date(v.Until))
}

// era is when a version applied, in two words: "until 2025", "since 2026".
func (b *builder) era(v *law.Version) string {
	if v.Binding {
		return b.say("since", b.year(v.From))
	}
	return b.shortTag(v)["text"].(string)
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
		return tag("in-force", b.say("state/in-force"))
	case v.From.After(b.c.AsOf):
		return tag("coming", b.sentence(b.say("in-force-from", b.date(v.From))))
	}
	if v.Until.IsZero() {
		status := law.Superseded
		if e := ending(v); e != nil && e.Type == "repealed" {
			status = law.Repealed
		}
		return tag("past", b.word("status", string(status)))
	}
	return tag("past", b.sentence(b.say("in-force-until", b.date(v.Until))))
}

// shortTag is the state of a version that does not bind, where its name stands
// beside it: "draft", "until 2025".
func (b *builder) shortTag(v *law.Version) data {
	switch {
	case v.Instrument.Draft:
		return tag("draft", b.say("draft"))
	case guidance(v.Instrument):
		return tag("draft", b.say("guidance"))
	case v.From.After(b.c.AsOf):
		return tag("coming", b.say("from", b.year(v.From)))
	case v.Until.IsZero():
		return tag("past", b.say("past"))
	}
	return tag("past", b.say("until", b.year(v.Until)))
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
		text = b.say("state/"+string(in.Status), b.year(e.Date))
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
	if e := b.last(in, "superseded"); e != nil {
		return tag("draft", b.say("state/guidance-overtaken", b.year(e.Date)))
	}
	return tag("draft", b.word("status", "issued"))
}

func (b *builder) draftTag(in *law.Instrument) data {
	switch in.Status {
	case law.DraftForComment, law.NotYet, law.NoFinalText:
		return tag("draft", b.word("status", string(in.Status)))
	case law.Superseded:
		if e := b.last(in, "superseded"); e != nil {
			return tag("draft", b.say("state/draft-overtaken", b.year(e.Date)))
		}
	}
	return tag("draft", b.say("state/draft-never"))
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
