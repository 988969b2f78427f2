package pipeline_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"legible/generator/pipeline"
)

func TestAWrongFolderOrDateIsAMatterOfUsage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "x")
	for _, c := range []struct{ dir, asOf string }{
		{real, "2020"}, {real, "2020-06"}, {real, "2020-02-30"}, {real, "today"}, {"/nowhere/at/all", ""}, {file, ""},
	} {
		if _, err := pipeline.Load(c.dir, c.asOf); !errors.Is(err, pipeline.ErrUsage) {
			t.Errorf("%q %q: %v", c.dir, c.asOf, err)
		}
	}
}

func TestWithoutAFolderTheEmbeddedContentIsRead(t *testing.T) {
	t.Chdir(t.TempDir())
	content, err := pipeline.Load("", "")
	if err != nil || content.Tree.Label != "content" || content.Tree.File("corpus.yaml") == nil {
		t.Errorf("the embedded content is not read: %v", err)
	}
	write(t, "content/corpus.yaml", "as-of: 2020-01-01\n")
	if err := os.MkdirAll("content/instruments", 0o755); err != nil {
		t.Fatal(err)
	}
	if content, err = pipeline.Load("", ""); err != nil || !content.Failed() {
		t.Errorf("the folder beside is not read: %v", err)
	}
}

func TestTheAsOfDateOfTheCommandLineWins(t *testing.T) {
	dir := small(t)
	content, err := pipeline.Load(dir, "2021-06-29")
	if err != nil {
		t.Fatal(err)
	}
	other, err := pipeline.Load(dir, "2021-06-28")
	if err != nil {
		t.Fatal(err)
	}
	if content.Failed() || other.Failed() {
		t.Fatal(content.Findings, other.Findings)
	}
	if content.Corpus.AsOf.String() != "2021-06-29" || content.Hash == other.Hash {
		t.Errorf("as of %s, hashes %s and %s", content.Corpus.AsOf, content.Hash, other.Hash)
	}
}

// TestAStageStartsOnlyWithoutErrors breaks one content folder at three gates;
// the findings of a later one never show beside those of an earlier one.
func TestAStageStartsOnlyWithoutErrors(t *testing.T) {
	dir := small(t)
	codes := func() string {
		t.Helper()
		content, err := pipeline.Load(dir, "")
		if err != nil {
			t.Fatal(err)
		}
		if !content.Failed() || content.Hash != "" {
			t.Error("a content with errors has a corpus")
		}
		var all []string
		for _, d := range content.Findings {
			all = append(all, d.Code)
			if content.Line(d.Pos.File, d.Pos.Line) == "" {
				t.Errorf("%s: there is no such line", d.Pos)
			}
		}
		return strings.Join(all, " ")
	}
	write(t, filepath.Join(dir, "decisions/broken.yaml"), `id: other
title: {en: T, zh: T}
summary: S
start: nowhere
questions:
  - id: a1
    ask: {en: A, zh: A}
    grounds: [nowhere@2020-01-01/art_1]
    answers: [{value: "yes", label: {en: Y, zh: Y}, outcome: out}, {value: "no", label: {en: N, zh: N}, outcome: out}]
outcomes:
  - {id: out, severity: allowed, title: {en: O, zh: O}, text: T, grounds: [nowhere@2020-01-01/art_1]}
`)
	if got := codes(); got != "id-differs-from-file dangling-reference dangling-reference" {
		t.Errorf("link reports %s", got)
	}
	write(t, filepath.Join(dir, "topics.yaml"), "topics:\n  - {id: Upper, en: Upper, zh: 上}\n")
	if got := codes(); got != "bad-id" {
		t.Errorf("the schema reports %s", got)
	}
	write(t, filepath.Join(dir, "terms.yaml"), "terms: [\n")
	if got := codes(); got != "yaml-syntax" {
		t.Errorf("the source reports %s", got)
	}
}

func TestAYAMLFileThatBelongsNowhereIsAnError(t *testing.T) {
	dir := small(t)
	write(t, filepath.Join(dir, "notes.yaml"), "a: b\n")
	content, err := pipeline.Load(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	if !content.Failed() || content.Findings[0].Code != "unknown-file" {
		t.Errorf("it is let pass: %+v", content.Findings)
	}
}
