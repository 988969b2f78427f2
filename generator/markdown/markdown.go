// Package markdown reads pages that somebody wrote by hand: where they lead, and
// what in them is not Markdown as the site has it. It changes no page but to show
// as text what would be taken for HTML.
package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"legible/generator/diag"
	"legible/generator/source"
)

// reader knows the blocks that the site’s own Markdown has, so that it finds code
// where the site does.
var reader = goldmark.New(
	goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
	goldmark.WithParserOptions(parser.WithAttribute()),
).Parser()

// Link is where a text leads. At is the offset in bytes of its address, or of the
// block that it stands in where the address stands elsewhere.
type Link struct {
	Address string
	At      int
}

// Links returns the links and images of a text, in order, but for addresses that
// stand for themselves.
func Links(body string) []Link {
	source := []byte(body)
	var links []Link
	read := map[int]int{} // by the start of a block, how far its addresses were found
	walk(source, func(n ast.Node) {
		var to []byte
		switch n := n.(type) {
		case *ast.Link:
			to = n.Destination
		case *ast.Image:
			to = n.Destination
		default:
			return
		}
		at, end := block(n)
		from := max(at, read[at])
		for _, opened := range []string{"](", "](<"} {
			if found := bytes.Index(source[from:end], append([]byte(opened), to...)); found >= 0 {
				read[at] = from + found + len(opened)
				links = append(links, Link{address(to), read[at]})
				return
			}
		}
		links = append(links, Link{address(to), at})
	})
	return links
}

// address is what is written as the address of a link, as a browser reads it.
func address(written []byte) string { return string(util.URLEscape(written, true)) }

// block is where the block around a node begins and ends.
func block(n ast.Node) (start, end int) {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start, n.Lines().At(n.Lines().Len() - 1).Stop
		}
	}
	return 0, 0
}

// commands are what the site generator acts on wherever it stands, in code too.
var commands = regexp.MustCompile(`\{\{[<%]|\{\{__hugo_ctx|HAHAHUGO|<!--\s*more\s*-->`)

// Commands reports what the site generator would run or swallow in the body of a
// page.
func Commands(f *source.File, body string) diag.List {
	var list diag.List
	for _, found := range commands.FindAllStringIndex(body, -1) {
		list.Add(diag.Diagnostic{
			Code: "page-markup", Pos: f.InBody(body, found[0]),
			Message: fmt.Sprintf("%q would be taken for a command of the site generator", body[found[0]:found[1]]),
			Hint:    "write the signs apart",
		})
	}
	return list
}

// HTML reports where raw HTML begins in the body of a page, comments among it.
func HTML(f *source.File, body string) diag.List {
	var list diag.List
	for _, s := range raw([]byte(body)) {
		list.Add(diag.Diagnostic{
			Code: "page-markup", Pos: f.InBody(body, s.Start), Message: "a page is Markdown and holds no HTML",
			Hint: "for the sign itself write &lt;",
		})
	}
	return list
}

// tag is where raw HTML can begin.
var tag = regexp.MustCompile(`<([A-Za-z/!?])`)

// Plain returns a text in which raw HTML is text, for a reader to see as it was
// written.
func Plain(body string) string {
	source := []byte(body)
	// What was inside a block of HTML is read anew, and may be HTML by itself.
	for range 8 {
		found := raw(source)
		if len(found) == 0 {
			return string(source)
		}
		var plain []byte
		at := 0
		for _, s := range found {
			plain = append(plain, source[at:s.Start]...)
			plain = append(plain, tag.ReplaceAll(source[s.Start:s.Stop], []byte("&lt;$1"))...)
			at = s.Stop
		}
		source = append(plain, source[at:]...)
	}
	return string(tag.ReplaceAll(source, []byte("&lt;$1")))
}

// raw returns where raw HTML stands, in order.
func raw(source []byte) []text.Segment {
	var found []text.Segment
	add := func(lines *text.Segments) {
		if n := lines.Len(); n > 0 {
			s := text.NewSegment(lines.At(0).Start, lines.At(n-1).Stop)
			s.Start += max(0, bytes.IndexByte(source[s.Start:s.Stop], '<'))
			found = append(found, s)
		}
	}
	walk(source, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.RawHTML:
			add(n.Segments)
		case *ast.HTMLBlock:
			add(n.Lines())
		}
	})
	slices.SortFunc(found, func(a, b text.Segment) int { return a.Start - b.Start })
	return found
}

func walk(source []byte, visit func(ast.Node)) {
	// The visitor returns no error, so that there is none.
	_ = ast.Walk(reader.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			visit(n)
		}
		return ast.WalkContinue, nil
	})
}
