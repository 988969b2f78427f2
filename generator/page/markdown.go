package page

import (
	"regexp"
	"strings"

	"legible/generator/law"
	"legible/generator/markdown"
)

// untouched is what stays as it is in a line of Markdown: code, links, bare
// addresses.
var untouched = regexp.MustCompile("`+[^`]*`+|!?\\[[^\\]]*\\]\\([^)]*\\)|\\[[^\\]]*\\]\\[[^\\]]*\\]|<(?:https?:|mailto:)[^>]*>|https?://\\S+")

// Markdown links the citations in a Markdown text from the page at path, and
// returns the places they name. Code, links and addresses stay as they are. Raw
// HTML becomes text: a reader sees what was written.
func (w *Writer) Markdown(path, body string) (linked string, cited []*law.Node) {
	p := w.at(path, nil)
	var out strings.Builder
	fence := ""
	for line := range strings.Lines(markdown.Plain(body)) {
		mark := fenceOf(line)
		switch {
		case fence == "" && mark != "":
			fence = mark
		case fence != "" && strings.HasPrefix(mark, fence):
			fence = ""
		case fence == "" && !strings.HasPrefix(line, "    "):
			line, cited = p.citeLine(line, cited)
		}
		out.WriteString(line)
	}
	return out.String(), cited
}

// fenceOf returns the marks with which a line opens or closes a block of code.
func fenceOf(line string) string {
	line = strings.TrimLeft(line, " ")
	for _, c := range "`~" {
		if rest := strings.TrimLeft(line, string(c)); len(line)-len(rest) >= 3 {
			return line[:len(line)-len(rest)]
		}
	}
	return ""
}

func (p place) citeLine(line string, cited []*law.Node) (string, []*law.Node) {
	var out strings.Builder
	plain := func(s string) {
		at := 0
		for _, c := range p.places(s) {
			out.WriteString(s[at:c.start])
			out.WriteString("[" + s[c.start:c.end] + "](" + p.rel(c.node.URL) + ")")
			cited = append(cited, c.node)
			at = c.end
		}
		out.WriteString(s[at:])
	}
	at := 0
	for _, skip := range untouched.FindAllStringIndex(line, -1) {
		plain(line[at:skip[0]])
		out.WriteString(line[skip[0]:skip[1]])
		at = skip[1]
	}
	plain(line[at:])
	return out.String(), cited
}
