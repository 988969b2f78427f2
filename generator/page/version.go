package page

import (
	"strconv"

	"legible/generator/law"
)

// version is the page of one text: its whole outline, counts and gaps.
func (b *builder) version(v *law.Version) {
	p := b.at(v.URL, v)
	in := v.Instrument
	duties := obligationsOf(b.c, v)
	sanctions := 0
	for _, s := range b.c.Sanctions {
		if s.Version == v {
			sanctions++
		}
	}
	d := data{
		"heading": p.name(in.Title),
		"label":   p.sentence(p.versionLabel(v)),
		"period":  p.sentence(p.period(v)),
		"applies": p.applies(v),
		"when":    p.when(v, p.sentence(p.versionLabel(v)), nil),
		"counts": list{
			data{"n": p.articlesHeld(v), "text": p.say("counts/articles")},
			data{"n": thousands(int64(len(duties))), "text": p.say("counts/duties")},
			data{"n": thousands(int64(sanctions)), "text": p.say("counts/sanctions")},
		},
		"tree": p.tree(v, nil, nil),
	}
	put(d, "headingzh", p.other(in.Title))
	put(d, "labelzh", p.other(v.Label))
	if banner := p.banner(v, nil); banner != nil {
		d["banner"] = banner
	} else {
		d["tag"] = p.versionTag(v)
	}
	put(d, "chapters", p.chapters(v, true))
	put(d, "loose", p.headings(v.Loose()))
	put(d, "checked", p.checked(v.Provisions))
	put(d, "official", in.OfficialURL)
	put(d, "gaps", p.gaps(v))
	put(d, "concordance", p.to(concordanceURL(v)))
	if next := p.lines.next[v]; next != nil {
		d["concordance"] = p.to(concordanceURL(next))
	}
	put(d, "outcomes", p.to(outcomesURL(v)))
	if len(v.Provisions) > 0 {
		d["size"], d["whole"] = p.size(v), p.to(wholeURL(v))
	}
	if mapped(v) {
		d["map"] = p.to(mapURL(v))
	}
	d["coverage"] = p.to("coverage/index.html#of-" + in.ID + "-" + v.ID)
	p.add("version", "law", p.say("title/version", p.shortTitle(in), p.versionLabel(v)), p.say("about/version", p.name(in.Title), p.period(v)), d,
		p.link(p.say("crumb/law"), "instruments/index.html"), p.link(p.shortTitle(in), in.URL), data{"text": p.sentence(p.versionLabel(v))})
}

// chapters is the outline of a version, with articles when full.
func (p place) chapters(v *law.Version, full bool) list {
	var out list
	for _, c := range v.Outline {
		d := p.link(p.name(c.Heading), c.URL)
		d["label"] = p.label(c)
		put(d, "zh", p.other(c.Heading))
		d["range"] = p.articles(c.First, c.Last)
		if full {
			put(d, "groups", p.groups(c, nil))
		}
		out = append(out, d)
	}
	return out
}

// gaps lists the articles a version has in law and this site does not hold.
func (p place) gaps(v *law.Version) list {
	var out list
	for _, g := range v.Gaps {
		out = append(out, data{"numbers": ranges(g.Numbers), "n": p.count(len(g.Numbers), "article"), "reason": p.prose(g.Reason)})
	}
	return out
}

// ranges writes ascending numbers as "1, 3–4, 6–17".
func ranges(ns []int) string {
	s := ""
	for i := 0; i < len(ns); {
		j := i
		for j+1 < len(ns) && ns[j+1] == ns[j]+1 {
			j++
		}
		if s != "" {
			s += ", "
		}
		s += strconv.Itoa(ns[i])
		if j > i {
			s += "–" + strconv.Itoa(ns[j])
		}
		i = j + 1
	}
	return s
}
