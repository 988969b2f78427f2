// Package synthetic writes made-up content of a given size, for measuring what
// the program does with more law than there is: instruments with chapters, some
// of them revised, some with a draft before them, and everything that hangs on
// their articles. The words are drawn from a list, the most frequent ones far
// more often than the others. It says of itself everywhere that it is no law.
//
// The content has no findings. The same size and seed give the same bytes.
package synthetic

import (
	"errors"
	"fmt"
)

// Least and Most bound the number of provisions. Below the least there is no
// room for one of each kind of instrument.
const (
	Least = 60
	Most  = 100_000
)

// ErrSize is returned for a number of provisions outside the bounds.
var ErrSize = errors.New("the number of provisions is out of range")

// generator writes one content folder.
type generator struct {
	*writer
	provisions  int
	write       func(path, text string) error
	instruments int
	places      []place
}

// place is a version written before: what a later text can point to.
type place struct {
	instrument, version, short string
	articles                   int
	binding                    bool
	duties                     []string
}

// Generate writes a content folder that holds exactly so many provisions, an
// article counting once in each version, and calls write for each file with its
// slash path. An error of write ends it.
func Generate(provisions int, seed uint64, write func(path, text string) error) error {
	if provisions < Least || provisions > Most {
		return fmt.Errorf("%d: %w: between %d and %d", provisions, ErrSize, Least, Most)
	}
	g := &generator{writer: newWriter(seed), provisions: provisions, write: write}
	size := min(max(provisions/7, 8), 70)
	for left, turn := provisions, 0; left > 0; turn++ {
		n := size*3/4 + g.IntN(size/4+1)
		var made int
		var err error
		switch {
		case left < 2*size:
			made, err = g.plain(left)
		case left < 4*size || turn%5 > 1:
			made, err = g.plain(n)
		case turn%5 == 0:
			made, err = g.revised(n)
		default:
			made, err = g.drafted(n)
		}
		if err != nil {
			return err
		}
		left -= made
	}
	if err := g.decisions(); err != nil {
		return err
	}
	return g.lists()
}

// plain writes an instrument of n articles that never changed.
func (g *generator) plain(n int) (int, error) {
	in := g.begin(g.instruments % len(kinds))
	version := fmt.Sprintf("%d-%02d-01", 2004+g.IntN(20), 1+g.IntN(12))
	in.binding = true
	switch in.number % 12 {
	case 4:
		version, in.binding = "2027-03-01", false
	case 6:
		in.events, in.binding = "  - {type: repealed, date: 2025-05-01}\n", false
	}
	in.events = inForce(version) + in.events
	t := newText(version, version[:4]+" text", version[:4]+"年文本")
	g.settle(in, t, g.rules(in, n-penalties(n)), penalties(n))
	g.linkOut(t)
	return n, g.finish(in, t)
}

// revised writes an instrument with two versions and their concordance.
func (g *generator) revised(n int) (int, error) {
	in := g.begin(g.instruments % 3)
	year := 2004 + g.IntN(12)
	first, second := fmt.Sprintf("%d-06-01", year), fmt.Sprintf("%d-01-01", year+3+g.IntN(6))
	in.binding = true
	in.events = inForce(first) + fmt.Sprintf("  - {type: amended, date: %s, version: %q}\n", second, second)
	old := newText(first, first[:4]+" text", first[:4]+"年文本")
	g.settle(in, old, g.rules(in, n-penalties(n)), penalties(n))
	g.linkOut(old)
	now := newText(second, second[:4]+" amended text", second[:4]+"年修正文本")
	g.revise(in, old, now)
	return len(old.articles) + len(now.articles), g.finish(in, old, now)
}

// drafted writes a draft and the instrument that it became.
func (g *generator) drafted(n int) (int, error) {
	year := 2006 + g.IntN(14)
	published, version := fmt.Sprintf("%d-07-01", year), fmt.Sprintf("%d-09-01", year+2)
	draft := g.begin(2)
	final := g.begin(2)
	draft.draft, final.binding = true, true
	draft.short.en, draft.short.zh = draft.short.en+" draft", draft.short.zh+"征求意见稿"
	draft.title.en, draft.title.zh = "Draft for comment: "+draft.title.en, draft.title.zh+"（征求意见稿）"
	draft.events = fmt.Sprintf("  - {type: published-for-comment, date: %s, version: %q}\n  - {type: comments-close, date: %d-08-15}\n  - {type: superseded, date: %s, by: %s}\n",
		published, published, year, version, final.id)
	final.events = inForce(version)
	before := newText(published, published[:4]+" draft", published[:4]+"年征求意见稿")
	after := newText(version, version[:4]+" text", version[:4]+"年文本")
	rules := g.rules(draft, n-penalties(n))
	adopted := g.adopt(draft, final, rules, version)
	g.settle(draft, before, rules, penalties(n))
	g.settle(final, after, adopted, penalties(len(adopted)))
	for _, a := range before.articles[len(rules):] {
		a.outcome = fmt.Sprintf("{result: changed, to: [%s@%s/art_%d], confidence: low}", final.id, version, len(adopted)+1)
	}
	g.linkOut(before)
	g.linkOut(after)
	if err := g.finish(draft, before); err != nil {
		return 0, err
	}
	return len(before.articles) + len(after.articles), g.finish(final, after)
}

func inForce(version string) string {
	return fmt.Sprintf("  - {type: adopted, date: 2003-11-07}\n  - {type: in-force, date: %s, version: %q}\n", version, version)
}
