package search

import (
	"slices"
	"sort"
	"strings"
)

// A plan is what a query means in terms of the dictionary. searcher.go
// turns it into bleve searchers; web/plan.ts builds the same one.
//
//	term    one term in one field
//	phrase  terms at consecutive positions in one field; "" matches any
//	all     every child; the scores add up
//	anyOf   some child; the sum times the cube of the share that matches
//	best    some child; the best score, plus tie times the sum of the others
type node struct {
	op    nodeOp
	field int      // term and phrase
	terms []string // term (one) and phrase
	boost float64  // term and phrase
	tie   float64  // best
	kids  []node
}

type nodeOp int

const (
	opTerm nodeOp = iota
	opPhrase
	opAll
	opAny
	opBest
)

const (
	fieldTie     = 0.5 // a word in two fields counts a little more than in one
	synonymBoost = 0.6
	measureBoost = 2  // a number beside its unit, over the two apart
	maxExpansion = 64 // words taken for a prefix
	maxTypos     = 5  // words taken for a misspelled one
	maxSynonyms  = 6  // other spellings taken for a word
)

// looseness is how far a query is stretched when nothing fits it.
type looseness int

const (
	strict looseness = iota
	parts            // a Chinese run, or a hyphenated word, as its parts
	some             // any of the words
)

// dictionary is what a plan needs to know of an index.
type dictionary interface {
	docFreq(field int, term string) uint64
	words() []word // in byte order
}

// word is an unstemmed dictionary word and the number of documents with it.
type word struct {
	text  string
	count uint64
}

// askingWords are those with which one asks, rather than what one looks for: they
// count only where nothing else is asked.
var askingWords = strings.Fields("about allowed article articles can fast happen happens law laws long many may much must " +
	"need needs often require required rule rules shall soon will")

// planner turns clauses into plans and remembers what it had to bend.
type planner struct {
	analyzers
	dict     dictionary
	synonyms synonyms
	loose    looseness
	typos    bool            // some word was taken for a similar one
	bent     bool            // parts: some clause really was loosened
	terms    map[string]bool // terms of positive clauses, for snippets
}

// positive returns the plan of all positive text clauses; ok is false when
// none is left after analysis.
func (p *planner) positive(clauses []clause) (node, bool) {
	var plain []clause
	for _, c := range clauses {
		if !c.not && c.kind != filterClause {
			plain = append(plain, c)
		}
	}
	looked := slices.DeleteFunc(slices.Clone(plain), func(c clause) bool {
		return c.kind == wordClause && c.field == "" && slices.Contains(askingWords, strings.ToLower(c.text))
	})
	if len(looked) > 0 {
		plain = looked
	}
	var kids []node
	for i := 0; i < len(plain); {
		n, used := p.measure(plain[i:])
		if used == 0 {
			n, used = p.known(plain[i:])
		}
		i += used
		if len(n.kids) > 0 {
			kids = append(kids, n)
		}
	}
	if len(kids) == 0 {
		return node{}, false
	}
	root := node{op: opAll, kids: kids}
	if p.loose == some {
		root.op = opAny
	}
	p.collect(root)
	return root, true
}

// known plans the words at the start of clauses that are a known spelling, or
// else the first clause, and returns how many it took.
func (p *planner) known(clauses []clause) (node, int) {
	if n, used := p.synonymRun(clauses); used > 0 {
		return n, used
	}
	return p.clause(clauses[0]), 1
}

// measure plans a number and the word behind it, 6 months or 6个月, and returns
// how many clauses it took, or 0. Where they stand together they count more.
func (p *planner) measure(clauses []clause) (node, int) {
	if len(clauses) < 2 || clauses[0].kind != wordClause || !allDigits(clauses[0].text) || clauses[1].field != clauses[0].field {
		return node{}, 0
	}
	c := clauses[1]
	number, unit := analyze(p.mix, clauses[0].text), analyze(p.mix, c.text)
	if c.kind != wordClause && !cjkText(c.text) || len(unit) != 1 {
		return node{}, 0
	}
	apart, _ := p.known(clauses[1:2])
	out := node{op: opBest, kids: []node{{op: opAll, kids: []node{p.clause(clauses[0]), apart}}}}
	for _, u := range append([][]token{unit}, p.synonyms.others(key(unit))...) {
		if len(u) == 1 {
			together := []token{{number[0].term, 1}, {u[0].term, 2}}
			out.kids = append(out.kids, p.inFields(c.field, alternative{together, measureBoost}))
		}
	}
	return out, 2
}

// negative returns the plan of one excluded clause, taken as written.
func (p *planner) negative(c clause) (node, bool) {
	tokens := analyze(p.mix, c.text)
	if c.kind == prefixClause {
		return p.prefix(c), true
	}
	if len(tokens) == 0 {
		return node{}, false
	}
	return p.alternatives(c.field, []alternative{{tokens, 1}}), true
}

// clause plans one positive clause; a node without kids means no text.
func (p *planner) clause(c clause) node {
	if c.kind == prefixClause {
		return p.prefix(c)
	}
	tokens := analyze(p.mix, c.text)
	if len(tokens) == 0 {
		return node{}
	}
	if c.kind == phraseClause {
		return p.alternatives(c.field, []alternative{{tokens, 1}})
	}
	if len(tokens) > 1 && p.loose > strict {
		p.bent = true
		return p.loosened(c, tokens)
	}
	alts := []alternative{{tokens, 1}}
	if cjkText(c.text) {
		for _, s := range p.synonyms.within(c.text) {
			alts = append(alts, alternative{analyze(p.mix, s), synonymBoost})
		}
	} else if len(tokens) == 1 && p.unknown(c.field, tokens[0].term) {
		if similar := p.similar(c.text); len(similar) > 0 {
			p.typos = true
			alts = similar
		}
	}
	return p.alternatives(c.field, alts)
}

