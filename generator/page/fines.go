package page

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"legible/generator/law"
)

// The scale of fines is logarithmic from 1,000 yuan to 10,000,000, the same on
// every page so that bars can be compared, and longer only where a fine is
// higher.
const fineLow, fineHigh = 1_000, 10_000_000

// fines draws the ranges of fines of some sanctions to scale: each bar has its
// words, its place and width on the scale, and whether it is past. The bars of
// one party stand together; a fine for several breaches alike is drawn once.
// Where others are given, of another text, each bar says when it applies. It is
// nil without fines in money.
func (p place) fines(ss []*law.Sanction, others ...*law.Sanction) data {
	all := slices.Concat(ss, others)
	slices.SortStableFunc(all, func(a, b *law.Sanction) int { return cmp.Compare(a.Version.From.String(), b.Version.From.String()) })
	high := int64(fineHigh)
	eras := false
	for _, s := range all {
		eras = eras || s.Version != all[0].Version
		for _, m := range fined(s) {
			for m.Amount.Max > high {
				high *= 10
			}
		}
	}
	position := func(v int64) float64 {
		if v <= fineLow {
			return 0
		}
		return math.Log10(float64(v)/fineLow) / math.Log10(float64(high)/fineLow) * drawn
	}
	var order []string
	grouped, drawnAlready := map[string]list{}, map[string]bool{}
	for _, s := range all {
		for _, m := range fined(s) {
			from, to := position(m.Amount.Min), position(max(m.Amount.Max, m.Amount.Min))
			who := p.sentence(p.fined(s, m.Measure, len(ss) > 1))
			d := data{
				"amount": p.amount(m.Amount),
				"x":      unit(from), "width": unit(max(to-from, 8)), "past": !s.Version.Binding,
			}
			put(d, "trigger", p.prose(sentence(m.trigger)))
			key := who + "|" + d["amount"].(string) + "|" + m.trigger + "|" + s.Version.ID
			if drawnAlready[key] {
				continue
			}
			drawnAlready[key] = true
			if eras {
				d["era"] = p.era(s.Version)
			}
			if grouped[who] == nil {
				order = append(order, who)
			}
			grouped[who] = append(grouped[who], d)
		}
	}
	var parties list
	for _, who := range order {
		parties = append(parties, data{"who": who, "bars": grouped[who]})
	}
	if len(parties) == 0 {
		return nil
	}
	var axis list
	grid := ""
	for v := int64(fineLow); v <= high; v *= 10 {
		axis = append(axis, data{"text": p.figure(v)})
		grid += "M" + unit(min(max(position(v), 0.5), drawn-0.5)) + " 0V32"
	}
	return data{"parties": parties, "axis": axis, "grid": grid, "scale": p.say("scale", p.figure(fineLow), p.figure(high), p.word("currency", "CNY"))}
}

// drawn is the width of every drawing of this package, in its own units.
const drawn = 1000.0

// unit writes a length in a drawing.
func unit(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// fine is a measure in money with what triggers it.
type fine struct {
	*law.Measure
	trigger string
}

func fined(s *law.Sanction) []fine {
	var out []fine
	for _, t := range s.Tiers {
		for i := range t.Measures {
			if m := &t.Measures[i]; m.Amount != nil {
				out = append(out, fine{m, t.Trigger})
			}
		}
	}
	return out
}

// against names whom a measure hits: "the organization and the individual".
func (p place) against(m *law.Measure) string { return p.hit("against", m) }

// fined names who pays: the parties themselves instead of "organization", and
// whose person in charge where several sanctions stand together.
func (p place) fined(s *law.Sanction, m *law.Measure, several bool) string {
	var parties []string
	for _, a := range s.On {
		parties = append(parties, p.name(a.Name))
	}
	who := p.hit("against-short", m)
	if len(parties) == 0 || len(parties) > 2 {
		return who
	}
	own := !slices.ContainsFunc(m.Against, func(a string) bool { return a != "entity" && a != "individual" })
	switch {
	case own && len(m.Against) == 1:
		return p.list(parties, true)
	case several && !own:
		return p.say("person-of", who, p.list(parties, true))
	}
	return who
}

func (p place) hit(enumeration string, m *law.Measure) string {
	var on []string
	for _, a := range m.Against {
		on = append(on, p.word(enumeration, a))
	}
	return p.list(on, true)
}
