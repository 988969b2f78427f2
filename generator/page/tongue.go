package page

import (
	"strconv"
	"strings"

	"legible/generator/law"
)

// tongue is a language as far as it is grammar and not vocabulary: how it
// writes dates, numbers, sums, lengths of time, lists and citations. The words
// are in the tables words and phrases; nothing else in this package asks which
// language a page is in.
type tongue interface {
	// code is the language in the corpus and in the theme's i18n; tag is the
	// one of an HTML lang attribute.
	code() string
	tag() string
	// pick returns a text's own and its other language, either may be empty.
	pick(law.Bilingual) (own, other string)
	// native reports whether a run of text that is Chinese, or is not, needs no
	// mark of language on the page.
	native(chinese bool) bool

	date(law.Date) string
	year(law.Date) string
	count(n int, thing string) string
	list(names []string, last bool) string // last: with "and" before the last
	sentence(string) string                // with a capital where the language has them
	figure(int64) string                   // on a scale: "10,000"
	amount(*law.Amount) string
	multiple(*law.Multiple) string
	span(*law.Span) string
	duration(iso, days string) string
	deadline(*law.Deadline) (phrase, anchor string)

	cite(*law.Node) string             // "CSL (2017) Art. 21(3)"
	cited(*law.Version) string         // "CSL (2017)"
	place(*law.Node) string            // "Art. 21(3)"
	part(*law.Node) string             // "(3)"
	articleName(*law.Node) string      // "Article 21(3)", for titles and screen readers
	number(*law.Provision) string      // "21"
	numeral(int) string                // of a paragraph or an item
	label(*law.Division) string        // "Chapter III"
	articles(first, last int) string   // "Arts 21–30"
	shortTitle(*law.Instrument) string // for small places
}

// tongues are the languages that a site can be in.
var tongues = map[string]tongue{"en": english{}, "zh": chinese{}}

// word returns the word for a value of an enumeration; a value without one is
// shown with its hyphens as spaces.
func word(t tongue, enumeration, value string) string {
	if own, other := t.pick(words[enumeration+"/"+value]); own != "" {
		return own
	} else if other != "" {
		return other
	}
	return strings.ReplaceAll(value, "-", " ")
}

// fill returns a sentence of the interface, or a part of one, with its parts
// in place of {0}, {1} and so on.
func fill(t tongue, key string, parts ...string) string {
	text, _ := t.pick(phrases[key])
	for i, part := range parts {
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(i)+"}", part)
	}
	return text
}

// thousands writes 1000000 as "1,000,000".
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// length is a part of a duration: 6 and 'M'; minutes are 'm'.
type length struct {
	n    int
	unit byte
}

// lengths takes an ISO 8601 duration apart; nil for what it does not understand.
func lengths(iso string) []length {
	rest, ok := strings.CutPrefix(iso, "P")
	if !ok {
		return nil
	}
	var out []length
	number, clock := "", false
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		switch {
		case '0' <= c && c <= '9':
			number += string(c)
			continue
		case c == 'T':
			clock = true
			continue
		case c == 'M' && clock:
			c = 'm'
		}
		n, err := strconv.Atoi(number)
		if err != nil || !strings.ContainsRune("YMWDHmS", rune(c)) {
			return nil
		}
		out = append(out, length{n, c})
		number = ""
	}
	if number != "" {
		return nil
	}
	return out
}
