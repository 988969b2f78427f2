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
		"heading": en(in.Title),
		"label":   versionLabel(v),
		"period":  sentence(period(v)),
		"applies": p.applies(v),
		"when":    p.when(v, versionLabel(v), nil),
		"counts": list{
			data{"n": articlesHeld(v), "text": "articles"},
			data{"n": thousands(int64(len(duties))), "text": "duties, bans and powers"},
			data{"n": thousands(int64(sanctions)), "text": "sanctions"},
		},
		"tree": p.tree(v, nil, nil),
	}
	put(d, "headingzh", in.Title.Zh)
	put(d, "labelzh", v.Label.Zh)
	if banner := p.banner(v, nil); banner != nil {
		d["banner"] = banner
	} else {
		d["tag"] = p.versionTag(v)
	}
	put(d, "chapters", p.chapters(v, true))
	put(d, "loose", p.headings(loose(v)))
	put(d, "checked", checked(v.Provisions))
	put(d, "official", in.OfficialURL)
	put(d, "gaps", gaps(v))
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
	p.add("version", "law", shortTitle(in)+", "+versionLabel(v), en(in.Title)+", "+period(v)+": outline with every article.", d,
		p.link("Law", "instruments/index.html"), p.link(shortTitle(in), in.URL), data{"text": versionLabel(v)})
}

// chapters is the outline of a version, with articles when full.
func (p place) chapters(v *law.Version, full bool) list {
	var out list
	for _, c := range v.Outline {
		d := p.link(en(c.Heading), c.URL)
		d["label"] = p.label(c)
		put(d, "zh", c.Heading.Zh)
		d["range"] = articleRange(c)
		if full {
			put(d, "groups", p.groups(c, nil))
		}
		out = append(out, d)
	}
	return out
}

func articleRange(d *law.Division) string {
	if d.First == d.Last {
		return "Art. " + strconv.Itoa(d.First)
	}
	return "Arts " + strconv.Itoa(d.First) + "–" + strconv.Itoa(d.Last)
}

// loose returns the articles outside every chapter.
func loose(v *law.Version) []*law.Provision {
	inside := map[*law.Provision]bool{}
	for _, d := range v.Outline {
		for _, pr := range d.Provisions {
			inside[pr] = true
		}
	}
	var out []*law.Provision
	for _, pr := range v.Provisions {
		if !inside[pr] {
			out = append(out, pr)
		}
	}
	return out
}

// gaps lists the articles a version has in law and this site does not hold.
func gaps(v *law.Version) list {
	var out list
	for _, g := range v.Gaps {
		out = append(out, data{"numbers": ranges(g.Numbers), "n": count(len(g.Numbers), "article", "articles"), "reason": g.Reason})
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
