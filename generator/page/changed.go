package page

import (
	"slices"
	"strings"

	"legible/generator/law"
)

// alike is the least likeness at which a word-by-word difference helps a reader;
// below it, two texts are better read side by side.
const alike = 0.3

// changed says what parts an article from its neighbours in time: what the
// concordance says of the official text, row by row, and our restatement word
// by word. It is nil where an instrument has one text.
func (p place) changed(pr *law.Provision) data {
	var steps list
	var line []string
	add := func(from, to *law.Version, rows []*law.Row, k kin, other *law.Provision) {
		d := data{"from": p.cited(from), "to": p.cited(to)}
		put(d, "kind", p.word("row", k.kind))
		put(d, "rows", p.rows(rows))
		if other != nil {
			if other.Number != pr.Number {
				line = appendNew(line, p.say("changed/number"))
			}
			then, now := pr, other
			if to == pr.Version {
				then, now = other, pr
			}
			if c := p.penaltyChange(then, now); c != nil {
				line = appendNew(line, p.say("changed/penalties"))
				d["penalties"] = c
			}
		}
		if k.kind != "identical" {
			line = appendNew(line, p.say("changed/"+k.kind))
		}
		steps = append(steps, d)
	}
	if k, ok := p.lines.earlier(pr); ok {
		add(pr.Version.Before, pr.Version, p.lines.to[pr], k, k.same())
	}
	if k, ok := p.lines.later(pr); ok {
		rows := slices.Clone(p.lines.from[pr])
		for _, n := range k.places {
			if len(ends(n.Provision.Earlier)) == 1 {
				rows = append(rows, fresh(p.lines.to[n.Provision])...)
			}
		}
		add(pr.Version, p.lines.next[pr.Version], rows, k, k.same())
	}
	if len(steps) == 0 {
		return nil
	}
	d := data{"steps": steps}
	put(d, "line", p.list(line, false))
	return d
}

func appendNew[T comparable](all []T, one T) []T {
	if slices.Contains(all, one) {
		return all
	}
	return append(all, one)
}

// fresh are the rows that come from nowhere.
func fresh(rows []*law.Row) []*law.Row {
	var out []*law.Row
	for _, row := range rows {
		if len(row.From) == 0 {
			out = append(out, row)
		}
	}
	return out
}

// rows are lines of a concordance in full.
func (p place) rows(rows []*law.Row) list {
	var out list
	for _, row := range rows {
		out = append(out, p.row(row))
	}
	return out
}

func (p place) row(row *law.Row) data {
	d := data{"kind": p.word("row", row.Text), "class": row.Text}
	put(d, "from", p.placed(row.From))
	put(d, "to", p.placed(row.To))
	put(d, "note", p.prose(row.Note))
	if row.Verification != nil {
		d["checked"] = p.verification(*row.Verification)
	}
	if len(row.From) == 0 || len(row.To) == 0 || row.Text == "identical" {
		return d
	}
	a, b := row.From[0].Provision, row.To[0].Provision
	put(d, "compare", p.compareLink(a, b))
	var before, after []string
	for _, n := range row.From {
		before = append(before, blocks(n)...)
	}
	for _, n := range row.To {
		after = append(after, blocks(n)...)
	}
	if len(before) == 0 || len(after) == 0 || b.Inherited != nil {
		return d
	}
	switch diff := compare(before, after); {
	case diff.none():
		d["same"] = true
	case diff.likeness() < alike:
		d["unlike"] = true
	default:
		d["blocks"] = diff.shown(both, p.kind)
	}
	return d
}

// penaltyChange tells where the penalty for breach of the same article stands
// in two texts, if it is not the same penalty; nil if it is.
func (p place) penaltyChange(then, now *law.Provision) data {
	if slices.Equal(p.consequences(then.PenalisedBy), p.consequences(now.PenalisedBy)) {
		return nil
	}
	d := data{}
	put(d, "then", p.placed(imposing(then.PenalisedBy)))
	put(d, "now", p.placed(imposing(now.PenalisedBy)))
	return d
}

// consequences writes what some sanctions may bring, to be compared.
func (p place) consequences(ss []*law.Sanction) []string {
	var out []string
	for _, s := range ss {
		for _, t := range s.Tiers {
			for i := range t.Measures {
				m := &t.Measures[i]
				text := m.Kind + "|" + m.Force + "|" + strings.Join(m.Against, " ")
				switch {
				case m.Amount != nil:
					text += "|" + p.amount(m.Amount)
				case m.Multiple != nil:
					text += "|" + p.multiple(m.Multiple)
				case m.Duration != nil:
					text += "|" + p.span(m.Duration)
				}
				out = append(out, text)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// imposing are the places that impose some sanctions, each once.
func imposing(ss []*law.Sanction) []*law.Node {
	var out []*law.Node
	for _, s := range ss {
		basis := s.Basis
		if len(basis) == 0 {
			basis = []*law.Node{&s.Provision.Node}
		}
		for _, n := range basis {
			if !slices.ContainsFunc(out, func(o *law.Node) bool { return o.ID == n.ID }) {
				out = append(out, n)
			}
		}
	}
	return out
}
