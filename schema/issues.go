package schema

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// finding is an issue with the place in the schema that it came from.
type finding struct {
	Issue
	location string   // of the part of the schema that was not met
	instance []string // of the value it was held against
	meant    string   // for an unknown key: the key it is probably a slip of
	missing  []string // for missing keys: which
	turnsOn  []string // for a rule that does not always apply: see conditions
}

// issues turns what the library says into one issue per mistake.
func (d *document) issues(doc any, err error) []Issue {
	var top *jsonschema.ValidationError
	if !errors.As(err, &top) {
		return nil
	}
	var all []finding
	for _, leaf := range leaves(top, nil) {
		all = append(all, d.findings(doc, leaf)...)
	}
	slips, wrong := map[string]bool{}, map[string]bool{}
	for i := range all {
		f := &all[i]
		f.turnsOn = d.conditions(*f)
		switch {
		case f.Code == "unknown-key" && f.meant != "":
			slips[place(f.Path, f.meant)] = true
		case f.turnsOn == nil:
			wrong[place(f.Path, f.Key)] = true
		}
	}
	all = slices.DeleteFunc(all, func(f finding) bool { return f.follows(slips, wrong) })
	slices.SortFunc(all, func(a, b finding) int {
		return cmp.Or(comparePaths(a.Path, b.Path), cmp.Compare(a.Key, b.Key),
			cmp.Compare(len(a.turnsOn), len(b.turnsOn)), cmp.Compare(a.location, b.location), cmp.Compare(a.Message, b.Message))
	})
	var out []Issue
	for i, f := range all {
		if i == 0 || !samePlace(f, all[i-1]) {
			out = append(out, f.Issue)
		}
	}
	return out
}

// leaves returns the errors below e that have no cause of their own.
func leaves(e *jsonschema.ValidationError, out []*jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return append(out, e)
	}
	for _, c := range e.Causes {
		out = leaves(c, out)
	}
	return out
}

// findings words one error of the library. Only errors about keys give several.
func (d *document) findings(doc any, e *jsonschema.ValidationError) []finding {
	path := slices.Clone(e.InstanceLocation)
	part := d.at(e.SchemaURL)
	said, _ := part["errorMessage"].(string)
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		var out []finding
		for _, key := range k.Properties {
			issue, meant := unknownKey(path, key, part)
			out = append(out, finding{Issue: issue, location: e.SchemaURL, instance: path, meant: meant})
		}
		return out
	case *kind.Required:
		if said != "" {
			return []finding{{Issue: Issue{Code: "missing-key", Path: path, Message: said}, location: e.SchemaURL, instance: path, missing: k.Missing}}
		}
		var out []finding
		for _, key := range k.Missing {
			out = append(out, finding{Issue: missingKey(path, key), location: e.SchemaURL, instance: path, missing: []string{key}})
		}
		return out
	case *kind.Not:
		if n := len(path); n > 0 {
			issue := Issue{Code: "conflicting-key", Path: path[:n-1], Key: path[n-1], Message: said}
			return []finding{{Issue: issue, location: e.SchemaURL, instance: path}}
		}
	}
	return []finding{{Issue: d.value(path, lookup(doc, path), part, e), location: e.SchemaURL, instance: path}}
}

// samePlace reports whether two findings are about the same value: then one of
// them is enough. Missing keys of one mapping have each a Key of their own.
func samePlace(a, b finding) bool {
	return a.Key == b.Key && slices.Equal(a.Path, b.Path)
}

// follows reports whether f is only the consequence of another finding: a key
// that is missing because it is misspelt, or a rule on several keys where a key
// that it turns on is itself wrong. Slips and wrong are the places of keys that
// are probably meant by an unknown key, and of values that break a simple rule.
func (f finding) follows(slips, wrong map[string]bool) bool {
	for _, key := range f.missing {
		if slips[place(f.Path, key)] {
			return true
		}
	}
	return slices.ContainsFunc(f.turnsOn, func(at string) bool { return slips[at] || wrong[at] })
}

// place writes a path and a key below it, if any, as one text.
func place(path []string, key ...string) string {
	return strings.Trim(strings.Join(slices.Concat(path, key), "\x00"), "\x00")
}

// conditions returns the places of the keys that decide whether the rule behind
// f applies: those in every "if" on the way to it; nil if it always applies.
func (d *document) conditions(f finding) []string {
	file, pointer, _ := strings.Cut(f.location, "#")
	var out []string
	way := steps(pointer)
	depth := 0 // how many values the rule lies below the one at way[:i]
	for i := len(way) - 1; i >= 0; i-- {
		switch {
		case way[i] == "items", i > 0 && way[i-1] == "properties":
			depth++
		case (way[i] == "then" || way[i] == "else") && depth <= len(f.instance):
			parent := d.at(file + "#" + strings.Join(append([]string{""}, way[:i]...), "/"))
			out = keysIn(parent["if"], f.instance[:len(f.instance)-depth], append(out, "\x00if"))
		}
	}
	return out
}

// keysIn adds the places of every key that an "if" at path looks at.
func keysIn(v any, path, out []string) []string {
	m, _ := v.(map[string]any)
	required, _ := m["required"].([]any)
	for _, r := range required {
		out = append(out, place(path, r.(string)))
	}
	properties, _ := m["properties"].(map[string]any)
	for key, p := range properties {
		out = keysIn(p, append(slices.Clip(path), key), append(out, place(path, key)))
	}
	return out
}

// lookup returns the value at path in doc.
func lookup(doc any, path []string) any {
	for _, step := range path {
		switch v := doc.(type) {
		case map[string]any:
			doc = v[step]
		case []any:
			if i := index(step); i >= 0 && i < len(v) {
				doc = v[i]
			}
		}
	}
	return doc
}

// index returns the item number that a path step is, or -1.
func index(step string) int {
	if i, err := strconv.Atoi(step); err == nil && i >= 0 {
		return i
	}
	return -1
}

// comparePaths orders paths as they would be read, item 9 before item 10.
func comparePaths(a, b []string) int {
	return slices.CompareFunc(a, b, func(x, y string) int {
		if i, j := index(x), index(y); i >= 0 && j >= 0 {
			return cmp.Compare(i, j)
		}
		return cmp.Compare(x, y)
	})
}
