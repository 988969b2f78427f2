package source

import (
	"fmt"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"legible/generator/diag"
)

// composer turns the nodes of the YAML library into ours and reports what the
// library lets through.
type composer struct {
	*reporter
	lines []string // of text
	nodes int
}

// place tells where a node stands: how deep, and the line of its key, if any.
type place struct {
	depth   int // mappings and sequences around the node
	keyLine int
}

// node converts n. The result is never nil, so that the walk can go on after
// an error; it is worthless if the reporter holds errors.
func (c *composer) node(n *yaml.Node, in place) *Node {
	if n.Line > len(c.lines) { // an absent value at the end of the file
		n.Line, n.Column = len(c.lines), utf8.RuneCountInString(c.lines[len(c.lines)-1])+1
	}
	out := &Node{Pos: c.at(n.Line, n.Column)}
	if c.overflow(n, in) {
		return out
	}
	c.refuse(n)
	inside := place{depth: in.depth + 1}
	switch n.Kind {
	case yaml.MappingNode:
		out.Kind = Mapping
		out.Keys = c.keys(n, inside)
	case yaml.SequenceNode:
		out.Kind = Sequence
		if len(n.Content) > MaxItems {
			over := n.Content[MaxItems]
			c.add("limit", over.Line, over.Column, limitMessage("items in one list", MaxItems), "split the list over files")
			break
		}
		out.Items = make([]*Node, len(n.Content))
		for i, item := range n.Content {
			out.Items[i] = c.node(item, inside)
		}
	case yaml.ScalarNode:
		c.scalar(n, out, in)
	}
	return out
}

// overflow reports whether n is beyond a limit, and once per file says so.
func (c *composer) overflow(n *yaml.Node, in place) bool {
	c.nodes++
	switch {
	case n.Kind != yaml.ScalarNode && in.depth == MaxDepth:
		c.add("limit", n.Line, n.Column, limitMessage("levels inside each other", MaxDepth), "")
		return true
	case c.nodes == MaxNodes+1:
		c.add("limit", n.Line, n.Column, limitMessage("values in one file", MaxNodes), "split the file")
	}
	return c.nodes > MaxNodes
}

// keys converts the entries of a mapping.
func (c *composer) keys(n *yaml.Node, in place) []Key {
	if count := len(n.Content) / 2; count > MaxKeys {
		over := n.Content[2*MaxKeys]
		c.add("limit", over.Line, over.Column, limitMessage("keys in one mapping", MaxKeys), "")
		return nil
	}
	keys := make([]Key, 0, len(n.Content)/2)
	seen := map[string]diag.Position{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		in.keyLine = k.Line
		key := Key{Name: k.Value, Pos: c.at(k.Line, k.Column)}
		c.key(k)
		if first, dup := seen[key.Name]; dup && k.Kind == yaml.ScalarNode {
			c.put(diag.Diagnostic{
				Code: "duplicate-key", Pos: key.Pos,
				Message: fmt.Sprintf("the key %q is here a second time", shorten(key.Name, 40)),
				Notes:   []diag.Note{{Pos: first, Message: "it is first given here"}},
				Hint:    "keep one of them",
			})
		} else {
			seen[key.Name] = key.Pos
		}
		key.Value = c.node(v, in)
		keys = append(keys, key)
	}
	return keys
}

// key reports what cannot be a key.
func (c *composer) key(k *yaml.Node) {
	c.refuse(k)
	switch {
	case k.Kind == yaml.AliasNode:
	case k.Kind != yaml.ScalarNode:
		c.add("yaml-syntax", k.Line, k.Column, "a key is one word, not a list or mapping", "")
	case k.Value == "<<" && k.Style == 0:
		c.add("alias", k.Line, k.Column, "merge keys are not allowed", "write the keys out")
	case k.Value == "" && k.Style == 0:
		c.add("yaml-syntax", k.Line, k.Column, "a key is missing before the colon", "")
	case k.Style&yaml.DoubleQuotedStyle != 0:
		c.escapes(k)
	case k.Style == 0:
		c.oddStart(k)
	}
}
