package search

import (
	"strings"
	"unicode"
)

// The query language, one grammar with web/query.ts and one table of cases
// (testdata/queries.json):
//
//	query  = { clause }
//	clause = [ "-" | "+" ] [ field ":" ] ( phrase | word )
//	phrase = '"' … '"'            also “ ”; an open one ends with the query
//	word   = anything up to a space or a quotation mark; a last "*" is a prefix
//	field  = title body citation terms | kind instrument version number status
//	         | actor topic binding asof
//
// Words are joined by AND. A word is cut where Chinese meets another script.
// There are no errors: whatever is not grammar is text.
const (
	maxQueryRunes = 256 // the rest of a longer query is ignored
	maxClauses    = 32
)

type clauseKind int

const (
	wordClause   clauseKind = iota // one word, or one run of Chinese
	phraseClause                   // words in this order
	prefixClause                   // words that begin so
	filterClause                   // a property of the document, not its text
)

// clause is one node of the query; all of them must hold, and none with not.
type clause struct {
	kind  clauseKind
	not   bool
	field string // "" for every text field
	text  string // normalized
}

var (
	textNames   = map[string]bool{"title": true, "body": true, "citation": true, "terms": true}
	filterNames = map[string]bool{
		"kind": true, "instrument": true, "version": true, "number": true, "status": true,
		"actor": true, "topic": true, "binding": true, "asof": true,
	}
)

// parseQuery reads a query. It normalizes the text itself.
func parseQuery(query string) []clause {
	rs := []rune(normalize(limitRunes(query)))
	if len(rs) > maxQueryRunes {
		rs = rs[:maxQueryRunes]
	}
	var out []clause
	for i := 0; i < len(rs) && len(out) < maxClauses; {
		if unicode.IsSpace(rs[i]) {
			i++
			continue
		}
		var c clause
		if (rs[i] == '-' || rs[i] == '+') && i+1 < len(rs) && !unicode.IsSpace(rs[i+1]) {
			c.not = rs[i] == '-'
			i++
		}
		if name := fieldName(rs[i:]); name != "" {
			c.field = name
			i += len(name) + 1
		}
		var text []rune
		if isQuote(rs[i]) {
			c.kind = phraseClause
			for i++; i < len(rs) && !isQuote(rs[i]); i++ {
				text = append(text, rs[i])
			}
			i++
		} else {
			for ; i < len(rs) && !unicode.IsSpace(rs[i]) && !isQuote(rs[i]); i++ {
				text = append(text, rs[i])
			}
			if n := len(text); n > 1 && text[n-1] == '*' {
				c.kind = prefixClause
			}
		}
		c.text = strings.TrimRight(string(text), "*")
		out = append(out, c.split()...)
	}
	if len(out) > maxClauses {
		out = out[:maxClauses]
	}
	return out
}

// limitRunes cuts a query before the costly normalization.
func limitRunes(s string) string {
	n := 0
	for i := range s {
		if n == maxQueryRunes {
			return s[:i]
		}
		n++
	}
	return s
}

// split turns one written word into its clauses: a filter stays whole, and so
// does what is excluded, because half of it must not exclude by itself.
func (c clause) split() []clause {
	switch {
	case filterNames[c.field]:
		c.kind, c.text = filterClause, strings.ToLower(c.text)
		return []clause{c}
	case c.kind == phraseClause:
		return []clause{c}
	case c.not && c.kind == wordClause:
		c.kind = phraseClause
		return []clause{c}
	}
	runs := scriptRuns(c.text)
	out := make([]clause, 0, len(runs))
	for i, run := range runs {
		part := c
		part.text = run
		rs := []rune(run)
		switch {
		case isCJK(rs[0]) && len(rs) == 1:
			part.kind = prefixClause
		case isCJK(rs[0]) || i < len(runs)-1:
			part.kind = wordClause
		}
		out = append(out, part)
	}
	return out
}

// scriptRuns cuts a word where CJK characters meet others.
func scriptRuns(word string) []string {
	var out []string
	start, last := 0, false
	for i, r := range word {
		if c := isCJK(r); i == 0 {
			last = c
		} else if c != last {
			out = append(out, word[start:i])
			start, last = i, c
		}
	}
	if start < len(word) {
		out = append(out, word[start:])
	}
	return out
}

// fieldName returns the field that rs begins with, when a value follows it.
func fieldName(rs []rune) string {
	n := 0
	for n < len(rs) && n < 12 && rs[n] >= 'a' && rs[n] <= 'z' {
		n++
	}
	name := string(rs[:n])
	if !textNames[name] && !filterNames[name] || n+1 >= len(rs) || rs[n] != ':' || unicode.IsSpace(rs[n+1]) {
		return ""
	}
	return name
}

func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }
