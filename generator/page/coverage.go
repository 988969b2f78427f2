package page

import "legible/generator/law"

// levels are how far something may be checked, best first.
var levels = []string{"primary", "secondary", "briefing", "unchecked"}

// coverage is the page of what is encoded, from what, and checked how far.
func (b *builder) coverage() {
	p := b.at("coverage/index.html", nil)
	var rows, without list
	articles, checked := 0, 0
	for _, in := range ordered(b.c.Instruments) {
		if len(in.Versions) == 0 {
			row := p.link(en(in.Title), in.URL)
			row["tag"], row["kind"] = p.instrumentTag(in), p.word("kind", in.Kind)
			row["checked"] = p.verification(in.Verification)
			put(row, "official", in.OfficialURL)
			without = append(without, row)
			continue
		}
		for _, v := range in.Versions {
			rows = append(rows, p.covered(v))
			for _, pr := range v.Provisions {
				articles++
				if !weak(pr.Verification) {
					checked++
				}
			}
		}
	}
	d := data{
		"texts": count(len(rows), "text", "texts"), "articles": count(articles, "article", "articles"),
		"checked": thousands(int64(checked)), "duties": count(distinct(b.c.Obligations), "duty", "duties"),
	}
	put(d, "rows", rows)
	put(d, "without", without)
	p.add("coverage", "sources", "Coverage", "What of each text is encoded here, what the wording rests on, how far it was checked, and what is missing.", d,
		p.link("Sources", "sources/index.html"), data{"text": "Coverage"})
}

// covered says of one version what is encoded and how far it was checked.
func (p place) covered(v *law.Version) data {
	in := v.Instrument
	d := p.link(shortTitle(in)+", "+versionLabel(v), v.URL)
	d["id"] = "of-" + in.ID + "-" + v.ID
	d["tag"] = p.versionTag(v)
	d["articles"] = articlesHeld(v)
	put(d, "official", in.OfficialURL)
	byLevel, byBasis, inherited, notes := map[string]int{}, map[string]int{}, 0, 0
	questions := map[*law.OpenQuestion]bool{}
	for _, pr := range v.Provisions {
		byLevel[pr.Verification.Level]++
		byBasis[pr.TextBasis]++
		notes += len(pr.Notes)
		if pr.Inherited != nil {
			inherited++
		}
		for _, q := range pr.Questions {
			questions[q] = true
		}
	}
	put(d, "levels", p.tally("level-short", levels, byLevel, len(v.Provisions)))
	var bases []string
	for _, basis := range []string{"official", "own-restatement", "summary"} {
		if n := byBasis[basis]; n > 0 {
			bases = append(bases, thousands(int64(n))+" "+p.word("basis-short", basis))
		}
	}
	put(d, "basis", and(bases))
	if inherited > 0 {
		d["inherited"] = count(inherited, "article", "articles")
		d["before"] = p.link(v.Before.Cited(), v.Before.URL)
	}
	duties := obligationsOf(p.c, v)
	dutyLevels := map[string]int{}
	for _, o := range duties {
		dutyLevels[o.Verification.Level]++
	}
	d["duties"] = count(len(duties), "duty", "duties")
	put(d, "dutylevels", p.tally("level-short", levels, dutyLevels, len(duties)))
	sanctions := 0
	for _, s := range p.c.Sanctions {
		if s.Version == v {
			sanctions++
		}
	}
	d["sanctions"] = count(sanctions, "sanction", "sanctions")
	var ours []string
	if notes > 0 {
		ours = append(ours, count(notes, "note", "notes"))
	}
	if len(questions) > 0 {
		ours = append(ours, count(len(questions), "open question", "open questions"))
	}
	put(d, "ours", sentence(and(ours)))
	put(d, "gaps", gaps(v))
	d["checked"] = p.verification(in.Verification)
	put(d, "concordance", p.to(concordanceURL(v)))
	put(d, "outcomes", p.to(outcomesURL(v)))
	return d
}
