package scaffold_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/overlay"
	"legible/generator/scaffold"
	"legible/generator/source"
	"legible/schema"
)

// realLaw is the real content, which the example of a layer speaks of.
func realLaw(t *testing.T) *law.Corpus {
	t.Helper()
	tree, list := source.ReadDir("../../content", "content")
	corpus, linked := link.Link(tree, law.Date{})
	list.Append(linked)
	if list.HasErrors() {
		t.Fatal(list.Sorted())
	}
	return corpus
}

// layerFindings reads a layer as the program does.
func layerFindings(t *testing.T, dir string, c *law.Corpus) (*overlay.Team, []diag.Diagnostic) {
	t.Helper()
	tree, list := source.ReadDir(dir, "ours")
	for _, f := range tree.Files {
		kind := schema.OverlayKind(f.Path)
		if kind == "" && f.Root != nil {
			t.Errorf("%s has no schema", f.Path)
		}
		if f.Root != nil && kind != "" {
			for _, issue := range schema.Validate(kind, f.Root.Any()) {
				list.Add(diag.Diagnostic{Code: issue.Code, Pos: f.Root.Locate(issue.Path, issue.Key), Message: issue.Message})
			}
		}
	}
	if list.HasErrors() {
		return nil, list.Sorted()
	}
	team, linked := overlay.Link([]*source.Tree{tree}, c)
	list.Append(linked)
	return team, list.Sorted()
}

func TestANewLayerHasNoFindingsAndItsExampleIsANote(t *testing.T) {
	c := realLaw(t)
	dir := t.TempDir()
	start := t.TempDir()
	if err := errors.Join(scaffold.Write(dir, scaffold.Overlay()), scaffold.Write(start, scaffold.Start())); err != nil {
		t.Fatal(err)
	}
	for layer, documents := range map[string]int{dir: 0, filepath.Join(start, "overlay"): 1} {
		team, findings := layerFindings(t, layer, c)
		if len(findings) > 0 || team == nil || len(team.Notes) != 0 || len(team.Documents) != documents {
			t.Fatalf("findings %v, team %+v", findings, team)
		}
	}
	name := filepath.Join(dir, "notes/notes.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(strings.Replace(string(data), "notes: []", "notes:", 1), "\n#  ", "\n  ")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	team, findings := layerFindings(t, dir, c)
	for _, f := range findings {
		if f.Code != "unpinned-note" {
			t.Errorf("the example is no note: %v", f)
		}
	}
	if team == nil || len(team.Notes) != 1 || team.Notes[0].Target.Obligation == nil || !team.Notes[0].Target.Obligation.Provision.Version.Binding {
		t.Errorf("the example is on no duty that binds: %+v", team)
	}
}

func TestAStartHoldsASiteFileThatPassesItsSchemaAsItIsAndFilled(t *testing.T) {
	dir := t.TempDir()
	files := scaffold.Start()
	if err := scaffold.Write(dir, files); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"site.yaml", "overlay/overlay.yaml", "overlay/notes/notes.yaml", "overlay/pages/log-retention.md", "netlify.toml", ".github/workflows/site.yml", ".gitlab-ci.yml", ".gitignore", "build.sh", "README.md"} {
		if !slices.ContainsFunc(files, func(f scaffold.File) bool { return f.Path == want }) {
			t.Errorf("there is no %s", want)
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	// Every key of the schema stands in the file, set or as a comment.
	filled := regexp.MustCompile(`(?m)^# ([a-z-]+: .*)$`).ReplaceAllString(string(data), "$1")
	for kind, text := range map[string]string{"as it is": string(data), "filled": strings.Replace(filled, "yaml-language-server: ", "# ", 1)} {
		if err := os.WriteFile(filepath.Join(dir, "site.yaml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		var tree source.Tree
		list := tree.Put("site.yaml", filepath.Join(dir, "site.yaml"))
		if list.HasErrors() {
			t.Fatalf("%s: %v", kind, list.Sorted())
		}
		root := tree.File("site.yaml").Root
		if issues := schema.Validate("site", root.Any()); len(issues) > 0 {
			t.Errorf("%s: %v", kind, issues)
		}
		if kind == "filled" {
			for _, key := range []string{"name", "title", "description", "seal", "colours", "base-url", "report-errors-to", "disclaimer", "footer", "languages"} {
				if !root.Has(key) {
					t.Errorf("nothing shows how to set %s", key)
				}
			}
		}
	}
}

// The files for hosts are plain YAML, and none of them publishes the overlay.
func TestHostsBuildThePublicSite(t *testing.T) {
	dir := t.TempDir()
	if err := scaffold.Write(dir, scaffold.Start()); err != nil {
		t.Fatal(err)
	}
	for name, job := range map[string]string{".github/workflows/site.yml": "jobs", ".gitlab-ci.yml": "pages"} {
		var tree source.Tree
		if list := tree.Put("ci.yaml", filepath.Join(dir, name)); list.HasErrors() {
			t.Fatal(list.Sorted())
		}
		n := tree.File("ci.yaml").Root.Get(job)
		if n == nil {
			t.Fatalf("%s has no %s", name, job)
		}
		if text := tree.File("ci.yaml").Text; strings.Count(text, "--overlay") > 1 || name != ".gitlab-ci.yml" && strings.Contains(text, "--overlay") {
			t.Errorf("%s publishes the overlay", name)
		}
	}
	netlify, err := os.ReadFile(filepath.Join(dir, "netlify.toml"))
	if err != nil || strings.Contains(string(netlify), "--overlay") {
		t.Errorf("netlify.toml publishes the overlay: %v", err)
	}
}
