package page

// sources is the page that says where everything was read.
func (b *builder) sources() {
	p := b.at("sources/index.html", nil)
	var rows list
	for _, s := range b.c.Sources {
		row := data{"id": "source-" + s.ID, "text": p.name(s.Title), "kind": p.word("source", s.Kind)}
		put(row, "zh", p.other(s.Title))
		put(row, "day", p.date(s.Date))
		put(row, "locator", p.prose(s.Locator))
		put(row, "url", s.URL)
		put(row, "seen", p.date(s.Seen))
		put(row, "note", p.prose(s.Note))
		rows = append(rows, row)
	}
	d := data{}
	put(d, "rows", rows)
	put(d, "files", p.files(b.o.DataFiles))
	put(d, "schemas", p.files(b.o.SchemaFiles))
	p.add("sources", "sources", p.say("title/sources"), p.say("about/sources"), d, data{"text": p.say("title/sources")})
}

func (p place) files(names []string) list {
	var out list
	for _, n := range names {
		out = append(out, data{"text": n, "href": p.file(n)})
	}
	return out
}
