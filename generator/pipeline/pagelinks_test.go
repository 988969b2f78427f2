package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"legible/generator/pipeline"
)

// TestLinksOfHandWrittenPagesLeadToPages holds links of the content's own pages,
// in both languages, and of a team's against the pages that there are.
func TestLinksOfHandWrittenPagesLeadToPages(t *testing.T) {
	dir, layer := small(t), t.TempDir()
	write(t, filepath.Join(dir, "pages/links.md"), "---\ntitle: Links\n---\n"+
		"[a](about.html) [b](decisions/) [c](index.html#x) [d](instruments/law/2018-06-01/print.html) ![e](assets/x.svg) [f](#here)\n"+
		"[g](https://example.org/none.html) [h](//example.org/none.html) [i](team/ours.html)\n\n"+
		"- [j](none.html) and [k](../index.html) [l](/wiki/about) [m](/logo.png) [home](/)\n- [n](/about.html)\n- [o](decisions/none/)\n- [p](about.md) and [q](about) and [r](about&#46;html)\n")
	write(t, filepath.Join(dir, "pages/links.zh.md"), "---\ntitle: 链接\n---\n[a](about.html) [b](../about.html) 见[c](../none.html) [d](../../none.html)\n")
	write(t, filepath.Join(layer, "overlay.yaml"), "name: ours\n")
	write(t, filepath.Join(layer, "pages/scope.md"), "---\ntitle: Scope\n---\n[a](../../about.html) [b](../index.html) [c](other.html) [x](/team/none.html)\n[d](../../none.html) [e](../../../about.html)\n")
	at := func(in *pipeline.Internal) (places []string) {
		for _, f := range in.Findings {
			if f.Code == "page-link" {
				places = append(places, fmt.Sprintf("%s:%d:%d", filepath.Base(f.Pos.File), f.Pos.Line, f.Pos.Column))
			}
		}
		return places
	}
	load := func(layers ...string) *pipeline.Internal {
		in, err := pipeline.LoadInternal(dir, "", "", layers)
		if err != nil {
			t.Fatal(err)
		}
		return in
	}
	in := load()
	want := []string{"links.md:7:7", "links.md:8:7", "links.md:9:7", "links.md:10:7", "links.md:10:25", "links.zh.md:4:41"}
	if got := at(in); !slices.Equal(got, want) || !in.Failed() {
		t.Errorf("found at %v, want %v; failed %v", got, want, in.Failed())
	}
	site, err := os.ReadFile(filepath.Join(dir, "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "site.yaml"), string(site)+"\nlanguages: [en]\n")
	if got := at(load()); !slices.Equal(got, want[:5]) {
		t.Errorf("of a site in English found at %v, want %v", got, want[:5])
	}
	write(t, filepath.Join(dir, "site.yaml"), string(site))
	for _, f := range in.Findings {
		if f.Pos.Line == 8 && f.Hint != "write about.html" {
			t.Errorf("the hint is %q", f.Hint)
		}
	}
	write(t, filepath.Join(dir, "pages/links.md"), "---\ntitle: Links\n---\n")
	write(t, filepath.Join(dir, "pages/links.zh.md"), "---\ntitle: 链接\n---\n")
	in = load(layer)
	if got, want := at(in), []string{"scope.md:5:5"}; !slices.Equal(got, want) || !in.Failed() {
		t.Errorf("in a layer found at %v, want %v; failed %v: %v", got, want, in.Failed(), in.Findings)
	}
}
