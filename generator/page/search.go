package page

// search is the page that the search script fills; without script it says how
// to find things otherwise.
func (b *builder) search() {
	p := b.at("search/index.html", nil)
	d := data{}
	var instruments list
	for _, in := range b.c.Instruments {
		instruments = append(instruments, p.link(p.name(in.Title), in.URL))
	}
	put(d, "instruments", instruments)
	page := p.add("search", "search", p.say("title/search"), p.say("about/search"), d, data{"text": p.say("title/search")})
	page.Noindex = true
}
