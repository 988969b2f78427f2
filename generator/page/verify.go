package page

import (
	"strconv"
	"strings"

	"legible/generator/law"
)

// weak reports whether a statement was not checked against the Chinese text.
func weak(v law.Verification) bool { return v.Rank() > 0 }

// verification says how far something was checked, with its sources.
func (p place) verification(v law.Verification) data {
	text := p.word("level", v.Level)
	if v.Level == "primary" && v.Copies > 1 {
		text += " in " + strconv.Itoa(v.Copies) + " copies"
	}
	d := data{"text": text, "class": "checked-" + v.Level, "weak": weak(v)}
	var sources list
	for _, s := range v.Sources {
		sources = append(sources, p.link(en(s.Title), "sources/index.html#source-"+s.ID))
	}
	put(d, "sources", sources)
	// What is no sentence is the fact sheet's own mark, of use to encoders only.
	if v.Note != "" && sentence(v.Note) == v.Note && strings.Contains(v.Note, " ") {
		put(d, "note", p.prose(v.Note))
	}
	return d
}

// basis is the line under an article: what the wording rests on.
func (p place) basis(pr *law.Provision) data {
	d := data{
		"text":         p.word("basis", pr.TextBasis),
		"verification": p.verification(pr.Verification),
	}
	put(d, "official", pr.Instrument.OfficialURL)
	if len(p.o.DataFiles) > 0 {
		d["data"] = p.rel("sources/index.html#data")
	}
	return d
}

// doubts lists the parts of an article that were checked less well than the
// Chinese text, in order.
func (p place) doubts(pr *law.Provision) list {
	var out list
	add := func(where, href string, v law.Verification) {
		if weak(v) {
			d := p.verification(v)
			d["at"], d["href"] = where, href
			out = append(out, d)
		}
	}
	for _, para := range pr.Text {
		if para.Verification != nil {
			n := law.Node{Provision: pr, Paragraph: para.N}
			add(strings.TrimSpace(n.Part()), "#"+para.EID, *para.Verification)
		}
		for _, it := range para.Items {
			if it.Verification != nil {
				n := law.Node{Provision: pr, Paragraph: para.N, Item: it.N}
				add(strings.TrimSpace(n.Part()), "#"+it.EID, *it.Verification)
			}
		}
	}
	if len(out) == 0 && weak(pr.Verification) {
		d := p.verification(pr.Verification)
		out = append(out, d)
	}
	return out
}
