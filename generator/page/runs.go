package page

import (
	"unicode"
	"unicode/utf8"

	"legible/generator/law"
)

// A run is a stretch of text of one kind: {"t": text, "k": kind} with kind ""
// (plain), "zh" or "en" (Chinese or English, where that is not the language of
// the page), "term" (first use of a defined term; href, title with the
// definition, gloss with the id of its entry on the same page if it has one) or
// "cite" (a citation; href); the last two have "zh" or "en" as a mark where they
// are not in the language of the page. The texts of a list of runs, joined, are
// the input, character for character.

// span marks a byte range of a text as one run.
type span struct {
	start, end int
	run        data // without "t"
}

// prose splits a text of ours: Chinese is marked and citations are linked.
func (p place) prose(s string) list { return p.split(s, nil, nil) }

// plain is a text of ours without links.
func (p place) plain(s string) list {
	if s != "" && mostlyChinese(s) {
		return list{data{"t": s, "k": p.kind(true)}}
	}
	return withChinese(s, p.kind)
}

// joinRuns puts texts in a row with sep between them.
func joinRuns(sep string, texts ...list) list {
	var out list
	add := func(run data) {
		if len(out) > 0 {
			if last := out[len(out)-1].(data); last["k"] == run["k"] && last["href"] == nil && run["href"] == nil {
				out[len(out)-1] = data{"k": last["k"], "t": last["t"].(string) + run["t"].(string)}
				return
			}
		}
		out = append(out, run)
	}
	for _, text := range texts {
		if len(text) == 0 {
			continue
		}
		if len(out) > 0 && sep != "" {
			add(data{"k": "", "t": sep})
		}
		for _, run := range text {
			add(run.(data))
		}
	}
	return out
}

// lawRuns splits a text of the law. Terms in seen are not linked again; those
// linked are added to it. Gloss, if not nil, is told each linked term and
// returns the id of its entry on the page.
func (p place) lawRuns(s string, seen map[*law.Term]bool, gloss func(*law.Term) string) list {
	return p.split(s, seen, gloss)
}

func (p place) split(s string, seen map[*law.Term]bool, gloss func(*law.Term) string) list {
	var out list
	emit := func(from, to int, run data) {
		if from == to {
			return
		}
		run["t"] = s[from:to]
		out = append(out, run)
	}
	chinese := mostlyChinese(s)
	plain := func(from, to int) {
		for _, sp := range p.inner(s[from:to], chinese, seen, gloss) {
			emit(from+sp.start, from+sp.end, sp.run)
		}
	}
	at := 0
	for _, sp := range p.citations(s) {
		plain(at, sp.start)
		emit(sp.start, sp.end, sp.run)
		at = sp.end
	}
	plain(at, len(s))
	return out
}

// inner covers a text without citations with spans, gaps included.
func (p place) inner(s string, chinese bool, seen map[*law.Term]bool, gloss func(*law.Term) string) []span {
	var marks []span
	if chinese {
		if seen != nil {
			marks = p.termSpans(p.terms.chinese(s, seen), gloss, true)
		}
		return cover(marks, len(s), p.kind(true))
	}
	at := 0
	latin := func(to int) {
		if seen == nil || at == to {
			return
		}
		for _, sp := range p.termSpans(p.terms.english(s[at:to], seen), gloss, false) {
			marks = append(marks, span{at + sp.start, at + sp.end, sp.run})
		}
	}
	for _, zh := range chineseRuns(s) {
		latin(zh[0])
		marks = append(marks, span{zh[0], zh[1], data{"k": p.kind(true)}})
		at = zh[1]
	}
	latin(len(s))
	return cover(marks, len(s), p.kind(false))
}

// kinder says by which kind a run of Chinese, or of another language, is told
// apart on a page.
type kinder func(chinese bool) string

// kind is the kinder of the page's language.
func (b *builder) kind(chinese bool) string {
	switch {
	case b.native(chinese):
		return ""
	case chinese:
		return "zh"
	}
	return "en"
}

// tell marks a run that is a link where it is not in the language of the page.
func (b *builder) tell(run data, chinese bool) {
	if kind := b.kind(chinese); kind != "" {
		run[kind] = true
	}
}

func (p place) termSpans(fs []found, gloss func(*law.Term) string, chinese bool) []span {
	var out []span
	for _, f := range fs {
		if f.term.URL == p.path {
			continue
		}
		run := data{"k": "term", "href": p.rel(f.term.URL)}
		put(run, "title", shorten(f.term.Definition, 300))
		p.tell(run, chinese)
		if gloss != nil {
			run["gloss"] = gloss(f.term)
		}
		out = append(out, span{f.start, f.end, run})
	}
	return out
}

// cover fills the gaps between marks with runs of the given kind.
func cover(marks []span, length int, kind string) []span {
	var out []span
	at := 0
	for _, m := range marks {
		if m.start > at {
			out = append(out, span{at, m.start, data{"k": kind}})
		}
		out = append(out, m)
		at = m.end
	}
	if at < length {
		out = append(out, span{at, length, data{"k": kind}})
	}
	return out
}

// chineseRuns returns the byte ranges of Chinese in a text. A range begins with
// a Chinese character or mark and ends with one; digits, letters and quotes
// directly between two of them belong to it ("2017年6月1日").
func chineseRuns(s string) [][2]int {
	var out [][2]int
	open, end := -1, 0
	for i, r := range s {
		switch {
		case isChinese(r):
			if open < 0 {
				open = i
			}
			end = i + utf8.RuneLen(r)
		case open >= 0 && joinsChinese(r):
		case open >= 0:
			out = append(out, [2]int{open, end})
			open = -1
		}
	}
	if open >= 0 {
		out = append(out, [2]int{open, end})
	}
	return out
}

func isChinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || 0x3000 <= r && r <= 0x303f || 0xff00 <= r && r <= 0xffef
}

func joinsChinese(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '·', '—', '…', '-', '.':
		return true
	}
	return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// mostlyChinese reports whether a text is Chinese with at most a little Latin.
func mostlyChinese(s string) bool {
	han, latin := 0, 0
	for _, r := range s {
		if isChinese(r) {
			han++
		} else if unicode.IsLetter(r) {
			latin++
		}
	}
	return han > latin
}
