package diagram

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"legible/generator/flow"
)

// Map is a graph of things that point at each other: articles and their typed
// references, or instruments and their relations.
type Map struct {
	Places []Place
	Links  []Link
}

// Place is a box of a map.
type Place struct {
	Label string
	Note  string // smaller, under the label
	Class string // "here" for what the map is about, "draft" or "past" for what does not bind; may be empty
	Href  string // relative to the page; "" for none
}

// Link is an arrow between two places, by index, with what it says: at least
// one label. Two places are joined by one link each way.
type Link struct {
	From, To int
	Labels   []string
}

// MapOptions say how a map is drawn.
type MapOptions struct {
	Lang        string // "en" or "zh": of the words in the map
	Prefix      string // of every id in the SVG: see Options
	Title, Desc string // accessible name and description
}

// DrawMap returns the map as an SVG element: svg.chart.map, with the parts that
// Draw writes. The error is a *TooLarge over the limits of a chart.
func (dr *Drawer) DrawMap(ctx context.Context, m Map, o MapOptions) (string, error) {
	if !(Options{Prefix: o.Prefix}).validPrefix() {
		return "", fmt.Errorf("map: prefix %q is not usable in ids", o.Prefix)
	}
	if len(m.Places) > flow.MaxNodes || len(m.Links) > flow.MaxEdges {
		return "", &TooLarge{Decision: o.Title, Nodes: len(m.Places), Edges: len(m.Links)}
	}
	c, err := m.measure()
	if err != nil {
		return "", err
	}
	layout, err := dr.Layout(ctx, c.mapDOT())
	if err == nil {
		err = layout.check(c)
	}
	if err != nil {
		return "", fmt.Errorf("map %q: %w", o.Title, err)
	}
	return m.write(c, layout, o), nil
}

const (
	placeWidth  = 168 // widest line of a place
	placePad    = 10
	placeNote   = 2 // lines of a note at most
	linkColumns = 96
)

// measure makes boxes and labels of known size.
func (m Map) measure() (*chart, error) {
	c := &chart{}
	for i, p := range m.Places {
		if p.Href != "" && !relative(p.Href) {
			return nil, fmt.Errorf("map: link %q of %s is not a relative path", p.Href, p.Label)
		}
		n := node{id: fmt.Sprintf("q%d", i+1), label: wrap(p.Label, labelSize, placeWidth), cite: wrap(p.Note, citationSize, placeWidth)}
		if len(n.cite) > placeNote {
			n.cite = append(n.cite[:placeNote-1:placeNote-1], cut(n.cite[placeNote-1]))
		}
		n.w = max(widest(n.label), widest(n.cite)) + 2*placePad
		n.h = float64(len(n.label)*labelHeight+len(n.cite)*citeHeight) + placePad
		c.nodes = append(c.nodes, n)
	}
	for i, l := range m.Links {
		e := edge{id: fmt.Sprintf("e%d", i+1), tail: l.From, head: l.To}
		for _, label := range l.Labels {
			a := answerLabel{lines: wrap(label, answerSize, linkColumns)}
			e.answers = append(e.answers, a)
			e.w, e.h = max(e.w, widest(a.lines)), e.h+a.height()
		}
		c.edges = append(c.edges, e)
	}
	return c, nil
}

// cut ends a line that goes on elsewhere.
func cut(l line) line {
	text := strings.TrimRight(l.text, " ,.;:，。；：") + "…"
	width, known := measure(text, citationSize)
	return line{text: text, width: width, fit: l.fit || !known}
}

// mapDOT writes the graph from left to right. As for decisions, it holds
// counted names and sizes and no word.
func (c *chart) mapDOT() []byte {
	var b bytes.Buffer
	b.WriteString("digraph chart {\ngraph [rankdir=LR nodesep=0.16 ranksep=0.5 splines=true nslimit=2 mclimit=0.5]\n")
	b.WriteString("node [shape=box fixedsize=true label=\" \" fontname=Helvetica fontsize=14]\nedge [dir=none fontname=Helvetica fontsize=13]\n")
	for _, n := range c.nodes {
		fmt.Fprintf(&b, "%s [width=%s height=%s]\n", n.id, inches(n.w), inches(n.h))
	}
	for _, e := range c.edges {
		fmt.Fprintf(&b, "%s -> %s [id=%s label=<<TABLE BORDER=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\"><TR><TD></TD></TR></TABLE>>]\n",
			c.nodes[e.tail].id, c.nodes[e.head].id, e.id, int(e.w)+10, int(e.h)+2)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// write draws the links, then the places.
func (m Map) write(c *chart, l Layout, o MapOptions) string {
	w := &svgWriter{}
	lang := Options{Lang: o.Lang}.lang()
	w.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "chart map", "role", "group",
		"aria-labelledby", o.Prefix+"-title "+o.Prefix+"-desc", "lang", lang,
		"viewBox", "0 0 "+num(l.Width+2*margin)+" "+num(l.Height+2*margin), "width", num(l.Width+2*margin), "height", num(l.Height+2*margin),
		"font-size", num(labelSize), "text-anchor", "middle")
	w.element("title", o.Title, "id", o.Prefix+"-title")
	w.element("desc", o.Desc, "id", o.Prefix+"-desc")
	w.line()
	w.open("g", "class", "edges", "aria-hidden", "true", "fill", "none", "stroke", "currentColor")
	w.line()
	for i, e := range c.edges {
		course := l.Edges[i]
		w.open("g", "class", "edge", "id", o.Prefix+"-"+e.id)
		w.element("path", "", "class", "e", "d", curve(course.Points))
		w.element("path", "", "class", "tip", "fill", "currentColor", "stroke", "none", "d", tip(course.Points))
		top := course.Label.Y + margin - e.h/2
		for _, a := range e.answers {
			w.text("el", a.lines, course.Label.X+margin, top, answerHeight, answerSize)
			top += a.height()
		}
		w.close("g")
		w.line()
	}
	w.close("g")
	w.line()
	w.open("g", "class", "nodes")
	w.line()
	for i, n := range c.nodes {
		p, at := m.Places[i], l.Nodes[i]
		class := strings.TrimSpace("place " + p.Class)
		wrapper, attributes := "g", []string{"class", class, "id", o.Prefix + "-" + n.id}
		if p.Href != "" {
			wrapper, attributes = "a", append(attributes, "href", p.Href)
		}
		w.open(wrapper, attributes...)
		x, y := at.X+margin, at.Y+margin
		w.element("rect", "", "class", "n", "fill", "none", "stroke", "currentColor",
			"x", num(x-n.w/2), "y", num(y-n.h/2), "width", num(n.w), "height", num(n.h), "rx", "6")
		top := y - float64(len(n.label)*labelHeight+len(n.cite)*citeHeight)/2
		w.text("", n.label, x, top, labelHeight, labelSize)
		w.line()
		w.text("c", n.cite, x, top+float64(len(n.label)*labelHeight), citeHeight, citationSize)
		w.close(wrapper)
		w.line()
	}
	w.close("g")
	w.close("svg")
	return w.b.String()
}
