package page

// diagnostics lists what the program can report about the content.
func (b *builder) diagnostics() {
	p := b.at("docs/diagnostics.html", nil)
	var rows list
	for _, r := range b.o.Rules {
		row := data{"id": r.Code, "code": r.Code, "severity": p.word("diagnostic", r.Severity), "text": p.plain(r.Title)}
		var paras list
		for _, s := range paragraphs(r.Text) {
			paras = append(paras, data{"runs": p.plain(s)})
		}
		put(row, "paras", paras)
		put(row, "example", r.Example)
		rows = append(rows, row)
	}
	d := data{"n": thousands(int64(len(rows)))}
	put(d, "rows", rows)
	p.add("diagnostics", "docs", p.say("title/diagnostics"), p.say("about/diagnostics"), d,
		data{"text": p.say("crumb/diagnostics")})
}
