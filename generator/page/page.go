// Package page turns the corpus into pages: one file per page kind, with the
// same stem as its layout in the theme. A page carries everything its layout
// needs, so that no layout looks at another page. The list that All returns is
// the manifest of the site: what is written, linked, mapped and indexed.
//
// Text is formatted here; hrefs are relative to the page; law text is a list
// of runs (see Runs) that a layout prints through html/template's escaping.
package page

import (
	"iter"
	"slices"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
)

// Page is one page to be written.
type Page struct {
	Path        string // output path relative to the site root: "instruments/csl/2017-06-01/art_21.html", or the same below "zh/"
	Layout      string // the theme's layout: "article"
	Lang        string // "en" or "zh"
	Home        string `json:",omitempty"` // folder of the language: "", or "zh/"
	Title       string
	Description string

	// Data is the page's params. Keys are lower case at every depth; values
	// are string, bool, []any or map[string]any and nothing else, because Hugo
	// lower-cases keys and turns integers into floats.
	Data map[string]any

	// Body is the Markdown of a hand-written page (layout "prose"), else "".
	Body string

	// Drawings maps the name by which the layout asks for a drawing to its
	// SVG. A page that wants the chart of the decision "cii-scope" has the
	// entry "decision:cii-scope" with an empty value, which the pipeline fills.
	// Other entries (fine ranges, the timeline) are drawn by this package.
	Drawings map[string]string

	Noindex bool // not in the sitemap, not in the search index
}

// Local returns the path of the page inside the folder of its language: the same
// page in another language has the same, and so have the addresses in the corpus.
func (p Page) Local() string { return strings.TrimPrefix(p.Path, p.Home) }

// Options is what pages say that the corpus does not know.
type Options struct {
	Version     string   // of the program
	Hash        string   // of the content, hex
	SchemaFiles []string // published schemas: "schema/v1/articles.schema.json"
	DataFiles   []string // published data: "data/corpus.json"
	Rules       []Rule   // what the program can report
}

// Stamp is the part of the content’s hash that every page shows.
func (o Options) Stamp() string { return o.Hash[:min(12, len(o.Hash))] }

// Rule describes one diagnostic for the page that lists them.
type Rule struct {
	Code, Severity, Title, Text, Example string
}

// All makes every page of the site in a fixed order: those of the main
// language, then the same pages in each other language below a folder of its
// own. A page is made when it is asked for, or a little ahead where it is in
// another language, and not kept.
func All(c *law.Corpus, o Options) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		shared := newCorpus(c, o)
		stop := make(chan struct{})
		defer close(stop)
		var others []chan Page
		for _, t := range shared.languages()[1:] {
			pages := make(chan Page, ahead)
			others = append(others, pages)
			go func() {
				defer close(pages)
				shared.in(t).all(func(p Page) bool {
					select {
					case pages <- p:
						return true
					case <-stop:
						return false
					}
				})
			}()
		}
		if !shared.in(shared.languages()[0]).all(yield) {
			return
		}
		for _, pages := range others {
			for p := range pages {
				if !yield(p) {
					return
				}
			}
		}
	}
}

// Only makes those pages of All that have one of the paths, in the same order and
// each as All makes it, in a fraction of the time.
func Only(c *law.Corpus, o Options, paths []string) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		shared := newCorpus(c, o)
		wanted := map[tongue]map[string]bool{}
		for _, path := range paths {
			t := shared.languageAt(path)
			if wanted[t] == nil {
				wanted[t] = map[string]bool{}
			}
			wanted[t][strings.TrimPrefix(path, shared.folder(t))] = true
		}
		for _, t := range shared.languages() {
			if len(wanted[t]) == 0 {
				continue
			}
			b := shared.in(t)
			b.only = wanted[t]
			if !b.all(yield) {
				return
			}
		}
	}
}

// Missing returns those of the paths that no page has, in order. It makes pages
// only where a path is none of the corpus’s own addresses.
func Missing(c *law.Corpus, paths []string) []string {
	known := map[string]bool{"index.html": true}
	for _, d := range doors(c) {
		known[d.url] = true
	}
	c.EachPage(func(url string, _ diag.Position) { known[url] = true })
	shared := &corpus{c: c} // its languages are all that is asked for
	local := func(path string) string { return strings.TrimPrefix(path, shared.folder(shared.languageAt(path))) }
	missing := slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return known[local(path)] })
	if len(missing) == 0 {
		return nil
	}
	made := map[string]bool{}
	for p := range Only(c, Options{}, missing) {
		made[p.Path] = true
	}
	return slices.DeleteFunc(missing, func(path string) bool { return made[path] })
}

// ahead is how many pages of another language may wait for those before them.
const ahead = 1000

// all hands over every page, and reports whether all were wanted.
func (b *builder) all(yield func(Page) bool) bool {
	b.yield = yield
	for _, kind := range []func(){
		b.front, b.instruments, b.comparisons, b.register, b.matrix, b.penalties, b.deadlines, b.actors, b.authorities,
		b.topics, b.glossary, b.decisions, b.openQuestions, b.timelinePage, b.sources, b.coverage, b.handwritten, b.search,
		b.diagnostics, b.notFound, b.hand,
	} {
		if kind(); b.unwanted {
			return false
		}
	}
	return true
}
