package diagram

import (
	"context"
	"os"
	"strings"
	"testing"

	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
)

func TestScratch(t *testing.T) {
	tree, _ := source.ReadFS(os.DirFS("../../content"), "content")
	asOf, _ := law.ParseDate("2026-11-21")
	corpus, _ := link.Link(tree, asOf)
	c, _ := newChart(corpus.Decisions[0], Options{Lang: "en", Prefix: "c"}, roomy)
	os.WriteFile("/tmp/dg/x.dot", c.writeDOT(), 0o644)
	dr := &Drawer{Env: []string{"LEGIBLE_TEST_WORKER=layout"}, CacheDir: t.TempDir()}
	defer dr.Close()
	for _, lang := range []string{"en", "zh"} {
		svg, err := dr.Draw(context.Background(), corpus.Decisions[0], Options{Lang: lang, Prefix: "c", Href: func(n *law.Node) string { return "../../" + n.URL },
			Cite: func(ns []*law.Node) string {
				var out []string
				seen := map[string]bool{}
				for _, n := range ns {
					s := map[string]string{"csl": "CSL ", "cii-regulations-draft-2017": "Draft "}[n.Provision.Instrument.ID] + "Art. " + n.Provision.Number
					if lang == "zh" {
						s = map[string]string{"csl": "网安法", "cii-regulations-draft-2017": "草案"}[n.Provision.Instrument.ID] + "第" + n.Provision.Number + "条"
					}
					if !seen[s] {
						seen[s] = true
						out = append(out, s)
					}
				}
				return strings.Join(out[:min(2, len(out))], ", ")
			}})
		if err != nil {
			t.Fatal(err)
		}
		os.WriteFile("/tmp/dg/"+lang+".svg", []byte(svg), 0o644)
		os.WriteFile("/tmp/dg/"+lang+".html", []byte("<!doctype html><meta charset=utf-8><link rel=stylesheet href=chart.css><body><div class=w>"+svg+"</div>"), 0o644)
	}
	os.WriteFile("/tmp/dg/x.dot", c.writeDOT(), 0o644)
}
