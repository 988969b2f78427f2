package page

import (
	"slices"
	"strconv"

	"legible/generator/law"
)

// rowKinds are what a row or an article of a concordance may be, in the order shown.
var rowKinds = []string{"identical", "reference-only", "amended", "merged", "split", "renewed", "new", "dropped"}

// concordanceURL is the page that maps a version to the one before it, "" for a
// version that stands alone.
func concordanceURL(v *law.Version) string {
	if v.Before == nil {
		return ""
	}
	return "instruments/" + v.Instrument.ID + "/" + v.ID + "/concordance.html"
}

// concordance is the page of where every article went and came from.
func (b *builder) concordance(v *law.Version) {
	url := concordanceURL(v)
	if url == "" {
		return
	}
	p := b.at(url, v)
	old := v.Before
	d := data{
		"heading": p.name(v.Instrument.Title), "old": p.cited(old), "new": p.cited(v),
		"oldtag": p.versionTag(old), "newtag": p.versionTag(v),
	}
	put(d, "headingzh", p.other(v.Instrument.Title))
	forth, forthCounts := p.mapped(old.Provisions, "from", p.lines.later, p.lines.from)
	back, backCounts := p.mapped(v.Provisions, "to", p.lines.earlier, p.lines.to)
	d["forth"], d["back"] = forth, back
	put(d, "forthcounts", forthCounts)
	put(d, "backcounts", backCounts)
	d["forthn"], d["backn"] = strconv.Itoa(len(old.Provisions)), strconv.Itoa(len(v.Provisions))
	parts := 0
	for _, row := range v.Rows {
		if row.Text == "new" && len(row.To) > 0 && row.To[0].Paragraph > 0 && !p.lines.opensAnew(row.To[0].Provision) {
			parts++
		}
	}
	if parts > 0 {
		d["newparts"] = p.count(parts, "new-paragraph")
	}
	put(d, "sources", p.rowSources(v.Rows))
	p.add("concordance", "law", p.say("title/concordance", p.cited(old), p.cited(v)), p.say("about/concordance", p.cited(old), p.cited(v)), d,
		append(p.versionCrumbs(v), data{"text": p.say("crumb/concordance")})...)
}

// mapped is one direction of a concordance, article by article: what each is in
// the other text, and the rows that say so. Of those with two sides the older
// text tells, of those that come from nowhere the newer.
func (p place) mapped(prs []*law.Provision, side string, step func(*law.Provision) (kin, bool), rows map[*law.Provision][]*law.Row) (list, data) {
	var out list
	counts := map[string]int{}
	for _, pr := range prs {
		k, ok := step(pr)
		if !ok {
			continue
		}
		counts[summed(k.kind, side)]++
		d := p.heading(pr)
		d["id"] = side + "-" + pr.EID
		d["kind"], d["class"] = p.word("row", k.kind), k.kind
		put(d, "places", p.placed(k.places))
		var facts list
		for _, row := range rows[pr] {
			if side == "to" && len(row.From) > 0 {
				continue // said of the article it comes from
			}
			fact := p.rowFacts([]*law.Row{row})[0].(data)
			fact["plain"] = len(rows[pr]) == 1
			delete(fact, "checked")
			if row.Verification != nil {
				fact["checked"] = p.checkedShort(*row.Verification)
			}
			if len(row.From) > 0 && len(row.To) > 0 {
				put(fact, "compare", p.compareLink(row.From[0].Provision, row.To[0].Provision))
			}
			facts = append(facts, fact)
		}
		put(d, "facts", facts)
		out = append(out, d)
	}
	return out, p.tally("row", rowKinds, counts, len(prs))
}

// checkedShort is how far a row was checked, without its sources.
func (p place) checkedShort(v law.Verification) string {
	text := []string{p.sentence(p.word("level-short", v.Level))}
	if v.Copies > 0 {
		text = append(text, p.count(v.Copies, "copy"))
	}
	return p.list(text, false)
}

// rowSources are the sources of some rows, each once.
func (p place) rowSources(rows []*law.Row) list {
	var all []*law.Source
	for _, row := range rows {
		if row.Verification == nil {
			continue
		}
		for _, s := range row.Verification.Sources {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return p.sourceLinks(all)
}

// summed is the kind under which an article is counted: what was merged or split
// was amended; of a text, an article that begins anew is new.
func summed(kind, side string) string {
	switch kind {
	case "merged", "split":
		return "amended"
	case "renewed":
		if side == "to" {
			return "new"
		}
		return "amended"
	}
	return kind
}
