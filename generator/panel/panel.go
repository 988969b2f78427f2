// Package panel makes what a team sees and the public never does: the panels
// beside the law, the team's own pages, what makes them findable, and the state
// of its duties. The law's pages are read and left as they are; what stands on
// them is handed on apart, by their paths, and only an internal build asks for it.
package panel

import (
	"strconv"
	"strings"

	"legible/generator/law"
	"legible/generator/overlay"
	"legible/generator/page"
	"legible/search"
)

// data is the params of a page or a part of them; list is a list in them. Keys
// are lower case at every depth, values strings, bools, lists and maps.
type (
	data = map[string]any
	list = []any
)

// Made is all that layers add to a site.
type Made struct {
	Layers    []string                  // names, in order
	Panels    map[string]map[string]any // by the path of a page
	Pages     []page.Page               // the team's own, below team/
	Documents []search.Document         // notes, official text and the team's pages
	State     *State
}

// Make makes what a team adds to public pages. Before is an earlier state of
// the same team to compare with, nil for none.
func Make(t *overlay.Team, c *law.Corpus, w *page.Writer, public []page.Page, before *State) *Made {
	m := &maker{t: t, c: c, w: w, made: &Made{Panels: map[string]map[string]any{}}}
	m.gather()
	m.documents()
	m.dashboard(before)
	m.records()
	for _, p := range public {
		m.made.Panels[p.Path] = m.panel(p)
	}
	m.findNotes()
	m.findOfficial()
	return m.made
}

// Dashboard is the path of the team's first page.
const Dashboard = "team/index.html"

type maker struct {
	t    *overlay.Team
	c    *law.Corpus
	w    *page.Writer
	made *Made

	numbers  map[*overlay.Note]int
	nodes    map[string][]*overlay.Note // by id of the place
	articles map[*law.Provision][]*overlay.Note
	duties   map[*law.Obligation][]*overlay.Note
	terms    map[string][]*overlay.Note // by URL of the page
	outcomes map[string][]*overlay.Note // likewise
	official map[*law.Provision][]*overlay.Official
	citing   map[*law.Provision][]link // documents that cite an article

	rows     map[string]*law.Obligation // by URL
	places   map[string]*law.Provision  // by URL
	people   names
	controls names
}

// link is a text and the page it leads to.
type link struct{ text, url string }

func (l link) from(path string) data { return data{"text": l.text, "href": page.Rel(path, l.url)} }

// gather sorts what the layers hold by the place it is on.
func (m *maker) gather() {
	m.numbers, m.nodes, m.articles = map[*overlay.Note]int{}, map[string][]*overlay.Note{}, map[*law.Provision][]*overlay.Note{}
	m.duties, m.terms, m.outcomes = map[*law.Obligation][]*overlay.Note{}, map[string][]*overlay.Note{}, map[string][]*overlay.Note{}
	m.official, m.citing = map[*law.Provision][]*overlay.Official{}, map[*law.Provision][]link{}
	m.rows, m.places = map[string]*law.Obligation{}, map[string]*law.Provision{}
	m.people, m.controls = names{prefix: "owner-"}, names{prefix: "control-"}
	for _, l := range m.t.Layers {
		m.made.Layers = append(m.made.Layers, l.Name)
	}
	for i, n := range m.t.Notes {
		m.numbers[n] = i + 1
		switch at := n.Target; {
		case at.Node != nil:
			m.nodes[at.Node.ID] = append(m.nodes[at.Node.ID], n)
			m.articles[at.Node.Provision] = append(m.articles[at.Node.Provision], n)
		case at.Obligation != nil:
			m.duties[at.Obligation] = append(m.duties[at.Obligation], n)
		case at.Term != nil:
			m.terms[at.Term.URL] = append(m.terms[at.Term.URL], n)
		default:
			url := page.OutcomeURL(at.Decision, at.Outcome)
			m.outcomes[url] = append(m.outcomes[url], n)
		}
		if n.Owner != "" {
			m.people.add(n.Owner)
		}
		for _, c := range n.Controls {
			m.controls.add(c.Name())
		}
	}
	for _, o := range m.t.Official {
		for _, p := range o.Version.Provisions {
			if _, held := o.Articles[p]; held {
				m.official[p] = append(m.official[p], o)
			}
		}
	}
	for _, o := range m.c.Obligations {
		m.rows[o.URL] = o
	}
	for _, p := range m.c.Provisions {
		m.places[p.URL] = p
	}
}

// shell is what every internal page says: whose layers it carries, and the way
// to the dashboard.
func (m *maker) shell(path string) data {
	var layers list
	for _, name := range m.made.Layers {
		layers = append(layers, name)
	}
	return data{"layers": layers, "dashboard": page.Rel(path, Dashboard)}
}

// panel is what stands on one public page.
func (m *maker) panel(p page.Page) data {
	d := m.shell(p.Path)
	url := p.Local()
	if pr := m.places[url]; pr != nil {
		m.article(d, p.Path, pr)
	}
	page.Put(d, "notes", m.notes(p.Path, m.terms[url]))
	page.Put(d, "notes", m.notes(p.Path, m.outcomes[url]))
	rows, ends := data{}, data{}
	each(p.Data, func(key, href string) {
		switch target := strings.TrimPrefix(absolute(p, href), p.Home); {
		case key == "row":
			page.Put(rows, href, m.notes(p.Path, m.duties[m.rows[target]]))
		case key == "href" && p.Layout == "decision":
			page.Put(ends, href, m.notes(p.Path, m.outcomes[target]))
		}
	})
	page.Put(d, "rows", rows)
	if p.Layout == "register" {
		m.register(d, p)
	}
	page.Put(d, "outcomes", ends)
	return d
}

// each visits every string of page data that stands under a key.
func each(value any, visit func(key, text string)) {
	switch v := value.(type) {
	case data:
		for key, inner := range v {
			if text, is := inner.(string); is {
				visit(key, text)
			} else {
				each(inner, visit)
			}
		}
	case list:
		for _, inner := range v {
			each(inner, visit)
		}
	}
}

// article is what stands on the page of an article: notes on the whole by
// themselves, notes on its paragraphs and items by the paragraph.
func (m *maker) article(d data, path string, pr *law.Provision) {
	page.Put(d, "notes", m.notes(path, m.nodes[pr.ID]))
	at := data{}
	for _, para := range pr.Text {
		var on []*overlay.Note
		for _, n := range m.articles[pr] {
			if n.Target.Node.Paragraph == para.N {
				on = append(on, n)
			}
		}
		page.Put(at, para.EID, m.notes(path, on))
	}
	page.Put(d, "at", at)
	m.putOfficial(d, path, pr)
	var cited list
	for _, l := range m.citing[pr] {
		cited = append(cited, l.from(path))
	}
	page.Put(d, "documents", cited)
}

func (m *maker) anchor(n *overlay.Note) string { return "note-" + strconv.Itoa(m.numbers[n]) }
