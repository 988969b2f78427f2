package page

import (
	"strconv"
	"strings"

	"legible/generator/law"
)

// citeFrom is how a place is called on a page about v: short inside one version.
func (b *builder) citeFrom(v *law.Version, n *law.Node) string { return citeFrom(b.tongue, v, n) }

func citeFrom(t tongue, v *law.Version, n *law.Node) string {
	if v != nil && n.Provision.Version == v {
		return t.place(n)
	}
	return t.cite(n)
}

// node links to a place in the law.
func (p place) node(n *law.Node) data {
	d := p.link(p.citeFrom(p.version, n), n.URL)
	put(d, "heading", p.name(n.Provision.Heading))
	if n.Provision.Version != p.version && !n.Provision.Version.Binding {
		d["tag"] = p.shortTag(n.Provision.Version)
	}
	return d
}

func (p place) nodes(ns []*law.Node) list {
	var out list
	for _, n := range ns {
		out = append(out, p.node(n))
	}
	return out
}

// Cite is how a place is called beside the text of v: short inside one version.
func Cite(lang string, v *law.Version, n *law.Node) string { return citeFrom(tongues[lang], v, n) }

// together keeps an article's number with its word and its paragraph.
var together = strings.NewReplacer("Art. ", "Art.\u00a0", " ¶", "\u00a0¶")

// Grounds is the line under a label of a chart: the first ground, and how many
// more there are, so that it fits a box.
func Grounds(lang string, grounds []*law.Node) string {
	t := tongues[lang]
	first := together.Replace(t.cite(grounds[0]))
	if more := len(grounds) - 1; more > 0 {
		return fill(t, "and-more", first, strconv.Itoa(more))
	}
	return first
}

// fullCitation is what the copy button gives: "Cybersecurity Law of the
// People’s Republic of China, art. 21(3), in force 1 June 2017 to 31 December
// 2025". It is in English on every page, beside the Chinese one.
func (p place) fullCitation(n *law.Node) string {
	v := n.Provision.Version
	s := nameIn(english{}, v.Instrument.Title) + ", art. " + n.Provision.Number + n.Part()
	if when := period(english{}, v); when != "" {
		s += ", " + when
	}
	return s
}

// bluebook cites a place in the manner of American law reviews: "Cybersecurity
// Law of the People’s Republic of China [中华人民共和国网络安全法] (promulgated
// Nov. 7, 2016, effective June 1, 2017), art. 21 (China)".
func bluebook(n *law.Node) string {
	v := n.Provision.Version
	in := v.Instrument
	var dates []string
	for _, e := range in.Events {
		word := ""
		switch {
		case e.Date.After(v.From):
		case e.Type == "promulgated":
			word = "promulgated"
		case e.Type == "published-for-comment" && e.Date == v.From:
			word = "draft published for comment"
		case e.Type == "amended":
			word = "amended text effective"
		case e.Type == "in-force":
			word = "effective"
		}
		if word != "" {
			dates = append(dates, word+" "+e.Date.American())
		}
	}
	s := nameIn(english{}, in.Title)
	if in.Title.Zh != "" && in.Title.En != "" {
		s += " [" + in.Title.Zh + "]"
	}
	if len(dates) > 0 {
		s += " (" + strings.Join(dates, ", ") + ")"
	}
	return s + ", art. " + n.Provision.Number + n.Part() + " (China)"
}
