package diagram

import (
	"math"
	"strconv"
	"strings"

	"legible/generator/flow"
	"legible/generator/law"
)

const margin = 8 // around the drawing

const (
	trackTitle = 30 // gap around a track's title and before the next track
	callBar    = 6  // from the side of a call's box to its bar
)

// writeSVG draws the charts, the tracks of a decision below each other. The
// elements and attributes it uses are those of the test's allow-list; it writes
// no style, no script, no address but those of o.Href and o.Decision, and every
// word through escape.
//
//	svg.chart (also .chart-wide, where shrunk to a window it could not be read)
//	  title, desc
//	  g.edges (hidden from screen readers: the outline says it) > g.edge[data-from data-to data-head data-answers] > path.e, path.tip, text.el[data-answer]…, text.add…
//	  g.nodes > a.question|a.outcome|a.call[data-id] (g without a link) > .n|.o (rect or path), path.n-call, text, text.c
//
// A decision with tracks has these two in a g.track[data-id] for each, after
// its text.track-title.
func writeSVG(d *law.Decision, charts []placed, o Options) (string, error) {
	w := &svgWriter{}
	width, height := 0.0, 0.0
	for _, c := range charts {
		width = max(width, c.layout.Width+2*margin)
		height += c.layout.Height + 2*margin
		if c.track != nil {
			width = max(width, widest(c.title)+2*margin)
			height += trackTitle + float64(len(c.title)*labelHeight)
		}
	}
	class := "chart"
	if width > preferredWidth*3/2 {
		class += " chart-wide"
	}
	w.start(class, o.title(d), o.desc(charts), width, height, o)
	top := 0.0
	for _, c := range charts {
		if c.track != nil {
			w.open("g", "class", "track", "id", o.Prefix+"-"+c.track.ID, "data-id", c.track.ID)
			w.line()
			w.text("track-title", c.title, width/2, top+margin, labelHeight, labelSize)
			w.line()
			top += trackTitle/2 + float64(len(c.title)*labelHeight)
		}
		if err := c.write(w, c.layout.moved((width-2*margin-c.layout.Width)/2, top, c.track != nil), o); err != nil {
			return "", err
		}
		if c.track != nil {
			w.close("g")
			w.line()
			top += trackTitle / 2
		}
		top += c.layout.Height + 2*margin
	}
	w.close("svg")
	return w.b.String(), nil
}

// writeParts draws each part by itself, under a head that names the decision and
// the track, counts the parts and bears the caption.
//
//	svg.chart.chart-part
//	  title, desc
//	  text.track-title, text.c
//	  g.edges, g.nodes as above, and g.turn in the nodes > path.x, text, text.c
func writeParts(d *law.Decision, parts []placed, o Options) (string, error) {
	w := &svgWriter{}
	for i, p := range parts {
		own := o
		own.Prefix += "-" + strconv.Itoa(i+1)
		of := o.partOf(i+1, len(parts))
		title := o.title(d)
		if p.track != nil {
			title += " · " + o.in(p.track.Title)
		}
		width := max(partWidth, p.layout.Width+2*margin)
		head := wrap(title, labelSize, width-2*margin)
		caption := wrap(o.joined(". ", of, o.Caption), citationSize, width-2*margin)
		top := float64(len(head)*labelHeight+len(caption)*citeHeight) + trackTitle/2
		w.start("chart chart-part", o.joined(", ", title, of), o.desc(parts[i:i+1]), width, top+p.layout.Height+2*margin, own)
		w.text("track-title", head, width/2, margin, labelHeight, labelSize)
		w.line()
		w.text("c", caption, width/2, margin+float64(len(head)*labelHeight), citeHeight, citationSize)
		w.line()
		if err := p.write(w, p.layout.moved((width-2*margin-p.layout.Width)/2, top, true), own); err != nil {
			return "", err
		}
		w.close("svg")
		w.line()
	}
	return w.b.String(), nil
}

// start opens a drawing with its accessible name and description.
func (w *svgWriter) start(class, title, desc string, width, height float64, o Options) {
	titleID, descID := o.Prefix+"-title", o.Prefix+"-desc"
	w.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", class, "role", "group",
		"aria-labelledby", titleID+" "+descID, "lang", o.lang(),
		"viewBox", "0 0 "+num(width)+" "+num(height), "width", num(width), "height", num(height),
		"font-size", num(labelSize), "text-anchor", "middle")
	w.element("title", title, "id", titleID)
	w.element("desc", desc, "id", descID)
	w.line()
}

