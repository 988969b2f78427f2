// Package diagram draws decisions: it measures and wraps the texts, lets
// Graphviz place the boxes and lines, and writes an SVG of its own from an
// allow-list of elements and attributes. Graphviz sees counted names and sizes,
// never a word an author wrote, and runs in a worker process that is this same
// program started again, so that a layout that hangs can be killed and one that
// breaks hurts nobody.
//
// A theme colours the drawing by its classes and must draw its text at the
// measured sizes, in units of the drawing: 14 for labels, 12 for citations
// (class c), 13 for answers (class el), regular weight (600 fits too).
package diagram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	"legible/generator/law"
)

// Drawer draws charts, one at a time, through a worker process that it starts
// when it first needs one. The zero value works in a program whose main calls
// Worker on "layout-worker". It may be used from several goroutines; call Close
// when done.
type Drawer struct {
	Exe      string        // program of the worker; this program when empty
	Args     []string      // its arguments; "layout-worker" when nil
	Env      []string      // "NAME=value", added to this process's environment
	CacheDir string        // where layouts are kept; "" keeps none
	Timeout  time.Duration // for one layout, see process.ask; 10 s when 0

	mu      sync.Mutex
	process *process
}

// recycle is after how many layouts a worker is replaced: Graphviz leaks.
const recycle = 100

// Draw returns the chart of d as an SVG element, ready to stand in a page. The
// error names the decision; it is a *TooLarge over the limits and a *Slow when
// the layout took too long.
func (dr *Drawer) Draw(ctx context.Context, d *law.Decision, o Options) (string, error) {
	if !o.validPrefix() {
		return "", fmt.Errorf("chart of decision %s: prefix %q is not usable in ids", d.ID, o.Prefix)
	}
	placed, err := dr.place(ctx, d, o)
	if err != nil {
		return "", err
	}
	svg, err := writeSVG(d, placed, o)
	if err != nil {
		return "", fmt.Errorf("chart of decision %s: %w", d.ID, err)
	}
	return svg, nil
}

// way is one of the ways to draw a chart.
type way struct {
	size   size
	manner manner
}

var ways = []way{{roomy, allBeside}, {compact, allBeside}, largeWay, {compact, allBelow}}

var largeWay = way{compact, spineBeside}

// placed is a chart and where its parts stand.
type placed struct {
	*chart
	layout Layout
}

// place lays out the chart of each track. Each has the first way that keeps to
// the preferred width, else the narrowest. A large chart has but one way: it
// will be wide, and each costs up to the time limit.
func (dr *Drawer) place(ctx context.Context, d *law.Decision, o Options) ([]placed, error) {
	charts, err := measured(d, o)
	if err != nil {
		return nil, err
	}
	var all []placed
	for i := range charts[roomy] {
		best, err := dr.placeOne(ctx, func(s size) *chart { return charts[s][i].copy() }, ways, func(l Layout) bool { return l.Width <= preferredWidth })
		if err != nil {
			return nil, fmt.Errorf("chart of decision %s: %w", d.ID, err)
		}
		all = append(all, best)
	}
	return all, nil
}

// measured returns the charts of the tracks of d in every size.
func measured(d *law.Decision, o Options) (map[size][]*chart, error) {
	charts := map[size][]*chart{}
	for _, s := range []size{roomy, compact} {
		all, err := newCharts(d, o, s)
		if err != nil {
			return nil, err
		}
		charts[s] = all
	}
	return charts, nil
}

// placeOne lays a chart out in the first of the ways that fits, else in the one
// that is narrowest.
func (dr *Drawer) placeOne(ctx context.Context, of func(size) *chart, ways []way, fits func(Layout) bool) (placed, error) {
	var best placed
	for _, way := range ways {
		c := of(way.size)
		if c.large() {
			if best.chart != nil {
				continue
			}
			c, way = of(largeWay.size), largeWay
		}
		c.arrange(way.manner)
		layout, err := dr.Layout(ctx, c.writeDOT())
		if err == nil {
			err = layout.check(c)
		}
		if err != nil {
			return placed{}, err
		}
		if fits(layout) {
			return placed{c, layout}, nil
		}
		if best.chart == nil || layout.Width < best.layout.Width {
			best = placed{c, layout}
		}
	}
	return best, nil
}

// copy is c with nodes of its own, so that it can be arranged apart.
func (c *chart) copy() *chart {
	own := *c
	own.nodes = slices.Clone(c.nodes)
	return &own
}

// Layout lays one DOT text out, or returns what it laid out for the same text
// before. A layout that takes too long ends in a *Slow error, a cancelled ctx in
// ctx's; either way the worker is killed and the next call has a new one.
func (dr *Drawer) Layout(ctx context.Context, dot []byte) (Layout, error) {
	if l, ok := dr.cached(dot); ok {
		return l, nil
	}
	dr.mu.Lock()
	defer dr.mu.Unlock()
	l, err := dr.ask(ctx, dot)
	if err == nil {
		dr.store(dot, l)
	}
	return l, err
}

// ask gives the text to the worker, and to a new one if an old one fails.
func (dr *Drawer) ask(ctx context.Context, dot []byte) (Layout, error) {
	for {
		if err := ctx.Err(); err != nil {
			return Layout{}, err
		}
		if dr.process == nil {
			p, err := start(dr.Exe, dr.Args, dr.Env)
			if err != nil {
				return Layout{}, fmt.Errorf("cannot start the layout worker: %w", err)
			}
			dr.process = p
		}
		fresh := dr.process.asked == 0
		text, err := dr.process.ask(ctx, dot, dr.limit())
		var answer reply
		if err == nil {
			if err = json.Unmarshal(text, &answer); err == nil && answer.Layout == nil {
				err = errors.New(answer.Error)
			}
		}
		if err == nil {
			if dr.process.asked >= recycle {
				dr.stop()
			}
			return *answer.Layout, nil
		}
		dr.stop() // whatever state it is in
		var slow *Slow
		if fresh || errors.As(err, &slow) || ctx.Err() != nil {
			return Layout{}, err
		}
	}
}

func (dr *Drawer) limit() time.Duration {
	if dr.Timeout > 0 {
		return dr.Timeout
	}
	return 10 * time.Second
}

func (dr *Drawer) stop() {
	if dr.process != nil {
		dr.process.stop()
		dr.process = nil
	}
}

// Close ends the worker. The Drawer may be used again.
func (dr *Drawer) Close() error {
	dr.mu.Lock()
	defer dr.mu.Unlock()
	dr.stop()
	return nil
}

// Slow is the error for a layout over its time limit.
type Slow struct{ Limit time.Duration }

func (e *Slow) Error() string {
	return fmt.Sprintf("layout took longer than %v and was stopped: split the decision", e.Limit)
}

// program returns what to start as the worker.
func program(exe string, args []string) (string, []string, error) {
	if args == nil {
		args = []string{"layout-worker"}
	}
	if exe != "" {
		return exe, args, nil
	}
	exe, err := os.Executable()
	return exe, args, err
}
