package page

import "legible/cite"

// citations finds the citations in a text that mean one place this site holds,
// in order and apart. One that is unknown or could mean several stays plain.
func (p place) citations(s string) []span {
	var out []span
	end := 0
	for _, c := range cite.Find(s, p.names) {
		if c.Start < end || c.End <= c.Start || c.End > len(s) {
			continue
		}
		n, _ := p.c.Cite(p.version, c.Instrument, c.Version, c.Article, c.Paragraph, c.Item)
		if n == nil || n.URL == p.path {
			continue
		}
		out = append(out, span{c.Start, c.End, data{"k": "cite", "href": p.rel(n.URL), "title": n.Citation() + " " + en(n.Provision.Heading)}})
		end = c.End
	}
	return out
}
