package schema_test

import (
	"sync"
	"testing"

	"legible/schema"
)

func TestTheKindOfAFileFollowsFromItsPath(t *testing.T) {
	for file, want := range map[string]string{
		"corpus.yaml":                     "corpus",
		"site.yaml":                       "site",
		"actors.yaml":                     "actors",
		"authorities.yaml":                "authorities",
		"topics.yaml":                     "topics",
		"terms.yaml":                      "terms",
		"sources.yaml":                    "sources",
		"open-questions.yaml":             "open-questions",
		"instruments/csl/instrument.yaml": "instrument",
		"instruments/csl/2017-06-01/version.yaml":        "version",
		"instruments/csl/2026-01-01/concordance.yaml":    "concordance",
		"instruments/csl/2017-06-01/chapter-3.yaml":      "articles",
		"instruments/csl/2017-06-01/anything.yaml":       "articles",
		"decisions/cii-scope.yaml":                       "decision",
		"export.yaml":                                    "",
		"common.yaml":                                    "",
		"instrument.yaml":                                "",
		"instruments/csl/other.yaml":                     "",
		"instruments/csl/2017-06-01/deeper/chapter.yaml": "",
		"decisions/old/cii-scope.yaml":                   "",
		"pages/about.md":                                 "",
		"corpus.yml":                                     "",
		"corpus.json":                                    "",
		"":                                               "",
	} {
		if got := schema.Kind(file); got != want {
			t.Errorf("Kind(%q) = %q, want %q", file, got, want)
		}
	}
}

func TestManyMistakesComeInTheOrderOfTheirPathsEveryTime(t *testing.T) {
	doc := map[string]any{"articles": []any{}, "zeta": 1, "alpha": 2}
	many := []any{}
	for range 12 {
		many = append(many, map[string]any{"number": int64(1)})
	}
	doc["articles"] = many
	first := schema.Validate("articles", doc)
	if len(first) < 50 {
		t.Fatalf("%d issues", len(first))
	}
	if first[0].Key != "alpha" || first[1].Key != "zeta" || first[len(first)-1].Path[1] != "11" {
		t.Errorf("begins with %v and %v, ends with %v", first[0], first[1], first[len(first)-1])
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			again := schema.Validate("articles", doc)
			if len(again) != len(first) {
				t.Errorf("%d issues, then %d", len(first), len(again))
				return
			}
			for i := range again {
				if again[i].Message != first[i].Message || again[i].Key != first[i].Key {
					t.Errorf("issue %d: %v, then %v", i, first[i], again[i])
				}
			}
		})
	}
	wait.Wait()
}

func TestADocumentThatIsNoMappingIsOneIssue(t *testing.T) {
	for _, doc := range []any{nil, "text", int64(3), []any{}} {
		if got := schema.Validate("corpus", doc); len(got) != 1 || got[0].Code != "wrong-type" || len(got[0].Path) != 0 {
			t.Errorf("%v: %v", doc, got)
		}
	}
}

func TestAnUnknownKindIsAFaultOfTheProgram(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	schema.Validate("nothing", nil)
}
