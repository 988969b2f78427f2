package panel

import (
	"strings"

	"legible/generator/law"
	"legible/generator/overlay"
	"legible/generator/page"
)

// notes are the records on one place, for the page at path.
func (m *maker) notes(path string, ns []*overlay.Note) list {
	var out list
	for _, n := range ns {
		d := m.note(path, n)
		d["id"] = m.anchor(n)
		out = append(out, d)
	}
	return out
}

// note is one record. A note on a part of an article says which.
func (m *maker) note(path string, n *overlay.Note) data {
	d := data{"layer": n.Layer.Name}
	if n.Status != "" {
		d["status"] = data{"class": n.Status, "text": m.word(path, "status", n.Status)}
	}
	if n.Owner != "" {
		d["owner"] = m.people.link(n.Owner).from(path)
	}
	page.Put(d, "team", n.Team)
	var controls, evidence, tags list
	for _, c := range n.Controls {
		controls = append(controls, m.controls.link(c.Name()).from(path))
	}
	page.Put(d, "controls", controls)
	for _, e := range n.Evidence {
		shown := data{"text": e.Title}
		page.Put(shown, "href", e.URL)
		evidence = append(evidence, shown)
	}
	page.Put(d, "evidence", evidence)
	var home *law.Version
	if p := n.Target.Provision(); p != nil {
		home = p.Version
	}
	page.Put(d, "paras", m.w.Texts(path, home, n.Text))
	if !n.ReviewBy.IsZero() {
		d["review"] = data{"text": m.day(path, n.ReviewBy), "iso": n.ReviewBy.String(), "overdue": m.overdue(n)}
	}
	for _, t := range n.Tags {
		tags = append(tags, t)
	}
	page.Put(d, "tags", tags)
	page.Put(d, "stale", m.stale(path, n))
	if node := n.Target.Node; node != nil && node.Paragraph > 0 {
		d["on"] = data{"text": m.place(path, node), "href": m.w.Law(path, node.URL)}
	}
	return d
}

// overdue holds a review against the as-of date: there is no clock.
func (m *maker) overdue(n *overlay.Note) bool {
	return !n.ReviewBy.IsZero() && n.ReviewBy.Before(m.c.AsOf)
}

// stale says why a note may be true no more, and leads to the two texts side by
// side, or to the article that took the place; nil for a note that holds.
func (m *maker) stale(path string, n *overlay.Note) data {
	if n.Stale == overlay.Fresh {
		return nil
	}
	d := data{"class": string(n.Stale), "text": m.word(path, "stale", string(n.Stale))}
	p := n.Target.Provision()
	if p == nil {
		return d
	}
	others, to := p.Later, "next"
	if n.Stale == overlay.Changed {
		others, to = p.Earlier, "past"
	}
	for _, o := range others {
		if url := m.w.Comparison(p, o.There.Provision); url != "" {
			d["compare"] = m.w.Law(path, url)
			return d
		}
	}
	if len(others) > 0 {
		d[to] = m.w.Node(path, &others[0].There.Provision.Node)
	}
	return d
}

// where names the place a note is on and leads to the note there.
func (m *maker) where(n *overlay.Note) link {
	switch t := n.Target; {
	case t.Node != nil:
		return link{strings.TrimSpace(t.Node.Citation() + " " + name(t.Node.Provision.Heading)), t.Node.Provision.URL + "#" + m.anchor(n)}
	case t.Obligation != nil:
		o := t.Obligation
		return link{o.Basis[0].Citation() + ": " + o.Action, o.Provision.URL + "#" + m.anchor(n)}
	case t.Term != nil:
		return link{name(t.Term.Name), t.Term.URL + "#" + m.anchor(n)}
	default:
		return link{name(t.Decision.Title) + ": " + name(t.Outcome.Title), page.OutcomeURL(t.Decision, t.Outcome) + "#" + m.anchor(n)}
	}
}

// place names a part of an article in the language of the page at path.
func (m *maker) place(path string, n *law.Node) string {
	if m.w.Lang(path) == "zh" {
		return n.CitationZh()
	}
	return n.Place()
}

// day writes a day in the language of the page at path.
func (m *maker) day(path string, d law.Date) string {
	if m.w.Lang(path) == "zh" {
		return d.Chinese()
	}
	return d.English()
}

func name(b law.Bilingual) string {
	if b.En != "" {
		return b.En
	}
	return b.Zh
}
