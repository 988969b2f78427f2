package page

import (
	"reflect"
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
		text = p.say("in-copies", text, strconv.Itoa(v.Copies))
	}
	d := data{"text": text, "class": "checked-" + v.Level, "weak": weak(v)}
	put(d, "sources", p.sourceLinks(v.Sources))
	// What is no sentence is the fact sheet's own mark, of use to encoders only.
	if strings.HasSuffix(v.Note, ".") && sentence(v.Note) == v.Note {
		put(d, "note", p.prose(v.Note))
	}
	return d
}

func (p place) sourceLinks(ss []*law.Source) list {
	var out list
	for _, s := range ss {
		out = append(out, p.link(p.name(s.Title), "sources/index.html#source-"+s.ID))
	}
	return out
}

// basis is the line under an article: what the wording rests on.
func (p place) basis(pr *law.Provision) data {
	d := data{
		"text":         p.word("basis", pr.TextBasis),
		"verification": p.verification(pr.Verification),
	}
	put(d, "official", pr.Instrument.OfficialURL)
	put(d, "reviewed", p.date(pr.Reviewed))
	d["data"] = p.file(ArticleData(pr))
	put(d, "encoded", encodedAt(pr))
	return d
}

// ArticleData is where the data behind the page of an article stands.
func ArticleData(pr *law.Provision) string { return strings.TrimSuffix(pr.URL, ".html") + ".json" }

// encodedAt is the file and line of the content that hold an article, from the
// folder of the instruments on: what stands before depends on the machine.
func encodedAt(pr *law.Provision) string {
	i := strings.Index(pr.Pos.File, "instruments/")
	if i < 0 {
		return ""
	}
	return pr.Pos.File[i:] + ":" + strconv.Itoa(pr.Pos.Line)
}

// doubts lists the parts of an article that were checked less well than the
// Chinese text, in order; parts of which the same is to be said stand together.
func (p place) doubts(pr *law.Provision) list {
	var out list
	add := func(n *law.Node, eid string, v *law.Verification) {
		if v == nil || !weak(*v) {
			return
		}
		at := data{"text": p.part(n), "href": "#" + eid}
		if at["text"] == "" {
			at["text"] = p.articleName(n)
		}
		d := p.verification(*v)
		for _, other := range out {
			o := other.(data)
			places := o["places"].(list)
			delete(o, "places")
			same := reflect.DeepEqual(o, d)
			if same {
				places = append(places, at)
			}
			o["places"] = places
			if same {
				return
			}
		}
		d["places"] = list{at}
		out = append(out, d)
	}
	for _, para := range pr.Text {
		add(&law.Node{Provision: pr, Paragraph: para.N}, para.EID, para.Verification)
		for _, it := range para.Items {
			add(&law.Node{Provision: pr, Paragraph: para.N, Item: it.N}, it.EID, it.Verification)
		}
	}
	if len(out) == 0 && weak(pr.Verification) {
		out = append(out, p.verification(pr.Verification))
	}
	return out
}
