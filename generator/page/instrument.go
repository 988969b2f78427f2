package page

import (
	"slices"
	"sort"
	"strings"

	"legible/generator/law"
)

// instruments makes the list of instruments and all pages below it, in the
// order of the corpus.
func (b *builder) instruments() {
	p := b.at("instruments/index.html", nil)
	d := data{}
	rows, named := p.instrumentRows()
	put(d, "rows", rows)
	put(d, "named", named)
	p.add("instruments", "law", p.say("title/law"), p.say("about/law", p.date(b.c.AsOf)), d, data{"text": p.say("title/law")})
	for _, in := range b.c.Instruments {
		b.instrument(in)
		for _, v := range in.Versions {
			b.version(v)
			b.whole(v)
			b.referenceMap(v)
			b.concordance(v)
			b.outcomes(v)
			for i, d := range v.Outline {
				b.chapter(v, i, d)
			}
			for _, pr := range v.Provisions {
				b.article(pr)
			}
		}
	}
}

// ordered sorts instruments for readers: by rank, then by their first date.
func ordered(ins []*law.Instrument) []*law.Instrument {
	rank := map[string]int{"law": 1, "administrative-regulation": 2, "departmental-measures": 3, "national-standard": 4, "catalogue": 5, "guidelines": 6}
	first := func(in *law.Instrument) string {
		if len(in.Events) == 0 {
			return ""
		}
		return in.Events[0].Date.String()
	}
	out := append([]*law.Instrument{}, ins...)
	sort.SliceStable(out, func(i, j int) bool {
		if a, b := rank[out[i].Kind], rank[out[j].Kind]; a != b {
			return a < b
		}
		return first(out[i]) < first(out[j])
	})
	return out
}

// instrumentRows are lines for the instruments whose text is held, and links to
// those of which only the dates are.
func (p place) instrumentRows() (rows, named list) {
	for _, in := range ordered(p.c.Instruments) {
		if len(in.Versions) > 0 {
			rows = append(rows, p.instrumentRow(in))
			continue
		}
		l := p.link(p.name(in.Title), in.URL)
		put(l, "zh", p.other(in.Title))
		l["tag"] = p.instrumentTag(in)
		named = append(named, l)
	}
	return rows, named
}

// notHeld links the instruments that bind on the as-of date and whose text is
// not held: what a list of duties or penalties cannot have.
func (p place) notHeld() list {
	var out list
	for _, in := range ordered(p.c.Instruments) {
		if len(in.Versions) == 0 && (in.Status == law.InForce || in.Status == law.Amended) {
			out = append(out, p.link(p.shortTitle(in), in.URL))
		}
	}
	return out
}

// current is the version of an instrument that binds on the as-of date, else
// the last; nil when none is held.
func current(in *law.Instrument) *law.Version {
	for _, v := range in.Versions {
		if v.Binding {
			return v
		}
	}
	if n := len(in.Versions); n > 0 {
		return in.Versions[n-1]
	}
	return nil
}

// instrumentRow is one line of a list of instruments. It counts what stands in
// the text in force, or the latest, and names the others.
func (p place) instrumentRow(in *law.Instrument) data {
	d := p.link(p.name(in.Title), in.URL)
	put(d, "zh", p.other(in.Title))
	d["tag"] = p.instrumentTag(in)
	d["kind"] = p.word("kind", in.Kind)
	main := current(in)
	d["articles"] = p.articlesHeld(main)
	d["duties"] = thousands(int64(len(obligationsOf(p.c, main))))
	put(d, "checked", p.checked(main.Provisions))
	var texts list
	for _, v := range in.Versions {
		if v != main {
			texts = append(texts, p.link(p.versionLabel(v), v.URL))
		}
	}
	put(d, "texts", texts)
	return d
}

// articlesHeld is "79", or "26 of 55" where some are not encoded.
func (b *builder) articlesHeld(v *law.Version) string {
	held := thousands(int64(len(v.Provisions)))
	if v.Articles > len(v.Provisions) {
		return b.say("of", held, thousands(int64(v.Articles)))
	}
	return held
}

// checked sums up how many articles were read in Chinese.
func (b *builder) checked(prs []*law.Provision) string {
	if len(prs) == 0 {
		return ""
	}
	n := 0
	for _, pr := range prs {
		if !weak(pr.Verification) {
			n++
		}
	}
	if n == len(prs) {
		return b.say("all-read")
	}
	return b.say("some-read", thousands(int64(n)), thousands(int64(len(prs))))
}

