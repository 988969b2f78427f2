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

// preview builds the content in dir, search data included, and returns what was
// shown at first and in the end.
func preview(t testing.TB, p *pipeline.Preview, dir string) (first, last map[string][]byte) {
	t.Helper()
	in, err := pipeline.LoadInternal(dir, "", "", nil)
	if err != nil || in.Failed() {
		t.Fatal(err, in.Findings)
	}
	first, _, later, err := p.Build(context.Background(), in, "")
	if err != nil {
		t.Fatal(err)
	}
	if later == nil {
		return first, first
	}
	if last, err = later(); err != nil {
		t.Fatal(err)
	}
	return first, last
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

// TestAPreviewIsTheSiteAfterEveryEdit edits text, titles, the list of pages and
// the name of the site; each time the preview has the bytes of a fresh build.
func TestAPreviewIsTheSiteAfterEveryEdit(t *testing.T) {
	dir, worker := small(t), options(t, t.TempDir())
	p := pipeline.NewPreview(worker, false)
	preview(t, p, dir)
	for _, edit := range []struct{ file, old, text string }{
		{"terms.yaml", "Nobody uses it.", "Somebody uses it."},
		{"terms.yaml", "Somebody uses it.", "Nobody uses it."},
		{"pages/about.md", "title: ", "title: All "},
		{"site.yaml", "name:", "#\nname:"},
	} {
		replace(t, filepath.Join(dir, edit.file), edit.old, edit.text)
		first, last := preview(t, p, dir)
		_, fresh := preview(t, pipeline.NewPreview(worker, false), dir)
		if names := differ(last, fresh); len(names) > 0 {
			t.Errorf("after %q differ %v", edit.text, names)
		}
		for _, name := range differ(first, last) {
			if !strings.HasPrefix(name, "search/data/") {
				t.Errorf("after %q %s is made later", edit.text, name)
			}
		}
		again, _ := preview(t, p, dir)
		if names := differ(again, last); len(names) > 0 || !maps.EqualFunc(again, last, bytes.Equal) {
			t.Errorf("the same content built again differs in %v", names)
		}
	}
}

// BenchmarkEdit is what stands between a saved article of the real content and
// its new page: everything but the search data, which follows.
func BenchmarkEdit(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "content")
	if err := os.CopyFS(dir, os.DirFS("../../content")); err != nil {
		b.Fatal(err)
	}
	p := pipeline.NewPreview(options(b, b.TempDir()), false)
	preview(b, p, dir)
	name, text := filepath.Join(dir, "instruments/csl/2017-06-01/chapter-1.yaml"), "This Law is made"
	for i := 0; b.Loop(); i++ {
		next := fmt.Sprintf("This Law %d is made", i)
		replace(b, name, text, next)
		text = next
		in, err := pipeline.LoadInternal(dir, "", "", nil)
		if err != nil {
			b.Fatal(err)
		}
		_, report, _, err := p.Build(context.Background(), in, "")
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range report.Stages {
			b.ReportMetric(s.Took.Seconds(), strings.ReplaceAll(s.Name, " ", "-")+"-s")
		}
	}
}
