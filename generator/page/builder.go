package page

import (
	"strings"

	"legible/cite"
	"legible/generator/law"
)

// data is the params of a page or a part of them; list is a list in them.
type (
	data = map[string]any
	list = []any
)

// builder collects the pages of one site.
type builder struct {
	c      *law.Corpus
	o      Options
	lang   string
	pages  []Page
	terms  *matcher
	reader *cite.Reader               // of citations, with every instrument's names
	found  map[string][]cite.Citation // by text
	lines  lines                      // of articles through the texts of their instruments
	pairs  pairs                      // of articles that are read side by side
	uses   uses                       // of provisions and duties in decisions
}

func newBuilder(c *law.Corpus, o Options) *builder {
	b := &builder{
		c: c, o: o, lang: "en", terms: newMatcher(c.Terms), reader: cite.Names(c.CitedNames()),
		found: map[string][]cite.Citation{}, lines: newLines(c), pairs: newPairs(c),
	}
	b.uses = newUses(b)
	return b
}

// place is where data is going to stand: a page, and the version of the law
// that a bare "Article 21" means there.
type place struct {
	*builder
	path    string
	version *law.Version
}

func (b *builder) at(path string, v *law.Version) place {
	return place{builder: b, path: path, version: v}
}

func (p place) rel(url string) string { return Rel(p.path, url) }

// add finishes a page. Crumbs lead from the home page's sections down to the
// page itself, which is the last and has no link.
func (p place) add(layout, section, title, description string, d data, crumbs ...data) *Page {
	d["nav"] = p.nav(section)
	put(d, "asof", p.c.AsOf.English())
	put(d, "corpus", p.o.Version)
	put(d, "content", p.o.Hash[:min(12, len(p.o.Hash))])
	if base := p.c.Site.BaseURL; base != "" {
		d["canonical"] = strings.TrimSuffix(base, "/") + "/" + p.path
	}
	if len(crumbs) > 0 {
		all := make(list, len(crumbs))
		for i, c := range crumbs {
			all[i] = c
		}
		d["crumbs"] = all
	}
	p.putOwn(d)
	p.pages = append(p.pages, Page{
		Path: p.path, Layout: layout, Lang: p.lang, Title: title,
		Description: shorten(description, 160), Data: d,
	})
	return &p.pages[len(p.pages)-1]
}

// nav lists the doors of the site. The one the page belongs to is marked: true,
// or "page" where it is the page itself.
func (p place) nav(section string) list {
	doors := []struct{ key, url string }{
		{"law", "instruments/index.html"},
		{"obligations", "obligations/index.html"},
		{"decide", "decisions/index.html"},
		{"terms", "terms/index.html"},
		{"questions", "open-questions/index.html"},
		{"penalties", "penalties/index.html"},
		{"deadlines", "deadlines/index.html"},
		{"timeline", "timeline/index.html"},
		{"coverage", "coverage/index.html"},
		{"sources", "sources/index.html"},
		{"search", "search/index.html"},
	}
	for _, pr := range p.c.Prose {
		doors = append(doors, struct{ key, url string }{pr.ID, pr.URL})
	}
	var out list
	for _, door := range doors {
		d := data{"key": door.key, "href": p.rel(door.url)}
		switch {
		case door.url == p.path:
			d["current"] = "page"
		case door.key == section:
			d["current"] = true
		}
		out = append(out, d)
	}
	return out
}

// link is a text with the place it leads to.
func (p place) link(text, url string) data { return data{"text": text, "href": p.rel(url)} }

// to is a link whose words are the layout's; nil for no address.
func (p place) to(url string) data {
	if url == "" {
		return nil
	}
	return data{"href": p.rel(url)}
}

// put sets a key unless the value is empty, so that a layout's "with" decides.
func put(d data, key string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case list:
		if len(v) == 0 {
			return
		}
	case data:
		if len(v) == 0 {
			return
		}
	case bool:
		if !v {
			return
		}
	}
	d[key] = value
}

// en returns the English text, or the Chinese where there is no English.
func en(b law.Bilingual) string {
	if b.En != "" {
		return b.En
	}
	return b.Zh
}

// shorten cuts a text at a word boundary to at most limit bytes, more or less.
func shorten(s string, limit int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= limit {
		return s
	}
	if i := strings.LastIndexByte(s[:limit], ' '); i > 0 {
		return strings.TrimRight(s[:i], ",;:") + " …"
	}
	return s
}

// sentence returns s with a capital first letter.
func sentence(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// paragraphs splits a plain text at blank lines.
func paragraphs(s string) []string {
	var out []string
	for _, part := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// texts turns our own prose into a list of paragraphs of runs. Of a blank line
// in the content YAML's folding leaves one line feed, so each begins a paragraph.
func (p place) texts(s string) list {
	var out list
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, data{"runs": p.prose(line)})
		}
	}
	return out
}