// loosened plans a run by its parts: all of them, or any when the whole
// query has come to that. The parts of a Chinese run are the known spellings in
// it and what stands between them; of other runs, the tokens.
func (p *planner) loosened(c clause, tokens []token) node {
	n := node{op: opAll}
	if p.loose == some {
		n.op = opAny
	}
	if pieces := p.synonyms.pieces(c.text); len(pieces) > 0 && pieces[0] != c.text {
		defer func(was looseness) { p.loose = was }(p.loose)
		p.loose = strict
		for _, piece := range pieces {
			part := clause{kind: wordClause, field: c.field, text: piece}
			kid, _ := p.known([]clause{part})
			n.kids = append(n.kids, kid)
		}
		return n
	}
	for _, t := range tokens {
		n.kids = append(n.kids, p.alternatives(c.field, []alternative{{[]token{t}, 1}}))
	}
	return n
}

// alternative is one spelling of a clause.
type alternative struct {
	tokens []token
	boost  float64
}

// alternatives is the best of the spellings, each the best of the fields.
func (p *planner) alternatives(fieldName string, alts []alternative) node {
	out := node{op: opBest}
	for _, a := range alts {
		if len(a.tokens) > 0 {
			out.kids = append(out.kids, p.inFields(fieldName, a))
		}
	}
	return out
}

func (p *planner) inFields(fieldName string, a alternative) node {
	terms := spread(a.tokens)
	n := node{op: opBest, tie: fieldTie}
	for i, f := range fields {
		if fieldName != "" && f.name != fieldName {
			continue
		}
		op := opPhrase
		if len(terms) == 1 {
			op = opTerm
		}
		n.kids = append(n.kids, node{op: op, field: i, terms: terms, boost: f.boost * a.boost})
	}
	return n
}

// spread lays tokens out by position; a gap is "".
func spread(tokens []token) []string {
	first, last := tokens[0].pos, tokens[len(tokens)-1].pos
	out := make([]string, last-first+1)
	for _, t := range tokens {
		out[t.pos-first] = t.term
	}
	return out
}

// prefix plans the words that begin as the clause does, or that hold its one
// Chinese character, most frequent first when there are too many.
func (p *planner) prefix(c clause) node {
	stem := ""
	for _, t := range analyze(p.plain, c.text) {
		stem = t.term // of "cross-bord*" the last part
	}
	if stem == "" {
		stem = strings.ToLower(c.text) // a stop word, such as "the" in the*
	}
	words := p.dict.words()
	begins := strings.HasPrefix
	if cjkText(stem) {
		begins = strings.Contains // words are pairs of characters: 境 is in 出境 too
	}
	var found []word
	for _, w := range words {
		if begins(w.text, stem) {
			found = append(found, w)
		}
	}
	if stem == "" || len(found) == 0 {
		// Nothing begins so: a plan that matches nothing, not no plan.
		return p.alternatives(c.field, []alternative{{[]token{{stem, 1}}, 1}})
	}
	return p.alternatives(c.field, p.stems(found, maxExpansion, 1))
}

// stems turns dictionary words into alternatives: the most frequent ones, one
// for each stem.
func (p *planner) stems(words []word, limit int, boost float64) []alternative {
	sort.SliceStable(words, func(i, j int) bool { return words[i].count > words[j].count })
	if len(words) > limit {
		words = words[:limit]
	}
	var alts []alternative
	seen := map[string]bool{}
	for _, w := range words {
		tokens := analyze(p.mix, w.text)
		if len(tokens) == 1 && !seen[tokens[0].term] {
			seen[tokens[0].term] = true
			alts = append(alts, alternative{tokens, boost})
		}
	}
	return alts
}

// unknown reports whether no document has the term in the clause's fields.
func (p *planner) unknown(fieldName, term string) bool {
	for i, f := range fields {
		if (fieldName == "" || f.name == fieldName) && p.dict.docFreq(i, term) > 0 {
			return false
		}
	}
	return true
}

// similar returns the dictionary words nearest to a misspelled one: none for
// a word below 3 letters, one edit below 6, two above. Only words of ASCII
// letters count, on both sides.
func (p *planner) similar(text string) []alternative {
	plain := analyze(p.plain, text)
	if len(plain) != 1 || !asciiLetters(plain[0].term) || len(plain[0].term) < 3 {
		return nil
	}
	misspelled, best := singular(plain[0].term), 2
	if len(plain[0].term) < 6 {
		best = 1
	}
	var found []word
	for _, w := range p.dict.words() {
		if !asciiLetters(w.text) {
			continue
		}
		switch d := distance(misspelled, singular(w.text), best); {
		case d < best:
			best, found = d, []word{w}
		case d == best:
			found = append(found, w)
		}
	}
	return p.stems(found, maxTypos, 1/float64(best+1))
}

// singular drops the plural of a word, so that it is no edit.
func singular(s string) string {
	if n := len(s); n > 4 && strings.HasSuffix(s, "ies") {
		return s[:n-3] + "y"
	} else if n > 3 && s[n-1] == 's' && s[n-2] != 's' {
		return s[:n-1]
	}
	return s
}

// collect notes the terms of a plan for the snippets.
func (p *planner) collect(n node) {
	for _, t := range n.terms {
		if t != "" {
			p.terms[t] = true
		}
	}
	for _, k := range n.kids {
		p.collect(k)
	}
}

func asciiLetters(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// cjkText reports whether a word clause is a CJK run: runs are pure.
func cjkText(s string) bool {
	for _, r := range s {
		return isCJK(r)
	}
	return false
}
