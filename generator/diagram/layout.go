package diagram

import (
	"fmt"
	"math"
)

// FormatVersion is part of every cache key: raise it when the meaning of the
// DOT text or of Layout changes.
const FormatVersion = "1"

// Layout is where Graphviz put things, in units of the drawing (points), with
// the origin at the top left and y downward. Nodes and Edges stand in the
// order in which the DOT text declares them.
type Layout struct {
	Width  float64      `json:"width"`
	Height float64      `json:"height"`
	Nodes  []NodePlace  `json:"nodes"`
	Edges  []EdgeCourse `json:"edges"`
}

// NodePlace is the centre and size of a node.
type NodePlace struct {
	ID string  `json:"id"` // "q1", "o2": made by the DOT writer
	X  float64 `json:"x"`
	Y  float64 `json:"y"`
	W  float64 `json:"w"`
	H  float64 `json:"h"`
}

// EdgeCourse is an edge's curve (a start, then three points for each Bézier
// segment) and the centre of its label.
type EdgeCourse struct {
	ID     string  `json:"id"` // "e1": made by the DOT writer
	Points []Point `json:"points"`
	Label  Point   `json:"label"`
}

// Point is a place in the drawing.
type Point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// check refuses a layout that is not one of c: a wrong number or order of ids,
// a number that is no number, a curve that is no curve. Layouts come from
// another process and from disk.
func (l Layout) check(c *chart) error {
	if len(l.Nodes) != len(c.nodes) || len(l.Edges) != len(c.edges) {
		return fmt.Errorf("layout has %d nodes and %d edges, want %d and %d",
			len(l.Nodes), len(l.Edges), len(c.nodes), len(c.edges))
	}
	numbers := []float64{l.Width, l.Height}
	for i, n := range l.Nodes {
		if n.ID != c.nodes[i].id {
			return fmt.Errorf("layout has node %q where %q belongs", n.ID, c.nodes[i].id)
		}
		numbers = append(numbers, n.X, n.Y, n.W, n.H)
	}
	for i, e := range l.Edges {
		if e.ID != c.edges[i].id {
			return fmt.Errorf("layout has edge %q where %q belongs", e.ID, c.edges[i].id)
		}
		if len(e.Points) < 4 || len(e.Points)%3 != 1 {
			return fmt.Errorf("layout gives edge %q %d points", e.ID, len(e.Points))
		}
		numbers = append(numbers, e.Label.X, e.Label.Y)
		for _, p := range e.Points {
			numbers = append(numbers, p.X, p.Y)
		}
	}
	for _, n := range numbers {
		if math.IsNaN(n) || math.Abs(n) > 1e7 {
			return fmt.Errorf("layout has the number %v", n)
		}
	}
	return nil
}
