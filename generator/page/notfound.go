package page

import (
	"net/url"
	"strings"
)

// notFound is the page a host shows for an address that leads nowhere. It may
// be shown at any address, so its links cannot be relative: with a base URL
// they start at its path, without one there are none. It stands once, for all
// languages.
func (b *builder) notFound() {
	if b.prefix != "" {
		return
	}
	p := b.at("404.html", nil)
	d := data{}
	if u, err := url.Parse(b.c.Site.BaseURL); err == nil && b.c.Site.BaseURL != "" {
		base := "/" + strings.Trim(u.Path, "/") + "/"
		if base == "//" {
			base = "/"
		}
		d["base"] = base
	}
	d["site"] = b.c.Site.Name
	var others list
	for _, t := range b.languages()[1:] {
		others = append(others, data{
			"lang": t.tag(), "heading": fill(t, "title/notfound"), "text": fill(t, "about/notfound"),
			"name": fill(t, "switch"), "home": b.folder(t) + "index.html",
		})
	}
	put(d, "others", others)
	page := p.add("notfound", "", p.say("title/notfound"), p.say("about/notfound"), d)
	page.Noindex = true
	delete(page.Data, "tongue")
	delete(page.Data, "alternates")
}
