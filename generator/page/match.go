package page

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"legible/generator/law"
)

// matcher finds the first use of defined terms in a text. English phrases match
// whole words without regard to case, except abbreviations, which are written
// in capitals and match as they stand; a plural "s" belongs to the match.
type matcher struct {
	byWord map[string][]phrase // by first word, in lower case; longest first
	byHan  map[rune][]phrase   // by first character; longest first
}

type phrase struct {
	text  string // lower case unless exact
	exact bool
	term  *law.Term
}

// found is a term at a byte range of a text.
type found struct {
	start, end int
	term       *law.Term
}

func newMatcher(terms []*law.Term) *matcher {
	m := &matcher{byWord: map[string][]phrase{}, byHan: map[rune][]phrase{}}
	for _, t := range terms {
		for _, s := range append([]string{t.Name.En}, t.VariantsEn...) {
			if s == "" {
				continue
			}
			exact := s == strings.ToUpper(s)
			if !exact {
				s = lower(s)
			}
			w := lower(s[:wordEnd(s)])
			m.byWord[w] = append(m.byWord[w], phrase{s, exact, t})
		}
		for _, s := range append([]string{t.Name.Zh}, t.VariantsZh...) {
			if s == "" {
				continue
			}
			r, _ := utf8.DecodeRuneInString(s)
			m.byHan[r] = append(m.byHan[r], phrase{s, true, t})
		}
	}
	longest := func(ps []phrase) {
		sort.SliceStable(ps, func(i, j int) bool { return len(ps[i].text) > len(ps[j].text) })
	}
	for _, ps := range m.byWord {
		longest(ps)
	}
	for _, ps := range m.byHan {
		longest(ps)
	}
	return m
}

// english returns the terms in s that are not yet in seen, and adds them.
func (m *matcher) english(s string, seen map[*law.Term]bool) []found {
	var out []found
	folded := lower(s)
	for i := 0; i < len(s); {
		w := wordEnd(s[i:])
		if w == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		next := i + w
		for _, p := range m.byWord[folded[i:next]] {
			text := folded
			if p.exact {
				text = s
			}
			end := i + len(p.text)
			if !strings.HasPrefix(text[i:], p.text) {
				continue
			}
			if strings.HasPrefix(folded[end:], "s") && wordEnd(s[end:]) == 1 {
				end++
			}
			if wordEnd(s[end:]) > 0 {
				continue
			}
			if !seen[p.term] {
				seen[p.term] = true
				out = append(out, found{i, end, p.term})
			}
			next = end
			break
		}
		i = next
	}
	return out
}

// chinese is english for a Chinese text.
func (m *matcher) chinese(s string, seen map[*law.Term]bool) []found {
	var out []found
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		next := i + size
		for _, p := range m.byHan[r] {
			if !strings.HasPrefix(s[i:], p.text) {
				continue
			}
			next = i + len(p.text)
			if !seen[p.term] {
				seen[p.term] = true
				out = append(out, found{i, next, p.term})
			}
			break
		}
		i = next
	}
	return out
}

// wordEnd returns the length of the word s begins with, 0 when it does not
// begin with one. A word is letters and digits outside the Chinese script.
func wordEnd(s string) int {
	for i, r := range s {
		if !(unicode.IsLetter(r) || unicode.IsDigit(r)) || unicode.Is(unicode.Han, r) {
			return i
		}
	}
	return len(s)
}

// lower folds ASCII letters only, so that byte offsets stay.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}
