package schema_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"legible/generator/source"
	"legible/schema"
)

// Each archive in testdata is named after a kind. It holds documents that are
// valid (*.yaml) and mistakes. A mistake is an edit of the first document: the
// lines after "- " stand in it once and are replaced by those after "+ "; the
// line after "= " is the one thing that is reported. LEGIBLE_UPDATE=1 rewrites
// the latter.
func TestEveryMistakeGivesOneClearMessage(t *testing.T) {
	for _, name := range archives(t) {
		kind := strings.TrimSuffix(path.Base(name), ".txtar")
		t.Run(kind, func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			good := ""
			for i := range archive.Files {
				f := &archive.Files[i]
				if strings.HasSuffix(f.Name, ".yaml") {
					if got := report(t, kind, string(f.Data)); got != "" {
						t.Errorf("%s: %s", f.Name, got)
					}
					if good == "" {
						good = string(f.Data)
					}
					continue
				}
				before, after, want := mistake(string(f.Data))
				if strings.Count("\n"+good, "\n"+before) != 1 {
					t.Errorf("%s: the lines to replace stand in the document %d times", f.Name, strings.Count("\n"+good, "\n"+before))
					continue
				}
				got := report(t, kind, strings.Replace("\n"+good, "\n"+before, "\n"+after, 1)[1:])
				if os.Getenv("LEGIBLE_UPDATE") != "" {
					at := strings.Index("\n"+string(f.Data), "\n= ")
					f.Data = []byte(string(f.Data)[:max(at, 0)] + "= " + strings.ReplaceAll(got, "\n", "\n= ") + "\n")
					if at < 0 {
						t.Fatalf("%s: no line begins with \"= \"", f.Name)
					}
				}
				if got != want {
					t.Errorf("%s:\ngot  %s\nwant %s", f.Name, got, want)
				}
				if strings.Contains(got, "\n") {
					t.Errorf("%s: one mistake gives several messages:\n%s", f.Name, got)
				}
			}
			if os.Getenv("LEGIBLE_UPDATE") != "" {
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestEveryKindHasTestData(t *testing.T) {
	have := strings.Join(archives(t), " ") + " "
	elsewhere := []string{"common", "export", "article"} // package export holds the whole corpus against the last two
	for name := range schemaFiles(t) {
		if kind := strings.TrimSuffix(name, ".schema.json"); !slices.Contains(elsewhere, kind) && !strings.Contains(have, "/"+kind+".txtar ") {
			t.Errorf("no testdata/%s.txtar", kind)
		}
	}
}

// mistake parses the lines of a mistake. Text is never empty but ends in a line
// break, so that it matches whole lines.
func mistake(data string) (before, after, want string) {
	for line := range strings.Lines(data) {
		switch mark, rest, _ := strings.Cut(line, " "); mark {
		case "-":
			before += rest
		case "+":
			after += rest
		case "=":
			want += rest
		}
	}
	return before, after, strings.TrimSuffix(want, "\n")
}

// report reads a document as the program does and returns its issues, one a line.
func report(t *testing.T, kind, text string) string {
	t.Helper()
	tree, found := source.ReadFS(fstest.MapFS{"corpus.yaml": {Data: []byte(text)}}, "")
	for _, d := range found.Sorted() {
		t.Fatalf("%d:%d: %s", d.Pos.Line, d.Pos.Column, d.Message)
	}
	return strings.Join(lines(kind, tree.File("corpus.yaml").Root), "\n")
}

func lines(kind string, root *source.Node) []string {
	var out []string
	issues := schema.Validate(kind, root.Any())
	root.Dates(func(path []string) {
		if issue, is := schema.UnquotedDate(kind, path); is {
			issues = append(issues, issue)
		}
	})
	for _, issue := range issues {
		if schema.Codes[issue.Code] == "" {
			issue.Message += " (UNLISTED CODE)"
		}
		at := root.Locate(issue.Path, issue.Key)
		line := fmt.Sprintf("%d:%d: %s [%s]", at.Line, at.Column, issue.Message, issue.Code)
		if issue.Hint != "" {
			line += " -> " + issue.Hint
		}
		out = append(out, line)
	}
	return out
}

func TestTheContentOfThisRepositoryIsValid(t *testing.T) {
	tree, found := source.ReadDir("../content", "content")
	for _, d := range found.Sorted() {
		t.Errorf("%s:%d:%d: %s", d.Pos.File, d.Pos.Line, d.Pos.Column, d.Message)
	}
	for _, f := range tree.Files {
		if f.Root == nil {
			continue
		}
		kind := schema.Kind(f.Path)
		if kind == "" {
			t.Errorf("%s: no schema is for this file", f.Name)
			continue
		}
		for _, line := range lines(kind, f.Root) {
			t.Errorf("%s:%s", f.Name, line)
		}
		up := strings.Repeat("../", strings.Count(f.Path, "/")+1)
		if want := fmt.Sprintf("# yaml-language-server: $schema=%sschema/v1/%s.schema.json\n", up, kind); !strings.HasPrefix(f.Text, want) {
			t.Errorf("%s: the first line does not name its schema: want %s", f.Name, want)
		}
	}
}

func archives(t *testing.T) []string {
	t.Helper()
	list, err := fs.Glob(os.DirFS("."), "testdata/*.txtar")
	if err != nil || len(list) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	return list
}
