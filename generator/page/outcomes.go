package page

import (
	"slices"
	"strconv"

	"legible/generator/law"
)

// results are what may become of an article of a draft, in the order shown.
var results = []string{"carried-over", "changed", "narrowed", "broadened", "merged", "dropped", "none-known"}

// outcomesURL is the page of what became of a draft, "" for a version without.
func outcomesURL(v *law.Version) string {
	if !slices.ContainsFunc(v.Provisions, func(pr *law.Provision) bool { return pr.Outcome != nil }) {
		return ""
	}
	return "instruments/" + v.Instrument.ID + "/" + v.ID + "/outcomes.html"
}

// outcomeBox is what became of an article of a draft.
func (p place) outcomeBox(o *law.DraftOutcome, pr *law.Provision) data {
	d := data{
		"result": p.word("result", o.Result), "class": o.Result, "meaning": p.word("meaning", o.Result),
	}
	if o.Result != "none-known" { // nothing was compared
		d["confidence"] = p.word("confidence", o.Confidence)
	}
	var places list
	for _, n := range o.To {
		place := p.node(n)
		put(place, "compare", p.compareLink(pr, n.Provision))
		places = append(places, place)
	}
	put(d, "places", places)
	put(d, "note", p.prose(o.Note))
	return d
}

// draftedAs lists the articles of drafts that became an article, or a part of
// it, and those of other texts that it took the place of.
func (p place) draftedAs(pr *law.Provision) (drafts, others list) {
	for _, draft := range pr.DraftOf {
		d := p.node(&draft.Node)
		d["result"], d["class"] = p.word("result", draft.Outcome.Result), draft.Outcome.Result
		put(d, "compare", p.compareLink(draft, pr))
		if draft.Instrument.Draft {
			drafts = append(drafts, d)
		} else {
			others = append(others, d)
		}
	}
	return drafts, others
}

// outcomes is the page of what became of a draft, article by article, and of
// what in the final text no draft article led to.
func (b *builder) outcomes(v *law.Version) {
	url := outcomesURL(v)
	if url == "" {
		return
	}
	p := b.at(url, v)
	var rows list
	counts := map[string]int{}
	var finals []*law.Version
	for _, pr := range v.Provisions {
		if pr.Outcome == nil {
			continue
		}
		counts[pr.Outcome.Result]++
		row := p.heading(pr)
		row["id"] = "from-" + pr.EID
		row["outcome"] = p.outcomeBox(pr.Outcome, pr)
		rows = append(rows, row)
		for _, n := range pr.Outcome.To {
			if !slices.Contains(finals, n.Provision.Version) {
				finals = append(finals, n.Provision.Version)
			}
		}
	}
	d := data{"heading": p.name(v.Instrument.Title), "label": p.cited(v), "rows": rows, "total": strconv.Itoa(len(rows))}
	d["banner"] = p.banner(v, nil)
	put(d, "ofdraft", v.Instrument.Draft)
	put(d, "counts", p.tally("result", results, counts, len(rows)))
	var without list
	for _, final := range finals {
		if !overtakes(final.Instrument, v.Instrument) {
			continue
		}
		var fresh []*law.Provision
		for _, pr := range final.Provisions {
			if !slices.ContainsFunc(pr.DraftOf, func(x *law.Provision) bool { return x.Version == v }) {
				fresh = append(fresh, pr)
			}
		}
		g := p.link(p.cited(final), final.URL)
		g["tag"], g["n"], g["of"] = p.versionTag(final), strconv.Itoa(len(fresh)), strconv.Itoa(len(final.Provisions))
		put(g, "articles", p.headings(fresh))
		without = append(without, g)
	}
	put(d, "without", without)
	p.add("outcomes", "law", p.say("title/became", p.cited(v)), p.say("about/became", p.name(v.Instrument.Title)), d,
		append(p.versionCrumbs(v), data{"text": p.say("crumb/became")})...)
}

// overtakes reports whether an instrument is the final text of a draft.
func overtakes(in, draft *law.Instrument) bool {
	return draft.Draft && slices.ContainsFunc(draft.Events, func(e law.Event) bool { return e.By == in })
}

// tally is a count for each value that occurs, drawn as parts of one bar.
func (p place) tally(enumeration string, values []string, counts map[string]int, total int) data {
	var parts list
	at := 0.0
	for _, value := range values {
		n := counts[value]
		if n == 0 {
			continue
		}
		width := float64(n) / float64(total) * drawn
		parts = append(parts, data{
			"text": p.word(enumeration, value), "class": value, "n": thousands(int64(n)), "x": unit(at), "width": unit(max(width-2, 1)),
		})
		at += width
	}
	if len(parts) == 0 {
		return nil
	}
	return data{"parts": parts}
}
