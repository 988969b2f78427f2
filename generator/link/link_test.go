package link_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
	"legible/schema"
)

// TestContentLinksAsTheArchivesSay runs every archive of testdata. An archive
// is base.txtar with what it says itself on top: a file replaces or adds one, a
// file NAME.edit changes the text before its line "=>" into the one behind it,
// and a line "without: NAME" of the comment takes one away. A comment that says
// "schema: skipped" holds content that the schema would have refused before.
// Diagnostics.txt is what link reports; want/NAME.txt is the dump of that name.
// LEGIBLE_UPDATE=1 writes both anew.
func TestContentLinksAsTheArchivesSay(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			tree := tree(t, archive)
			corpus, findings := link.Link(tree, law.Date{})
			got := map[string]string{"diagnostics.txt": text(t, tree, findings)}
			for _, f := range archive.Files {
				if what, ok := strings.CutPrefix(f.Name, "want/"); ok {
					dump := dumps[what]
					if dump == nil {
						t.Fatalf("there is no dump %q", what)
					}
					got[f.Name] = dump(corpus)
				}
			}
			compare(t, name, archive, got)
		})
	}
}

// tree reads the content of base.txtar with the archive on top.
func tree(t *testing.T, archive *txtar.Archive) *source.Tree {
	t.Helper()
	files := content(t, archive)
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tree, findings := source.ReadDir(dir, "content")
	if findings.Len() > 0 {
		t.Fatalf("the content does not read:\n%s", text(t, tree, findings))
	}
	if strings.Contains(string(archive.Comment), "schema: skipped") {
		return tree
	}
	for _, f := range tree.Files {
		if f.Root == nil {
			continue
		}
		for _, issue := range schema.Validate(schema.Kind(f.Path), f.Root.Any()) {
			t.Errorf("%s: the schema refuses: %s", f.Root.Locate(issue.Path, issue.Key), issue.Message)
		}
	}
	return tree
}

// content puts the files of the archive over those of base.txtar.
func content(t *testing.T, archive *txtar.Archive) map[string]string {
	t.Helper()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range append(base.Files, archive.Files...) {
		name, edit := strings.CutSuffix(f.Name, ".edit")
		switch {
		case name == "diagnostics.txt" || strings.HasPrefix(name, "want/"):
		case edit:
			before, after, ok := strings.Cut(string(f.Data), "\n=>\n")
			after = strings.TrimSuffix(after, "\n")
			if !ok || strings.Count(files[name], before) != 1 {
				t.Fatalf("%s: %q does not stand once in the file", f.Name, before)
			}
			files[name] = strings.Replace(files[name], before, after, 1)
		default:
			files[name] = string(f.Data)
		}
	}
	for line := range strings.Lines(string(archive.Comment)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "without: "); ok {
			if files[name] == "" {
				t.Fatalf("there is no %s to go without", name)
			}
			delete(files, name)
		}
	}
	return files
}

// text prints findings as the program does.
func text(t *testing.T, tree *source.Tree, findings diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Text(&b, findings.Sorted(), tree.Line, 0); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// compare holds got against the archive's files of the same names.
func compare(t *testing.T, name string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	update := os.Getenv("LEGIBLE_UPDATE") != ""
	if !has(archive, "diagnostics.txt") {
		archive.Files = append(archive.Files, txtar.File{Name: "diagnostics.txt"})
	}
	stale := false
	for i, f := range archive.Files {
		want, ok := got[f.Name]
		if !ok || want == string(f.Data) {
			continue
		}
		stale = true
		archive.Files[i].Data = []byte(want)
		if !update {
			t.Errorf("%s is stale (LEGIBLE_UPDATE=1 rewrites it); got:\n%s\nwant:\n%s", f.Name, want, f.Data)
		}
	}
	if update && stale {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func has(archive *txtar.Archive, name string) bool {
	for _, f := range archive.Files {
		if f.Name == name {
			return true
		}
	}
	return false
}
