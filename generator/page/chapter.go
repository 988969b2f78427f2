package page

import "legible/generator/law"

// chapter is the page of one chapter: its articles in full, to read on end.
func (b *builder) chapter(v *law.Version, index int, c *law.Division) {
	if b.skips(c.URL) {
		return
	}
	p := b.at(c.URL, v)
	d := data{
		"label":   p.label(c),
		"heading": p.name(c.Heading),
		"range":   p.articles(c.First, c.Last),
		"when":    p.when(v, p.label(c), nil),
		"applies": p.applies(v),
		"tree":    p.tree(v, c, nil),
	}
	put(d, "headingzh", p.other(c.Heading))
	if banner := p.banner(v, nil); banner != nil {
		d["banner"] = banner
	} else {
		d["tag"] = p.versionTag(v)
	}
	put(d, "groups", p.readingGroups(c))
	if index > 0 {
		d["previous"] = p.division(v.Outline[index-1])
	}
	if index+1 < len(v.Outline) {
		d["next"] = p.division(v.Outline[index+1])
	}
	p.add("chapter", "law", p.label(c)+" "+p.name(c.Heading)+" · "+p.cited(v), p.say("about/chapter", p.articles(c.First, c.Last), p.name(v.Instrument.Title)), d,
		append(p.versionCrumbs(v), data{"text": p.label(c)})...)
}

func (p place) division(c *law.Division) data {
	d := p.link(p.name(c.Heading), c.URL)
	d["label"] = p.label(c)
	return d
}
