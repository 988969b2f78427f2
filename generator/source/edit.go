package source

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"legible/generator/diag"
)

// Edit replaces one plain or quoted scalar of a file, given where its node
// stands, by another text of the same kind. New may hold nothing that would
// need other quotes than those around Old.
type Edit struct {
	At       diag.Position // of the node, as reading the file gave it
	Old, New string        // the scalar's text before and after, without quotes
}

// Apply makes edits to the bytes of a file and leaves every other byte as it
// is: comments, layout, quotes, line ends, a byte order mark. It fails, and
// changes nothing, where the file does not hold what an edit says it holds.
func Apply(raw []byte, edits []Edit) ([]byte, error) {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b Edit) int {
		if a.At.Line != b.At.Line {
			return a.At.Line - b.At.Line
		}
		return a.At.Column - b.At.Column
	})
	var out bytes.Buffer
	done := 0
	for _, e := range edits {
		if strings.ContainsAny(e.New, "\"'\\\n\r\t") || strings.Contains(e.New, ": ") || strings.Contains(e.New, " #") {
			return nil, fmt.Errorf("%s:%d:%d: %q cannot stand in place of a plain scalar", e.At.File, e.At.Line, e.At.Column, e.New)
		}
		start, ok := offset(raw, e.At.Line, e.At.Column)
		if ok && start < len(raw) && (raw[start] == '"' || raw[start] == '\'') {
			start++
		}
		if !ok || start < done || !bytes.HasPrefix(raw[start:], []byte(e.Old)) {
			return nil, fmt.Errorf("%s:%d:%d: %q does not stand here", e.At.File, e.At.Line, e.At.Column, e.Old)
		}
		out.Write(raw[done:start])
		out.WriteString(e.New)
		done = start + len(e.Old)
	}
	out.Write(raw[done:])
	return out.Bytes(), nil
}

// offset finds a line and column, counted from 1 in characters, among the bytes
// of a file. A byte order mark counts as nothing.
func offset(raw []byte, line, column int) (int, bool) {
	at := 0
	if bytes.HasPrefix(raw, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	for ; line > 1; line-- {
		i := bytes.IndexByte(raw[at:], '\n')
		if i < 0 {
			return 0, false
		}
		at += i + 1
	}
	for ; column > 1; column-- {
		_, size := utf8.DecodeRune(raw[at:])
		if size == 0 || raw[at] == '\n' {
			return 0, false
		}
		at += size
	}
	return at, line == 1
}