// moved is l moved right and down; one that is not to be moved stays as it is.
func (l Layout) moved(x, y float64, really bool) Layout {
	if !really {
		return l
	}
	shift := func(p Point) Point { return Point{p.X + x, p.Y + y} }
	m := Layout{Width: l.Width, Height: l.Height}
	for _, n := range l.Nodes {
		n.X, n.Y = n.X+x, n.Y+y
		m.Nodes = append(m.Nodes, n)
	}
	for _, e := range l.Edges {
		course := EdgeCourse{ID: e.ID, Label: shift(e.Label)}
		for _, p := range e.Points {
			course.Points = append(course.Points, shift(p))
		}
		m.Edges = append(m.Edges, course)
	}
	return m
}

// id makes an id of the page from one of the chart's.
func (c *chart) id(o Options, id string) string {
	if c.track != nil {
		return o.Prefix + "-" + c.track.ID + "-" + id
	}
	return o.Prefix + "-" + id
}

// write draws one chart: its edges, then its boxes.
func (c *chart) write(w *svgWriter, l Layout, o Options) error {
	w.open("g", "class", "edges", "aria-hidden", "true", "fill", "none", "stroke", "currentColor")
	w.line()
	for i := range c.edges {
		c.writeEdge(w, i, l, o)
	}
	w.close("g")
	w.line()
	w.open("g", "class", "nodes")
	w.line()
	for i := range c.nodes {
		if err := c.writeNode(w, i, l.Nodes[i], o); err != nil {
			return err
		}
	}
	w.close("g")
	return nil
}

func (c *chart) writeEdge(w *svgWriter, i int, l Layout, o Options) {
	e, course := c.edges[i], l.Edges[i]
	var values []string
	for _, a := range e.answers {
		values = append(values, a.value)
	}
	w.open("g", "class", "edge", "id", c.id(o, e.id), "data-from", c.nodes[e.tail].key,
		"data-to", c.nodes[e.head].key, "data-head", c.id(o, c.nodes[e.head].id), "data-answers", strings.Join(values, " "))
	if c.nodes[e.head].beside == e.tail {
		course = c.straight(e, course, l)
	}
	w.element("path", "", "class", "e", "d", curve(course.Points))
	w.element("path", "", "class", "tip", "fill", "currentColor", "stroke", "none", "d", tip(course.Points))
	top := course.Label.Y + margin - e.h/2
	for _, a := range e.answers {
		w.text("el", a.lines, course.Label.X+margin, top, answerHeight, answerSize, "data-answer", a.value)
		w.text("el add", a.adds, course.Label.X+margin, top+float64(len(a.lines)*answerHeight), answerHeight, answerSize)
		top += a.height() + answerGap
	}
	w.close("g")
	w.line()
}

func (c *chart) writeNode(w *svgWriter, i int, at NodePlace, o Options) error {
	n := c.nodes[i]
	href, err := o.href(n.grounds)
	if err != nil {
		return err
	}
	kind, class := "question", "n"
	switch {
	case n.turn != "":
		kind, class = "turn", "x"
	case n.call != nil:
		kind, class = "call", "n n-call"
		if href, err = o.decision(n.call.Decision); err != nil {
			return err
		}
	case n.outcome != nil:
		kind, class = "outcome", "o"
		if s := n.outcome.Severity; flow.Rank(s) < len(flow.Severities) {
			class = "o o-" + s
		}
	case n.question.Kind == "reading":
		class = "n n-reading"
	}
	wrapper, attributes := "g", []string{"class", kind, "id", c.id(o, n.id)}
	if n.key != "" {
		attributes = append(attributes, "data-id", n.key)
	}
	if href != "" {
		wrapper, attributes = "a", append(attributes, "href", href)
	}
	w.open(wrapper, attributes...)
	x, y := at.X+margin, at.Y+margin
	n.outline(w, class, x, y)
	top := y - float64(len(n.label)*labelHeight+len(n.cite)*citeHeight)/2
	if n.turn != "" {
		top -= turnPoint / 2
	}
	w.text("", n.label, x, top, labelHeight, labelSize)
	w.line()
	w.text("c", n.cite, x, top+float64(len(n.label)*labelHeight), citeHeight, citationSize)
	w.close(wrapper)
	w.line()
	return nil
}

