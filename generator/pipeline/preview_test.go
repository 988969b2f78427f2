package pipeline_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"legible/generator/pipeline"
)

// preview builds the content in dir, with the layers over it, and returns what is
// shown, step by step.
func preview(t testing.TB, p *pipeline.Preview, dir string, layers, open []string) []pipeline.Previewed {
	t.Helper()
	in, err := pipeline.LoadInternal(dir, "", "", layers)
	if err != nil || in.Failed() {
		t.Fatal(err, in.Findings)
	}
	made, err := p.Build(context.Background(), in, "", open)
	steps := []pipeline.Previewed{made}
	for err == nil && made.Later != nil {
		made, err = made.Later(context.Background())
		steps = append(steps, made)
	}
	if err != nil {
		t.Fatal(err)
	}
	return steps
}

func replace(t testing.TB, name, old, text string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%s lacks %q", name, old)
	}
	if err := os.WriteFile(name, bytes.Replace(data, []byte(old), []byte(text), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}

// differ lists the files in which two sites differ.
func differ(a, b map[string][]byte) []string {
	var names []string
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// TestAPreviewIsTheSiteAfterEveryEdit edits text, titles, the list of pages, the
// name of the site and a note of a team; each time the preview has in the end the
// bytes of a fresh build, and every page that is open has them at once.
func TestAPreviewIsTheSiteAfterEveryEdit(t *testing.T) {
	dir, worker := small(t), options(t, t.TempDir())
	layer := t.TempDir()
	write(t, filepath.Join(layer, "overlay.yaml"), "name: ours\n")
	write(t, filepath.Join(layer, "pages", "scope.md"), "---\ntitle: Scope\n---\nNobody knows.\n")
	for _, layers := range [][]string{nil, {layer}} {
		p := pipeline.NewPreview(worker, layers != nil)
		var all []string
		for name := range preview(t, p, dir, layers, nil)[0].Files {
			if strings.HasSuffix(name, ".html") {
				all = append(all, name)
			}
		}
		slices.Sort(all)
		type edit struct {
			file, old, text string
			open            []string
		}
		edits := []edit{
			{"terms.yaml", "Nobody uses it.", "Somebody uses it.", nil},
			{"terms.yaml", "Somebody uses it.", "Nobody uses it.", all},
			{"pages/about.md", "title: ", "title: All ", []string{"index.html", "none.html", all[len(all)-1]}},
			{"pages/about.md", "title: All ", "title: ", []string{"none.html"}},
			{"site.yaml", "name:", "#\nname:", all[:3]},
		}
		if layers != nil {
			edits = append(edits, edit{filepath.Join(layer, "pages/scope.md"), "Nobody", "Everybody", all})
		}
		for _, e := range edits {
			if !filepath.IsAbs(e.file) {
				e.file = filepath.Join(dir, e.file)
			}
			replace(t, e.file, e.old, e.text)
			steps := preview(t, p, dir, layers, e.open)
			last := steps[len(steps)-1]
			fresh := preview(t, pipeline.NewPreview(worker, layers != nil), dir, layers, nil)[0]
			if names := differ(last.Files, fresh.Files); len(names) > 0 {
				t.Errorf("after %q differ %v", e.text, names)
			}
			if part := steps[0].Part; part != (e.open != nil) {
				t.Errorf("after %q the first step is a part: %v", e.text, part)
			}
			for _, step := range steps {
				for _, name := range differ(step.Files, last.Files) {
					_, made := step.Files[name]
					switch {
					case strings.HasPrefix(name, "search/data/"):
					case step.Part && !made && !slices.Contains(e.open, name) && !strings.HasPrefix(name, "assets/"):
					default:
						t.Errorf("after %q a step has another %s than the last", e.text, name)
					}
				}
			}
			if again := preview(t, p, dir, layers, e.open); len(again) != 1 || again[0].Part || !maps.EqualFunc(again[0].Files, last.Files, bytes.Equal) {
				t.Errorf("the same content built again is another site")
			}
		}
		replace(t, filepath.Join(dir, "site.yaml"), "#\nname:", "name:")
	}
}

// BenchmarkEdit is what stands between a saved article of the real content and
// its new page: for the one that is looked at, and for all others.
func BenchmarkEdit(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "content")
	if err := os.CopyFS(dir, os.DirFS("../../content")); err != nil {
		b.Fatal(err)
	}
	p := pipeline.NewPreview(options(b, b.TempDir()), false)
	preview(b, p, dir, nil, nil)
	name, text := filepath.Join(dir, "instruments/csl/2017-06-01/chapter-1.yaml"), "This Law is made"
	for _, c := range []struct {
		name string
		open []string
	}{{"open", []string{"instruments/csl/2017-06-01/art_1.html"}}, {"all", nil}} {
		b.Run(c.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				next := fmt.Sprintf("This Law %s%d is made", c.name, i)
				replace(b, name, text, next)
				text = next
				in, err := pipeline.LoadInternal(dir, "", "", nil)
				if err != nil {
					b.Fatal(err)
				}
				made, err := p.Build(context.Background(), in, "", c.open)
				if err != nil {
					b.Fatal(err)
				}
				for _, s := range made.Report.Stages {
					b.ReportMetric(s.Took.Seconds(), strings.ReplaceAll(s.Name, " ", "-")+"-s")
				}
			}
		})
	}
}
