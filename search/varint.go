package search

import (
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
)

// digits are the printable ASCII characters without " ' & < > \ and ~. The
// first finals of them end a number, the others continue it.
var digits = func() string {
	var b strings.Builder
	for c := byte(' '); c < '~'; c++ {
		if strings.IndexByte(`"'&<>\`, c) < 0 {
			b.WriteByte(c)
		}
	}
	return b.String()
}()

const finals, continued = 56, 32

// varint appends a number of at least 0, lowest digit first.
func varint(b *strings.Builder, n int) {
	for n >= finals {
		n -= finals
		b.WriteByte(digits[finals+n%continued])
		n /= continued
	}
	b.WriteByte(digits[n])
}

// stopWords is bleve's English list, sorted, without about: there is a page of
// that name.
func stopWords() []string {
	words := analysis.NewTokenMap()
	if err := words.LoadBytes(en.EnglishStopWords); err != nil {
		return nil
	}
	delete(words, "about")
	return sortedKeys(words)
}
