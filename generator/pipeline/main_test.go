package pipeline_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"legible/generator/diagram"
	"legible/generator/pipeline"
)

// TestMain lets the test binary be the layout worker that a build starts.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "layout-worker" {
		if err := diagram.Worker(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// real is the content of this repository, and baseURL where its site will be.
const (
	real    = "../../content"
	baseURL = "https://law.example.org/csl/"
)

// built is a site in memory.
type built struct {
	content       *pipeline.Content
	report        pipeline.Report
	files         map[string][]byte
	before, after string // what the corpus held before and after the build
}

// options are those of a build with this test binary as its layout worker.
func options(t testing.TB, cache string) pipeline.Options {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return pipeline.Options{BaseURL: baseURL, Version: "v0", Worker: []string{exe, "layout-worker"}, CacheDir: cache}
}

// build loads the content in dir and makes its site.
func build(t *testing.T, dir, cache string) *built {
	t.Helper()
	content, err := pipeline.Load(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	if content.Failed() {
		t.Fatalf("the content has errors, the first: %+v", content.Findings[0])
	}
	b := &built{content: content, files: map[string][]byte{}, before: deep(content.Corpus)}
	b.report, err = pipeline.Site(context.Background(), content, options(t, cache), func(path string, data []byte) error {
		b.files[path] = bytes.Clone(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b.after = deep(content.Corpus)
	return b
}

// realSite returns the site of the real content, made once for all tests.
var realSite = func() func(t *testing.T) *built {
	var once sync.Once
	var b *built
	return func(t *testing.T) *built {
		t.Helper()
		once.Do(func() { b = build(t, real, t.TempDir()) })
		if b == nil {
			t.Fatal("the site was not built")
		}
		return b
	}
}()

// copyTree copies the files of a content folder.
func copyTree(t *testing.T, dst, src string) {
	t.Helper()
	if err := os.CopyFS(dst, onlyContent{os.DirFS(src)}); err != nil {
		t.Fatal(err)
	}
}

// onlyContent hides the Go files of a content folder.
type onlyContent struct{ fs.FS }

func (c onlyContent) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(c.FS, name)
	kept := entries[:0]
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".go" {
			kept = append(kept, e)
		}
	}
	return kept, err
}
