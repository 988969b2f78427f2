package intake

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks are the elements that begin and end a line.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Li: true, atom.Tr: true, atom.Br: true, atom.H1: true, atom.H2: true, atom.H3: true,
	atom.H4: true, atom.H5: true, atom.H6: true, atom.Section: true, atom.Article: true, atom.Ul: true, atom.Ol: true,
	atom.Table: true, atom.Td: true, atom.Th: true, atom.Blockquote: true, atom.Center: true, atom.Hr: true, atom.Dd: true, atom.Dt: true,
	atom.Header: true, atom.Footer: true, atom.Nav: true, atom.Main: true, atom.Pre: true, atom.Title: true,
}

var unseen = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Svg: true}

// html5 returns the lines that a browser would show of a page. White space
// within a line becomes one space.
func html5(text string) ([]string, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	var lines []string
	var now strings.Builder
	end := func() {
		if s := strings.Join(strings.FieldsFunc(now.String(), plainSpace), " "); s != "" {
			lines = append(lines, s)
		}
		now.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			now.WriteString(n.Data)
			return
		case html.ElementNode:
			if unseen[n.DataAtom] {
				return
			}
		}
		if blocks[n.DataAtom] {
			end()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if blocks[n.DataAtom] {
			end()
		}
	}
	walk(root)
	end()
	return lines, nil
}

// plainSpace is white space that a browser collapses; U+3000 and no-break
// spaces are characters of the text.
func plainSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\f' || r == '\r' }
