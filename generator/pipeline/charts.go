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
	decisions := map[string]*law.Decision{}
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
				Href:     func(n *law.Node) string { return page.Rel(p.Path, n.URL) },
				Cite:     chartCitation(p.Lang),
				Decision: func(d *law.Decision) string { return page.Rel(p.Path, d.URL) },
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
			if parts {
				continue
			}
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

// together keeps an article's number with its word and its paragraph.
var together = strings.NewReplacer("Art. ", "Art.\u00a0", " ¶", "\u00a0¶")

// chartCitation gives the line under a label: the first ground, and how many
// more there are, so that it fits a box.
func chartCitation(lang string) func([]*law.Node) string {
	return func(grounds []*law.Node) string {
		more := len(grounds) - 1
		if lang == "zh" {
			line := grounds[0].CitationZh()
			if more > 0 {
				line += fmt.Sprintf("等%d条", len(grounds))
			}
			return line
		}
		line := together.Replace(grounds[0].Citation())
		if more > 0 {
			line += fmt.Sprintf(" and\u00a0%d\u00a0more", more)
		}
		return line
	}
}
