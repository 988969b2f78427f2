package page

// sources is the page that says where everything was read.
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
	d := data{}
	put(d, "rows", rows)
	put(d, "files", p.files(b.o.DataFiles))
	put(d, "schemas", p.files(b.o.SchemaFiles))
	p.add("sources", "sources", "Sources",
		"Where every statement was read, and the data behind these pages.", d, data{"text": "Sources"})
}

func (p place) files(names []string) list {
	var out list
	for _, n := range names {
		out = append(out, p.link(n, n))
	}
	return out
}
