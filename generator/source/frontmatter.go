package source

import (
	"strings"
	"unicode/utf8"

	"legible/generator/diag"
)

// bodyLine is the line on which the text of a hand-written page begins.
const bodyLine = 4

// FrontMatter splits the text of a hand-written page, "---\ntitle: X\n---\nbody".
// Only a title is allowed: page addresses and layouts are not for authors to set.
func FrontMatter(text string) (title, body string, ok bool) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	rest, ok := strings.CutPrefix(text, "---\ntitle: ")
	if !ok {
		return "", "", false
	}
	title, body, ok = strings.Cut(rest, "\n---\n")
	if !ok || strings.Contains(title, "\n") {
		return "", "", false
	}
	return strings.Trim(strings.TrimSpace(title), `"`), body, true
}

// InBody is the place of an offset in bytes into the body that FrontMatter returns
// of a file.
func (f *File) InBody(body string, offset int) diag.Position {
	before := body[:offset]
	return diag.Position{
		File: f.Name, Line: bodyLine + strings.Count(before, "\n"),
		Column: 1 + utf8.RuneCountInString(before[1+strings.LastIndexByte(before, '\n'):]),
	}
}
