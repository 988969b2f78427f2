package page

import (
	"net/url"
	"strings"
)

// notFound is the page a host shows for an address that leads nowhere. It may
// be shown at any address, so its links cannot be relative: with a base URL
// they start at its path, without one there are none.
func (b *builder) notFound() {
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
	page := p.add("notfound", "", "Page not found", "This address leads nowhere.", d)
	page.Noindex = true
}
