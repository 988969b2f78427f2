package diagram

import (
	"fmt"
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
//	svg.chart
//	  title, desc
//	  g.edges (hidden from screen readers: the outline says it) > g.edge[data-from data-to data-head data-answers] > path.e, path.tip, text.el[data-answer]…, text.add…
//	  g.nodes > a.question|a.outcome|a.call[data-id] (g without a link) > rect.n|rect.o, path.n-call, text, text.c
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
	titleID, descID := o.Prefix+"-title", o.Prefix+"-desc"
	w.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "chart", "role", "group",
		"aria-labelledby", titleID+" "+descID, "lang", o.lang(),
		"viewBox", "0 0 "+num(width)+" "+num(height), "width", num(width), "height", num(height),
		"font-size", num(labelSize), "text-anchor", "middle")
	w.element("title", o.title(d), "id", titleID)
	w.element("desc", o.desc(charts), "id", descID)
	w.line()
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
	kind, box, radius := "question", "n", 8.0
	if n.call != nil {
		kind, box, radius = "call", "n n-call", 2
		if href, err = o.decision(n.call.Decision); err != nil {
			return err
		}
	}
	if n.question != nil && n.question.Kind == "reading" {
		box = "n n-reading"
	}
	if n.outcome != nil {
		kind, box, radius = "outcome", "o", math.Min(22, n.h/2)
		if s := n.outcome.Severity; flow.Rank(s) < len(flow.Severities) {
			box = "o o-" + s
		}
	}
	wrapper, attributes := "g", []string{"class", kind, "id", c.id(o, n.id), "data-id", n.key}
	if href != "" {
		wrapper, attributes = "a", append(attributes, "href", href)
	}
	w.open(wrapper, attributes...)
	x, y := at.X+margin, at.Y+margin
	w.element("rect", "", "class", box, "fill", "none", "stroke", "currentColor",
		"x", num(x-n.w/2), "y", num(y-n.h/2), "width", num(n.w), "height", num(n.h), "rx", num(radius))
	if n.call != nil { // the bars of a subroutine
		left, right := num(x-n.w/2+callBar), num(x+n.w/2-callBar)
		from, to := num(y-n.h/2), num(y+n.h/2)
		w.element("path", "", "class", "n-call", "fill", "none", "stroke", "currentColor",
			"d", "M"+left+","+from+"L"+left+","+to+"M"+right+","+from+"L"+right+","+to)
	}
	top := y - float64(len(n.label)*labelHeight+len(n.cite)*citeHeight)/2
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

func (o Options) lang() string {
	if o.Lang == "zh" {
		return "zh-Hans"
	}
	return "en"
}

func (o Options) title(d *law.Decision) string {
	if o.Title != "" {
		return o.Title
	}
	return o.in(d.Title)
}

func (o Options) desc(charts []placed) string {
	if o.Desc != "" {
		return o.Desc
	}
	questions, outcomes := map[*law.Question]bool{}, map[*law.Outcome]bool{}
	for _, c := range charts {
		for _, n := range c.nodes {
			switch {
			case n.question != nil:
				questions[n.question] = true
			case n.outcome != nil:
				outcomes[n.outcome] = true
			}
		}
	}
	en, zh := "", ""
	if len(charts) > 1 {
		en, zh = fmt.Sprintf(" in %d tracks", len(charts)), fmt.Sprintf("，分%d条路径", len(charts))
	}
	if o.Lang == "zh" {
		return fmt.Sprintf("流程图，共%d个问题、%d个结果%s。同一内容另以文字大纲列出。", len(questions), len(outcomes), zh)
	}
	return fmt.Sprintf("Flowchart with %d questions and %d outcomes%s. The outline says the same in words.", len(questions), len(outcomes), en)
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
