package panel

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"legible/generator/law"
	"legible/generator/overlay"
	"legible/generator/page"
)

// dashboard is the team's first page: how far it is, by who is bound, by topic
// and by owner; what nobody looks after; what is overdue or may be stale; and
// what changed since an earlier state, if one is given.
func (m *maker) dashboard(before *State) {
	all := m.standings()
	m.made.State = m.state(all)
	d := data{
		"total": strconv.Itoa(len(all)), "asof": m.c.AsOf.English(), "notes": strconv.Itoa(len(m.t.Notes)),
		"tally": bar(all), "columns": columns(),
	}
	page.Put(d, "groups", m.groups(all))
	var gaps list
	for _, s := range all {
		if s.status == "none" {
			gaps = append(gaps, m.duty(Dashboard, s))
		}
	}
	page.Put(d, "gaps", gaps)
	page.Put(d, "gapcount", strconv.Itoa(len(gaps)))
	page.Put(d, "overdue", m.listed(m.overdue))
	page.Put(d, "stale", m.listed(func(n *overlay.Note) bool { return n.Stale != overlay.Fresh }))
	if before != nil {
		page.Put(d, "since", m.changes(before))
	}
	var documents, people, controls list
	for _, p := range m.made.Pages {
		documents = append(documents, link{p.Title, p.Path}.from(Dashboard))
	}
	for _, name := range m.people.sorted() {
		people = append(people, m.people.link(name).from(Dashboard))
	}
	for _, name := range m.controls.sorted() {
		controls = append(controls, m.controls.link(name).from(Dashboard))
	}
	page.Put(d, "documents", documents)
	page.Put(d, "people", people)
	page.Put(d, "controls", controls)
	page.Put(d, "file", page.Rel(Dashboard, StateFile))
	var layers list
	for _, l := range m.t.Layers {
		layer := data{"text": l.Name}
		page.Put(layer, "owner", l.Owner)
		layers = append(layers, layer)
	}
	d["whose"] = layers
	m.add(Dashboard, "dashboard", "Team dashboard", "How far the team is with each duty and ban that binds.", d, data{"text": "Team dashboard"})
}

// add finishes a page of the team's own.
func (m *maker) add(path, layout, title, description string, d data, crumbs ...data) *page.Page {
	m.made.Panels[path] = m.shell(path)
	m.made.Pages = append(m.made.Pages, m.w.Page(path, layout, title, description, d, crumbs...))
	return &m.made.Pages[len(m.made.Pages)-1]
}

// duty is a duty in one line with where it comes from and what is said of it.
func (m *maker) duty(path string, s standing) data {
	d := m.w.Duty(path, s.duty)
	d["from"] = m.w.Node(path, s.duty.Basis[0])
	d["status"] = data{"class": s.status, "text": word("status", s.status)}
	return d
}

// listed are the notes that a test finds, as rows.
func (m *maker) listed(found func(*overlay.Note) bool) list {
	var out list
	for _, n := range m.t.Notes {
		if found(n) {
			row := m.note(Dashboard, n)
			row["where"] = m.where(n).from(Dashboard)
			out = append(out, row)
		}
	}
	return out
}

// group is duties under one name.
type group struct {
	at  link
	all []standing
}

// groups are three ways to part the duties. Who shares a duty has it too.
func (m *maker) groups(all []standing) list {
	var actors, topics, owners []group
	for _, a := range m.c.Actors {
		actors = collect(actors, link{name(a.Name), a.URL}, all, func(s standing) bool { return slices.Contains(s.duty.Bearers, a) })
	}
	for _, t := range m.c.Topics {
		topics = collect(topics, link{name(t.Name), t.URL}, all, func(s standing) bool { return slices.Contains(s.duty.Topics, t) })
	}
	for _, o := range m.people.sorted() {
		owners = collect(owners, m.people.link(o), all, func(s standing) bool { return slices.Contains(s.owners, o) })
	}
	owners = collect(owners, link{"Nobody", ""}, all, func(s standing) bool { return len(s.owners) == 0 })
	var out list
	for _, part := range []struct {
		id     string
		groups []group
	}{{"owner", owners}, {"actor", actors}, {"topic", topics}} {
		var rows list
		for _, g := range part.groups {
			row := data{"text": capital(g.at.text), "n": strconv.Itoa(len(g.all)), "cells": cells(g.all)}
			if g.at.url != "" {
				row["href"] = page.Rel(Dashboard, g.at.url)
			}
			row["parts"] = bar(g.all)["parts"]
			rows = append(rows, row)
		}
		if len(rows) > 0 {
			out = append(out, data{"id": part.id, "rows": rows})
		}
	}
	return out
}

func capital(s string) string { return strings.ToUpper(s[:min(1, len(s))]) + s[min(1, len(s)):] }

func collect(groups []group, at link, all []standing, belongs func(standing) bool) []group {
	g := group{at: at}
	for _, s := range all {
		if belongs(s) {
			g.all = append(g.all, s)
		}
	}
	if len(g.all) == 0 {
		return groups
	}
	return append(groups, g)
}

func count(all []standing) map[string]int {
	out := map[string]int{}
	for _, s := range all {
		out[s.status]++
	}
	return out
}

func columns() list {
	var out list
	for _, s := range statuses {
		out = append(out, data{"class": s, "text": word("status", s)})
	}
	return out
}

func cells(all []standing) list {
	counts := count(all)
	var out list
	for _, s := range statuses {
		out = append(out, data{"class": s, "text": word("status", s), "n": strconv.Itoa(counts[s])})
	}
	return out
}

// bar is how many duties have each status, as parts of a bar 1000 wide.
func bar(all []standing) data {
	counts := count(all)
	var parts list
	at := 0.0
	for _, s := range statuses {
		if counts[s] == 0 {
			continue
		}
		width := float64(counts[s]) / float64(len(all)) * 1000
		parts = append(parts, data{
			"class": s, "text": word("status", s), "n": strconv.Itoa(counts[s]),
			"x": fmt.Sprintf("%.1f", at), "width": fmt.Sprintf("%.1f", max(width-2, 1)),
		})
		at += width
	}
	return data{"parts": parts}
}

// changes are the duties of which something else is said than before, by kind.
func (m *maker) changes(before *State) data {
	duties := map[string]*law.Obligation{}
	for _, o := range m.c.Obligations {
		if duties[o.ID] == nil || o.Binding {
			duties[o.ID] = o
		}
	}
	d := data{"asof": before.AsOf}
	if day, err := law.ParseDate(before.AsOf); err == nil {
		d["asof"] = day.English()
	}
	var kinds list
	for _, c := range m.made.State.since(before) {
		row := data{"was": data{"class": c.was, "text": word("status", c.was)}, "now": data{"class": c.now, "text": word("status", c.now)}}
		if c.was == "" {
			row["was"] = data{"class": "none", "text": word("status", "none")}
		}
		if c.now == "" {
			row["now"] = data{"class": "none", "text": word("status", "none")}
		}
		if o := duties[c.id]; o != nil {
			row["duty"] = m.w.Duty(Dashboard, o)
			row["from"] = m.w.Node(Dashboard, o.Basis[0])
		} else {
			row["id"] = c.id
		}
		if n := len(kinds); n == 0 || kinds[n-1].(data)["class"] != c.kind {
			kinds = append(kinds, data{"class": c.kind, "text": word("change", c.kind), "rows": list{}})
		}
		last := kinds[len(kinds)-1].(data)
		last["rows"] = append(last["rows"].(list), row)
	}
	page.Put(d, "kinds", kinds)
	return d
}
