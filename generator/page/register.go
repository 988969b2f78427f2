package page

import (
	"slices"
	"strings"

	"legible/generator/law"
)

// register is the page with every duty of every version, grouped by who bears
// it. Each has one row, under its first bearer; the other bearers' groups point
// to it. Rows carry what a filter needs.
func (b *builder) register() {
	p := b.at("obligations/index.html", nil)
	rows, also := map[*law.Actor][]family{}, map[*law.Actor][]family{}
	var nobody []family
	for _, f := range families(b.c.Obligations) {
		bearers := f.bearers()
		if len(bearers) == 0 {
			nobody = append(nobody, f)
			continue
		}
		rows[bearers[0]] = append(rows[bearers[0]], f)
		for _, a := range bearers[1:] {
			also[a] = append(also[a], f)
		}
	}
	var groups list
	for _, a := range b.c.Actors {
		if len(rows[a]) == 0 && len(also[a]) == 0 {
			continue
		}
		g := p.link(sentence(en(a.Name)), a.URL)
		g["id"] = "bearer-" + a.ID
		put(g, "zh", a.Name.Zh)
		g["n"] = thousands(int64(len(rows[a]) + len(also[a])))
		put(g, "rows", p.registerRows(rows[a], a))
		var more list
		for _, f := range also[a] {
			more = append(more, data{"text": f.lead.Action, "href": p.rel(f.lead.URL), "from": citeFrom(nil, f.lead.Basis[0])})
		}
		put(g, "also", more)
		groups = append(groups, g)
	}
	if len(nobody) > 0 {
		groups = append(groups, data{"id": "bearer-none", "text": "Nobody named", "n": thousands(int64(len(nobody))), "rows": p.registerRows(nobody, nil)})
	}
	d := data{
		"total":   thousands(int64(distinct(b.c.Obligations))),
		"binding": thousands(int64(bound(b.c.Obligations))),
	}
	put(d, "groups", groups)
	put(d, "more", len(groups) > 0)
	p.add("register", "obligations", "Obligations",
		"Every duty, ban, permission and power, by who bears it, with deadline, authority, penalty and source.", d, data{"text": "Obligations"})
}

// bearers are those of the row that leads, then those of the folded ones alone.
func (f family) bearers() []*law.Actor {
	out := slices.Clone(f.lead.Bearers)
	for _, o := range f.rest {
		out = append(out, without(o.Bearers, out)...)
	}
	return out
}

// registerRows are the rows of a group, those that bind first. Each has the
// anchor of its duty, which never changes, and one for each text it stands in.
func (p place) registerRows(fs []family, under *law.Actor) list {
	binding, others := byForce(fs)
	fs = append(binding, others...)
	out := p.duties(fs, under)
	for i, f := range fs {
		d := out[i].(data)
		_, d["id"], _ = strings.Cut(f.lead.URL, "#")
		if d["id"] != f.lead.ID {
			d["dutyid"] = f.lead.ID
		}
		d["f"] = p.facets(f.lead)
		put(d, "decided", p.decidedIn(f))
		for j, o := range f.rest {
			_, d["elsewhen"].(list)[j].(data)["id"], _ = strings.Cut(o.URL, "#")
		}
	}
	return out
}

// facets are the values by which a script filters a row, as ids.
func (p place) facets(o *law.Obligation) data {
	ids := func(as []*law.Actor) string {
		var s []string
		for _, a := range as {
			s = append(s, a.ID)
		}
		return strings.Join(s, " ")
	}
	var topics []string
	for _, t := range o.Topics {
		topics = append(topics, t.ID)
	}
	force := "past"
	switch {
	case o.Binding:
		force = "binding"
	case o.Version.Instrument.Draft:
		force = "draft"
	}
	d := data{
		"bearer": ids(o.Bearers), "authority": ids(o.Authority), "topic": strings.Join(topics, " "),
		"modality": o.Modality, "instrument": o.Version.Instrument.ID, "force": force,
	}
	if o.Deadline != nil {
		d["deadline"] = o.Deadline.Relation
		put(d, "duration", o.Deadline.Duration)
	}
	put(d, "sanction", len(o.Sanctions) > 0)
	return d
}
