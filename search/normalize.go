package search

import (
	"strings"
	"unicode"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/token/unicodenorm"
)

// normalize is applied to every text before analysis, document and query
// alike: compatibility forms are folded (NFKC), format characters and
// variation selectors dropped, and numbers written one way. The browser runs
// it on the query only, as the shards hold terms that went through it here.
func normalize(s string) string { return numbers(fold(s)) }

var nfkc = unicodenorm.MustNewUnicodeNormalizeFilter(unicodenorm.NFKC)

// fold is normalize without the numbers: NFKC, and nothing invisible.
func fold(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	tokens := nfkc.Filter(analysis.TokenStream{{Term: []byte(s)}})
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, string(tokens[0].Term))
}

// space collapses white space, so that bodies and titles are one line each.
func space(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}
