package intake

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// grammar is how a language marks the parts of a law.
type grammar struct {
	article  *regexp.Regexp // number, then "之一" of an inserted article
	item     *regexp.Regexp // number
	heading  *regexp.Regexp // of a chapter or section
	chapter  *regexp.Regexp
	contents *regexp.Regexp
	annex    *regexp.Regexp
	ends     string // characters that end a paragraph or an item
	joint    string // between the parts of a paragraph that a line end cut
}

var grammars = map[Language]grammar{
	Chinese: {
		article:  regexp.MustCompile(`^第[\s　]*([` + numerals + `]{1,7})[\s　]*条(之[一二三四五六七八九十])?[\s　:：]*`),
		item:     regexp.MustCompile(`^[（(][\s　]*([` + numerals + `]{1,4})[\s　]*[）)][\s　]*`),
		heading:  regexp.MustCompile(`^第[\s　]*[` + numerals + `]{1,7}[\s　]*[编章节][\s　]*[^。；：，]{0,40}$`),
		chapter:  regexp.MustCompile(`^第[\s　]*[` + numerals + `]{1,7}[\s　]*章`),
		contents: regexp.MustCompile(`^目[\s　]*[录次]$`),
		annex:    regexp.MustCompile(`^(附件|附录|附表|附[：:])`),
		ends:     "。；：！？”」）;:.!?)",
	},
	English: {
		article:  regexp.MustCompile(`^(?i:article)[\s ]+([0-9]{1,4}|[IVXLC]{1,7})\b(-[0-9])?[\s .:]*`),
		item:     regexp.MustCompile(`^\(([0-9]{1,2}|[a-z])\)[\s ]*`),
		heading:  regexp.MustCompile(`^(?i:chapter|section|part)[\s ]+([0-9]{1,3}|[IVXLCivxlc]{1,7})\b[^;]{0,120}$`),
		chapter:  regexp.MustCompile(`^(?i:chapter)[\s ]+[0-9IVXLCivxlc]+\b`),
		contents: regexp.MustCompile(`^(?i:(table of )?contents)$`),
		annex:    regexp.MustCompile(`^(?i:annex|appendix|schedule)\b`),
		ends:     `.;:!?)”"`,
		joint:    " ",
	},
}

var pageNumber = regexp.MustCompile(`^[\s　—–\-·.]*((第|(?i:page))[\s　]*)?[0-9０-９]{1,4}([\s　]*页)?([\s　，,]*(/|共|(?i:of))[\s　]*[0-9０-９]{1,4}[\s　]*页?)?[\s　—–\-·.]*$`)

// splitter reads line after line.
type splitter struct {
	*Text
	grammar
	repeated map[string]bool // running heads and feet
	chapters map[string]bool // counted
	listed   bool            // inside the table of contents
	ended    bool            // behind the last article
	open     bool            // the last line broke off
}

// split fills t with what the lines hold.
func split(t *Text, lines []line) {
	s := &splitter{Text: t, grammar: grammars[t.Language], repeated: runningLines(lines), chapters: map[string]bool{}}
	t.Lines = len(lines)
	for _, l := range lines {
		s.line(l)
	}
	if len(t.Articles) == 0 {
		s.find(0, "no article was found: is this the language of the text?")
	}
}

// runningLines are short lines that stand in the text three times or more and
// end no sentence: heads and feet of pages.
func runningLines(lines []line) map[string]bool {
	counts := map[string]int{}
	for _, l := range lines {
		if utf8.RuneCountInString(l.text) <= 60 && !strings.ContainsAny(l.text[len(l.text)-1:], ".;") && !strings.HasSuffix(l.text, "。") && !strings.HasSuffix(l.text, "；") {
			counts[l.text]++
		}
	}
	out := map[string]bool{}
	for text, n := range counts {
		out[text] = n >= 3
	}
	return out
}

