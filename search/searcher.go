package search

import (
	"context"
	"math"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"
)

// newSearcher turns a plan into bleve searchers. Terms, phrases and all are
// bleve's own, with bleve's tf-idf; anyOf and best are ours: bleve has no
// maximum, and its sum favours one rare word over most of the words.
func newSearcher(ctx context.Context, r index.IndexReader, n node) (search.Searcher, error) {
	opts := search.SearcherOptions{}
	switch n.op {
	case opTerm:
		return searcher.NewTermSearcher(ctx, r, n.terms[0], fields[n.field].name, n.boost, opts)
	case opPhrase:
		return searcher.NewPhraseSearcher(ctx, r, n.terms, 0, false, fields[n.field].name, n.boost, opts)
	}
	kids := make([]search.Searcher, 0, len(n.kids))
	for _, k := range n.kids {
		s, err := newSearcher(ctx, r, k)
		if err != nil {
			closeAll(kids)
			return nil, err
		}
		kids = append(kids, s)
	}
	switch n.op {
	case opAll:
		return searcher.NewConjunctionSearcher(ctx, r, kids, opts)
	default:
		return &bestSearcher{kids: kids, currs: make([]*search.DocumentMatch, len(kids)), tie: n.tie, any: n.op == opAny}, nil
	}
}

// prepare sets the query norm as bleve's outermost compound does.
func prepare(s search.Searcher) search.Searcher {
	s.SetQueryNorm(1 / math.Sqrt(s.Weight()))
	return s
}

// bestSearcher matches what any child matches and scores it by the best
// child, plus tie times the sum of the other children; with any set, by the sum
// times the cube of the share of children that match.
type bestSearcher struct {
	kids    []search.Searcher
	currs   []*search.DocumentMatch
	tie     float64
	any     bool
	started bool
}

func (s *bestSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if !s.started {
		s.started = true
		for i, k := range s.kids {
			var err error
			if s.currs[i], err = k.Next(ctx); err != nil {
				return nil, err
			}
		}
	}
	var least *search.DocumentMatch
	for _, c := range s.currs {
		if c != nil && (least == nil || c.IndexInternalID.Compare(least.IndexInternalID) < 0) {
			least = c
		}
	}
	if least == nil {
		return nil, nil
	}
	sum, best, matching := 0.0, 0.0, 0
	for i, c := range s.currs {
		if c == nil || c.IndexInternalID.Compare(least.IndexInternalID) != 0 {
			continue
		}
		sum += c.Score
		matching++
		best = math.Max(best, c.Score)
		var err error
		if s.currs[i], err = s.kids[i].Next(ctx); err != nil {
			return nil, err
		}
		if c != least {
			ctx.DocumentMatchPool.Put(c)
		}
	}
	if share := float64(matching) / float64(len(s.kids)); s.any {
		least.Score = sum * share * share * share
	} else {
		least.Score = best + s.tie*(sum-best)
	}
	return least, nil
}

func (s *bestSearcher) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	for i, k := range s.kids {
		c := s.currs[i]
		if s.started && (c == nil || c.IndexInternalID.Compare(id) >= 0) {
			continue
		}
		if c != nil {
			ctx.DocumentMatchPool.Put(c)
		}
		var err error
		if s.currs[i], err = k.Advance(ctx, id); err != nil {
			return nil, err
		}
	}
	s.started = true
	return s.Next(ctx)
}

func (s *bestSearcher) Weight() float64 {
	sum := 0.0
	for _, k := range s.kids {
		sum += k.Weight()
	}
	return sum
}

func (s *bestSearcher) SetQueryNorm(norm float64) {
	for _, k := range s.kids {
		k.SetQueryNorm(norm)
	}
}

func (s *bestSearcher) Count() uint64 {
	var sum uint64
	for _, k := range s.kids {
		sum += k.Count()
	}
	return sum
}

func (s *bestSearcher) DocumentMatchPoolSize() int {
	sum := len(s.kids)
	for _, k := range s.kids {
		sum += k.DocumentMatchPoolSize()
	}
	return sum
}

func (s *bestSearcher) Close() error { return closeAll(s.kids) }
func (s *bestSearcher) Min() int     { return 0 }
func (s *bestSearcher) Size() int    { return 64 * len(s.kids) }

func closeAll(kids []search.Searcher) (first error) {
	for _, k := range kids {
		if err := k.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}
