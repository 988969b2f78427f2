package check

import (
	"fmt"

	"legible/generator/diag"
	"legible/generator/law"
)

// concordances: every article of both versions stands in some row, what is
// inherited names no article number, and every article of a draft tells what
// became of it.
func concordances(c *law.Corpus, list *diag.List) {
	for _, in := range c.Instruments {
		for _, v := range in.Versions {
			if v.Before == nil {
				continue
			}
			total(list, v.Before, v, "from", func(r *law.Row) []*law.Node { return r.From })
			total(list, v, v, "to", func(r *law.Row) []*law.Node { return r.To })
		}
	}
	for _, p := range c.Provisions {
		if p.Instrument.Draft && p.Outcome == nil {
			list.Add(diag.Diagnostic{
				Code: "draft-without-outcome", Pos: p.Pos,
				Message: fmt.Sprintf("article %s of a draft does not say what became of it", p.Number),
				Hint:    "add outcome: with its counterpart in the final text, or dropped, or none-known with the reason",
			})
		}
	}
}

// total reports the articles of side that no row of v's concordance names.
func total(list *diag.List, side, v *law.Version, key string, nodes func(*law.Row) []*law.Node) {
	named := map[*law.Provision]bool{}
	for _, r := range v.Rows {
		for _, n := range nodes(r) {
			named[n.Provision] = true
		}
	}
	var missing []int
	for _, p := range side.Provisions {
		if !named[p] {
			missing = append(missing, p.Ordinal)
		}
	}
	if len(missing) > 0 {
		list.Add(diag.Diagnostic{
			Code: "concordance-gap", Pos: v.Pos,
			Message: fmt.Sprintf("no row of the concordance has under %s: article %s of %s", key, ranges(missing), side.Cited()),
			Notes:   []diag.Note{{Pos: side.Pos, Message: "that version is here"}},
			Hint:    "a concordance is total both ways: add rows, with dropped or new where there is no counterpart",
		})
	}
}
