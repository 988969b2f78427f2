package diagram

// This is the only file of Legible that imports Graphviz, and layOut runs only
// in a worker process: the module is not safe for concurrent use, leaks, cannot
// be interrupted, and may break for good.

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-graphviz"

	"legible/generator/diagram/privatetmp"
)

func init() { privatetmp.Restore() }

// layOut lays one DOT text out.
func layOut(ctx context.Context, dot []byte) (layout Layout, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("graphviz broke: %v", r)
		}
	}()
	engine, err := graphviz.New(ctx) // before any parsing, which needs what it sets up
	if err != nil {
		return Layout{}, fmt.Errorf("graphviz: %w", err)
	}
	defer engine.Close()
	graph, err := graphviz.ParseBytes(dot)
	if err != nil {
		return Layout{}, fmt.Errorf("graphviz: %w", err)
	}
	if graph == nil {
		return Layout{}, errors.New("graphviz: no graph in the DOT text")
	}
	defer graph.Close()
	var out bytes.Buffer
	if err := engine.Render(ctx, graph, graphviz.Format("json0"), &out); err != nil {
		return Layout{}, fmt.Errorf("graphviz: %w", err)
	}
	return readJSON0(out.Bytes())
}

// readJSON0 takes the coordinates out of Graphviz's json0 format, which counts
// y upward.
func readJSON0(text []byte) (Layout, error) {
	var in struct {
		BB      string `json:"bb"`
		Objects []struct {
			Name, Pos, Width, Height string
		} `json:"objects"`
		Edges []struct {
			ID, Pos, LP string
		} `json:"edges"`
	}
	if err := json.Unmarshal(text, &in); err != nil {
		return Layout{}, fmt.Errorf("graphviz: %w", err)
	}
	box, err := floats(in.BB, 4)
	if err != nil {
		return Layout{}, err
	}
	flip := func(x, y float64) Point { return Point{x - box[0], box[3] - y} }
	l := Layout{Width: box[2] - box[0], Height: box[3] - box[1]}
	for _, o := range in.Objects {
		if o.Pos == "" {
			continue // a rank, not a node
		}
		numbers, err := floats(o.Pos+","+o.Width+","+o.Height, 4)
		if err != nil {
			return Layout{}, err
		}
		at := flip(numbers[0], numbers[1])
		l.Nodes = append(l.Nodes, NodePlace{ID: o.Name, X: at.X, Y: at.Y, W: numbers[2] * 72, H: numbers[3] * 72})
	}
	for _, e := range in.Edges {
		course := EdgeCourse{ID: e.ID}
		for _, pair := range strings.Fields(e.Pos) {
			numbers, err := floats(pair, 2)
			if err != nil {
				return Layout{}, err
			}
			course.Points = append(course.Points, flip(numbers[0], numbers[1]))
		}
		numbers, err := floats(e.LP, 2)
		if err != nil {
			return Layout{}, err
		}
		course.Label = flip(numbers[0], numbers[1])
		l.Edges = append(l.Edges, course)
	}
	slices.SortStableFunc(l.Edges, func(a, b EdgeCourse) int { // e2 before e10
		return cmp.Or(cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	return l, nil
}

func floats(text string, n int) ([]float64, error) {
	parts := strings.Split(text, ",")
	if len(parts) != n {
		return nil, fmt.Errorf("graphviz: %q is not %d numbers", text, n)
	}
	var numbers []float64
	for _, p := range parts {
		f, err := strconv.ParseFloat(p, 64)
		if err != nil {
			return nil, fmt.Errorf("graphviz: %q is not %d numbers", text, n)
		}
		numbers = append(numbers, f)
	}
	return numbers, nil
}
