package diagram

import (
	"math"
	"strings"
)

// The outline of a box says what it is, without colour: a question has rounded
// corners, a call bars at its sides (a subroutine), what stops is an octagon,
// what is to be done or awaited first a hexagon (a preparation), what is allowed
// a terminal, what does not apply a plain rectangle, and a connector to another
// part a pentagon that points on.
const (
	corner = 12 // cut off an octagon, and how far a hexagon's sides stick out
	radius = 8  // of a question's corners
)

// shapes are those of the severities.
var shapes = map[string]string{
	"barred": "octagon", "breach": "octagon", "stop": "octagon",
	"wait": "hexagon", "do-first": "hexagon", "undetermined": "hexagon",
	"allowed": "terminal", "not-applicable": "plain",
}

// outline draws the box around x, y.
func (n node) outline(w *svgWriter, class string, x, y float64) {
	left, right, top, bottom := x-n.w/2, x+n.w/2, y-n.h/2, y+n.h/2
	rounded := func(r float64) {
		w.element("rect", "", "class", class, "fill", "none", "stroke", "currentColor",
			"x", num(left), "y", num(top), "width", num(n.w), "height", num(n.h), "rx", num(r))
	}
	polygon := func(points ...Point) {
		var corners []string
		for _, p := range points {
			corners = append(corners, num(p.X)+","+num(p.Y))
		}
		w.element("path", "", "class", class, "fill", "none", "stroke", "currentColor", "d", "M"+strings.Join(corners, "L")+"Z")
	}
	switch {
	case n.turn != "":
		polygon(Point{left, top}, Point{right, top}, Point{right, bottom - turnPoint}, Point{x, bottom}, Point{left, bottom - turnPoint})
	case n.call != nil:
		rounded(2)
		a, b := num(left+callBar), num(right-callBar)
		w.element("path", "", "class", "n-call", "fill", "none", "stroke", "currentColor",
			"d", "M"+a+","+num(top)+"L"+a+","+num(bottom)+"M"+b+","+num(top)+"L"+b+","+num(bottom))
	case n.outcome == nil:
		rounded(radius)
	default:
		switch shapes[n.outcome.Severity] {
		case "octagon":
			polygon(Point{left + corner, top}, Point{right - corner, top}, Point{right, top + corner}, Point{right, bottom - corner},
				Point{right - corner, bottom}, Point{left + corner, bottom}, Point{left, bottom - corner}, Point{left, top + corner})
		case "hexagon":
			polygon(Point{left + corner, top}, Point{right - corner, top}, Point{right, y},
				Point{right - corner, bottom}, Point{left + corner, bottom}, Point{left, y})
		case "terminal":
			rounded(math.Min(22, n.h/2))
		default:
			rounded(0)
		}
	}
}