// straight replaces the arc that Graphviz draws to a box in the same row by a
// line with the label on it, unless a box stands between or the label needs
// more room than the row has.
func (c *chart) straight(e edge, course EdgeCourse, l Layout) EdgeCourse {
	from, to := l.Nodes[e.tail], l.Nodes[e.head]
	left, right, y := from.X+c.nodes[e.tail].w/2, to.X-c.nodes[e.head].w/2, from.Y
	row := max(c.nodes[e.tail].h, c.nodes[e.head].h) / 2
	if right-left < e.w || e.h+2*besideGap > row || math.Abs(from.Y-to.Y) > 1 {
		return course
	}
	for i, n := range l.Nodes {
		w, h := c.nodes[i].w/2, c.nodes[i].h/2
		if n.X-w < right-1 && n.X+w > left+1 && n.Y-h < y && n.Y+h > y-row {
			return course
		}
	}
	third := (right - left) / 3
	return EdgeCourse{
		ID:     course.ID,
		Points: []Point{{left, y}, {left + third, y}, {right - third, y}, {right, y}},
		Label:  Point{(left + right) / 2, y - besideGap - e.h/2},
	}
}

// curve is the path of an edge.
func curve(points []Point) string {
	var b strings.Builder
	for i, p := range points {
		switch {
		case i == 0:
			b.WriteString("M")
		case i%3 == 1:
			b.WriteString("C")
		default:
			b.WriteString(" ")
		}
		b.WriteString(num(p.X+margin) + "," + num(p.Y+margin))
	}
	return b.String()
}

// tip is the arrow head at the end of a curve.
func tip(points []Point) string {
	const length, half = 8, 4
	end := points[len(points)-1]
	dx, dy := 0.0, 1.0
	for i := len(points) - 2; i >= 0; i-- {
		x, y := end.X-points[i].X, end.Y-points[i].Y
		if d := math.Hypot(x, y); d > 0.1 {
			dx, dy = x/d, y/d
			break
		}
	}
	x, y := end.X+margin, end.Y+margin
	baseX, baseY := x-dx*length, y-dy*length
	return "M" + num(x) + "," + num(y) + "L" + num(baseX-dy*half) + "," + num(baseY+dx*half) +
		"L" + num(baseX+dy*half) + "," + num(baseY-dx*half) + "Z"
}

// svgWriter writes elements; attributes come in pairs of name and value.
type svgWriter struct{ b strings.Builder }

func (w *svgWriter) open(name string, attributes ...string) {
	w.b.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		w.b.WriteString(" " + attributes[i] + `="` + escape(attributes[i+1]) + `"`)
	}
	w.b.WriteString(">")
}

func (w *svgWriter) close(name string) { w.b.WriteString("</" + name + ">") }

func (w *svgWriter) element(name, text string, attributes ...string) {
	w.open(name, attributes...)
	w.b.WriteString(escape(text))
	w.close(name)
}

// line ends a line of the source, where white space means nothing.
func (w *svgWriter) line() { w.b.WriteString("\n") }

// text writes lines around x, the first one's box starting at top. Its text
// content is the wrapped text again.
func (w *svgWriter) text(class string, lines []line, x, top, height, size float64, attributes ...string) {
	if len(lines) == 0 {
		return
	}
	if class != "" {
		attributes = append([]string{"class", class, "font-size", num(size), "fill", "currentColor", "stroke", "none"}, attributes...)
	}
	w.open("text", attributes...)
	for i, l := range lines {
		// Letters stand on a line 0.36 em below the middle.
		baseline := top + (float64(i)+0.5)*height + 0.36*size
		place := []string{"x", num(x), "y", num(baseline)}
		if l.fit {
			place = append(place, "textLength", num(l.width), "lengthAdjust", "spacingAndGlyphs")
		}
		w.open("tspan", place...)
		w.b.WriteString(escape(l.text))
		w.close("tspan")
		if l.space && i < len(lines)-1 {
			w.element("tspan", " ", "font-size", "0") // a space that moves nothing
		}
	}
	w.close("text")
}

// num writes a length with at most one decimal, never as "-0".
func num(f float64) string {
	return strconv.FormatFloat(math.Round(f*10)/10+0, 'f', -1, 64)
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// escape makes any text safe as text and as an attribute's value.
func escape(text string) string { return escaper.Replace(clean(text)) }
