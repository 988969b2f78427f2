package page

import (
	"slices"
	"strings"

	"legible/generator/law"
)

// facetKeys are what duties are filtered by, in the order shown.
var facetKeys = []string{"bearer", "force", "modality", "topic", "deadline", "sanction", "authority", "instrument"}

// forceClasses are the values of forceOf in the order shown.
var forceClasses = []string{"binding", "coming", "draft", "past"}

// modalities in the order shown, from the strictest.
var modalities = []string{"must", "must-not", "may", "entitled", "encouraged", "power", "declares"}

// values are what a row is filtered by, as ids parted by spaces. Who, what about
// and in which instrument are said of every text the duty stands in; the rest of
// the one that leads.
func (p place) values(f family) data {
	d := data{"force": p.forceOf(f.lead), "modality": f.lead.Modality, "sanction": "none"}
	if len(f.lead.Sanctions) > 0 {
		d["sanction"] = "named"
	}
	var bearers, authorities, topics, instruments []string
	for _, a := range f.bearers() {
		bearers = append(bearers, a.ID)
	}
	for _, t := range f.topics() {
		topics = append(topics, t.ID)
	}
	for _, o := range append([]*law.Obligation{f.lead}, f.rest...) {
		instruments = appendNew(instruments, o.Version.Instrument.ID)
		for _, a := range o.Authority {
			authorities = appendNew(authorities, a.ID)
		}
	}
	put(d, "bearer", strings.Join(bearers, " "))
	put(d, "authority", strings.Join(authorities, " "))
	put(d, "topic", strings.Join(topics, " "))
	put(d, "instrument", strings.Join(instruments, " "))
	if due := f.lead.Deadline; due != nil {
		d["deadline"] = due.Relation
		if due.Duration != "" {
			d["deadline"] = "figure " + due.Relation
		}
	}
	return d
}

// forceOf is whether a duty binds: "binding", or why not: "draft", "past",
// "coming".
func (b *builder) forceOf(o *law.Obligation) string {
	if o.Binding {
		return "binding"
	}
	return b.shortTag(o.Version)["class"].(string)
}

// facets lists, for each thing that duties are filtered by, the values that
// occur, with how many duties have each.
func (p place) facets(fs []family) list {
	n := map[string]map[string]int{}
	for _, key := range facetKeys {
		n[key] = map[string]int{}
	}
	for _, f := range fs {
		for key, v := range p.values(f) {
			for value := range strings.FieldsSeq(v.(string)) {
				n[key][value]++
			}
		}
	}
	var out list
	for _, key := range facetKeys {
		options := p.options(key)
		options = slices.DeleteFunc(options, func(o option) bool { return n[key][o.value] == 0 })
		if len(options) == 0 {
			continue
		}
		if key == "bearer" || key == "topic" || key == "authority" || key == "instrument" {
			slices.SortStableFunc(options, func(a, b option) int { return n[key][b.value] - n[key][a.value] })
		}
		var items list
		for _, o := range options {
			items = append(items, data{"value": o.value, "text": o.text, "n": thousands(int64(n[key][o.value]))})
		}
		head := min(len(items), facetHead)
		if len(items) <= facetHead+2 { // not worth folding
			head = len(items)
		}
		d := data{"key": key, "text": p.word("facet", key), "head": items[:head]}
		put(d, "tail", items[head:])
		out = append(out, d)
	}
	return out
}

// facetHead is how many values of a facet are shown before the others are folded.
const facetHead = 7

// option is one value of a facet with its name.
type option struct{ value, text string }

// options are all values a facet may have, in order.
func (p place) options(key string) []option {
	var out []option
	named := func(enumeration string, values ...string) {
		for _, v := range values {
			out = append(out, option{v, p.sentence(ownWords.Replace(p.word(enumeration, v)))})
		}
	}
	switch key {
	case "bearer", "authority":
		for _, a := range p.c.Actors {
			out = append(out, option{a.ID, p.sentence(p.name(a.Name))})
		}
	case "topic":
		for _, t := range p.c.Topics {
			out = append(out, option{t.ID, p.name(t.Name)})
		}
	case "instrument":
		for _, in := range p.c.Instruments {
			out = append(out, option{in.ID, p.shortTitle(in)})
		}
	case "force":
		named("binding", forceClasses...)
	case "modality":
		named("modality", modalities...)
	case "deadline":
		named("facet", "figure")
		named("relation", relations...)
	case "sanction":
		named("facet", "named", "none")
	}
	return out
}
