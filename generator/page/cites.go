package page

import (
	"strings"
	"unicode"

	"legible/cite"
	"legible/generator/law"
)

// citedPlace is where a text names a place that this site holds.
type citedPlace struct {
	start, end int
	node       *law.Node
}

// places finds the citations in a text that mean one place this site holds, in
// order and apart. One that is unknown or could mean several is left out, and
// so is one that means the page it stands on.
func (p place) places(s string) []citedPlace {
	var out []citedPlace
	end := 0
	for _, c := range p.citedIn(s) {
		if c.Start < end || c.End <= c.Start || c.End > len(s) {
			continue
		}
		n, _ := p.c.Cite(p.version, c.Instrument, c.Version, c.Article, c.Paragraph, c.Item)
		if n == nil || n.URL == p.path {
			continue
		}
		out = append(out, citedPlace{c.Start, c.End, n})
		end = c.End
	}
	return out
}

// citations are the places a text names as runs.
func (p place) citations(s string) []span {
	var out []span
	for _, c := range p.places(s) {
		title := strings.TrimSpace(p.cite(c.node) + " " + p.name(c.node.Provision.Heading))
		run := data{"k": "cite", "href": p.rel(c.node.URL), "title": title}
		p.tell(run, mostlyChinese(s[c.start:c.end]))
		out = append(out, span{c.start, c.end, run})
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
