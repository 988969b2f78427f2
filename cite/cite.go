// Package cite is being written: this stand-in only lets other packages compile
// until the real file replaces it.
package cite

// Citation is one citation.
type Citation struct {
	Instrument, Version                      string
	Article, Paragraph, Item, Start, End int
}

// Parse reads one citation.
func Parse(s string, names []string) (Citation, bool) { return Citation{}, false }

// Find finds citations in text.
func Find(s string, names []string) []Citation { return nil }

// String writes it.
func (c Citation) String() string { return "" }
