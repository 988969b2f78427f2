package panel

import (
	"slices"
	"strconv"

	"legible/generator/overlay"
	"legible/search"
)

// records makes a page for each owner and each control: everything recorded
// under that name, and the duties it answers for.
func (m *maker) records() {
	for _, owner := range m.people.sorted() {
		m.record(m.people.link(owner), "Owner", func(n *overlay.Note) bool { return n.Owner == owner })
	}
	for _, control := range m.controls.sorted() {
		m.record(m.controls.link(control), "Control", func(n *overlay.Note) bool {
			return slices.ContainsFunc(n.Controls, func(c overlay.Control) bool { return c.Name() == control })
		})
	}
}

func (m *maker) record(at link, kind string, belongs func(*overlay.Note) bool) {
	var notes list
	for _, n := range m.t.Notes {
		if belongs(n) {
			row := m.note(at.url, n)
			delete(row, "on")
			row["where"] = m.where(n).from(at.url)
			notes = append(notes, row)
		}
	}
	d := data{"heading": at.text, "kind": kind, "notes": notes, "total": strconv.Itoa(len(notes))}
	m.add(at.url, "records", at.text, kind+": "+at.text, d,
		link{"Team dashboard", Dashboard}.from(at.url), data{"text": at.text})
	m.find(search.Document{ID: "team/" + at.url[len("team/"):], Title: at.text, Body: kind, URL: at.url, Weight: weightPage})
}

// documents makes the team's own pages, and notes which articles they cite.
func (m *maker) documents() {
	taken := map[string]bool{}
	for _, doc := range m.t.Documents {
		path := "team/pages/" + slug(doc.ID, taken) + ".html"
		body, cited := m.w.Markdown(path, doc.Body)
		p := m.add(path, "prose", doc.Title, doc.Layer.Name, data{},
			link{"Team dashboard", Dashboard}.from(path), data{"text": doc.Title})
		p.Body = body
		at := link{doc.Title, path}
		for _, n := range cited {
			if !slices.Contains(m.citing[n.Provision], at) {
				m.citing[n.Provision] = append(m.citing[n.Provision], at)
			}
		}
		m.find(search.Document{ID: "team/pages/" + doc.ID, Title: doc.Title, Body: doc.Body, Terms: doc.Layer.Name, URL: path, Weight: weightPage})
	}
}
