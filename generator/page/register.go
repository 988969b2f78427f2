package page

import (
	"slices"
	"strconv"
	"strings"

	"legible/generator/law"
)

// register makes the page with every duty of every version, grouped by who bears
// it. Each has one row, under its first bearer; the other bearers' groups point
// to it. Rows carry what the script of the page filters and sorts by. Where the
// rows are on several pages (see [law.PlaceDuties]), it leads to these.
func (b *builder) register() {
	p := b.at("obligations/index.html", nil)
	fs := families(b.c.Obligations)
	r := registry{families: fs, order: map[*law.Obligation]int{}}
	for i, f := range fs {
		r.order[f.lead] = i + 1
	}
	rows, also := gather(fs, family.bearers)
	var groups, parts list
	for _, a := range append(slices.Clone(b.c.Actors), nil) {
		switch {
		case len(rows[a])+len(also[a]) == 0:
		case slices.ContainsFunc(rows[a], func(f family) bool { return f.lead.RegisterPage() != p.path }):
			parts = append(parts, b.registerParts(r, p, a, rows[a], also[a]))
		default:
			groups = append(groups, p.registerGroup(r, a, rows[a], also[a]))
		}
	}
	d := data{}
	if len(parts) > 0 {
		d["parts"] = append(parts, groups...) // groups of pointers alone
		d["total"], d["binding"] = thousands(int64(len(fs))), thousands(int64(bound(b.c.Obligations)))
	} else {
		p.putRegister(d, fs, groups)
	}
	p.add("register", "obligations", p.say("title/obligations"), p.say("about/obligations"), d,
		data{"text": p.say("title/obligations")})
}

// registry is what every page of the register goes by: all duties, and the place
// of each in the law.
type registry struct {
	families []family
	order    map[*law.Obligation]int
}

// putRegister sets what a page with rows has beside them.
func (p place) putRegister(d data, fs []family, groups list) {
	binding, _ := byForce(fs)
	d["total"], d["binding"] = thousands(int64(len(fs))), thousands(int64(len(binding)))
	d["script"] = "register"
	put(d, "groups", groups)
	put(d, "forces", p.forces(fs))
	put(d, "facets", p.facets(fs))
}

// registerGroup is the heading of a bearer, nil for nobody, with some rows and
// with pointers to rows that stand elsewhere.
func (p place) registerGroup(r registry, a *law.Actor, rows, also []family) data {
	g := p.bearer(a)
	g["n"] = thousands(int64(len(rows) + len(also)))
	put(g, "rows", p.registerRows(rows, a, r.order))
	put(g, "also", p.pointers(also, func(f family) string { return f.lead.URL }))
	return g
}

// bearer names who bears the duties of a group, nil for nobody.
func (p place) bearer(a *law.Actor) data {
	if a == nil {
		return data{"id": "bearer-none", "text": p.word("facet", "nobody")}
	}
	g := p.link(p.sentence(p.name(a.Name)), a.URL)
	g["id"] = "bearer-" + a.ID
	put(g, "zh", p.other(a.Name))
	return g
}

// registerParts makes the pages of one bearer's rows and returns how the register
// leads to them. The pointers to other bearers' rows stand on the first.
func (b *builder) registerParts(r registry, from place, a *law.Actor, rows, also []family) data {
	g := from.bearer(a)
	g["n"] = thousands(int64(len(rows) + len(also)))
	on := map[string][]family{}
	var paths []string
	for _, f := range rows {
		path := f.lead.RegisterPage()
		if on[path] == nil {
			paths = append(paths, path)
		}
		on[path] = append(on[path], f)
	}
	var pages list
	nth := map[string]int{}
	for _, path := range paths {
		p, fs := b.at(path, nil), on[path]
		name := g["text"].(string)
		if len(paths) == 1 {
			g["href"] = from.rel(path)
		} else {
			topic := p.word("facet", "no-topic")
			if ts := fs[0].topics(); len(ts) > 0 {
				topic = p.name(ts[0].Name)
			}
			if nth[topic]++; nth[topic] > 1 {
				topic = p.say("nth", topic, strconv.Itoa(nth[topic]))
			}
			name = p.say("topic-of", name, topic)
			link := from.link(topic, path)
			link["n"] = thousands(int64(len(fs)))
			pages = append(pages, link)
		}
		d := data{"all": thousands(int64(len(r.families)))}
		p.putRegister(d, fs, list{p.registerGroup(r, a, fs, also)})
		also = nil
		title := p.say("title/obligations-of", name)
		p.add("register", "obligations", title, p.say("about/obligations"), d,
			p.link(p.say("crumb/obligations"), "obligations/index.html"), data{"text": name})
	}
	put(g, "pages", pages)
	return g
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
