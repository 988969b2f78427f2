package page

import (
	"slices"
	"strconv"
	"strings"

	"legible/generator/law"
)

// register is the page with every duty of every version, grouped by who bears
// it. Each has one row, under its first bearer; the other bearers' groups point
// to it. Rows carry what the script of the page filters and sorts by.
func (b *builder) register() {
	p := b.at("obligations/index.html", nil)
	fs := families(b.c.Obligations)
	order := map[*law.Obligation]int{}
	for i, f := range fs {
		order[f.lead] = i + 1
	}
	rows, also := gather(fs, family.bearers)
	var groups list
	for _, a := range append(slices.Clone(b.c.Actors), nil) {
		n := len(rows[a]) + len(also[a])
		if n == 0 {
			continue
		}
		g := data{"id": "bearer-none", "text": p.word("facet", "nobody")}
		if a != nil {
			g = p.link(p.sentence(p.name(a.Name)), a.URL)
			g["id"] = "bearer-" + a.ID
			put(g, "zh", p.other(a.Name))
		}
		g["n"] = thousands(int64(n))
		put(g, "rows", p.registerRows(rows[a], a, order))
		put(g, "also", p.pointers(also[a], func(f family) string { return f.lead.URL }))
		groups = append(groups, g)
	}
	d := data{
		"total":   thousands(int64(len(fs))),
		"binding": thousands(int64(bound(b.c.Obligations))),
		"script":  "register",
	}
	put(d, "groups", groups)
	put(d, "forces", p.forces(fs))
	put(d, "facets", p.facets(fs))
	p.add("register", "obligations", p.say("title/obligations"), p.say("about/obligations"), d,
		data{"text": p.say("title/obligations")})
}

// forces explains the marks that say of a row whether it binds.
func (p place) forces(fs []family) list {
	var out list
	for _, class := range forceClasses {
		if i := slices.IndexFunc(fs, func(f family) bool { return p.forceOf(f.lead) == class }); i >= 0 {
			out = append(out, p.force(fs[i].lead))
		}
	}
	return out
}

// pointers name duties whose rows stand elsewhere.
func (p place) pointers(fs []family, url func(family) string) list {
	var out list
	for _, f := range fs {
		d := data{"what": p.plain(f.lead.Action), "href": p.rel(url(f)), "from": p.citeFrom(nil, f.lead.Basis[0])}
		if !f.lead.Binding {
			d["tag"] = p.shortTag(f.lead.Version)
		}
		out = append(out, d)
	}
	return out
}

// registerRows are the rows of a group, those that bind first. Each has the
// anchor of its duty, which never changes, and one for each text it stands in.
// Order is its place in the law.
func (p place) registerRows(fs []family, under *law.Actor, order map[*law.Obligation]int) list {
	binding, others := byForce(fs)
	fs = append(binding, others...)
	out := p.duties(fs, under)
	for i, f := range fs {
		d := out[i].(data)
		_, d["id"], _ = strings.Cut(f.lead.URL, "#")
		if d["id"] != f.lead.ID {
			d["dutyid"] = f.lead.ID
		}
		d["f"] = p.values(f)
		s := data{"order": strconv.Itoa(order[f.lead])}
		put(s, "due", dueRank(f.lead))
		put(s, "cost", costRank(f.lead))
		d["sort"] = s
		put(d, "decided", p.decidedIn(f))
		for j, o := range f.rest {
			_, d["elsewhen"].(list)[j].(data)["id"], _ = strings.Cut(o.URL, "#")
		}
	}
	return out
}

// dueRank orders deadlines as the page of deadlines does: those with a figure
// by their hours, then the others. It is empty without one.
func dueRank(o *law.Obligation) string {
	switch {
	case o.Deadline == nil:
		return ""
	case o.Deadline.Duration != "":
		return strconv.FormatFloat(hours(o.Deadline.Duration), 'f', -1, 64)
	}
	return strconv.Itoa(1e9 + slices.Index(relations, o.Deadline.Relation))
}

// costRank orders penalties: fines by their highest amount, above those counted
// in times of something, above any other. It is empty without one.
func costRank(o *law.Obligation) string {
	w := worstOf(o.Sanctions)
	switch {
	case w.amount != nil:
		return strconv.FormatInt(w.amount.Max, 10)
	case w.multiple != nil:
		return "2"
	case w.at != nil:
		return "1"
	}
	return ""
}
