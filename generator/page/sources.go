package page

import "legible/generator/law"

// sources is the page that says where everything was read and how far each
// instrument was checked.
func (b *builder) sources() {
	p := b.at("sources/index.html", nil)
	var rows list
	for _, s := range b.c.Sources {
		row := data{"id": "source-" + s.ID, "text": en(s.Title), "kind": p.word("source", s.Kind)}
		put(row, "zh", s.Title.Zh)
		put(row, "day", s.Date.English())
		put(row, "locator", s.Locator)
		put(row, "url", s.URL)
		put(row, "seen", s.Seen.English())
		put(row, "note", p.prose(s.Note))
		rows = append(rows, row)
	}
	var coverage list
	for _, in := range b.c.Instruments {
		for _, v := range in.Versions {
			coverage = append(coverage, p.coverage(v))
		}
	}
	d := data{}
	put(d, "rows", rows)
	put(d, "coverage", coverage)
	put(d, "files", p.files(b.o.DataFiles))
	put(d, "schemas", p.files(b.o.SchemaFiles))
	p.add("sources", "sources", "Sources and coverage",
		"Where every statement was read, what the wording rests on and how far it was checked.", d, data{"text": "Sources"})
}

// coverage counts the articles of a version by text basis and verification.
func (p place) coverage(v *law.Version) data {
	d := p.link(v.Cited(), v.URL)
	d["tag"] = p.versionTag(v)
	d["articles"] = articlesHeld(v)
	put(d, "official", v.Instrument.OfficialURL)
	levels, bases := map[string]int{}, map[string]int{}
	for _, pr := range v.Provisions {
		levels[pr.Verification.Level]++
		bases[pr.TextBasis]++
	}
	for _, level := range []string{"primary", "secondary", "briefing", "unchecked"} {
		d[level] = thousands(int64(levels[level]))
	}
	var kinds []string
	for _, basis := range []string{"official", "own-restatement", "summary"} {
		if n := bases[basis]; n > 0 {
			kinds = append(kinds, thousands(int64(n))+" "+p.word("basis-short", basis))
		}
	}
	put(d, "basis", and(kinds))
	return d
}

func (p place) files(names []string) list {
	var out list
	for _, n := range names {
		out = append(out, p.link(n, n))
	}
	return out
}
