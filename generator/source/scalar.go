package source

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// scalar fills in a scalar node.
func (c *composer) scalar(n *yaml.Node, out *Node, in place) {
	out.Value = n.Value
	out.Quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if len(n.Value) > MaxScalarBytes {
		c.add("limit", n.Line, n.Column, limitMessage("bytes in one value", MaxScalarBytes), "split the text")
		return
	}
	if n.Style&yaml.DoubleQuotedStyle != 0 {
		c.escapes(n)
	}
	if out.Quoted {
		return
	}
	c.oddStart(n)
	if m := keyWithOddColon.FindStringIndex(n.Value); m != nil && n.Line != in.keyLine {
		r, _ := utf8.DecodeLastRuneInString(n.Value[:m[1]])
		c.add("odd-space", n.Line, n.Column+utf8.RuneCountInString(n.Value[:m[1]])-1,
			charName(r)+" after a key", "write : and a space; quote the value if it is text")
	}
	if why := oddNumber(n.Value); why != "" {
		c.add("odd-number", n.Line, n.Column, why, "quote it if it is text, else write it with plain digits")
		return
	}
	out.Type = typeOf(n.Value)
}

// keyWithOddColon matches text that was surely meant as a key, but for what a
// Chinese keyboard types for a colon or space.
var keyWithOddColon = regexp.MustCompile(`^[a-z][a-z0-9-]*(：|:[\x{A0}\x{2002}-\x{200A}\x{202F}\x{3000}])`)

// oddStart reports a plain key or value that starts with a space other than
// the ASCII one: an indentation that YAML does not take for one.
func (c *composer) oddStart(n *yaml.Node) {
	if r, _ := utf8.DecodeRuneInString(n.Value); n.Value != "" && unicode.IsSpace(r) {
		c.add("odd-space", n.Line, n.Column, charName(r)+" in place of a space",
			"indent with ASCII spaces; quote the value if the character belongs to the text")
	}
}

var (
	plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)
	// anyNumber is what some YAML reader or other takes for a number.
	anyNumber = regexp.MustCompile(`^[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|\.[0-9][0-9_]*([eE][-+]?[0-9]+)?|\.(inf|Inf|INF))$|^\.(nan|NaN|NAN)$`)
	fullDate  = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
)

// oddNumber says what is wrong with a number that YAML readers take for
// different values, or that no machine number holds; "" if nothing is.
func oddNumber(s string) string {
	if !anyNumber.MatchString(s) {
		return ""
	}
	if !plainNumber.MatchString(s) {
		return fmt.Sprintf("%q is read as different numbers by different programs", shorten(s, 40))
	}
	if f, _ := strconv.ParseFloat(s, 64); math.IsInf(f, 0) {
		return fmt.Sprintf("%q is too large for a number", shorten(s, 40))
	}
	return ""
}

// typeOf tells what an unquoted scalar looks like.
func typeOf(s string) Type {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return Null
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return Bool
	}
	switch m := plainNumber.FindStringSubmatch(s); {
	case m == nil && fullDate.MatchString(s):
		return Date
	case m == nil:
		return Text
	case m[2] == "":
		return Int
	}
	return Float
}

// describe names what is no mapping for a message.
func (n *Node) describe() string {
	if n.Kind == Sequence {
		return "a list"
	}
	return "only a value"
}

// shorten cuts a value that is shown in a message.
func shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
