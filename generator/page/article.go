package page

import (
	"net/url"
	"strings"

	"legible/generator/law"
)

// article is the page of one article: the law in the middle, our words beside
// and below it.
func (b *builder) article(pr *law.Provision) {
	if b.skips(pr.URL) {
		return
	}
	v := pr.Version
	p := b.at(pr.URL, v)
	g := &glossary{}
	d := data{
		"number":   p.number(pr),
		"heading":  p.name(pr.Heading),
		"citation": p.cite(&pr.Node),
		"when":     p.when(v, p.place(&pr.Node), pr),
		"applies":  p.applies(v),
		"tree":     p.tree(v, pr.Chapter, pr),
		"basis":    p.basis(pr),
		"copy":     data{"en": p.fullCitation(&pr.Node), "short": pr.Citation(), "zh": pr.CitationZh(), "book": bluebook(&pr.Node)},
	}
	put(d, "headingzh", p.other(pr.Heading))
	if banner := p.banner(v, pr); banner != nil {
		d["banner"], d["mark"] = banner, p.shortTag(v)
	} else {
		d["tag"] = p.versionTag(v)
	}
	law := p.lawText(pr, g)
	put(d, "sided", p.beside(law, pr))
	put(d, "law", law)
	put(d, "gloss", p.entries(g))
	put(d, "notes", p.notes(pr, 0))
	put(d, "doubts", p.doubts(pr))
	put(d, "questions", p.openLinks(pr.Questions))
	together, n := p.together(pr)
	if n > fewTogether {
		d["togetherwide"] = together
	} else {
		put(d, "together", together)
	}
	put(d, "decisions", p.usedIn(p.uses.provisions[pr]))
	put(d, "topics", p.topicLinks(pr.Topics))
	put(d, "binds", p.actorLinks(pr.Binds))
	put(d, "duties", p.duties(families(pr.Obligations), nil))
	put(d, "dutiesnote", p.dutiesNote(pr.Obligations))
	put(d, "sanctions", p.sanctions(pr.PenalisedBy))
	put(d, "imposes", p.sanctions(pr.Sanctions))
	p.thenAndNow(pr, d)
	put(d, "changed", p.changed(pr))
	drafts, others := p.draftedAs(pr)
	put(d, "drafted", drafts)
	put(d, "replaces", others)
	if pr.Outcome != nil {
		d["outcome"] = p.outcomeBox(pr.Outcome, pr)
		put(d, "outcomes", p.to(outcomesURL(v)))
	}
	if pr.Inherited != nil {
		d["inherited"] = p.node(&pr.Inherited.Node)
		put(d, "inheritednotes", len(pr.Inherited.Notes) > 0)
	}
	if pr.Previous != nil {
		d["previous"] = p.heading(pr.Previous)
	}
	if pr.Next != nil {
		d["next"] = p.heading(pr.Next)
	}
	put(d, "report", p.report(p.cite(&pr.Node)))
	p.putArticleLD(d, pr)

	crumbs := p.versionCrumbs(v)
	if pr.Chapter != nil {
		crumbs = append(crumbs, p.link(p.label(pr.Chapter), pr.Chapter.URL))
	}
	crumbs = append(crumbs, data{"text": p.place(&pr.Node)})
	title := strings.TrimSpace(p.place(&pr.Node)+" "+p.name(pr.Heading)) + " · " + p.cited(v)
	p.add("article", "law", title, p.description(pr), d, crumbs...)
}

// thenAndNow draws the fines for breach of an article, and those it imposes,
// beside those of the article it was or became, if there is one such article.
func (p place) thenAndNow(pr *law.Provision, d data) {
	var breach, imposed []*law.Sanction
	trail := p.lines.trail(pr)
	for _, v := range pr.Instrument.Versions {
		other := trail[v].same()
		if other == nil || (v != pr.Version.Before && v.Before != pr.Version) {
			continue
		}
		breach, imposed = append(breach, other.PenalisedBy...), append(imposed, other.Sanctions...)
		if len(pr.PenalisedBy) > 0 && len(other.PenalisedBy) > 0 {
			d["elsewhen"] = data{"era": p.era(v), "places": p.nodes(imposing(other.PenalisedBy))}
		}
	}
	if len(pr.PenalisedBy) > 0 {
		put(d, "fines", p.fines(pr.PenalisedBy, breach...))
	}
	if len(pr.Sanctions) > 0 {
		put(d, "imposedfines", p.fines(pr.Sanctions, imposed...))
	}
}

// description is an article in a few words: its heading and how it begins, if
// it is held in the language of the page.
func (b *builder) description(pr *law.Provision) string {
	for _, para := range pr.Text {
		if own, _ := b.pick(law.Bilingual{En: para.En, Zh: para.Zh}); own != "" {
			return own
		}
	}
	return b.cite(&pr.Node) + " " + b.name(pr.Heading)
}

