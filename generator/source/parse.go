package source

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

// parse turns text that passed [scan] into nodes. It reports everything that
// is wrong with it, and returns nil if that includes an error.
func parse(text string, rep *reporter) *Node {
	if directive(text, rep) {
		return nil
	}
	doc, err := load(strings.NewReader(text))
	switch {
	case errors.Is(err, io.EOF), err == nil && isEmpty(doc):
		rep.add("empty-file", 0, 0, "the file holds no YAML", "fill it or delete it")
		return nil
	case errors.Is(err, errSecond):
		line := secondDocument(text)
		if line > 0 {
			rep.add("second-document", line, 1, "a second YAML document starts here", "one file holds one document; use two files")
			return nil
		}
		fallthrough
	case err != nil:
		rep.syntax(err, text)
		return nil
	}
	c := &composer{reporter: rep, lines: strings.Split(text, "\n")}
	root := c.node(doc.Content[0], place{})
	if root.Kind != Mapping && !rep.list.HasErrors() {
		c.add("not-a-mapping", root.Pos.Line, root.Pos.Column,
			"a file starts with keys, but this is "+root.describe(), "write key: value, each on its own line")
	}
	if rep.list.HasErrors() {
		return nil
	}
	return root
}

// errSecond says that something follows the first document.
var errSecond = errors.New("more than one document")

// load runs the YAML library. Whatever goes wrong in there is an error.
func load(r io.Reader) (doc *yaml.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, fmt.Errorf("the YAML reader failed: %v", p)
		}
	}()
	loader, err := yaml.NewLoader(r, yaml.WithPlugin(limits{}))
	if err != nil {
		return nil, err
	}
	doc = new(yaml.Node)
	if err := loader.Load(doc); err != nil {
		return nil, err
	}
	var more yaml.Node
	if err := loader.Load(&more); !errors.Is(err, io.EOF) {
		return doc, errors.Join(errSecond, err)
	}
	return doc, nil
}

// limits makes the library stop at our depth, before it builds anything.
type limits struct{}

var errDepth = errors.New("too deep")

func (limits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > MaxDepth {
		return errDepth
	}
	return nil
}

func (limits) CheckAlias(int, int) error { return nil }

func isEmpty(doc *yaml.Node) bool {
	root := doc.Content[0]
	return root.Kind == yaml.ScalarNode && root.Value == "" && root.Style == 0
}

// directive reports a line such as %YAML before the first value.
func directive(text string, rep *reporter) bool {
	n := 0
	for line := range strings.Lines(text) {
		n++
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasPrefix(line, "%"):
			rep.add("tag", n, 1, "directives are not allowed", "delete the line")
			return true
		case trimmed != "" && trimmed[0] != '#':
			return false
		}
	}
	return false
}

// secondDocument returns the line where something follows the first document:
// its --- or, after ..., its first value. It returns 0 if there is none.
func secondDocument(text string) int {
	n, started, ended := 0, false, false
	for line := range strings.Lines(text) {
		n++
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || trimmed[0] == '#':
		case ended, started && isMarker(line, "---"):
			return n
		case isMarker(line, "..."):
			ended = true
		default:
			started = true
		}
	}
	return 0
}

func isMarker(line, marker string) bool {
	rest, ok := strings.CutPrefix(line, marker)
	return ok && (rest == "" || strings.ContainsAny(rest[:1], " \t\n"))
}
