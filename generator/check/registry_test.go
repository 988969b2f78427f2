package check_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"legible/generator/check"
	"legible/schema"
)

// codeUse matches a diagnostic code where the stages write one.
var codeUse = regexp.MustCompile(`(?:Code: |errorf\(|\.add\(|refuse\(|explanation\{|verdict\{)"([a-z]+(?:-[a-z0-9]+)*)"`)

func TestEveryCodeIsExplainedAndEveryExplainedCodeIsUsed(t *testing.T) {
	explained := map[string]bool{}
	for _, r := range check.Rules() {
		if explained[r.Code] {
			t.Errorf("%s is explained twice", r.Code)
		}
		explained[r.Code] = true
		if r.Title == "" || r.Text == "" || r.Example == "" {
			t.Errorf("%s lacks a title, a text or an example", r.Code)
		}
	}
	used := map[string]bool{}
	for _, dir := range []string{".", "../source", "../link", "../overlay", "../markdown", "../pipeline"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "rules.go") {
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range codeUse.FindAllStringSubmatch(string(data), -1) {
				used[m[1]] = true
			}
		}
	}
	for code := range schema.Codes {
		used[code] = true
	}
	// Lists report an unknown entry under a code made of the list's name.
	delete(used, "unknown")
	for _, list := range []string{"actor", "authority", "topic", "term", "source", "question", "instrument", "obligation", "decision"} {
		used["unknown-"+list] = true
	}
	for code := range used {
		if !explained[code] {
			t.Errorf("%s is reported and not explained", code)
		}
	}
	for code := range explained {
		if !used[code] {
			t.Errorf("%s is explained and never reported", code)
		}
	}
}
