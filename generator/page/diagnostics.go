package page

// diagnostics lists what the program can report about the content.
func (b *builder) diagnostics() {
	p := b.at("docs/diagnostics.html", nil)
	var rows list
	for _, r := range b.o.Rules {
		row := data{"id": r.Code, "code": r.Code, "severity": p.word("diagnostic", r.Severity), "text": r.Title}
		var paras list
		for _, s := range paragraphs(r.Text) {
			paras = append(paras, data{"runs": list{data{"t": s, "k": ""}}})
		}
		put(row, "paras", paras)
		put(row, "example", r.Example)
		rows = append(rows, row)
	}
	d := data{"n": thousands(int64(len(rows)))}
	put(d, "rows", rows)
	p.add("diagnostics", "docs", "What the check reports", "Every finding that legible check can report, what it means and an example.", d,
		data{"text": "Diagnostics"})
}
