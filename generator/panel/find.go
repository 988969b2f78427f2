package panel

import (
	"strings"

	"legible/generator/law"
	"legible/generator/overlay"
	"legible/search"
)

// Weights of what a team wrote. An article has 10: the law itself comes before
// what speaks of it, but for words that only a team's title has.
const (
	weightNote     = 1
	weightOfficial = 5
	weightPage     = 6
)

// find makes something of the team's findable.
func (m *maker) find(d search.Document) {
	d.Kind, d.Current = search.KindPage, true
	if d.Weight == 0 {
		d.Weight = weightNote
	}
	m.made.Documents = append(m.made.Documents, d)
}

// findNotes makes each note findable under everything it says.
func (m *maker) findNotes() {
	for _, n := range m.t.Notes {
		at := m.where(n)
		said := []string{n.Text, n.Owner, n.Team, n.Layer.Name}
		if n.Status != "" {
			said = append(said, word("status", n.Status))
		}
		for _, c := range n.Controls {
			said = append(said, c.Name())
		}
		for _, e := range n.Evidence {
			said = append(said, e.Title)
		}
		said = append(said, n.Tags...)
		m.find(search.Document{
			ID: "note/" + strings.TrimPrefix(m.anchor(n), "note-"), Title: at.text,
			Body: strings.Join(filled(said), " · "), URL: at.url,
		})
	}
}

// findOfficial makes each article of official text findable in its language.
func (m *maker) findOfficial() {
	for _, o := range m.t.Official {
		for _, p := range o.Version.Provisions {
			article, held := o.Articles[p]
			if !held {
				continue
			}
			var body []string
			for _, para := range article.Paragraphs {
				body = append(append(append(body, para.Text), para.Items...), para.Tail)
			}
			m.find(search.Document{
				ID: "official/" + p.ID + "/" + o.Language, Title: title(p, o), Body: strings.Join(filled(body), " "),
				Instrument: p.Instrument.ID, Version: p.Version.ID, URL: p.URL + "#official-" + o.Language, Weight: weightOfficial,
			})
		}
	}
}

func title(p *law.Provision, o *overlay.Official) string {
	words := []string{p.Citation()}
	if o.Language == "zho" {
		words = []string{p.CitationZh(), p.Heading.Zh}
	} else {
		words = append(words, p.Heading.En)
	}
	return strings.Join(filled(append(words, "(official text, "+word("language", o.Language)+")")), " ")
}

func filled(words []string) []string {
	out := words[:0]
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}
