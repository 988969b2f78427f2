package cite

import (
	"slices"
	"strings"
	"unicode"
)

// text is a string made ready for reading: lower case, full-width forms and
// odd spaces made plain, one rune for one rune of the original. Positions in
// it count runes; offset leads back to bytes.
type text struct {
	source  string
	folded  []rune
	raw     []rune
	offsets []int // of each rune, and of the end
	names   map[rune][][]rune
	whole   bool // the text is meant to be one citation
}

// Reader reads citations with a set of instrument names made ready once, for
// callers with many texts. It is safe for use by several goroutines.
type Reader struct {
	names map[rune][][]rune // folded, by first rune, longest first
}

// Names returns a reader that knows these names of instruments, long and short.
func Names(names []string) *Reader {
	r := &Reader{names: map[rune][][]rune{}}
	for _, name := range names {
		if n := foldString(strings.TrimSpace(name)); len(n) > 0 {
			r.names[n[0]] = append(r.names[n[0]], n)
		}
	}
	for _, list := range r.names {
		slices.SortFunc(list, func(a, b []rune) int { return len(b) - len(a) })
	}
	return r
}

func newText(s string, r *Reader) *text {
	t := &text{source: s, names: r.names}
	for i, r := range s {
		t.raw = append(t.raw, r)
		t.folded = append(t.folded, fold(r))
		t.offsets = append(t.offsets, i)
	}
	t.offsets = append(t.offsets, len(s))
	return t
}

// fold maps a rune to the plain form the grammar is written in.
func fold(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80:
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		return fold(r - 0xFF01 + '!')
	case unicode.IsSpace(r):
		return ' '
	}
	switch r {
	case '’', '‘', 'ʼ':
		return '\''
	case '–', '‑', '‐', '−', '～':
		return '-'
	case '條':
		return '条'
	case '項':
		return '项'
	case '〈', '《':
		return '《'
	case '〉', '》':
		return '》'
	}
	return unicode.ToLower(r)
}

func foldString(s string) []rune {
	var out []rune
	for _, r := range s {
		out = append(out, fold(r))
	}
	return out
}

func (t *text) len() int { return len(t.folded) }

func (t *text) offset(i int) int { return t.offsets[i] }

// rune returns the folded rune at i, 0 outside the text.
func (t *text) rune(i int) rune {
	if i < 0 || i >= len(t.folded) {
		return 0
	}
	return t.folded[i]
}

// spaces returns the position after the spaces at i.
func (t *text) spaces(i int) int {
	for t.rune(i) == ' ' {
		i++
	}
	return i
}

// literal returns the position after s, if it stands at i.
func (t *text) literal(i int, s string) (int, bool) {
	j := i
	for _, r := range s {
		if t.rune(j) != r {
			return i, false
		}
		j++
	}
	return j, true
}

// word returns the position after the first of words that stands at i as a
// whole word, an optional full stop included.
func (t *text) word(i int, words ...string) (int, bool) {
	if isWordRune(t.rune(i - 1)) {
		return i, false
	}
	for _, w := range words {
		if j, ok := t.literal(i, w); ok && !isLetter(t.rune(j)) && (t.whole || !isDigit(t.rune(j))) {
			if t.rune(j) == '.' {
				j++
			}
			return j, true
		}
	}
	return i, false
}

// next returns the word at i, as far as it consists of letters.
func (t *text) next(i int) string {
	j := i
	for isLetter(t.rune(j)) {
		j++
	}
	return string(t.folded[i:max(i, j)])
}

// startsInWord reports whether a word that starts at i would be part of a
// longer word, an address or an id.
func (t *text) startsInWord(i int) bool {
	switch r := t.rune(i - 1); r {
	case '-', '/', '@', '.', '_', '#', '=', '&', '%', '\\':
		return true
	default:
		return isWordRune(r)
	}
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) || r == '〇' }

// isLetter reports whether r is a letter of a script that parts words.
func isLetter(r rune) bool { return r != 0 && unicode.IsLetter(r) && !isHan(r) }

func isWordRune(r rune) bool { return isLetter(r) || isDigit(r) }
