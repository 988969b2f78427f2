package search

import (
	"regexp"
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

var (
	units = map[string]int{
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
		"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
		"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19,
	}
	tens = map[string]int{
		"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
		"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}

	// numberWords is the same expression as in web/normalize.ts.
	numberWords = regexp.MustCompile(`(?i)\b(?:(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)` +
		`(?:[- ](one|two|three|four|five|six|seven|eight|nine)\b)?` +
		`|(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen` +
		`|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))\b(\*?)`)
	thousands = regexp.MustCompile(`\b\d{1,3}(?:,\d{3})+\b`)
)

// numbers writes English number words up to ninety-nine as digits and drops
// the comma between thousands, so that "six months" is "6 months" and
// "seventy-two" is "72". A word that is a prefix query ("ten*") stays.
func numbers(s string) string {
	s = numberWords.ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasSuffix(m, "*") {
			return m
		}
		n := 0
		for _, part := range strings.FieldsFunc(strings.ToLower(m), func(r rune) bool { return r == '-' || r == ' ' }) {
			n += units[part] + tens[part]
		}
		return itoa(n)
	})
	return thousands.ReplaceAllStringFunc(s, func(m string) string { return strings.ReplaceAll(m, ",", "") })
}
