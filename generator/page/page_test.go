package page

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"legible/generator/diag"
	"legible/generator/law"
)

var options = Options{
	Version: "0.0", DataFiles: []string{"data/corpus.json"}, SchemaFiles: []string{"schema/v1/articles.schema.json"},
	Rules: []Rule{{Code: "dead-end", Severity: "error", Title: "An answer leads nowhere", Text: "Add a goal.\n\nOr drop it.", Example: "- answer: <no>"}},
}

func TestEveryPathIsUniqueLowerCaseAndEndsInHTML(t *testing.T) {
	seen := map[string]bool{}
	for p := range All(small(), options) {
		if seen[p.Path] {
			t.Errorf("%s is made twice", p.Path)
		}
		seen[p.Path] = true
		if p.Path != strings.ToLower(p.Path) || !strings.HasSuffix(p.Path, ".html") || strings.HasPrefix(p.Path, "/") {
			t.Errorf("%s is not a path in lower case that ends in .html", p.Path)
		}
		if p.Title == "" || p.Layout == "" || p.Lang == "" {
			t.Errorf("%s has no title, layout or language", p.Path)
		}
	}
}

func TestPagesAreTheSameEachTime(t *testing.T) {
	if !reflect.DeepEqual(slices.Collect(All(small(), options)), slices.Collect(All(small(), options))) {
		t.Error("two runs differ")
	}
}

func TestPagesOfAnEmptyCorpusCanBeMade(t *testing.T) {
	if len(slices.Collect(All(&law.Corpus{}, Options{}))) < 10 {
		t.Error("pages are missing")
	}
}

// visit calls f with every map of a page's data and the keys that lead there.
func visit(v any, at string, f func(at string, d map[string]any), wrong func(at string, v any)) {
	switch v := v.(type) {
	case map[string]any:
		f(at, v)
		for k, x := range v {
			visit(x, at+"."+k, f, wrong)
		}
	case []any:
		for i, x := range v {
			visit(x, fmt.Sprintf("%s[%d]", at, i), f, wrong)
		}
	case string, bool:
	default:
		wrong(at, v)
	}
}

// reserved are keys that Hugo fills or reads in params itself.
var reserved = map[string]bool{"draft": true, "date": true, "lastmod": true, "url": true, "slug": true, "path": true, "root": true, "lang": true, "drawings": true, "noindex": true, "title": true}

func TestDataHoldsOnlyWhatSurvivesHugo(t *testing.T) {
	for p := range All(small(), options) {
		for k := range p.Data {
			if reserved[k] {
				t.Errorf("%s: %q belongs to Hugo or to the site stage", p.Path, k)
			}
		}
		visit(p.Data, p.Path, func(at string, d map[string]any) {
			for k := range d {
				if k != strings.ToLower(k) || strings.ContainsAny(k, " -") {
					t.Errorf("%s: key %q is not plain lower case", at, k)
				}
			}
		}, func(at string, v any) {
			t.Errorf("%s is a %T", at, v)
		})
	}
}

// sectionIDs finds the ids that a layout and its partials write themselves.
var sectionIDs = regexp.MustCompile(`id="([a-z][a-z-]*)"`)

func TestEveryLinkLeadsToAPageAndToAnIDOnIt(t *testing.T) {
	pages := All(small(), options)
	ids := map[string]map[string]bool{}
	for p := range pages {
		ids[p.Path] = map[string]bool{"main": true}
		layout, err := os.ReadFile("../../themes/folio/layouts/" + p.Layout + ".html")
		if err != nil {
			t.Fatal(err)
		}
		own := map[string]bool{}
		for _, m := range sectionIDs.FindAllStringSubmatch(string(layout), -1) {
			own[m[1]] = true
		}
		visit(p.Data, p.Path, func(at string, d map[string]any) {
			id, ok := d["id"].(string)
			if !ok {
				return
			}
			if ids[p.Path][id] || own[id] {
				t.Errorf("%s: id %q stands twice on the page", at, id)
			}
			ids[p.Path][id] = true
		}, func(string, any) {})
		for id := range own {
			ids[p.Path][id] = true
		}
	}
	files := map[string]bool{"data/corpus.json": true, "schema/v1/articles.schema.json": true}
	reached := map[string]bool{"index.html": true, "404.html": true, "docs/diagnostics.html": true, "actors/index.html": true, "authorities/index.html": true, "topics/index.html": true, "obligations/matrix.html": true}
	for p := range pages {
		visit(p.Data, p.Path, func(at string, d map[string]any) {
			href, ok := d["href"].(string)
			if !ok {
				return
			}
			path, fragment, _ := strings.Cut(href, "#")
			target := p.Path
			if path != "" {
				target = filepath.ToSlash(filepath.Join(filepath.Dir(p.Path), path))
			}
			reached[target] = true
			switch {
			case files[target]:
			case ids[target] == nil:
				t.Errorf("%s: %s leads to no page", at, href)
			case fragment != "" && !ids[target][fragment]:
				t.Errorf("%s: %s: there is no such id", at, href)
			}
		}, func(string, any) {})
	}
	for p := range pages {
		if !reached[p.Path] {
			t.Errorf("no link leads to %s", p.Path)
		}
	}
}

