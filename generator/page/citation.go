package page

import (
	"strings"

	"legible/generator/law"
)

// articleName is "Article 21(3)", for titles and screen readers. Unlike the
// short form it names the paragraph of an article that has only one.
func articleName(n *law.Node) string {
	if part := n.Part(); part != "" || n.Paragraph == 0 {
		return "Article " + n.Provision.Number + part
	}
	return "Article " + n.Provision.Number + " ¶1"
}

// citeFrom is how a place is called on a page about v: short inside one version.
func citeFrom(v *law.Version, n *law.Node) string {
	if v != nil && n.Provision.Version == v {
		return n.Place()
	}
	return n.Citation()
}

// node links to a place in the law.
func (p place) node(n *law.Node) data {
	d := p.link(citeFrom(p.version, n), n.URL)
	put(d, "heading", en(n.Provision.Heading))
	if n.Provision.Version != p.version && !n.Provision.Version.Binding {
		d["tag"] = shortTag(n.Provision.Version, p.c.AsOf)
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

// fullCitation is what the copy button gives: "Cybersecurity Law of the
// People’s Republic of China, art. 21(3), in force 1 June 2017 to 31 December
// 2025".
func fullCitation(n *law.Node) string {
	v := n.Provision.Version
	s := en(v.Instrument.Title) + ", art. " + n.Provision.Number + n.Part()
	if when := period(v); when != "" {
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
	s := en(in.Title)
	if in.Title.Zh != "" && in.Title.En != "" {
		s += " [" + in.Title.Zh + "]"
	}
	if len(dates) > 0 {
		s += " (" + strings.Join(dates, ", ") + ")"
	}
	return s + ", art. " + n.Provision.Number + n.Part() + " (China)"
}

// label is a division's number with its kind: "Chapter III".
func (b *builder) label(d *law.Division) string {
	return strings.TrimSpace(b.word("division", d.Kind) + " " + d.Number)
}
