package pipeline

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"legible/generator/diagram"
	"legible/generator/law"
	"legible/generator/page"
)

// charts draws the charts that pages ask for: "decision:ID" is the whole for the
// screen, "decision:ID/parts" the same in parts for paper. Labels are in the
// language of the page.
func (b *build) charts(ctx context.Context) error {
	drawer := &diagram.Drawer{Exe: b.options.Worker[0], Args: b.options.Worker[1:], CacheDir: filepath.Join(b.options.CacheDir, "charts")}
	defer drawer.Close()
	decisions, drawn := map[string]*law.Decision{}, map[string]bool{}
	for _, d := range b.corpus.Decisions {
		decisions["decision:"+d.ID] = d
	}
	for i := range b.pages {
		p := &b.pages[i]
		if err := b.drawMaps(ctx, drawer, p); err != nil {
			return err
		}
		for name := range p.Drawings {
			whole, parts := strings.CutSuffix(name, page.Parts)
			d := decisions[whole]
			if d == nil {
				continue
			}
			o := diagram.Options{
				Lang: p.Lang, Prefix: "chart-" + d.ID,
				Caption:  page.ChartCaption(b.corpus, d, p.Lang),
				Href:     func(n *law.Node) string { return page.Rel(p.Local(), n.URL) },
				Cite:     func(grounds []*law.Node) string { return page.Grounds(p.Lang, grounds) },
				Decision: func(d *law.Decision) string { return page.Rel(p.Local(), d.URL) },
			}
			draw := drawer.Draw
			if parts {
				draw, o.Prefix = drawer.Parts, "part-"+d.ID
			}
			svg, err := draw(ctx, d, o)
			if err != nil {
				return err
			}
			p.Drawings[name] = svg
			if parts || drawn[name] {
				continue // the same chart for paper, or on another page
			}
			drawn[name] = true
			b.report.Charts++
			if b.options.Progress != nil {
				b.options.Progress("charts", b.report.Charts, len(decisions))
			}
		}
	}
	for _, p := range b.pages {
		for name, svg := range p.Drawings {
			if svg == "" {
				return fmt.Errorf("%s asks for the drawing %q, which nobody makes", p.Path, name)
			}
		}
	}
	return nil
}
