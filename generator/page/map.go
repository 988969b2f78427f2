package page

import (
	"strings"

	"legible/generator/law"
)

// mapURL is where the references of a version are drawn.
func mapURL(v *law.Version) string { return strings.TrimSuffix(v.URL, "index.html") + "map.html" }

// mapped reports whether any chapter of a version has references to draw.
func mapped(v *law.Version) bool {
	for _, c := range v.Outline {
		if len(c.ReferencesAround()) > 0 {
			return true
		}
	}
	return false
}

// referenceMap is the page that draws how the articles of each chapter hang
// together, and says the same as a list. The drawing of a chapter has the name
// "map:" with the chapter's full id.
func (b *builder) referenceMap(v *law.Version) {
	if !mapped(v) {
		return
	}
	p := b.at(mapURL(v), v)
	drawings := map[string]string{}
	var chapters list
	for _, c := range v.Outline {
		references := c.ReferencesAround()
		if len(references) == 0 {
			continue
		}
		name := "map:" + v.Instrument.ID + "@" + v.ID + "/" + c.EID
		drawings[name] = ""
		row := p.link(p.name(c.Heading), c.URL)
		row["id"], row["label"], row["drawing"] = c.EID, p.label(c), name
		put(row, "zh", p.other(c.Heading))
		row["n"] = p.count(len(references), "reference")
		var rows list
		for _, r := range references {
			l := data{"from": p.node(r.From), "type": p.word("out", r.Type), "to": p.node(r.To)}
			put(l, "note", p.prose(r.Note))
			rows = append(rows, l)
		}
		row["rows"] = rows
		chapters = append(chapters, row)
	}
	d := data{"heading": p.name(v.Instrument.Title), "label": p.sentence(p.versionLabel(v)), "chapters": chapters}
	put(d, "headingzh", p.other(v.Instrument.Title))
	if banner := p.banner(v, nil); banner != nil {
		d["banner"] = banner
	} else {
		d["tag"] = p.versionTag(v)
	}
	page := p.add("map", "law", p.say("title/map", p.shortTitle(v.Instrument), p.versionLabel(v)), p.say("about/map", p.name(v.Instrument.Title)), d,
		append(p.versionCrumbs(v), data{"text": p.say("crumb/map")})...)
	page.Drawings = drawings
}

// Word is what a reader sees for a value of an enumeration: "Elaborates" for
// the value elaborates of out.
func Word(lang, enumeration, value string) string {
	return word(tongues[lang], enumeration, value)
}
