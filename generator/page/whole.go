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
	if len(v.Provisions) == 0 {
		return
	}
	p := b.at(wholeURL(v), v)
	in := v.Instrument
	d := data{
		"heading": en(in.Title),
		"label":   versionLabel(v),
		"period":  sentence(period(v)),
		"applies": p.applies(v),
		"size":    p.size(v),
	}
	put(d, "headingzh", in.Title.Zh)
	put(d, "labelzh", v.Label.Zh)
	if banner := p.banner(v, nil); banner != nil {
		d["banner"] = banner
	} else {
		d["tag"] = p.versionTag(v)
	}
	var chapters list
	for _, c := range v.Outline {
		row := data{"id": c.EID, "label": p.label(c), "text": en(c.Heading), "range": articleRange(c)}
		put(row, "zh", c.Heading.Zh)
		put(row, "groups", p.readingGroups(c))
		chapters = append(chapters, row)
	}
	put(d, "chapters", chapters)
	put(d, "loose", p.readings(loose(v)))
	put(d, "gaps", gaps(v))
	put(d, "official", in.OfficialURL)
	put(d, "checked", checked(v.Provisions))
	p.add("whole", "law", shortTitle(in)+", "+versionLabel(v)+", on one page",
		en(in.Title)+", "+period(v)+": every article in order, on one page.", d,
		append(p.versionCrumbs(v), data{"text": "On one page"})...)
}

// size says how much there is to read: "79 articles, 9,120 words".
func (p place) size(v *law.Version) string {
	n := 0
	for _, pr := range v.Provisions {
		pr.EachText(func(_ *law.Node, text string) { n += wordCount(text) })
	}
	return articlesHeld(v) + " articles, " + count(n, "word", "words")
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
	inSection := map[*law.Provision]bool{}
	for _, s := range c.Sections {
		for _, pr := range s.Provisions {
			inSection[pr] = true
		}
	}
	var direct []*law.Provision
	for _, pr := range c.Provisions {
		if !inSection[pr] {
			direct = append(direct, pr)
		}
	}
	var groups list
	if len(direct) > 0 {
		groups = append(groups, data{"articles": p.readings(direct)})
	}
	for _, s := range c.Sections {
		g := data{"id": s.EID, "label": p.label(s), "heading": en(s.Heading), "range": articleRange(s)}
		put(g, "zh", s.Heading.Zh)
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
		d["duties"] = count(n, "duty", "duties")
	}
	return d
}
