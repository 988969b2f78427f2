package search

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// FacetNames are the properties by which an answer is counted, in the order
// in which Result lists them. Options.Filters takes these, and the other
// properties of the query language besides.
var FacetNames = []string{"kind", "binding", "instrument", "actor", "topic"}

// Facet counts an answer by one property.
type Facet struct {
	Name   string  `json:"name"`
	Values []Count `json:"values"` // most groups first, then by value; never null
}

// Count says how many groups are left when the value is the only filter of
// its property and the filters of the other properties stay.
type Count struct {
	Value string `json:"value"` // of an instrument also ID@VERSION
	Count int    `json:"count"` // at least 1
}

// fits reports whether a document has a value that stands in the facets
// shard. Dates are compared as text: asof:2019 is the first moment of 2019.
func (r *row) fits(property, value string) bool {
	if property == "asof" {
		return r.From != "" && r.From <= value && (r.Until == "" || value <= r.Until)
	}
	return slices.ContainsFunc(r.values(property), func(v string) bool { return strings.ToLower(v) == value })
}

// values are what a document counts under in a facet.
func (r *row) values(facet string) []string {
	var out []string
	switch facet {
	case "kind":
		out = []string{r.Kind}
	case "binding":
		out = []string{r.Binding}
	case "instrument":
		if out = []string{r.Instrument}; r.Version != "" {
			out = append(out, r.Instrument+"@"+r.Version)
		}
	case "actor":
		return r.Actors
	case "topic":
		return r.Topics
	}
	if len(out) == 0 || out[0] == "" {
		return nil
	}
	return out
}

// answer is what a query found before the filters of the reader narrow it.
type answer struct {
	*Index
	query   string
	matches []match
	cited   []group
	keep    func(int) bool // the filters of the query
}

// narrowed are the groups that are left under filters.
func (a answer) narrowed(filters map[string][]string) []group {
	pass := a.passes(filters, "")
	var left []match
	for _, m := range a.matches {
		if pass(m.ord) {
			left = append(left, m)
		}
	}
	groups := a.fold(left)
	if len(a.cited) == 0 {
		return groups
	}
	return jump(a.Index.cited(a.query, func(ord int) bool { return a.keep(ord) && pass(ord) }), groups)
}

// passes tests a document against the filters but for one property: any value
// of each. A property without values is no filter.
func (a answer) passes(filters map[string][]string, but string) func(int) bool {
	return func(ord int) bool {
		for property, values := range filters {
			if property != but && len(values) > 0 &&
				!slices.ContainsFunc(values, func(v string) bool { return a.rows[ord].is(property, strings.ToLower(v)) }) {
				return false
			}
		}
		return true
	}
}

// facets counts the groups that each value would leave.
func (a answer) facets(filters map[string][]string) []Facet {
	out := []Facet{}
	for _, name := range FacetNames {
		pass := a.passes(filters, name)
		groups := map[string]map[int]bool{}
		note := func(ord int) {
			if !pass(ord) {
				return
			}
			for _, v := range a.rows[ord].values(name) {
				if groups[v] == nil {
					groups[v] = map[int]bool{}
				}
				groups[v][a.rows[ord].group] = true
			}
		}
		for _, m := range a.matches {
			note(m.ord)
		}
		for _, g := range a.cited {
			for _, m := range g.members {
				note(m.ord)
			}
		}
		f := Facet{Name: name, Values: []Count{}}
		for _, v := range sortedKeys(groups) {
			n := len(groups[v])
			if len(a.cited) > 0 {
				// A citation joins groups, so they are counted as they are shown.
				n = len(a.narrowed(with(filters, name, v)))
			}
			if n > 0 {
				f.Values = append(f.Values, Count{v, n})
			}
		}
		sort.SliceStable(f.Values, func(i, j int) bool { return f.Values[i].Count > f.Values[j].Count })
		out = append(out, f)
	}
	return out
}

func with(filters map[string][]string, name, value string) map[string][]string {
	out := map[string][]string{}
	for k, v := range filters {
		out[k] = v
	}
	out[name] = []string{value}
	return out
}

// facets writes what filters need beyond the table: the properties that
// occur, as "name:value", the sets of them that occur together, and the set
// of every document. Only a query with such a filter loads it.
func (e *exporter) facets() error {
	places := map[string]int{}
	sets := make([][]string, len(e.x.rows))
	for ord, r := range e.x.rows {
		for _, p := range []struct {
			name   string
			values []string
		}{{"actor", r.Actors}, {"binding", []string{r.Binding}}, {"from", []string{r.From}}, {"topic", r.Topics}, {"until", []string{r.Until}}} {
			for _, v := range p.values {
				if v != "" {
					sets[ord] = append(sets[ord], p.name+":"+v)
					places[p.name+":"+v] = 0
				}
			}
		}
	}
	properties := sortedKeys(places)
	for i, p := range properties {
		places[p] = i
	}
	ids := map[string]int{}
	var distinct, documents strings.Builder
	for _, set := range sets {
		key := fmt.Sprintf("%q", set)
		id, ok := ids[key]
		if !ok {
			id = len(ids)
			ids[key] = id
			varint(&distinct, len(set))
			for _, p := range set {
				varint(&distinct, places[p])
			}
		}
		varint(&documents, id)
	}
	return e.addJSON("facets", []any{properties, len(ids), distinct.String(), documents.String()})
}
