package page

import "legible/generator/law"

// Writer lets another package make pages that have the shell, the links and the
// prose of those made here. What they say is no concern of this package.
type Writer struct{ b *builder }

// NewWriter returns a writer of pages about a corpus, made with the options of
// the pages that stand beside them.
func NewWriter(c *law.Corpus, o Options) *Writer { return &Writer{newBuilder(c, o)} }

// Page returns a page. Crumbs lead down to it; the last is the page itself and
// has a text alone.
func (w *Writer) Page(path, layout, title, description string, d map[string]any, crumbs ...map[string]any) Page {
	w.b.pages = nil
	return *w.b.at(path, nil).add(layout, "", title, description, d, crumbs...)
}

// Texts splits plain text into paragraphs of runs in which citations are linked
// from the page at path. A citation without a name means version v, if any.
func (w *Writer) Texts(path string, v *law.Version, text string) []any {
	return w.b.at(path, v).texts(text)
}

// Node links to a place in the law: {text, href, heading, tag}.
func (w *Writer) Node(path string, n *law.Node) map[string]any { return w.b.at(path, nil).node(n) }

// Duty is a duty in one line: {who, modality, class, what, href, when}.
func (w *Writer) Duty(path string, o *law.Obligation) map[string]any {
	return w.b.at(path, nil).dutyLink(o)
}

// Comparison is the path of the page that shows two articles side by side, ""
// where there is none.
func (w *Writer) Comparison(a, b *law.Provision) string {
	if x := w.b.pairs.find(a, b); x != nil {
		return x.path()
	}
	return ""
}

// OutcomeURL is the page of an outcome of a decision.
func OutcomeURL(d *law.Decision, o *law.Outcome) string { return (&walk{dec: d}).outcomeURL(o) }