func TestIDsNamedByAriaStandOnThePage(t *testing.T) {
	for p := range All(small(), options) {
		known := map[string]bool{}
		visit(p.Data, "", func(_ string, d map[string]any) {
			if id, ok := d["id"].(string); ok {
				known[id] = true
			}
		}, func(string, any) {})
		visit(p.Data, p.Path, func(at string, d map[string]any) {
			if g, ok := d["gloss"].(string); ok && g != "" && !known[g] {
				t.Errorf("%s: %q is described nowhere", at, g)
			}
		}, func(string, any) {})
	}
}

// TestOnePageOfEachKind compares the data of one page of each kind with what
// it was. LEGIBLE_UPDATE=1 writes the files anew.
func TestOnePageOfEachKind(t *testing.T) {
	done := map[string]bool{}
	for p := range All(small(), options) {
		if done[p.Layout] {
			continue
		}
		done[p.Layout] = true
		delete(p.Data, "nav") // the same everywhere but for one mark
		got, err := json.MarshalIndent(p, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join("testdata", p.Layout+".json")
		if os.Getenv("LEGIBLE_UPDATE") != "" {
			if err := os.WriteFile(name, append(got, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil || string(want) != string(got)+"\n" {
			t.Errorf("%s differs from %s (LEGIBLE_UPDATE=1 rewrites it)", p.Path, name)
		}
	}
	goldens, err := filepath.Glob("testdata/*.json")
	if err != nil || len(goldens) != len(done) {
		t.Errorf("%d golden files for %d page kinds", len(goldens), len(done))
	}
}

// newBuilder makes pages in English.
func newBuilder(c *law.Corpus, o Options) *builder { return newCorpus(c, o).in(english{}) }

func TestPagesMadeAloneAreAsTheyAreAmongAll(t *testing.T) {
	c := small()
	c.Languages = []string{"en", "zh"}
	all := slices.Collect(All(c, options))
	var paths []string
	for _, p := range all {
		if alone := slices.Collect(Only(c, options, []string{p.Path})); len(alone) != 1 || !reflect.DeepEqual(alone[0], p) {
			t.Errorf("alone %s is %d pages, or another", p.Path, len(alone))
		}
		paths = append(paths, p.Path)
	}
	slices.Reverse(paths)
	if !reflect.DeepEqual(slices.Collect(Only(c, options, paths)), all) {
		t.Error("all by name are not all")
	}
	if none := slices.Collect(Only(c, options, []string{"zh/none.html", "none.html"})); len(none) > 0 {
		t.Errorf("made %v, which is no page", none)
	}
}

func TestAddressesOfTheCorpusArePagesAndOnlyOthersAreMissing(t *testing.T) {
	c := small()
	c.Languages = []string{"en", "zh"}
	var paths []string
	for p := range All(c, options) {
		paths = append(paths, p.Path)
	}
	c.EachPage(func(url string, _ diag.Position) {
		if !slices.Contains(paths, url) {
			t.Errorf("%s is said to be a page, and none is made", url)
		}
	})
	if got, want := Missing(c, append(paths, "none.html", "zh/topics/none.html")), []string{"none.html", "zh/topics/none.html"}; !slices.Equal(got, want) {
		t.Errorf("missing are %v, want %v", got, want)
	}
}
