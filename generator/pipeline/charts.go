package pipeline

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"legible/generator/diagram"
	"legible/generator/law"
	"legible/generator/page"
)

// drawn hands over pages with the charts that they ask for, and calls behind
// after the last. The time is told apart that pages and charts took.
func (b *build) drawn(ctx context.Context, pages iter.Seq[page.Page], behind func()) iter.Seq2[page.Page, error] {
	return func(yield func(page.Page, error) bool) {
		drawer := &diagram.Drawer{Exe: b.options.Worker[0], Args: b.options.Worker[1:], CacheDir: filepath.Join(b.options.CacheDir, "charts")}
		defer drawer.Close()
		c := charts{build: b, drawer: drawer, decisions: map[string]*law.Decision{}, drawn: map[string]bool{}}
		for _, d := range b.corpus.Decisions {
			c.decisions["decision:"+d.ID] = d
		}
		var making, drawing time.Duration
		began := time.Now()
		for p := range pages {
			made := time.Now()
			making += made.Sub(began)
			err := c.draw(ctx, &p)
			drawing += time.Since(made)
			if !yield(p, err) || err != nil {
				return
			}
			began = time.Now()
		}
		b.report.Stages = append(b.report.Stages, Stage{"pages", making + time.Since(began)}, Stage{"charts", drawing})
		behind()
	}
}

// charts draws what pages ask for.
type charts struct {
	*build
	drawer    *diagram.Drawer
	decisions map[string]*law.Decision // by the name of the whole chart
	drawn     map[string]bool          // names of charts
}

// draw draws the charts of a page: "decision:ID" is the whole for the screen,
// "decision:ID/parts" the same in parts for paper, and there are maps. Labels are
// in the language of the page.
func (c *charts) draw(ctx context.Context, p *page.Page) error {
	if err := c.drawMaps(ctx, c.drawer, p); err != nil {
		return err
	}
	for name := range p.Drawings {
		whole, parts := strings.CutSuffix(name, page.Parts)
		d := c.decisions[whole]
		if d == nil {
			continue
		}
		o := diagram.Options{
			Lang: p.Lang, Prefix: "chart-" + d.ID,
			Caption:  page.ChartCaption(c.corpus, d, p.Lang),
			Href:     func(n *law.Node) string { return page.Rel(p.Local(), n.URL) },
			Cite:     func(grounds []*law.Node) string { return page.Grounds(p.Lang, grounds) },
			Decision: func(d *law.Decision) string { return page.Rel(p.Local(), d.URL) },
		}
		draw := c.drawer.Draw
		if parts {
			draw, o.Prefix = c.drawer.Parts, "part-"+d.ID
		}
		svg, err := draw(ctx, d, o)
		if err != nil {
			return err
		}
		p.Drawings[name] = svg
		if parts || c.drawn[name] {
			continue // the same chart for paper, or on another page
		}
		c.drawn[name] = true
		c.report.Charts++
		if c.options.Progress != nil {
			c.options.Progress("charts", c.report.Charts, len(c.decisions))
		}
	}
	for name, svg := range p.Drawings {
		if svg == "" {
			return fmt.Errorf("%s asks for the drawing %q, which nobody makes", p.Path, name)
		}
	}
	return nil
}
