package schema_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"legible/schema"
)

func schemaFiles(t *testing.T) map[string]map[string]any {
	t.Helper()
	names, err := fs.Glob(schema.FS(), "*.schema.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no schemas: %v", err)
	}
	out := map[string]map[string]any{}
	for _, name := range names {
		data, err := fs.ReadFile(schema.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		var doc map[string]any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = doc
	}
	return out
}

func TestEverySchemaIsValidAgainstTheMetaschemaOf2020(t *testing.T) {
	const draft = "https://json-schema.org/draft/2020-12/schema"
	meta, err := jsonschema.NewCompiler().Compile(draft)
	if err != nil {
		t.Fatal(err)
	}
	for name, doc := range schemaFiles(t) {
		if doc["$schema"] != draft {
			t.Errorf("%s is written for %v", name, doc["$schema"])
		}
		if err := meta.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// walk calls f with every subschema that has the keyword properties or is the
// value of a property, apart from those of conditions.
func walk(v any, where string, f func(where string, s map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		f(where, v)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if key != "if" && key != "then" && key != "else" && key != "examples" {
				walk(v[key], where+"/"+key, f)
			}
		}
	case []any:
		for _, item := range v {
			walk(item, where, f)
		}
	}
}

func TestEveryPropertyHasATitleAndADescriptionThatEditorsShow(t *testing.T) {
	for name, doc := range schemaFiles(t) {
		walk(doc, name, func(where string, s map[string]any) {
			properties, _ := s["properties"].(map[string]any)
			if path.Base(where) == "properties" {
				return
			}
			for key, p := range properties {
				property := p.(map[string]any)
				for _, word := range []string{"title", "description"} {
					if text, _ := property[word].(string); strings.TrimSpace(text) == "" {
						t.Errorf("%s/properties/%s has no %s", where, key, word)
					}
				}
			}
		})
		definitions, _ := doc["$defs"].(map[string]any)
		for key, d := range definitions {
			title, _ := d.(map[string]any)["title"].(string)
			if title == "" || d.(map[string]any)["description"] == nil {
				t.Errorf("%s: definition %s has no title or description", name, key)
			}
		}
	}
}

func TestEveryMappingRefusesUnknownKeys(t *testing.T) {
	for name, doc := range schemaFiles(t) {
		walk(doc, name, func(where string, s map[string]any) {
			_, isMapping := s["properties"].(map[string]any)
			if isMapping && path.Base(where) != "properties" && s["additionalProperties"] != false {
				t.Errorf("%s takes any key", where)
			}
		})
	}
}

func TestReferencesNameEmbeddedFilesOnly(t *testing.T) {
	files := schemaFiles(t)
	for name, doc := range files {
		walk(doc, name, func(where string, s map[string]any) {
			if s["$id"] != nil {
				t.Errorf("%s has an $id: relative references would no longer lead to the files beside it", where)
			}
			for _, word := range []string{"oneOf", "anyOf", "$dynamicRef"} {
				if _, is := s[word]; is && path.Base(where) != "properties" {
					t.Errorf("%s uses %s, which gives a tree of messages for one mistake", where, word)
				}
			}
			ref, _ := s["$ref"].(string)
			file, _, _ := strings.Cut(ref, "#")
			if _, known := files[file]; file != "" && !known {
				t.Errorf("%s refers to %s", where, ref)
			}
		})
	}
}

func TestEveryKeyThatTheProgramReadsIsInASchema(t *testing.T) {
	have := map[string]bool{}
	for _, doc := range schemaFiles(t) {
		walk(doc, "", func(_ string, s map[string]any) {
			properties, _ := s["properties"].(map[string]any)
			for key := range properties {
				have[key] = true
			}
		})
	}
	sources, err := fs.Glob(os.DirFS("../generator/link"), "*.go")
	if err != nil || len(sources) == 0 {
		t.Fatalf("package link is not there: %v", err)
	}
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile("../generator/link/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\.(?:Get|Has)\("([^"]+)"\)`).FindAllSubmatch(text, -1) {
			if !have[string(m[1])] {
				t.Errorf("%s reads the key %q, which no schema has", name, m[1])
			}
		}
	}
}

// The tables and lists of content/README.md name keys and values in backquotes.
func TestEveryKeyAndValueInTheHandbookIsInASchema(t *testing.T) {
	readme, err := os.ReadFile("../content/README.md")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, doc := range schemaFiles(t) {
		walk(doc, "", func(where string, s map[string]any) {
			properties, _ := s["properties"].(map[string]any)
			for key := range properties {
				have[key] = true
			}
			values, _ := s["enum"].([]any)
			for _, v := range values {
				have[v.(string)] = true
			}
		})
	}
	text := string(readme)
	checked := 0
	for _, section := range []string{"## An article", "## An obligation", "## A sanction", "## A reference", "## A decision"} {
		_, body, ok := strings.Cut(text, section+"\n")
		if !ok {
			t.Errorf("the handbook has no section %q", section)
			continue
		}
		body, _, _ = strings.Cut(body, "\n## ")
		body = regexp.MustCompile("(?s)```.*?```").ReplaceAllString(body, "")
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(body, -1) {
			for _, word := range regexp.MustCompile(`[A-Za-z][A-Za-z-]*`).FindAllString(m[1], -1) {
				checked++
				if !have[word] && !notAKey[word] {
					t.Errorf("%s names %q (in `%s`), which no schema has", section, word, m[1])
				}
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d words found: has the handbook changed its form?", checked)
	}
}

// notAKey are words in backquotes that are values of free form or commands.
var notAKey = map[string]bool{
	"true": true, "yes": true, "no": true, "unknown": true, "P": true, "M": true, "Y": true, "D": true, "PT": true, "H": true,
	"CN": true, "comm": true, "addressee": true, "yuan": true, "to": true, "months": true, "or": true, "a": true, "f": true, "prima": true,
	"decisions": true, "cii-scope": true, "yaml": true, "legible": true, "explain": true, "dead-end": true, "of": true, "penalises": true,
	"a-prima": true,
}
