package page

import "legible/generator/law"

// glossary collects the defined terms a page links, in order of first use, so
// that each has one entry on the page that says what it means.
type glossary struct {
	terms []*law.Term
	known map[*law.Term]bool
}

// id notes a term and returns the id of its entry, "" when it has no
// definition to show.
func (g *glossary) id(t *law.Term) string {
	if t.Definition == "" {
		return ""
	}
	if g.known == nil {
		g.known = map[*law.Term]bool{}
	}
	if !g.known[t] {
		g.known[t] = true
		g.terms = append(g.terms, t)
	}
	return "gloss-" + t.ID
}

// entries lists the terms with their definitions.
func (p place) entries(g *glossary) list {
	var out list
	for _, t := range g.terms {
		d := p.link(p.name(t.Name), t.URL)
		d["id"] = "gloss-" + t.ID
		put(d, "zh", p.other(t.Name))
		put(d, "definition", p.prose(t.Definition))
		out = append(out, d)
	}
	return out
}

// lawText is the text of an article: paragraphs with their items, each with its
// eId, its permalink and the citation that names it. Terms are linked at their
// first use in a paragraph.
func (p place) lawText(pr *law.Provision, g *glossary) list {
	var gloss func(*law.Term) string
	if g != nil {
		gloss = g.id
	}
	var out list
	for _, para := range pr.Text {
		seen := map[*law.Term]bool{}
		at := law.Node{Provision: pr, Paragraph: para.N}
		d := data{
			"id": para.EID, "n": p.numeral(para.N), "label": p.articleName(&at),
			"href": p.rel(pr.URL + "#" + para.EID),
		}
		put(d, "runs", p.lawRuns(para.En, seen, gloss))
		put(d, "zh", p.lawRuns(para.Zh, map[*law.Term]bool{}, gloss))
		var items list
		for _, it := range para.Items {
			at := law.Node{Provision: pr, Paragraph: para.N, Item: it.N}
			item := data{
				"id": it.EID, "n": p.numeral(it.N), "label": p.articleName(&at),
				"href": p.rel(pr.URL + "#" + it.EID),
			}
			put(item, "runs", p.lawRuns(it.En, seen, gloss))
			put(item, "zh", p.lawRuns(it.Zh, map[*law.Term]bool{}, gloss))
			items = append(items, item)
		}
		put(d, "items", items)
		put(d, "tail", p.lawRuns(para.Tail, seen, gloss))
		out = append(out, d)
	}
	return out
}

// heading is an article's number and editorial heading with its link.
func (p place) heading(pr *law.Provision) data {
	d := p.link(p.name(pr.Heading), pr.URL)
	d["number"] = p.number(pr)
	put(d, "zh", p.other(pr.Heading))
	return d
}

func (p place) headings(prs []*law.Provision) list {
	var out list
	for _, pr := range prs {
		out = append(out, p.heading(pr))
	}
	return out
}

// tree is the side list of a version: every chapter, and the articles of the
// one that holds the current article or is itself current.
func (p place) tree(v *law.Version, open *law.Division, current *law.Provision) data {
	var chapters list
	for _, d := range v.Outline {
		chapter := p.link(p.name(d.Heading), d.URL)
		chapter["label"] = p.label(d)
		if d == open {
			chapter["open"] = true
			chapter["current"] = current == nil
			chapter["groups"] = p.groups(d, current)
		}
		chapters = append(chapters, chapter)
	}
	out := data{"title": p.shortTitle(v.Instrument), "href": p.rel(v.URL), "label": p.cited(v)}
	put(out, "chapters", chapters)
	put(out, "loose", p.marked(v.Loose(), current))
	return out
}

// groups are the articles of a chapter, by section where it has sections.
func (p place) groups(d *law.Division, current *law.Provision) list {
	var out list
	if direct := d.Direct(); len(direct) > 0 {
		out = append(out, data{"articles": p.marked(direct, current)})
	}
	for _, s := range d.Sections {
		g := p.link(p.name(s.Heading), s.URL)
		g["label"] = p.label(s)
		g["articles"] = p.marked(s.Provisions, current)
		out = append(out, g)
	}
	return out
}

// marked is headings with the current article marked.
func (p place) marked(prs []*law.Provision, current *law.Provision) list {
	out := p.headings(prs)
	for i, pr := range prs {
		if pr == current {
			out[i].(data)["current"] = true
		}
	}
	return out
}
