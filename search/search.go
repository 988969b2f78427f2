package search

import (
	"context"
	"math"
	"slices"
	"sort"
	"strings"

	bsearch "github.com/blevesearch/bleve/v2/search"
)

const (
	defaultLimit = 10
	maxLimit     = 1000
)

// match is a document that fits, and its score.
type match struct {
	ord   int
	score float32
}

// Search answers a query. Groups are ordered by score as a float32, highest
// first, then by the ID of their leader; the browser orders them the same
// way. A query never fails for what it says; errors are those of the index
// and of ctx. A citation puts the provision it names first.
func (x *Index) Search(ctx context.Context, query string, o Options) (Result, error) {
	limit := o.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	limit = min(limit, maxLimit)
	clauses := parseQuery(query)
	keep := x.filter(clauses, o.Instrument)
	filters := slices.ContainsFunc(sortedKeys(o.Filters), func(p string) bool { return len(o.Filters[p]) > 0 })
	cited := x.cited(query, keep)

	read, matches, err := x.read(ctx, clauses, keep, len(cited) > 0, o.Facets || filters)
	if err != nil {
		return Result{}, err
	}
	r := Result{Query: query, Hits: []Hit{}, Note: note(read, len(cited) > 0, len(matches) > 0)}
	a := answer{x, query, matches, cited, keep}
	if o.Facets {
		r.Facets = a.facets(o.Filters)
	}
	var groups []group
	if filters || positive(clauses) {
		groups = a.narrowed(o.Filters)
	}
	r.Total = len(groups)
	if len(groups) > limit {
		groups = groups[:limit]
	}
	for _, g := range groups {
		r.Hits = append(r.Hits, x.hit(g, read.terms))
	}
	return r, nil
}

// manyWords is from how many parts of a query on one provision is too little to
// have found: what so many words have in common may be one stray text.
const manyWords = 4

// read takes the words as written, then ever looser while too little is found,
// and returns the strictest reading among those that find the most. It is the
// law that is looked for; only a query that asks for a kind has enough of others.
func (x *Index) read(ctx context.Context, clauses []clause, keep func(int) bool, cited, everything bool) (*planner, []match, error) {
	anyKind := slices.ContainsFunc(clauses, func(c clause) bool { return c.field == "kind" && !c.not })
	var best *planner
	var matches []match
	for loose := strict; loose <= some; loose++ {
		p := &planner{analyzers: x.analyzers, dict: x, synonyms: x.alike, loose: loose, terms: map[string]bool{}}
		plan, ok := p.positive(clauses)
		if x.wordsErr != nil {
			return nil, nil, x.wordsErr
		}
		if !ok {
			return p, x.filtered(clauses, keep, everything), nil
		}
		if loose == parts && !p.bent {
			continue
		}
		found, err := x.run(ctx, plan)
		if err != nil {
			return nil, nil, err
		}
		if found, err = x.without(ctx, p, clauses, keep, found); err != nil {
			return nil, nil, err
		}
		if best == nil || len(found) > len(matches) {
			best, matches = p, found
		}
		groups := map[int]bool{}
		for _, m := range matches {
			if anyKind || x.rows[m.ord].Kind == KindProvision {
				groups[x.rows[m.ord].group] = true
			}
		}
		if cited || len(groups) > 1 || len(groups) == 1 && len(plan.kids) < manyWords {
			break
		}
	}
	return best, matches, nil
}

func note(p *planner, cited, found bool) string {
	switch {
	case cited:
		return NoteCitation
	case !found:
		return ""
	case p.loose == some:
		return NoteAny
	case p.loose == parts:
		return NotePart
	case p.typos:
		return NoteTypos
	}
	return ""
}

// run scores every document that fits a plan, weights included.
func (x *Index) run(ctx context.Context, plan node) ([]match, error) {
	return x.first(ctx, plan, len(x.rows))
}

// first returns no more than so many of the matches: to go on costs time, in a
// long document much.
func (x *Index) first(ctx context.Context, plan node, most int) ([]match, error) {
	s, err := newSearcher(ctx, x.reader, plan)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	prepare(s)
	sctx := &bsearch.SearchContext{
		DocumentMatchPool: bsearch.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0),
		IndexReader:       x.reader,
	}
	var out []match
	for n := 0; n < most; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		m, err := s.Next(sctx)
		if err != nil {
			return nil, err
		}
		if m == nil {
			break
		}
		ord, err := x.ordinal(m.IndexInternalID)
		if err != nil {
			return nil, err
		}
		out = append(out, match{ord, float32(m.Score * x.rows[ord].Weight)})
		sctx.DocumentMatchPool.Put(m)
	}
	return out, nil
}

