package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"legible/generator/diagram"
	"legible/generator/law"
	"legible/generator/page"
)

// mapOf makes what a page asks for by the names "map:ID" of a chapter and
// "relations:ID" of an instrument.
func (b *build) mapOf(p *page.Page, name string) (m diagram.Map, o diagram.MapOptions, found bool) {
	kind, id, _ := strings.Cut(name, ":")
	d := drawn{lang: p.Lang, from: p.Local()}
	switch kind {
	case "map":
		if c := b.chapter(id); c != nil {
			return d.references(c), diagram.MapOptions{
				Lang: p.Lang, Prefix: "map-" + strings.ReplaceAll(c.EID, "_", "-"),
				Title: d.in(c.Heading), Desc: page.Word(p.Lang, "drawing", "references"),
			}, true
		}
	case "relations":
		for _, in := range b.corpus.Instruments {
			if in.ID == id {
				return d.relations(in), diagram.MapOptions{
					Lang: p.Lang, Prefix: "relations", Title: d.in(in.Title), Desc: page.Word(p.Lang, "drawing", "relations"),
				}, true
			}
		}
	}
	return m, o, false
}

// chapter finds a chapter by its full id: "csl@2017-06-01/chp_3".
func (b *build) chapter(id string) *law.Division {
	for _, v := range b.corpus.Versions() {
		for _, c := range v.Outline {
			if v.FullID()+"/"+c.EID == id {
				return c
			}
		}
	}
	return nil
}

// drawn makes maps for one page.
type drawn struct{ lang, from string }

func (d drawn) in(b law.Bilingual) string {
	if d.lang == "zh" && b.Zh != "" || b.En == "" {
		return b.Zh
	}
	return b.En
}

// references is the map of a chapter: a place for each article, a link for all
// that one says of another.
func (d drawn) references(c *law.Division) diagram.Map {
	var m diagram.Map
	index := map[*law.Provision]int{}
	place := func(p *law.Provision) int {
		i, known := index[p]
		if !known {
			i = len(m.Places)
			index[p] = i
			label := page.Cite(d.lang, c.Version, &p.Node)
			class := "away"
			if p.Version == c.Version && p.Chapter == c {
				class = "here"
			}
			m.Places = append(m.Places, diagram.Place{Label: label, Note: d.in(p.Heading), Class: class + state(p.Version), Href: page.Rel(d.from, p.URL)})
		}
		return i
	}
	for _, r := range c.ReferencesAround() {
		from, to := place(r.From.Provision), place(r.To.Provision)
		m.Links = join(m.Links, from, to, page.Word(d.lang, "out", r.Type))
	}
	return m
}

// relations is the map of an instrument and those it is joined to.
func (d drawn) relations(in *law.Instrument) diagram.Map {
	name := func(in *law.Instrument) string { return d.in(cmp.Or(in.Short, in.Title)) }
	m := diagram.Map{Places: []diagram.Place{{Label: name(in), Class: "here"}}}
	add := func(r law.Relation, out bool) {
		class := "away"
		if r.To.Draft {
			class += " draft"
		}
		m.Places = append(m.Places, diagram.Place{Label: name(r.To), Class: class, Href: page.Rel(d.from, r.To.URL)})
		other, word := len(m.Places)-1, page.Word(d.lang, "between", r.Type)
		if out {
			m.Links = join(m.Links, 0, other, word)
		} else {
			m.Links = join(m.Links, other, 0, word)
		}
	}
	for _, r := range in.Relations {
		add(r, true)
	}
	for _, r := range in.Inverse {
		add(law.Relation{Type: forward[r.Type], To: r.To}, false)
	}
	return m
}

// forward names a computed inverse from the other side, where it was written.
var forward = map[string]string{"basis-of": "made-under", "implemented-by": "implements", "superseded-by": "supersedes"}

func state(v *law.Version) string {
	switch {
	case v.Instrument.Draft:
		return " draft"
	case !v.Binding:
		return " past"
	}
	return ""
}

// join adds a word to the link between two places, which has each word once.
func join(links []diagram.Link, from, to int, word string) []diagram.Link {
	for i, l := range links {
		if l.From == from && l.To == to {
			if !slices.Contains(l.Labels, word) {
				links[i].Labels = append(l.Labels, word)
			}
			return links
		}
	}
	return append(links, diagram.Link{From: from, To: to, Labels: []string{word}})
}

// drawMaps fills in the maps that a page asks for. One that is too large to draw
// is left out: the page says the same as a list.
func (b *build) drawMaps(ctx context.Context, drawer *diagram.Drawer, p *page.Page) error {
	for name, svg := range p.Drawings {
		if svg != "" {
			continue
		}
		m, o, found := b.mapOf(p, name)
		if !found {
			continue
		}
		svg, err := drawer.DrawMap(ctx, m, o)
		if large := (*diagram.TooLarge)(nil); errors.As(err, &large) {
			delete(p.Drawings, name)
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", p.Path, err)
		}
		p.Drawings[name] = svg
	}
	return nil
}
