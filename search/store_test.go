package search

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func built(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	if err := buildIndex(dir, csl(), house...); err != nil {
		t.Fatal(err)
	}
	return dir
}

func answers(t *testing.T, x *Index) {
	t.Helper()
	r, err := x.Search(background, "network logs six months", Options{})
	if err != nil || len(r.Hits) == 0 || r.Hits[0].ID != "csl@2026-01-01/art_23" {
		t.Errorf("%v %v", ids(r), err)
	}
}

func TestAnIndexOnDiskAnswersLikeOneInMemory(t *testing.T) {
	dir, memory := built(t), open(t)
	for range 2 { // opening changes nothing
		x, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range []string{"network logs six months", "关基", "境", "vulnerabilty", "CSL 37"} {
			a, _ := x.Search(background, q, Options{})
			b, _ := memory.Search(background, q, Options{})
			if !slices.EqualFunc(a.Hits, b.Hits, func(x, y Hit) bool { return x.ID == y.ID && x.Score == y.Score && x.Snippet == y.Snippet }) || a.Total != b.Total {
				t.Errorf("%s: %v, in memory %v", q, ids(a), ids(b))
			}
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTwoReadersMayHoldOneIndexOpen(t *testing.T) {
	dir := built(t)
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	y, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer y.Close()
	answers(t, x)
	answers(t, y)
}

// harms damages a built index in every way a disk or a person can.
func harms(t *testing.T, dir string) map[string]func() {
	zap := func() string {
		files, err := filepath.Glob(filepath.Join(dir, "native", "store", "*.zap"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%v %v, want one segment", files, err)
		}
		return files[0]
	}
	flip := func(path string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		data[len(data)/2] ^= 0xFF
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return map[string]func(){
		"a flipped byte in the segment": func() { flip(zap()) },
		"a flipped byte in the root":    func() { flip(filepath.Join(dir, "native", "store", "root.bolt")) },
		"a truncated segment":           func() { _ = os.Truncate(zap(), 100) },
		"a missing segment":             func() { _ = os.Remove(zap()) },
		"no manifest":                   func() { _ = os.Remove(filepath.Join(dir, manifestName)) },
		"an empty manifest":             func() { _ = os.WriteFile(filepath.Join(dir, manifestName), nil, 0o644) },
		"changed documents":             func() { flip(filepath.Join(dir, "documents.json")) },
		"a file too many":               func() { _ = os.WriteFile(filepath.Join(dir, "x"), nil, 0o644) },
		"a file for a folder":           func() { _ = os.RemoveAll(dir); _ = os.WriteFile(dir, nil, 0o644) },
	}
}

func TestADamagedIndexIsRefusedAndTheCacheRebuildsIt(t *testing.T) {
	root := t.TempDir()
	table, err := newTable(csl(), house)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, "search-"+table.hash)
	for name := range harms(t, dir) {
		x, err := Cached(root, csl(), house...)
		if err != nil {
			t.Fatal(err)
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		harms(t, dir)[name]()
		if x, err := Open(dir); err == nil {
			_ = x.Close()
			t.Errorf("%s: opened", name)
		} else if !errors.Is(err, ErrDamaged) && name != "a file for a folder" {
			t.Errorf("%s: %v", name, err)
		}
		x, err = Cached(root, csl(), house...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		answers(t, x)
		_ = x.Close()
		if x, err = Open(dir); err != nil {
			t.Fatalf("%s: not rebuilt: %v", name, err)
		}
		_ = x.Close()
	}
}

func TestTheCacheKeepsAFewIndexesAndNoRubbish(t *testing.T) {
	root := t.TempDir()
	for i := range keptIndexes + 3 {
		docs := csl()[:i+2]
		x, err := Cached(root, docs)
		if err != nil {
			t.Fatal(err)
		}
		_ = x.Close()
	}
	entries, err := os.ReadDir(root)
	if err != nil || len(entries) != keptIndexes {
		t.Errorf("%v %v", entries, err)
	}
}

func TestACacheThatCannotBeWrittenIsNoError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	x, err := Cached(file, csl(), house...)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	answers(t, x)
}

// buildIndex writes an index of its own, outside a cache.
func buildIndex(dir string, docs []Document, synonyms ...[]string) error {
	table, err := newTable(docs, synonyms)
	if err != nil {
		return err
	}
	return table.build(dir)
}

func TestBuildRefusesAFolderThatIsNotEmpty(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := buildIndex(dir, csl()); err == nil {
		t.Error("a folder with a file in it was used")
	}
}
