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
			row := p.link(p.name(in.Title), in.URL)
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
		"texts": p.count(len(rows), "text"), "articles": p.count(articles, "article"),
		"checked": thousands(int64(checked)), "duties": p.count(distinct(b.c.Obligations), "duty"),
	}
	put(d, "rows", rows)
	put(d, "without", without)
	p.add("coverage", "sources", p.say("title/coverage"), p.say("about/coverage"), d,
		p.link(p.say("title/sources"), "sources/index.html"), data{"text": p.say("title/coverage")})
}

// covered says of one version what is encoded and how far it was checked.
func (p place) covered(v *law.Version) data {
	in := v.Instrument
	d := p.link(p.say("title/version", p.shortTitle(in), p.versionLabel(v)), v.URL)
	d["id"] = "of-" + in.ID + "-" + v.ID
	d["tag"] = p.versionTag(v)
	d["articles"] = p.articlesHeld(v)
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
			bases = append(bases, p.say("n-of-kind", thousands(int64(n)), p.word("basis-short", basis)))
		}
	}
	put(d, "basis", p.list(bases, true))
	if inherited > 0 {
		d["inherited"] = p.count(inherited, "article")
		d["before"] = p.link(p.cited(v.Before), v.Before.URL)
	}
	duties := obligationsOf(p.c, v)
	dutyLevels := map[string]int{}
	for _, o := range duties {
		dutyLevels[o.Verification.Level]++
	}
	d["duties"] = p.count(len(duties), "duty")
	put(d, "dutylevels", p.tally("level-short", levels, dutyLevels, len(duties)))
	sanctions := 0
	for _, s := range p.c.Sanctions {
		if s.Version == v {
			sanctions++
		}
	}
	d["sanctions"] = p.count(sanctions, "sanction")
	var ours []string
	if notes > 0 {
		ours = append(ours, p.count(notes, "note"))
	}
	if len(questions) > 0 {
		ours = append(ours, p.count(len(questions), "open-question"))
	}
	put(d, "ours", p.sentence(p.list(ours, true)))
	put(d, "gaps", p.gaps(v))
	d["checked"] = p.verification(in.Verification)
	put(d, "concordance", p.to(concordanceURL(v)))
	put(d, "outcomes", p.to(outcomesURL(v)))
	return d
}
