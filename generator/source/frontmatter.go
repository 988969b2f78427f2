package source

import "strings"

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