func (s *splitter) line(l line) {
	switch {
	case s.ended:
		s.skip(l, "after the end")
	case pageNumber.MatchString(l.text):
		s.skip(l, "page number")
	case s.repeated[l.text]:
		s.skip(l, "repeated line")
	case len(s.Articles) == 0 && s.contents.MatchString(l.text):
		s.listed = true
		s.skip(l, "contents")
	case s.heading.MatchString(l.text):
		s.headingLine(l)
	case s.startsArticle(l.text):
		s.parts(l)
	case len(s.Articles) == 0 && s.listed:
		s.skip(l, "contents")
	case len(s.Articles) == 0:
		s.skip(l, "title")
	case s.annex.MatchString(l.text) && !s.open:
		s.ended = true
		s.skip(l, "after the end")
	default:
		s.parts(l)
	}
}

// headingLine skips a heading. A chapter counts once, however often a table of
// contents names it.
func (s *splitter) headingLine(l line) {
	if mark := s.chapter.FindString(l.text); mark != "" && !s.chapters[mark] {
		s.chapters[mark] = true
		s.Chapters++
	}
	s.open = false
	s.skip(l, "heading")
}

// startsArticle reports whether a line begins an article: always where the
// number is the next one; elsewhere the text may just begin with a citation.
func (s *splitter) startsArticle(text string) bool {
	n, _, _ := s.articleAt(text)
	return s.begins(n)
}

func (s *splitter) begins(n int) bool {
	return n > 0 && (!s.open || n == s.next() || n == 1 && s.onlyListed())
}

func (s *splitter) next() int {
	if len(s.Articles) == 0 {
		return 1
	}
	return s.Articles[len(s.Articles)-1].Number + 1
}

// articleAt reads the mark of an article at the start of text.
func (s *splitter) articleAt(text string) (n int, inserted string, rest string) {
	m := s.article.FindStringSubmatch(text)
	if m == nil {
		return 0, "", text
	}
	n = number(m[1])
	if n == 0 {
		n = roman(m[1])
	}
	return n, m[2], text[len(m[0]):]
}

func (s *splitter) itemAt(text string) (n int, rest string) {
	m := s.item.FindStringSubmatch(text)
	if m == nil {
		return 0, text
	}
	if n = number(m[1]); n == 0 && len(m[1]) == 1 {
		n = int(m[1][0]-'a') + 1
	}
	return n, text[len(m[0]):]
}

// parts takes a line apart where articles or items follow one another on it.
func (s *splitter) parts(l line) {
	for rest := l.text; rest != ""; {
		var part string
		part, rest = s.cut(rest)
		s.part(line{l.n, part})
	}
}

// cut ends a part before the next article or item on the same line. Only the
// number that has to come next counts, and only behind the end of a sentence:
// everything else is a citation.
func (s *splitter) cut(text string) (part, rest string) {
	next, item := s.next(), 1
	if n, _, _ := s.articleAt(text); n > 0 {
		next = n + 1
	} else if n, _ := s.itemAt(text); n > 0 {
		item = n + 1
	} else if s.open {
		item = s.nextItem()
	}
	var before rune
	for i, r := range text {
		if i > 0 && (strings.ContainsRune(s.ends, before) || unicode.IsSpace(before)) {
			if n, _, _ := s.articleAt(text[i:]); n == next && endsSentence(text[:i]) {
				return strings.TrimSpace(text[:i]), text[i:]
			}
			if n, _ := s.itemAt(text[i:]); n == item && strings.ContainsAny(lastRune(text[:i]), "：；:;。") {
				return strings.TrimSpace(text[:i]), text[i:]
			}
		}
		before = r
	}
	return text, ""
}

// endsSentence reports whether nothing of a sentence is left open.
func endsSentence(s string) bool { return strings.ContainsAny(lastRune(s), "。！？”.!?\"") }

