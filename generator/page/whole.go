package page

import (
	"strings"
	"unicode"

	"legible/generator/law"
)

// wholeURL is where a version stands on one page.
func wholeURL(v *law.Version) string { return strings.TrimSuffix(v.URL, "index.html") + "print.html" }

// whole is a whole version on one page, in order, to read on end or to print.
func (b *builder) whole(v *law.Version) {
	if len(v.Provisions) == 0 || b.skips(wholeURL(v)) {
		return
	}
	p := b.at(wholeURL(v), v)
	in := v.Instrument
	d := data{
		"heading": p.name(in.Title),
		"label":   p.sentence(p.versionLabel(v)),
		"period":  p.sentence(p.period(v)),
		"applies": p.applies(v),
		"size":    p.size(v),
	}
	put(d, "headingzh", p.other(in.Title))
	put(d, "labelzh", p.other(v.Label))
	if banner := p.banner(v, nil); banner != nil {
		d["banner"] = banner
	} else {
		d["tag"] = p.versionTag(v)
	}
	var chapters list
	for _, c := range v.Outline {
		row := data{"id": c.EID, "label": p.label(c), "text": p.name(c.Heading), "range": p.articles(c.First, c.Last)}
		put(row, "zh", p.other(c.Heading))
		put(row, "groups", p.readingGroups(c))
		chapters = append(chapters, row)
	}
	put(d, "chapters", chapters)
	put(d, "loose", p.readings(v.Loose()))
	put(d, "gaps", p.gaps(v))
	put(d, "official", in.OfficialURL)
	put(d, "checked", p.checked(v.Provisions))
	p.add("whole", "law", p.say("title/whole", p.shortTitle(in), p.versionLabel(v)), p.say("about/whole", p.name(in.Title), p.period(v)), d,
		append(p.versionCrumbs(v), data{"text": p.say("crumb/whole")})...)
}

// size says how much there is to read: "79 articles, 9,120 words".
func (p place) size(v *law.Version) string {
	n := 0
	for _, pr := range v.Provisions {
		pr.EachText(func(_ *law.Node, text string) { n += wordCount(text) })
	}
	return p.say("size", p.articlesHeld(v), p.count(n, "word"))
}

// wordCount counts the words of a text; each Chinese character is a word.
func wordCount(s string) int {
	n, inside := 0, false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			n++
			inside = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inside {
				n++
			}
			inside = true
		case r != '’' && r != '-' && r != '\'' && r != ',' && r != '.':
			inside = false
		}
	}
	return n
}

// readingGroups are the articles of a chapter in full, by section where it has
// sections.
func (p place) readingGroups(c *law.Division) list {
	var groups list
	if direct := c.Direct(); len(direct) > 0 {
		groups = append(groups, data{"articles": p.readings(direct)})
	}
	for _, s := range c.Sections {
		g := data{"id": s.EID, "label": p.label(s), "heading": p.name(s.Heading), "range": p.articles(s.First, s.Last)}
		put(g, "zh", p.other(s.Heading))
		put(g, "articles", p.readings(s.Provisions))
		groups = append(groups, g)
	}
	return groups
}

func (p place) readings(prs []*law.Provision) list {
	var out list
	for _, pr := range prs {
		out = append(out, p.reading(pr))
	}
	return out
}

// reading is an article inside a longer page.
func (p place) reading(pr *law.Provision) data {
	d := p.heading(pr)
	d["id"] = pr.EID
	put(d, "law", p.lawText(pr, nil))
	if n := len(pr.Obligations); n > 0 {
		d["duties"] = p.count(n, "duty")
	}
	return d
}
