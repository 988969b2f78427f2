package page

import (
	"strings"
	"unicode"

	"legible/cite"
)

// citations finds the citations in a text that mean one place this site holds,
// in order and apart. One that is unknown or could mean several stays plain,
// and so does one that means the page it stands on.
func (p place) citations(s string) []span {
	var out []span
	end := 0
	for _, c := range p.citedIn(s) {
		if c.Start < end || c.End <= c.Start || c.End > len(s) {
			continue
		}
		n, _ := p.c.Cite(p.version, c.Instrument, c.Version, c.Article, c.Paragraph, c.Item)
		if n == nil || n.URL == p.path {
			continue
		}
		title := strings.TrimSpace(p.cite(n) + " " + p.name(n.Provision.Heading))
		run := data{"k": "cite", "href": p.rel(n.URL), "title": title}
		p.tell(run, mostlyChinese(s[c.Start:c.End]))
		out = append(out, span{c.Start, c.End, run})
		end = c.End
	}
	return out
}

// citedIn is Find of the citation reader, asked once for a text: the same words stand on the pages
// of an article, its actors and its topics.
func (b *builder) citedIn(s string) []cite.Citation {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsDigit(r) || r == '条' || r == '條' }) {
		return nil
	}
	found, known := b.found[s]
	if !known {
		found = b.reader.Find(s)
		b.found[s] = found
	}
	return found
}
