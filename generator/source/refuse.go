package source

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// refuse reports anchors, aliases and tags. They are refused before anything
// is expanded or converted.
func (c *composer) refuse(n *yaml.Node) {
	switch {
	case n.Kind == yaml.AliasNode:
		c.add("alias", n.Line, n.Column, fmt.Sprintf("the alias %q is not allowed", "*"+shorten(n.Value, 40)), aliasHint)
	case n.Anchor != "":
		c.add("alias", n.Line, n.Column, fmt.Sprintf("the anchor %q is not allowed", "&"+shorten(n.Anchor, 40)), aliasHint)
	}
	switch {
	case n.Style&yaml.TaggedStyle != 0:
		c.add("tag", n.Line, n.Column, fmt.Sprintf("the tag %q is not allowed", shorten(n.Tag, 40)), tagHint)
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0: // starts where its first key does
	case n.Anchor == "" && strings.HasPrefix(c.rest(n.Line, n.Column), "!"):
		c.add("tag", n.Line, n.Column, `the tag "!" is not allowed`, tagHint)
	}
}

const (
	aliasHint = "write the value out; quote it if & or * belongs to the text"
	tagHint   = "delete the tag; quote the value if it is text"
)

// rest returns what stands in the source from line and column on, up to the
// end of the line.
func (c *composer) rest(line, column int) string {
	if line < 1 || line > len(c.lines) {
		return ""
	}
	s := c.lines[line-1]
	for ; column > 1 && s != ""; column-- {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return s
}

// escapes reports characters that a double-quoted scalar smuggles in by
// escapes such as \0 or \x1b, each at its escape.
func (c *composer) escapes(n *yaml.Node) {
	if !strings.ContainsFunc(n.Value, func(r rune) bool { return r == '\r' || judge(r).code != "" }) {
		return
	}
	line, column := n.Line, n.Column+1
	for s := c.rest(line, column); line <= len(c.lines); line++ {
		for s != "" && s[0] != '"' {
			r, length := unescape(s)
			if v := judge(r); length > 1 && s[0] == '\\' && v.code != "" {
				c.char(r, v, line, column)
			}
			column += utf8.RuneCountInString(s[:length])
			s = s[length:]
		}
		if s != "" || line == len(c.lines) {
			return
		}
		s, column = c.lines[line], 1
	}
}

// unescape reads the character or escape at the start of s, which is not
// empty, and returns how many bytes it takes.
func unescape(s string) (r rune, length int) {
	if s[0] != '\\' || len(s) == 1 {
		return utf8.DecodeRuneInString(s)
	}
	digits := 0
	switch s[1] {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		if r, ok := shortEscapes[s[1]]; ok {
			return r, 2
		}
		return ' ', 2
	}
	if len(s) < 2+digits {
		return ' ', len(s)
	}
	code, err := strconv.ParseUint(s[2:2+digits], 16, 32)
	if err != nil {
		return ' ', 2
	}
	return rune(code), 2 + digits
}

var shortEscapes = map[byte]rune{
	'0': 0, 'a': 7, 'b': 8, 'v': 11, 'f': 12, 'r': 13, 'e': 27, 'N': 0x85, 'L': 0x2028, 'P': 0x2029,
}
