package page

import "legible/generator/law"

// chapter is the page of one chapter: its articles in full, to read on end.
func (b *builder) chapter(v *law.Version, index int, c *law.Division) {
	p := b.at(c.URL, v)
	d := data{
		"label":   p.label(c),
		"heading": en(c.Heading),
		"range":   articleRange(c),
		"when":    p.when(v, p.label(c), nil),
		"applies": p.applies(v),
		"tree":    p.tree(v, c, nil),
	}
	put(d, "headingzh", c.Heading.Zh)
	if banner := p.banner(v, nil); banner != nil {
		d["banner"] = banner
	} else {
		d["tag"] = p.versionTag(v)
	}
	inSection := map[*law.Provision]bool{}
	for _, s := range c.Sections {
		for _, pr := range s.Provisions {
			inSection[pr] = true
		}
	}
	var groups, direct list
	for _, pr := range c.Provisions {
		if !inSection[pr] {
			direct = append(direct, p.reading(pr))
		}
	}
	if len(direct) > 0 {
		groups = append(groups, data{"articles": direct})
	}
	for _, s := range c.Sections {
		g := data{"id": s.EID, "label": p.label(s), "heading": en(s.Heading), "range": articleRange(s)}
		put(g, "zh", s.Heading.Zh)
		var articles list
		for _, pr := range s.Provisions {
			articles = append(articles, p.reading(pr))
		}
		put(g, "articles", articles)
		groups = append(groups, g)
	}
	put(d, "groups", groups)
	if index > 0 {
		d["previous"] = p.division(v.Outline[index-1])
	}
	if index+1 < len(v.Outline) {
		d["next"] = p.division(v.Outline[index+1])
	}
	p.add("chapter", "law", p.label(c)+" "+en(c.Heading)+" · "+v.Cited(), articleRange(c)+" of "+en(v.Instrument.Title)+", in full.", d,
		append(p.versionCrumbs(v), data{"text": p.label(c)})...)
}

// reading is an article inside a longer page.
func (p place) reading(pr *law.Provision) data {
	d := p.heading(pr)
	d["id"] = pr.EID
	put(d, "law", p.lawText(pr, nil))
	if n := len(pr.Obligations); n > 0 {
		d["duties"] = count(n, "duty", "duties")
	}
	return d
}

func (p place) division(c *law.Division) data {
	d := p.link(en(c.Heading), c.URL)
	d["label"] = p.label(c)
	return d
}
