package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
)

// TestImportsAreThoseOfTheArchitecture reads the import blocks of every package
// and compares them with the table in ARCHITECTURE.md, so that the document
// cannot drift from the code.
func TestImportsAreThoseOfTheArchitecture(t *testing.T) {
	declared := readTable(t)
	found := readImports(t)
	for pkg, imports := range found {
		want, ok := declared[pkg]
		if !ok {
			t.Errorf("%s is not in the table of ARCHITECTURE.md", pkg)
			continue
		}
		if !slices.Equal(imports, want) {
			t.Errorf("%s imports\n  %s\nARCHITECTURE.md says\n  %s", pkg, strings.Join(imports, " "), strings.Join(want, " "))
		}
	}
	for pkg := range declared {
		if found[pkg] == nil {
			t.Errorf("ARCHITECTURE.md names %s, which is not there", pkg)
		}
	}
}

// guarded are modules that exactly one package may import.
var guarded = map[string]string{
	"github.com/gohugoio/hugo":              "generator/site",
	"github.com/goccy/go-graphviz":          "generator/diagram",
	"github.com/blevesearch/bleve":          "search",
	"go.yaml.in/yaml":                       "generator/source",
	"github.com/santhosh-tekuri/jsonschema": "schema",
	"github.com/yuin/goldmark":              "generator/markdown",
	"github.com/evanw/esbuild":              "generator/assets",
}

func TestOnePackageEachKnowsTheLargeLibraries(t *testing.T) {
	for pkg, files := range goFiles(t) {
		for _, name := range files {
			for _, imported := range importsOf(t, name) {
				for module, owner := range guarded {
					if strings.HasPrefix(imported, module) && pkg != owner {
						t.Errorf("%s imports %s, which only %s may", name, imported, owner)
					}
				}
			}
		}
	}
}

// readTable reads rows of the form "| `generator/link` | `cite` `generator/law` |".
func readTable(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) != 4 || !strings.HasPrefix(strings.TrimSpace(cells[1]), "`") {
			continue
		}
		imports := []string{}
		for _, name := range strings.Fields(cells[2]) {
			imports = append(imports, strings.Trim(name, "`"))
		}
		if len(imports) == 1 && imports[0] == "–" {
			imports = []string{}
		}
		sort.Strings(imports)
		table[strings.Trim(strings.TrimSpace(cells[1]), "`")] = imports
	}
	return table
}

// readImports returns, for each package, the packages of this module it imports.
func readImports(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for pkg, files := range goFiles(t) {
		imports := []string{}
		for _, name := range files {
			for _, imported := range importsOf(t, name) {
				if own, ok := strings.CutPrefix(imported, "legible/"); ok && !slices.Contains(imports, own) {
					imports = append(imports, own)
				}
			}
		}
		sort.Strings(imports)
		found[pkg] = imports
	}
	return found
}

// goFiles returns the non-test files of each package by its folder.
func goFiles(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || (strings.HasPrefix(d.Name(), ".") && name != "..")) {
			return filepath.SkipDir
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			pkg := path.Dir(strings.TrimPrefix(filepath.ToSlash(name), "../"))
			found[pkg] = append(found[pkg], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func importsOf(t *testing.T, name string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, spec := range file.Imports {
		out = append(out, strings.Trim(spec.Path.Value, `"`))
	}
	return out
}
