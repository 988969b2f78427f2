package page

import (
	"slices"
	"strings"

	"legible/generator/law"
)

// Writer lets another package make pages that have the shell, the links and the
// prose of those made here. What they say is no concern of this package.
type Writer struct{ languages []*builder }

// NewWriter returns a writer of pages about a corpus, made with the options of
// the pages that stand beside them.
func NewWriter(c *law.Corpus, o Options) *Writer {
	w, shared := &Writer{}, newCorpus(c, o)
	for _, t := range shared.languages() {
		w.languages = append(w.languages, shared.in(t))
	}
	return w
}

// at is a place on the page at path, in the language whose folder it lies in.
func (w *Writer) at(path string, v *law.Version) place {
	t := w.languages[0].languageAt(path)
	b := w.languages[slices.IndexFunc(w.languages, func(b *builder) bool { return b.tongue == t })]
	return b.at(strings.TrimPrefix(path, b.prefix), v)
}

// Page returns a page that exists in the main language alone. Crumbs lead down to it; the last is the page itself and
// has a text alone.
func (w *Writer) Page(path, layout, title, description string, d map[string]any, crumbs ...map[string]any) Page {
	w.languages[0].page = nil
	p := *w.languages[0].at(path, nil).add(layout, "", title, description, d, crumbs...)
	delete(p.Data, "tongue")
	delete(p.Data, "alternates")
	return p
}

// Texts splits plain text into paragraphs of runs in which citations are linked
// from the page at path. A citation without a name means version v, if any.
func (w *Writer) Texts(path string, v *law.Version, text string) []any {
	return w.at(path, v).texts(text)
}

// Node links to a place in the law: {text, href, heading, tag}.
func (w *Writer) Node(path string, n *law.Node) map[string]any { return w.at(path, nil).node(n) }

// Law is the href from the page at path to an address of the corpus, in the same
// language.
func (w *Writer) Law(path, url string) string { return w.at(path, nil).rel(url) }

// Lang is the language of the page at path.
func (w *Writer) Lang(path string) string { return w.at(path, nil).code() }

// Duty is a duty in one line: {who, modality, class, what, href, when}.
func (w *Writer) Duty(path string, o *law.Obligation) map[string]any {
	return w.at(path, nil).dutyLink(o)
}

// Comparison is the path of the page that shows two articles side by side, ""
// where there is none.
func (w *Writer) Comparison(a, b *law.Provision) string {
	if x := w.languages[0].pairs.find(a, b); x != nil {
		return x.path()
	}
	return ""
}

// OutcomeURL is the page of an outcome of a decision.
func OutcomeURL(d *law.Decision, o *law.Outcome) string { return (&walk{dec: d}).outcomeURL(o) }
