package search

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
)

// Widths of a snippet in columns; a Chinese character takes two.
const (
	snippetWidth = 200 // whole snippet
	snippetFocus = 150 // span of matched words it is built around
)

// span is a stretch of a body in code points that matched a term.
type span struct {
	start, end int
	term       string
}

// marks finds the words of a body whose terms are in the set. It analyses
// word by word, so that places in the text as written are known.
func (x *Index) marks(body string, terms map[string]bool) []span {
	if len(terms) == 0 || body == "" {
		return nil
	}
	var out []span
	add := func(raw string, start, end int) {
		for _, term := range x.seen.terms(x.mix, raw) {
			if terms[term] {
				out = append(out, span{start, end, term})
				return
			}
		}
	}
	at := 0       // code points before offset
	offset := 0   // bytes seen
	lastCJK := "" // the CJK character before, if adjacent
	lastEnd, lastTens := -1, ""
	for _, t := range x.tokenizer.Tokenize([]byte(body)) {
		at += runeLen(body[offset:t.Start])
		offset = t.Start
		raw := string(t.Term)
		end := at + runeLen(raw)
		if first := []rune(raw)[0]; isCJK(first) {
			for i, r := range []rune(raw) {
				if lastCJK != "" && lastEnd == at+i {
					add(lastCJK+string(r), at+i-1, at+i+1)
				} else {
					add(string(r), at+i, at+i+1)
				}
				lastCJK, lastEnd = string(r), at+i+1
			}
			lastTens = ""
			continue
		}
		lower := strings.ToLower(raw)
		if lastTens != "" && units[lower] > 0 && units[lower] < 10 && lastEnd+1 == at &&
			(body[offset-1] == ' ' || body[offset-1] == '-') {
			add(lastTens+"-"+raw, lastEnd-len(lastTens), end)
		} else {
			add(raw, at, end)
		}
		lastCJK, lastEnd, lastTens = "", end, ""
		if tens[lower] > 0 {
			lastTens = raw
		}
	}
	return out
}

// memo remembers the terms of words as written: bodies repeat them.
type memo struct {
	mu    sync.Mutex
	words map[string][]string
}

const maxMemo = 50_000

func (m *memo) terms(a analysis.Analyzer, raw string) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if terms, ok := m.words[raw]; ok {
		return terms
	}
	var terms []string
	for _, t := range analyze(a, normalize(raw)) {
		terms = append(terms, t.term)
	}
	if m.words == nil || len(m.words) >= maxMemo {
		m.words = map[string][]string{}
	}
	m.words[strings.Clone(raw)] = terms
	return terms
}

func runeLen(s string) int { return utf8.RuneCountInString(s) }

// snippet cuts a window of the body around the best cluster of marks and
// returns it with the byte ranges of the marks inside. It begins at a
// sentence when one is near, else at a word or Chinese character, and "…"
// stands where text was cut.
func snippet(body string, spans []span) (string, [][2]int) {
	rs := []rune(body)
	from, to := window(rs, spans)
	var out strings.Builder
	if from > 0 {
		out.WriteString("…")
	}
	var marks [][2]int
	pos := from
	for _, s := range spans {
		start, end := max(s.start, pos), min(s.end, to)
		if start >= end {
			continue
		}
		out.WriteString(string(rs[pos:start]))
		b := out.Len()
		out.WriteString(string(rs[start:end]))
		pos = end
		if n := len(marks); n > 0 && marks[n-1][1] == b {
			marks[n-1][1] = out.Len()
		} else {
			marks = append(marks, [2]int{b, out.Len()})
		}
	}
	out.WriteString(string(rs[pos:to]))
	if to < len(rs) {
		out.WriteString("…")
	}
	return out.String(), marks
}

// window chooses the code points from and to of the snippet.
func window(rs []rune, spans []span) (from, to int) {
	first, last := 0, 0
	best := -1
	for i, s := range spans {
		distinct := map[string]bool{}
		width, at, j := 0, s.start, i
		for ; j < len(spans); j++ {
			for ; at < spans[j].end; at++ {
				width += columns(rs[at])
			}
			if width > snippetFocus && j > i {
				break
			}
			distinct[spans[j].term] = true
		}
		if value := len(distinct)*1000 + j - i; value > best {
			best, first, last = value, s.start, spans[j-1].end
		}
	}
	focus, tail := 0, 0
	for i := first; i < len(rs) && tail <= snippetWidth; i++ {
		tail += columns(rs[i])
		if i < last {
			focus = tail
		}
	}
	// A third of the room goes before the focus, or what the end leaves over.
	room := max((snippetWidth-focus)/3, snippetWidth-tail)
	from = first
	for width := 0; from > 0 && width+columns(rs[from-1]) <= room; from-- {
		width += columns(rs[from-1])
	}
	if from > 0 {
		from = beginning(rs, from, first)
	}
	width := 0
	for to = from; to < len(rs) && width+columns(rs[to]) <= snippetWidth; to++ {
		width += columns(rs[to])
	}
	if to < len(rs) {
		for end := to; end > max(last, from); end-- {
			if canCut(rs, end) {
				to = end
				break
			}
		}
		for to > from && rs[to-1] == ' ' {
			to--
		}
	}
	return from, to
}

// beginning moves a cut forward to a sentence, or else to a word, but never
// past limit.
func beginning(rs []rune, from, limit int) int {
	cut := limit
	for i := from; i <= limit; i++ {
		if canCut(rs, i) && rs[i] != ' ' {
			cut = min(cut, i)
			p := i - 1
			for p > 0 && rs[p] == ' ' {
				p--
			}
			if strings.ContainsRune("。；！？", rs[p]) || p < i-1 && strings.ContainsRune(".;!?", rs[p]) {
				return i
			}
		}
	}
	return cut
}

// canCut reports whether text may be cut before rs[i].
func canCut(rs []rune, i int) bool {
	return rs[i] == ' ' || rs[i-1] == ' ' ||
		(isCJK(rs[i]) || isCJK(rs[i-1])) && !unicode.IsPunct(rs[i]) && !unicode.IsMark(rs[i])
}

func columns(r rune) int {
	if isCJK(r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60 {
		return 2
	}
	return 1
}
