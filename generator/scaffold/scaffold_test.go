package scaffold_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"legible/generator/check"
	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/scaffold"
	"legible/generator/source"
	"legible/schema"
)

// content writes a content folder that has no findings, with the authority a
// skeleton names.
func content(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile("../link/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range archive.Files {
		if f.Name == "diagnostics.txt" || strings.HasPrefix(f.Name, "want/") {
			continue
		}
		text := string(f.Data)
		if f.Name == "authorities.yaml" {
			text += "  - {id: npc-standing-committee, en: Standing Committee, zh: 全国人大常委会}\n"
		}
		name := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// findings runs the stages over a content folder.
func findings(t *testing.T, dir string) string {
	t.Helper()
	tree, list := source.ReadDir(dir, "content")
	for _, f := range tree.Files {
		if f.Root == nil {
			continue
		}
		for _, issue := range schema.Validate(schema.Kind(f.Path), f.Root.Any()) {
			list.Add(diag.Diagnostic{Code: issue.Code, Pos: f.Root.Locate(issue.Path, issue.Key), Message: issue.Message})
		}
	}
	corpus, linked := link.Link(tree, law.Date{})
	list.Append(linked)
	if !list.HasErrors() {
		list.Append(check.Run(corpus))
	}
	var b strings.Builder
	if err := diag.Text(&b, list.Sorted(), tree.Line, 0); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSkeletonsPassCheckAsTheyAre(t *testing.T) {
	dir := content(t)
	longest := strings.Repeat("a", 80)
	var all []scaffold.File
	for _, x := range []struct {
		id, version string
		articles    int
	}{{"new-law", "2020-02-29", 79}, {"month-only", "2016-06", 1}, {longest, "2000-01-01", 2000}, {"2024", "2024-12-31", 2}} {
		files, err := scaffold.Instrument(x.id, x.version, x.articles)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, files...)
	}
	for id, ground := range map[string]string{
		"is-it": "law@2018-06-01/art_3__para_1__point_2", longest: "measures@2020-01-01/art_1", "a1": "law@2018-06-01/art_3__para_1",
	} {
		files, err := scaffold.Decision(id, ground)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, files...)
	}
	if err := scaffold.Write(dir, all); err != nil {
		t.Fatal(err)
	}
	if got := findings(t, dir); got != "" {
		t.Errorf("the skeletons have findings:\n%s", got)
	}
	for _, f := range all {
		if !strings.HasPrefix(f.Text, "# yaml-language-server: $schema=") {
			t.Errorf("%s names no schema", f.Path)
		}
		_, rest, _ := strings.Cut(f.Text, "$schema=")
		relative, _, _ := strings.Cut(rest, "\n")
		// The schema folder stands beside the content folder.
		found := filepath.Join("../../content", filepath.Dir(f.Path), relative)
		if _, err := os.Stat(found); err != nil {
			t.Errorf("%s names a schema that is not there: %v", f.Path, err)
		}
	}
}

func TestUnusableNamesAreRefused(t *testing.T) {
	for _, x := range []struct {
		id, version string
		articles    int
	}{
		{"", "2020-01-01", 1},
		{"New", "2020-01-01", 1},
		{"a b", "2020-01-01", 1},
		{"../x", "2020-01-01", 1},
		{"a--b", "2020-01-01", 1},
		{"-a", "2020-01-01", 1},
		{"a-", "2020-01-01", 1},
		{"法", "2020-01-01", 1},
		{"a\n", "2020-01-01", 1},
		{strings.Repeat("a", 81), "2020-01-01", 1},
		{"a", "", 1},
		{"a", "2020", 1},
		{"a", "2020-13-01", 1},
		{"a", "2020-02-30", 1},
		{"a", "2020-1-1", 1},
		{"a", "2020-01-01\n", 1},
		{"a", "2020-00", 1},
		{"a", "2020-01-01", 0},
		{"a", "2020-01-01", -1},
		{"a", "2020-01-01", 2001},
	} {
		if _, err := scaffold.Instrument(x.id, x.version, x.articles); !errors.Is(err, scaffold.ErrName) {
			t.Errorf("%q %q %d: %v", x.id, x.version, x.articles, err)
		}
	}
	for _, x := range []struct{ id, ground string }{
		{"A", "law@2018-06-01/art_1"},
		{"../../x", "law@2018-06-01/art_1"},
		{"a", ""},
		{"a", "law/art_1"},
		{"a", "art_1"},
		{"a", "@/art_"},
		{"a", "law@2018-06-01/art_1]\nstart: x"},
		{"a", "law@2018-06-01/art_1, b"},
		{"a", "law@2018-06-01/art_0"},
	} {
		if _, err := scaffold.Decision(x.id, x.ground); !errors.Is(err, scaffold.ErrName) {
			t.Errorf("%q %q: %v", x.id, x.ground, err)
		}
	}
}

func TestNoFileIsEverReplaced(t *testing.T) {
	dir := content(t)
	files, err := scaffold.Instrument("fresh", "2020-01-01", 3)
	if err != nil {
		t.Fatal(err)
	}
	taken := filepath.Join(dir, "instruments/fresh/2020-01-01/version.yaml")
	if err := errors.Join(os.MkdirAll(filepath.Dir(taken), 0o755), os.WriteFile(taken, []byte("mine"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if err := scaffold.Write(dir, files); !errors.Is(err, scaffold.ErrExists) {
		t.Errorf("the file is replaced: %v", err)
	}
	if data, err := os.ReadFile(taken); err != nil || string(data) != "mine" {
		t.Errorf("the file holds %q: %v", data, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "instruments/fresh/instrument.yaml")); err == nil {
		t.Error("half of the skeleton is written")
	}
	link := filepath.Join(dir, "decisions/linked.yaml")
	if err := os.Symlink("/nowhere", link); err != nil {
		t.Fatal(err)
	}
	files, err = scaffold.Decision("linked", "law@2018-06-01/art_1")
	if err != nil {
		t.Fatal(err)
	}
	if err := scaffold.Write(dir, files); !errors.Is(err, scaffold.ErrExists) {
		t.Errorf("a link is written through: %v", err)
	}
}
