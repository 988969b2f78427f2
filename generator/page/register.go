package page

import (
	"strings"

	"legible/generator/law"
)

// register is the page with every duty of every version, grouped by who bears
// it. Each has one row, under its first bearer; the other bearers' groups point
// to it. Rows carry what a filter needs.
func (b *builder) register() {
	p := b.at("obligations/index.html", nil)
	rows := map[*law.Actor][]*law.Obligation{}
	also := map[*law.Actor][]*law.Obligation{}
	var nobody []*law.Obligation
	for _, o := range b.c.Obligations {
		if len(o.Bearers) == 0 {
			nobody = append(nobody, o)
			continue
		}
		rows[o.Bearers[0]] = append(rows[o.Bearers[0]], o)
		for _, a := range o.Bearers[1:] {
			also[a] = append(also[a], o)
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
		for _, o := range also[a] {
			more = append(more, data{"text": o.Action, "href": p.rel(o.URL), "from": citeFrom(nil, o.Basis[0])})
		}
		put(g, "also", more)
		groups = append(groups, g)
	}
	if len(nobody) > 0 {
		groups = append(groups, data{"id": "bearer-none", "text": "Nobody named", "n": thousands(int64(len(nobody))), "rows": p.registerRows(nobody, nil)})
	}
	binding, _ := byForce(b.c.Obligations)
	d := data{
		"total":   thousands(int64(distinct(b.c.Obligations))),
		"binding": thousands(int64(distinct(binding))),
	}
	put(d, "groups", groups)
	put(d, "more", len(groups) > 0)
	p.add("register", "obligations", "Obligations",
		"Every duty, ban, permission and power, by who bears it, with deadline, authority, penalty and source.", d, data{"text": "Obligations"})
}

// registerRows are the rows of a group, those that bind first.
func (p place) registerRows(os []*law.Obligation, under *law.Actor) list {
	binding, others := byForce(os)
	os = append(binding, others...)
	out := p.duties(os, under)
	for i, o := range os {
		d := out[i].(data)
		_, d["id"], _ = strings.Cut(o.URL, "#")
		d["f"] = p.facets(o)
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