// versionCrumbs lead from the list of instruments to a version.
func (p place) versionCrumbs(v *law.Version) []data {
	return []data{
		p.link(p.say("crumb/law"), "instruments/index.html"),
		p.link(p.shortTitle(v.Instrument), v.Instrument.URL),
		p.link(p.sentence(p.versionLabel(v)), v.URL),
	}
}

// versionLabel names a version beside its instrument: "2016 text".
func (b *builder) versionLabel(v *law.Version) string {
	if s := b.name(v.Label); s != "" {
		return s
	}
	return b.date(v.From)
}

// notes are ours on one paragraph; paragraph 0 is the article as a whole.
func (p place) notes(pr *law.Provision, paragraph int) list {
	var out list
	for _, n := range pr.Notes {
		at := 0
		if n.At != nil {
			at = n.At.Paragraph
		}
		if at != paragraph {
			continue
		}
		d := data{"paras": p.texts(n.Text)}
		if at > 0 {
			d["at"], d["href"] = p.articleName(n.At), p.rel(n.At.URL)
		}
		out = append(out, d)
	}
	return out
}

// beside puts our notes on a paragraph beside it, and reports whether there are
// any.
func (p place) beside(paragraphs list, pr *law.Provision) bool {
	any := false
	for i, para := range pr.Text {
		notes := p.notes(pr, para.N)
		put(paragraphs[i].(data), "notes", notes)
		any = any || len(notes) > 0
	}
	return any
}

// fewTogether is how many references stand in the margin; more have a section.
const fewTogether = 4

// together lists the references out of and into an article, by type, and counts
// them. What penalises it stands under "If breached" instead.
func (p place) together(pr *law.Provision) (list, int) {
	var order []string
	groups := map[string]list{}
	add := func(heading string, n *law.Node, r *law.Reference) {
		if r.Type == "penalises" || n == nil || n.Provision == nil {
			return
		}
		d := p.node(n)
		put(d, "note", p.prose(r.Note))
		put(d, "compare", p.compareLink(pr, n.Provision))
		if r.Verification != nil && weak(*r.Verification) {
			d["doubt"] = p.word("level-short", r.Verification.Level)
		}
		if groups[heading] == nil {
			order = append(order, heading)
		}
		for _, other := range groups[heading] {
			if o := other.(data); o["href"] == d["href"] && o["note"] == nil && d["note"] == nil {
				return
			}
		}
		groups[heading] = append(groups[heading], d)
	}
	for _, r := range pr.References {
		add(p.word("out", r.Type), r.To, r)
	}
	for _, r := range pr.Inbound {
		add(p.word("in", r.Type), r.From, r)
	}
	var out list
	n := 0
	for _, heading := range order {
		out = append(out, data{"text": heading, "places": groups[heading]})
		n += len(groups[heading])
	}
	return out, n
}

// dutiesNote counts duties and names who bears them: "11, on the State and
// network operator".
func (b *builder) dutiesNote(os []*law.Obligation) string {
	if len(os) == 0 {
		return ""
	}
	var names []string
	seen := map[*law.Actor]bool{}
	for _, o := range os {
		for _, a := range o.Bearers {
			if !seen[a] {
				seen[a] = true
				names = append(names, b.name(a.Name))
			}
		}
	}
	s := thousands(int64(len(os)))
	if len(names) > 0 && len(names) <= 4 {
		return b.say("duties-on", s, b.list(names, true))
	}
	return s
}

// report is where a reader tells us of a mistake, with the citation filled in;
// "" when the site has no such address.
func (p place) report(citation string) string {
	to := p.c.Site.ErrorAddress
	switch {
	case to == "" || strings.HasPrefix(to, "https://"):
		return to
	case strings.HasPrefix(to, "mailto:"):
	default:
		to = "mailto:" + to
	}
	return to + "?subject=" + strings.ReplaceAll(url.QueryEscape(p.say("error-in", citation)), "+", "%20")
}

func (p place) topicLinks(ts []*law.Topic) list {
	var out list
	for _, t := range ts {
		out = append(out, p.link(p.name(t.Name), t.URL))
	}
	return out
}

func (p place) decisionLinks(ds []*law.Decision) list {
	var out list
	for _, dec := range ds {
		d := p.link(p.name(dec.Title), dec.URL)
		if dec.Draft {
			d["tag"] = tag("draft", p.restsOn(dec))
		}
		out = append(out, d)
	}
	return out
}

func (p place) openLinks(qs []*law.OpenQuestion) list {
	var out list
	for _, q := range qs {
		d := p.link(p.name(q.Question), q.URL)
		put(d, "answered", q.Answered != nil)
		out = append(out, d)
	}
	return out
}