// without drops what the filters and the excluded clauses rule out.
func (x *Index) without(ctx context.Context, p *planner, clauses []clause, keep func(int) bool, found []match) ([]match, error) {
	barred := map[int]bool{}
	for _, c := range clauses {
		if !c.not || c.kind == filterClause {
			continue
		}
		plan, ok := p.negative(c)
		if !ok {
			continue
		}
		hits, err := x.run(ctx, plan)
		if err != nil {
			return nil, err
		}
		for _, m := range hits {
			barred[m.ord] = true
		}
	}
	var out []match
	for _, m := range found {
		if !barred[m.ord] && keep(m.ord) {
			out = append(out, m)
		}
	}
	return out, nil
}

// filtered answers a query of filters alone: all that pass, by weight.
// A query without any positive clause finds nothing, or everything.
func (x *Index) filtered(clauses []clause, keep func(int) bool, everything bool) []match {
	for _, c := range clauses {
		if !c.not && c.kind != filterClause {
			return nil // there are words, but only stop words
		}
	}
	everything = everything || positive(clauses)
	var out []match
	for ord := range x.rows {
		if everything && keep(ord) {
			out = append(out, match{ord, float32(x.rows[ord].Weight)})
		}
	}
	return out
}

// positive reports whether a query asks for something, not only against it.
func positive(clauses []clause) bool {
	return slices.ContainsFunc(clauses, func(c clause) bool { return !c.not })
}

// filter is what every hit must pass: the option and the filter clauses.
// Several values of one property are alternatives.
func (x *Index) filter(clauses []clause, instrument string) func(int) bool {
	wanted := map[string][]string{}
	var unwanted []clause
	for _, c := range clauses {
		if c.kind != filterClause {
			continue
		}
		if c.not {
			unwanted = append(unwanted, c)
		} else {
			wanted[c.field] = append(wanted[c.field], c.text)
		}
	}
	instrument = strings.ToLower(instrument)
	return func(ord int) bool {
		r := &x.rows[ord]
		for _, c := range unwanted {
			if r.is(c.field, c.text) {
				return false
			}
		}
		for property, values := range wanted {
			if !slices.ContainsFunc(values, func(v string) bool { return r.is(property, v) }) {
				return false
			}
		}
		return instrument == "" || r.is("instrument", instrument)
	}
}

// is compares a property, without regard to case. An instrument may name a
// version too: csl@2017-06-01.
func (r *row) is(property, value string) bool {
	var have string
	switch property {
	case "kind":
		have = r.Kind
	case "instrument":
		have = r.Instrument
		if strings.Contains(value, "@") {
			have += "@" + r.Version
		}
	case "version":
		have = r.Version
	case "number":
		have = r.Number
	case "status":
		have = r.Status
	default:
		return r.fits(property, value)
	}
	return strings.ToLower(have) == value
}

// group is a line of the result: the leader first.
type group struct {
	members []match
	score   float32
}

// fold joins the matching versions of each thing and orders the groups.
func (x *Index) fold(matches []match) []group {
	byGroup := map[int][]match{}
	for _, m := range matches {
		g := x.rows[m.ord].group
		byGroup[g] = append(byGroup[g], m)
	}
	out := make([]group, 0, len(byGroup))
	for _, members := range byGroup {
		sort.Slice(members, func(i, j int) bool { return x.leads(members[i].ord, members[j].ord) })
		g := group{members: members}
		for _, m := range members {
			g.score = max(g.score, m.score)
		}
		out = append(out, g)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].score != out[j].score {
			return out[i].score > out[j].score
		}
		return out[i].members[0].ord < out[j].members[0].ord
	})
	return out
}

// hit fills in what a group shows.
func (x *Index) hit(g group, terms map[string]bool) Hit {
	h := x.one(g.members[0], terms)
	h.Score = shown(g.score)
	for _, m := range g.members[1:] {
		h.Also = append(h.Also, x.one(m, terms))
	}
	return h
}

func (x *Index) one(m match, terms map[string]bool) Hit {
	r := &x.rows[m.ord]
	h := Hit{
		ID: r.ID, Kind: r.Kind, Instrument: r.Instrument, Version: r.Version, Number: r.Number,
		Title: r.Title, URL: r.URL, Score: shown(m.score), Citation: r.Citation, Status: r.Status, Also: []Hit{},
	}
	h.Snippet, h.Marks = snippet(r.Body, x.marks(r.Body, terms))
	return h
}

// shown rounds a score to six places: enough to compare, no noise to print.
func shown(s float32) float64 { return math.Round(float64(s)*1e6) / 1e6 }
