package check

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

// base is the content that every archive patches, without a finding of its own.
const base = "../link/testdata/base.txtar"

// TestContentIsCheckedAsTheArchivesSay runs the archive of each rule, which
// has the name of the rule's file. An archive is base with what it says itself
// on top: a file replaces or adds one, a file NAME.edit changes the text before
// its line "=>" into the one behind it. A comment that says "schema: skipped"
// holds content that the schema would have refused before. Diagnostics.txt is
// what the stages report in all; LEGIBLE_UPDATE=1 writes it anew.
func TestContentIsCheckedAsTheArchivesSay(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			if _, err := os.Stat(strings.TrimSuffix(filepath.Base(name), ".txtar") + ".go"); err != nil {
				t.Errorf("no rule has the name of the archive: %v", err)
			}
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name, archive, findings(t, archive))
		})
	}
}

func TestTheBaseOfTheArchivesHasNoFinding(t *testing.T) {
	if got := findings(t, &txtar.Archive{}); got != "" {
		t.Errorf("the base has findings:\n%s", got)
	}
}

// TestEveryCodeHasACaseThatBringsItAbout looks for each code of link and check
// among the findings of the archives.
func TestEveryCodeHasACaseThatBringsItAbout(t *testing.T) {
	var all strings.Builder
	for _, pattern := range []string{"testdata/*.txtar", "../link/testdata/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range archive.Files {
				if f.Name == "diagnostics.txt" {
					all.Write(f.Data)
				}
			}
		}
	}
	for _, group := range [][]RuleInfo{linkRules, lawRules, decisionRules} {
		for _, r := range group {
			finding := r.Severity.String() + ": "
			found := false
			for line := range strings.Lines(all.String()) {
				found = found || strings.Contains(line, finding) && strings.HasSuffix(line, "["+r.Code+"]\n")
			}
			if !found {
				t.Errorf("no archive of link or check brings about the %s %s", r.Severity, r.Code)
			}
		}
	}
}

// findings runs the stages up to check over the archive and returns what they
// report, as the program prints it. A stage that finds errors is the last.
func findings(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range content(t, archive) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tree, list := source.ReadDir(dir, "content")
	if !list.HasErrors() && !strings.Contains(string(archive.Comment), "schema: skipped") {
		for _, f := range tree.Files {
			if f.Root == nil {
				continue
			}
			for _, issue := range schema.Validate(schema.Kind(f.Path), f.Root.Any()) {
				list.Add(diag.Diagnostic{Code: issue.Code, Pos: f.Root.Locate(issue.Path, issue.Key), Message: issue.Message, Hint: issue.Hint})
			}
		}
	}
	if !list.HasErrors() {
		corpus, linked := link.Link(tree, law.Date{})
		list.Append(linked)
		if !list.HasErrors() {
			list.Append(Run(corpus))
		}
	}
	var b strings.Builder
	if err := diag.Text(&b, list.Sorted(), tree.Line, 0); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// content puts the files of the archive over those of base.
func content(t *testing.T, archive *txtar.Archive) map[string]string {
	t.Helper()
	below, err := txtar.ParseFile(base)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range append(below.Files, archive.Files...) {
		name, edit := strings.CutSuffix(f.Name, ".edit")
		switch {
		case name == "diagnostics.txt" || strings.HasPrefix(name, "want/"):
		case edit:
			before, after, ok := strings.Cut(string(f.Data), "\n=>\n")
			if !ok || strings.Count(files[name], before) != 1 {
				t.Fatalf("%s: %q does not stand once in the file", f.Name, before)
			}
			files[name] = strings.Replace(files[name], before, strings.TrimSuffix(after, "\n"), 1)
		default:
			files[name] = string(f.Data)
		}
	}
	return files
}

func golden(t *testing.T, name string, archive *txtar.Archive, got string) {
	t.Helper()
	if n := len(archive.Files); n == 0 || archive.Files[n-1].Name != "diagnostics.txt" {
		archive.Files = append(archive.Files, txtar.File{Name: "diagnostics.txt"})
	}
	last := &archive.Files[len(archive.Files)-1]
	if got == string(last.Data) {
		return
	}
	if os.Getenv("LEGIBLE_UPDATE") == "" {
		t.Fatalf("the archive is stale (LEGIBLE_UPDATE=1 rewrites it); got:\n%s\nwant:\n%s", got, last.Data)
	}
	last.Data = []byte(got)
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