// instrument is the page of one work: what it is, its life, its texts and its
// relations.
func (b *builder) instrument(in *law.Instrument) {
	p := b.at(in.URL, nil)
	d := data{
		"heading":      p.name(in.Title),
		"kind":         p.sentence(p.word("kind", in.Kind)),
		"tag":          p.instrumentTag(in),
		"verification": p.verification(in.Verification),
		"names":        p.joined(append([]string{in.Short.En, in.Short.Zh}, in.Names...)),
	}
	put(d, "headingzh", p.other(in.Title))
	if v := current(in); v != nil {
		put(d, "banner", p.banner(v, nil))
	}
	put(d, "rank", p.name(in.Rank))
	put(d, "number", p.name(in.DocumentNumber))
	put(d, "numberzh", p.other(in.DocumentNumber))
	put(d, "official", in.OfficialURL)
	if in.Issuer != nil {
		d["issuer"] = p.link(p.name(in.Issuer.Name), in.Issuer.URL)
	}
	var events list
	for i := range in.Events {
		events = append(events, p.event(in, &in.Events[i]))
	}
	put(d, "events", events)
	put(d, "ended", p.ended(in))
	var relations list
	for _, r := range append(append([]law.Relation{}, in.Relations...), in.Inverse...) {
		l := p.link(p.name(r.To.Title), r.To.URL)
		l["type"], l["tag"] = p.word("between", r.Type), p.instrumentTag(r.To)
		relations = append(relations, l)
	}
	put(d, "relations", relations)
	drawings := map[string]string{}
	if len(relations) > 0 {
		name := "relations:" + in.ID
		d["relationmap"], drawings[name] = name, ""
	}
	var versions list
	// The latest first: it is the one that binds, where one does.
	for _, v := range slices.Backward(in.Versions) {
		row := p.link(p.sentence(p.versionLabel(v)), v.URL)
		row["period"], row["tag"], row["articles"] = p.sentence(p.period(v)), p.versionTag(v), p.articlesHeld(v)
		row["duties"] = thousands(int64(len(obligationsOf(b.c, v))))
		put(row, "checked", p.checked(v.Provisions))
		put(row, "chapters", p.chapters(v, false))
		put(row, "concordance", p.to(concordanceURL(v)))
		put(row, "outcomes", p.to(outcomesURL(v)))
		versions = append(versions, row)
	}
	put(d, "versions", versions)
	if len(punishments(in)) > 0 {
		d["penalties"] = p.to("penalties/index.html#of-" + in.ID)
	}
	p.putInstrumentLD(d, in)
	page := p.add("instrument", "law", p.name(in.Title), p.say("about/instrument", strings.TrimSpace(p.name(in.Title)+" "+p.other(in.Title))), d,
		p.link(p.say("crumb/law"), "instruments/index.html"), data{"text": p.shortTitle(in)})
	page.Drawings = drawings
}

// ended lists what this instrument put an end to, by the events of the others.
func (p place) ended(in *law.Instrument) list {
	var out list
	for _, other := range p.c.Instruments {
		for i := range other.Events {
			if e := &other.Events[i]; e.By == in {
				l := p.link(p.name(other.Title), other.URL)
				l["what"], l["day"] = p.word("event", e.Type), p.date(e.Date)
				out = append(out, l)
			}
		}
	}
	return out
}

func (b *builder) joined(names []string) list {
	var out list
	seen := map[string]bool{}
	for _, n := range names {
		if n != "" && !seen[n] {
			seen[n] = true
			out = append(out, data{"runs": list{data{"t": n, "k": b.kind(mostlyChinese(n))}}})
		}
	}
	return out
}

func (p place) event(in *law.Instrument, e *law.Event) data {
	d := data{"day": p.date(e.Date), "iso": e.Date.String(), "what": p.word("event", e.Type), "future": e.Date.After(p.c.AsOf)}
	put(d, "note", p.prose(p.name(e.Note)))
	if e.By != nil {
		d["by"] = p.link(p.name(e.By.Title), e.By.URL)
	}
	if e.Basis != nil {
		d["basis"] = p.node(e.Basis)
	}
	if v := held(in, e); v != nil {
		d["version"] = p.link(p.versionLabel(v), v.URL)
	}
	return d
}

func obligationsOf(c *law.Corpus, v *law.Version) []*law.Obligation {
	var out []*law.Obligation
	for _, o := range c.Obligations {
		if o.Version == v {
			out = append(out, o)
		}
	}
	return out
}
