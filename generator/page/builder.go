package page

import (
	"strings"
	"unicode/utf8"

	"legible/cite"
	"legible/generator/law"
)

// data is the params of a page or a part of them; list is a list in them.
type (
	data = map[string]any
	list = []any
)

// corpus is what the pages of all languages are made from: the law, and what is
// found out about it once.
type corpus struct {
	c      *law.Corpus
	o      Options
	terms  *matcher
	reader *cite.Reader // of citations, with every instrument's names
	lines  lines        // of articles through the texts of their instruments
	pairs  pairs        // of articles that are read side by side
}

func newCorpus(c *law.Corpus, o Options) *corpus {
	return &corpus{
		c: c, o: o, terms: newMatcher(c.Terms), reader: cite.Names(c.CitedNames()),
		lines: newLines(c), pairs: newPairs(c),
	}
}

// builder collects the pages of one language. The addresses that its methods
// take and give are the same in every language; prefix leads to the folder of
// this one, "" for the main language.
type builder struct {
	tongue
	*corpus
	prefix string
	uses   uses                       // of provisions and duties in decisions
	found  map[string][]cite.Citation // by text

	only     map[string]bool // paths of the pages to be made; nil for all
	page     *Page           // the newest, which its maker may still change
	yield    func(Page) bool
	unwanted bool // nobody takes more pages
}

// in returns the builder of a language.
func (c *corpus) in(t tongue) *builder {
	b := &builder{tongue: t, corpus: c, prefix: c.folder(t), found: map[string][]cite.Citation{}}
	b.uses = newUses(b)
	return b
}

// folder is where the pages of a language stand: "" for the main one, "zh/".
func (c *corpus) folder(t tongue) string {
	if c.languages()[0] == t {
		return ""
	}
	return t.code() + "/"
}

// languageAt is the language of the page at path: the one whose folder it lies in.
func (c *corpus) languageAt(path string) tongue {
	languages := c.languages()
	for _, t := range languages[1:] {
		if strings.HasPrefix(path, c.folder(t)) {
			return t
		}
	}
	return languages[0]
}

// languages are those of the site, the main one first.
func (c *corpus) languages() []tongue {
	var out []tongue
	for _, code := range c.c.Languages {
		out = append(out, tongues[code])
	}
	if len(out) == 0 {
		out = append(out, english{})
	}
	return out
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

// file is the way to a file that all languages share: data, a schema.
func (p place) file(path string) string { return Rel(p.prefix+p.path, path) }

// add finishes a page, which can be changed until the next one is added. Crumbs lead from the home page's sections down to the
// page itself, which is the last and has no link.
func (p place) add(layout, section, title, description string, d data, crumbs ...data) *Page {
	d["nav"] = p.nav(section)
	put(d, "asof", p.date(p.c.AsOf))
	put(d, "corpus", p.o.Version)
	put(d, "content", p.o.Stamp())
	p.putLanguages(d)
	if len(crumbs) > 0 {
		all := make(list, len(crumbs))
		for i, c := range crumbs {
			all[i] = c
		}
		d["crumbs"] = all
	}
	p.putOwn(d)
	p.hand()
	p.page = &Page{
		Path: p.prefix + p.path, Layout: layout, Lang: p.code(), Home: p.prefix, Title: title,
		Description: shorten(description, 160), Data: d,
	}
	return p.page
}

// hand hands over the newest page.
func (b *builder) hand() {
	if b.page != nil && !b.unwanted && !b.skips(b.page.Local()) {
		b.unwanted = !b.yield(*b.page)
	}
	b.page = nil
}

// skips reports whether nobody wants the page at path. What makes many pages, or
// large ones, asks before; the rest is made and not handed over.
func (b *builder) skips(path string) bool { return b.only != nil && !b.only[path] }

// putLanguages sets the address of the page, and of the same page in the other
// languages: for readers, and for search engines where the base URL is known.
func (p place) putLanguages(d data) {
	base := strings.TrimSuffix(p.c.Site.BaseURL, "/") + "/"
	if base != "/" {
		d["canonical"] = base + p.prefix + p.path
	}
	languages := p.languages()
	if len(languages) == 1 {
		return
	}
	var alternates list
	for _, t := range languages {
		path := p.folder(t) + p.path
		alternates = append(alternates, data{"lang": t.tag(), "href": base + path})
		if t != p.tongue {
			d["tongue"] = data{"lang": t.tag(), "text": fill(t, "switch"), "href": Rel(p.prefix+p.path, path)}
		}
	}
	if base != "/" {
		d["alternates"] = append(alternates, data{"lang": "x-default", "href": base + p.path})
	}
}

// word returns the word for a value of an enumeration.
func (b *builder) word(enumeration, value string) string { return word(b.tongue, enumeration, value) }

// say returns a phrase of the interface with its parts in place.
func (b *builder) say(key string, parts ...string) string { return fill(b.tongue, key, parts...) }

// name returns a text in the language of the page, or in the other where there
// is none.
func (b *builder) name(text law.Bilingual) string { return nameIn(b.tongue, text) }

// other returns a text in the other language where name returned it in this one.
func (b *builder) other(text law.Bilingual) string {
	own, other := b.pick(text)
	if own == "" {
		return ""
	}
	return other
}

func nameIn(t tongue, text law.Bilingual) string {
	own, other := t.pick(text)
	if own == "" {
		return other
	}
	return own
}

// door is a page that every page leads to.
type door struct{ key, url string }

func doors(c *law.Corpus) []door {
	all := []door{
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
	for _, pr := range c.Prose {
		all = append(all, door{pr.ID, pr.URL})
	}
	return all
}

// nav lists the doors of the site. The one the page belongs to is marked: true,
// or "page" where it is the page itself.
func (p place) nav(section string) list {
	var out list
	for _, door := range doors(p.c) {
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

// Put sets a key of a page's data unless the value is empty, so that a layout's
// "with" decides.
func Put(d map[string]any, key string, value any) { put(d, key, value) }

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

// shorten cuts a text at a word boundary, or between two characters where there
// are no words, to at most limit bytes, more or less.
func shorten(s string, limit int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= limit {
		return s
	}
	cut := s[:limit]
	for !utf8.ValidString(cut) {
		cut = cut[:len(cut)-1]
	}
	if mostlyChinese(cut) {
		return strings.TrimRight(cut, "，、；：") + "…"
	}
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		return strings.TrimRight(cut[:i], ",;:") + " …"
	}
	return s
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
