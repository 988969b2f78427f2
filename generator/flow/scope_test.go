package flow_test

import (
	"os"
	"testing"

	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
)

// scope is the decision cii-scope as it stands in content.
func scope(t *testing.T) *law.Decision {
	t.Helper()
	tree, findings := source.ReadFS(os.DirFS("../../content"), "content")
	asOf, _ := law.ParseDate("2026-11-21")
	corpus, more := link.Link(tree, asOf)
	findings.Append(more)
	for _, f := range findings.Sorted() {
		if f.Pos.File == "content/decisions/cii-scope.yaml" || f.Pos.File == "decisions/cii-scope.yaml" {
			t.Errorf("%+v", f)
		}
	}
	for _, d := range corpus.Decisions {
		if d.ID == "cii-scope" {
			return d
		}
	}
	t.Fatal("content has no decision cii-scope")
	return nil
}

func TestX(t *testing.T) { d := scope(t); t.Log(len(d.Questions), len(d.Grounds)) }
