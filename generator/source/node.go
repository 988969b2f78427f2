package source

import (
	"encoding/json"
	"slices"
	"strconv"

	"legible/generator/diag"
)

// Kind tells the three shapes of a [Node] apart.
type Kind uint8

// The kinds of nodes.
const (
	Scalar Kind = iota
	Mapping
	Sequence
)

// Type is what an unquoted scalar looks like to a YAML reader. Nothing is ever
// converted by it: Value stays as written. It exists so that a schema can ask
// for quotes where text is due. Mappings and sequences, and every quoted or
// block scalar, are Text.
type Type uint8

// The types of scalars. Words such as yes, no, on and off are Text, as in
// YAML 1.2. A Date has the shape 2017-06-01; whether the day exists is not
// checked here.
const (
	Text Type = iota
	Int
	Float
	Bool
	Null
	Date
)

// String returns the word for the type used in messages.
func (t Type) String() string {
	return [...]string{"text", "whole number", "number", "true or false", "nothing", "date"}[t]
}

// Node is one value of a YAML file with its place. A nil Node stands for a
// value that is absent: every method may be called on it.
type Node struct {
	Kind   Kind
	Value  string // scalar text, exactly as written (quotes and folding undone)
	Quoted bool   // quoted or block scalar
	Type   Type
	Pos    diag.Position
	Keys   []Key   // of a Mapping, in the order written
	Items  []*Node // of a Sequence
}

// Key is one entry of a mapping. Value is never nil; an entry without a value
// holds a Null scalar.
type Key struct {
	Name  string
	Pos   diag.Position
	Value *Node
}

// Get returns the value under key, or nil.
func (n *Node) Get(key string) *Node {
	if i := n.index(key); i >= 0 {
		return n.Keys[i].Value
	}
	return nil
}

// Key returns the position of key itself, or that of n if n has no such key.
func (n *Node) Key(key string) diag.Position {
	if i := n.index(key); i >= 0 {
		return n.Keys[i].Pos
	}
	return n.At()
}

// Has reports whether n is a mapping with that key, whatever its value.
func (n *Node) Has(key string) bool { return n.index(key) >= 0 }

func (n *Node) index(key string) int {
	if n == nil {
		return -1
	}
	return slices.IndexFunc(n.Keys, func(k Key) bool { return k.Name == key })
}

// Text returns the text of a scalar as written, "" for anything else and for
// an empty value (null, ~ or nothing at all).
func (n *Node) Text() string {
	if n == nil || n.Kind != Scalar || n.Type == Null {
		return ""
	}
	return n.Value
}

// Texts returns the text of each item of a sequence.
func (n *Node) Texts() []string {
	var out []string
	for _, item := range n.List() {
		out = append(out, item.Text())
	}
	return out
}

// Int returns the value of an unquoted whole number, or 0 if n is none or does
// not fit. A number written with a zero fraction (21.0) counts as whole.
func (n *Node) Int() int64 {
	if n == nil || n.Kind != Scalar {
		return 0
	}
	switch n.Type {
	case Int:
		i, err := strconv.ParseInt(n.Value, 10, 64)
		if err != nil {
			return 0
		}
		return i
	case Float:
		f, _ := strconv.ParseFloat(n.Value, 64)
		if i := int64(f); f > -1<<53 && f < 1<<53 && float64(i) == f {
			return i
		}
	}
	return 0
}

// Bool reports whether n is the unquoted word true.
func (n *Node) Bool() bool {
	return n != nil && n.Type == Bool && (n.Value == "true" || n.Value == "True" || n.Value == "TRUE")
}

// List returns the items of a sequence, or nil.
func (n *Node) List() []*Node {
	if n == nil {
		return nil
	}
	return n.Items
}

// At returns the position of n; the zero Position if n is nil.
func (n *Node) At() diag.Position {
	if n == nil {
		return diag.Position{}
	}
	return n.Pos
}

// Any returns n as the values a JSON Schema validator takes: string, int64 (a
// json.Number if it does not fit), float64, bool, nil, map[string]any and
// []any. Dates stay strings. Of a duplicate key the first entry counts.
func (n *Node) Any() any {
	if n == nil {
		return nil
	}
	switch n.Kind {
	case Mapping:
		m := make(map[string]any, len(n.Keys))
		for _, k := range n.Keys {
			if _, dup := m[k.Name]; !dup {
				m[k.Name] = k.Value.Any()
			}
		}
		return m
	case Sequence:
		s := make([]any, len(n.Items))
		for i, item := range n.Items {
			s[i] = item.Any()
		}
		return s
	}
	switch n.Type {
	case Int:
		if i, err := strconv.ParseInt(n.Value, 10, 64); err == nil {
			return i
		}
		return json.Number(n.Value)
	case Float:
		f, _ := strconv.ParseFloat(n.Value, 64)
		return f
	case Bool:
		return n.Bool()
	case Null:
		return nil
	}
	return n.Value
}

// Locate walks from n along an instance path as a JSON Schema validator gives
// it: key names and item numbers from 0. It returns the position of the node
// found, or of the last one on the way if the path leads nowhere. If key is
// not empty and the node is a mapping that has it, the position is the key's.
func (n *Node) Locate(path []string, key string) diag.Position {
	for _, step := range path {
		next := n.Get(step)
		if n != nil && n.Kind == Sequence {
			if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < len(n.Items) {
				next = n.Items[i]
			}
		}
		if next == nil {
			return n.At()
		}
		n = next
	}
	if key != "" {
		return n.Key(key)
	}
	return n.At()
}

// Dates calls f with the path, as for Locate, of every date below n that is not
// quoted: to a schema it is text, and only its place tells whether it may stand
// without quotes.
func (n *Node) Dates(f func(path []string)) { n.dates(nil, f) }

func (n *Node) dates(path []string, f func([]string)) {
	if n.Type == Date && !n.Quoted {
		f(path)
	}
	for _, k := range n.Keys {
		k.Value.dates(append(path[:len(path):len(path)], k.Name), f)
	}
	for i, item := range n.Items {
		item.dates(append(path[:len(path):len(path)], strconv.Itoa(i)), f)
	}
}
