package search

import (
	"context"
	"slices"
	"strings"
)

// Suggestion is another query, and how many groups it finds.
type Suggestion struct {
	Query string
	Total int // at least 1
}

const maxSuggestions = 5

// Suggest offers queries for one that found nothing: without what it excludes
// and filters, without its quotation marks and fields, with the nearest words
// of the dictionary, and the single characters of Chinese. Each finds
// something under the same options, and none is the query itself.
func (x *Index) Suggest(ctx context.Context, query string, o Options) ([]Suggestion, error) {
	o.Limit, o.Facets = 1, false
	var out []Suggestion
	tried := []string{strings.TrimSpace(query)}
	for _, q := range x.others(query) {
		if len(out) == maxSuggestions {
			break
		}
		if q == "" || slices.Contains(tried, q) {
			continue
		}
		tried = append(tried, q)
		r, err := x.Search(ctx, q, o)
		if err != nil {
			return nil, err
		}
		if r.Total > 0 {
			out = append(out, Suggestion{q, r.Total})
		}
	}
	return out, nil
}

// others are the queries to try, the most like the given one first.
func (x *Index) others(query string) []string {
	var positive, texts, words []string
	for _, c := range parseQuery(query) {
		if c.not {
			continue
		}
		positive = append(positive, c.written())
		if c.kind != filterClause {
			texts, words = append(texts, c.written()), append(words, c.text)
		}
	}
	out := []string{strings.Join(positive, " "), strings.Join(texts, " "), strings.Join(words, " ")}
	for i, w := range words {
		for _, near := range nearest(strings.ToLower(w), x.words()) {
			out = append(out, strings.Join(append(append(slices.Clone(words[:i]), near), words[i+1:]...), " "))
		}
	}
	for _, r := range strings.Join(words, "") {
		if isCJK(r) {
			out = append(out, string(r))
		}
	}
	return out
}

// written is the clause as a query.
func (c clause) written() string {
	s := c.text
	switch {
	case c.kind == prefixClause:
		s += "*"
	case c.kind == phraseClause || strings.ContainsAny(s, " "):
		s = `"` + s + `"`
	}
	if c.field != "" {
		s = c.field + ":" + s
	}
	return s
}

// nearest are the two dictionary words that share the longest beginning with a
// word, three letters at least; of those the ones nearest in length, then the
// most frequent, then the first.
func nearest(w string, dictionary []word) []string {
	if !asciiLetters(w) {
		return nil
	}
	var out []string
	for n := len(w); n >= 3 && len(out) == 0; n-- {
		var found []word
		for _, d := range dictionary {
			if strings.HasPrefix(d.text, w[:n]) && d.text != w && asciiLetters(d.text) {
				found = append(found, d)
			}
		}
		off := func(d word) int { return max(len(d.text)-len(w), len(w)-len(d.text)) }
		slices.SortStableFunc(found, func(a, b word) int {
			if off(a) != off(b) {
				return off(a) - off(b)
			}
			return int(b.count) - int(a.count)
		})
		for _, d := range found[:min(2, len(found))] {
			out = append(out, d.text)
		}
	}
	return out
}