func lastRune(s string) string {
	s = strings.TrimSpace(s)
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// part is an article's beginning, an item, a paragraph, or the rest of one that
// a line end cut.
func (s *splitter) part(l line) {
	if n, inserted, rest := s.articleAt(l.text); s.begins(n) {
		s.begin(l, n, inserted, rest)
		return
	}
	article := &s.Articles[len(s.Articles)-1]
	if n, rest := s.itemAt(l.text); n > 0 && len(article.Paragraphs) > 0 && (n == s.nextItem() || !s.open) {
		s.addItem(l, n, rest)
		return
	}
	if s.open && len(article.Paragraphs) > 0 {
		if len(*s.last()) < longest {
			s.extend(l.text)
			return
		}
		s.find(l.n, "the text before is longer than any paragraph; another begins here")
	}
	article.Paragraphs = append(article.Paragraphs, Paragraph{Line: l.n, Text: l.text})
	s.leave(l.text)
}

func (s *splitter) begin(l line, n int, inserted, rest string) {
	if inserted != "" {
		s.find(l.n, fmt.Sprintf("article %d%s was inserted later; such numbers are not read", n, inserted))
		s.skip(l, "inserted article")
		s.open = false
		return
	}
	if n == 1 && len(s.Articles) > 0 && s.onlyListed() {
		for _, a := range s.Articles {
			s.Skipped = append(s.Skipped, Skipped{a.Line, "contents", fmt.Sprintf("%d %s", a.Number, a.words())})
		}
		s.Articles = nil
	}
	if n != s.next() {
		s.find(l.n, fmt.Sprintf("article %d stands where article %d is due", n, s.next()))
	}
	a := Article{Number: n, Line: l.n}
	if rest != "" {
		a.Paragraphs = []Paragraph{{Line: l.n, Text: rest}}
	}
	s.Articles = append(s.Articles, a)
	s.leave(rest)
	if rest == "" {
		s.open = false
	}
}

// onlyListed reports whether the articles so far are lines of a table of
// contents: none holds a whole sentence.
func (s *splitter) onlyListed() bool {
	for _, a := range s.Articles {
		if strings.ContainsAny(a.words(), "。；") || len(a.Paragraphs) > 1 || s.Language == English && endsSentence(strings.TrimRight(a.words(), " .0123456789")) {
			return false
		}
	}
	return true
}

func (a Article) words() string {
	if len(a.Paragraphs) == 0 {
		return ""
	}
	return a.Paragraphs[0].Text
}

func (s *splitter) paragraph() *Paragraph {
	article := &s.Articles[len(s.Articles)-1]
	return &article.Paragraphs[len(article.Paragraphs)-1]
}

// nextItem is the number that the next item of the open paragraph has.
func (s *splitter) nextItem() int {
	if len(s.Articles) == 0 || len(s.Articles[len(s.Articles)-1].Paragraphs) == 0 {
		return 1
	}
	return len(s.paragraph().Items) + 1
}

func (s *splitter) addItem(l line, n int, rest string) {
	if want := s.nextItem(); n != want {
		s.find(l.n, fmt.Sprintf("item %d stands where item %d of article %d is due", n, want, s.next()-1))
	}
	p := s.paragraph()
	p.Items = append(p.Items, rest)
	s.leave(rest)
}

// longest is how long a paragraph or an item may grow, in bytes, before a line
// that would go on with it begins another.
const longest = 32 << 10

// last is the paragraph or the item that the line before belongs to.
func (s *splitter) last() *string {
	p := s.paragraph()
	if n := len(p.Items); n > 0 {
		return &p.Items[n-1]
	}
	return &p.Text
}

// extend goes on with what the line before broke off.
func (s *splitter) extend(text string) {
	*s.last() += s.joint + text
	s.leave(text)
}

// leave notes whether a part ended where a paragraph or an item may end.
func (s *splitter) leave(text string) { s.open = !strings.ContainsAny(lastRune(text), s.ends) }

func (s *splitter) skip(l line, why string) {
	s.Skipped = append(s.Skipped, Skipped{l.n, why, l.text})
}

func (s *splitter) find(line int, message string) {
	s.Findings = append(s.Findings, Finding{line, message})
}
