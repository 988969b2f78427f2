package source

import (
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// syntax reports an error of the YAML library in our words, at the place where
// the author has to look.
func (r *reporter) syntax(err error, text string) {
	var loadErr *yaml.LoadError
	if !errors.As(err, &loadErr) {
		r.add("yaml-syntax", 0, 0, oneLine(err.Error()), "")
		return
	}
	if errors.Is(err, errDepth) || strings.Contains(loadErr.Message, errDepth.Error()) {
		r.add("limit", loadErr.Mark.Line, loadErr.Mark.Column, limitMessage("levels inside each other", MaxDepth), "")
		return
	}
	lines := strings.Split(text, "\n")
	line, column := spot(loadErr, lines)
	if r.oddSpace(lines, line) {
		return
	}
	e := explain(loadErr.Message+" "+loadErr.ContextMsg, character(lines, line, column))
	r.add(e.code, line, column, e.message, e.hint)
}

// spot returns the place to show: where the library stopped, or where the
// thing it could not finish begins. It always lies within the text.
func spot(e *yaml.LoadError, lines []string) (line, column int) {
	mark := e.Mark
	end := len(lines)
	for end > 1 && strings.TrimSpace(lines[end-1]) == "" {
		end--
	}
	unfinished := mark.Line >= end && character(lines, mark.Line, mark.Column) == 0
	if begin := e.ContextMark; begin.Line > 0 && (unfinished || e.Message == "could not find expected ':'") {
		mark = begin
	}
	switch {
	case mark.Line > end:
		return end, utf8.RuneCountInString(strings.TrimRight(lines[end-1], " ")) + 1
	case mark.Line < 1 || mark.Column < 1: // unknown: the first character of the line
		line = max(mark.Line, 1)
		return line, 1 + len(lines[line-1]) - len(strings.TrimLeft(lines[line-1], " "))
	}
	return mark.Line, mark.Column
}

// character returns the character at line and column, 0 at the end of a line.
func character(lines []string, line, column int) rune {
	if line < 1 || line > len(lines) || column < 1 {
		return 0
	}
	for _, r := range lines[line-1] {
		if column--; column == 0 {
			return r
		}
	}
	return 0
}

var oddColon = regexp.MustCompile(`^ *(?:- +)*[A-Za-z][A-Za-z0-9_-]*(：|:[\x{A0}\x{2002}-\x{200A}\x{202F}\x{3000}])`)

// oddSpace reports a tab or a wide space in the indentation of the line, or a
// wide colon in it or just above, as the likely cause of a syntax error there.
func (r *reporter) oddSpace(lines []string, line int) bool {
	text := lines[line-1]
	indent := text[:len(text)-len(strings.TrimLeftFunc(text, unicode.IsSpace))]
	if i := strings.IndexFunc(indent, func(c rune) bool { return c != ' ' }); i >= 0 && indent != text {
		c, _ := utf8.DecodeRuneInString(indent[i:])
		r.add("odd-space", line, i+1, charName(c)+" in the indentation", "indent with ASCII spaces")
		return true
	}
	above := line - 1
	for above > 0 && strings.TrimSpace(lines[above-1]) == "" {
		above--
	}
	for _, n := range []int{line, above} {
		if n < 1 {
			continue
		}
		if m := oddColon.FindStringSubmatchIndex(lines[n-1]); m != nil {
			c, _ := utf8.DecodeLastRuneInString(lines[n-1][:m[1]])
			r.add("odd-space", n, utf8.RuneCountInString(lines[n-1][:m[1]]), charName(c)+" after a key", "write : and a space")
			return true
		}
	}
	return false
}

// explanation is a library message in our words.
type explanation struct{ code, message, hint string }

// explain translates a message of the library, with its context. at is the character it is
// about, 0 if none.
func explain(message string, at rune) explanation {
	for _, e := range explanations {
		if strings.Contains(message, e.theirs) {
			return e.explanation
		}
	}
	switch {
	case strings.HasPrefix(message, "found character that cannot start any token") && at != 0:
		return explanation{"yaml-syntax", "a value cannot start with " + shown(at), "quote the value"}
	case strings.HasPrefix(message, "unknown anchor"):
		return explanation{"alias", "aliases are not allowed", aliasHint}
	}
	return explanation{"yaml-syntax", oneLine(message), ""}
}

var explanations = []struct {
	theirs string
	explanation
}{
	{"mapping values are not allowed", explanation{
		"yaml-syntax", "a colon stands where no key can be",
		"quote the text if it contains a colon and a space; else check the indentation",
	}},
	{"could not find expected ':'", explanation{
		"yaml-syntax", "this line is no key: value",
		"indent it if it continues the text above, else add a colon",
	}},
	{"did not find expected key", explanation{
		"yaml-syntax", "a key should stand here",
		"check the indentation; text that starts with a quote must end with it",
	}},
	{"did not find expected '-' indicator", explanation{
		"yaml-syntax", "a list item should start here",
		"check the indentation",
	}},
	{"block sequence entries are not allowed", explanation{
		"yaml-syntax", "a list item cannot start here",
		"put it on a line of its own",
	}},
	{"did not find expected ',' or ']'", explanation{"yaml-syntax", "a list in [ ] goes on without a comma or ]", "add the comma or the ]"}},
	{"did not find expected ',' or '}'", explanation{"yaml-syntax", "a mapping in { } goes on without a comma or }", "add the comma or the }"}},
	{"did not find expected node content", explanation{
		"yaml-syntax", "a value should stand here",
		"close every [ and {; quote text that starts with one of them",
	}},
	{"found unexpected end of stream", explanation{"yaml-syntax", "the quote that starts here is never closed", "close it"}},
	{"found unexpected document indicator", explanation{"yaml-syntax", "the quote that starts before this line is never closed", "close it"}},
	{"found unknown escape character", explanation{"yaml-syntax", "an unknown escape in double quotes", "use single quotes for text with a backslash"}},
	{"did not find expected hexdecimal number", explanation{"yaml-syntax", "an escape in double quotes is incomplete", "use single quotes for text with a backslash"}},
	{"invalid Unicode character escape code", explanation{"bad-character", "this escape is no character", "write the character itself"}},
	{"did not find expected comment or line break", explanation{"yaml-syntax", "text stands behind | or >", "start it on the next line"}},
	{"did not find expected <document start>", explanation{"yaml-syntax", "the file goes on after its value has ended", "check the indentation; one file holds one mapping"}},
	{"undefined tag handle", explanation{"tag", "tags are not allowed", tagHint}},
	{"while scanning a tag", explanation{"tag", "tags are not allowed", tagHint}},
	{"did not find expected alphabetic or numeric character", explanation{"yaml-syntax", "a value cannot start with & or *", "quote the value"}},
}

// shown writes a character for a message: itself if it is plain, else its code.
func shown(r rune) string {
	if r > ' ' && r < 0x7F {
		return string(r)
	}
	return charName(r)
}

// oneLine makes a foreign message fit ours.
func oneLine(s string) string { return shorten(strings.Join(strings.Fields(s), " "), 200) }
