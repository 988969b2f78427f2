package law

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// EachText calls f with every text of the article in reading order, in English
// and then in official Chinese where there is some: paragraph, its items, its
// tail. The node is the paragraph or item the text belongs to; EID and the
// numbers are filled, ID and URL are not.
func (p *Provision) EachText(f func(at *Node, text string)) {
	for _, para := range p.Text {
		at := &Node{EID: para.EID, Provision: p, Paragraph: para.N}
		each(f, at, para.En, para.Zh)
		for _, item := range para.Items {
			each(f, &Node{EID: item.EID, Provision: p, Paragraph: para.N, Item: item.N}, item.En, item.Zh)
		}
		each(f, at, para.Tail)
	}
}

func each(f func(*Node, string), at *Node, texts ...string) {
	for _, text := range texts {
		if text != "" {
			f(at, text)
		}
	}
}

// IndexWord returns the byte offset of the first place in text where word
// stands between word boundaries, letter case ignored, a plural "s" or "es"
// allowed; or -1. Word must not be empty.
func IndexWord(text, word string) int {
	if word == "" {
		return -1
	}
	for start := 0; start+len(word) <= len(text); {
		i := indexFold(text[start:], word)
		if i < 0 {
			return -1
		}
		from, to := start+i, start+i+len(word)
		if !letterBefore(text, from) && !letterAfter(text, to) {
			return from
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		start = from + size
	}
	return -1
}

// indexFold is strings.Index with ASCII letter case ignored.
func indexFold(text, word string) int {
	low, up := word[0], word[0]
	if 'a' <= low|0x20 && low|0x20 <= 'z' {
		low, up = low|0x20, low&^0x20
	}
	// The next of each: IndexByte is several times as fast as a loop.
	next := func(c byte, from int) int {
		if i := strings.IndexByte(text[from:], c); i >= 0 {
			return from + i
		}
		return len(text)
	}
	atLow, atUp := next(low, 0), next(up, 0)
	for {
		i := min(atLow, atUp)
		if i+len(word) > len(text) {
			return -1
		}
		if strings.EqualFold(text[i:i+len(word)], word) {
			return i
		}
		if i == atLow {
			atLow = next(low, i+1)
		}
		if i == atUp {
			atUp = next(up, i+1)
		}
	}
}

func letterBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return latin(r)
}

func letterAfter(text string, at int) bool {
	rest := text[at:]
	for _, plural := range []string{"es", "s", ""} {
		if after, ok := strings.CutPrefix(rest, plural); ok {
			if r, _ := utf8.DecodeRuneInString(after); !latin(r) {
				return false
			}
		}
	}
	return true
}

func latin(r rune) bool {
	return r != utf8.RuneError && (unicode.Is(unicode.Latin, r) || unicode.IsDigit(r))
}
