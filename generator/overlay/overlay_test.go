package overlay

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
	"legible/schema"
)

// corpus is the law of this repository, linked once.
var corpus = sync.OnceValue(func() *law.Corpus {
	tree, _ := source.ReadDir("../../content", "content")
	asOf, _ := law.ParseDate("2026-11-21")
	c, _ := link.Link(tree, asOf)
	return c
})

// layer writes files to a folder and links them.
func layer(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if files["overlay.yaml"] == "" {
		files["overlay.yaml"] = "name: Acme\n"
	}
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func read(t *testing.T, dir string) *Team {
	t.Helper()
	team, findings := linked(t, dir)
	for _, f := range findings {
		if f.Severity == diag.Error {
			t.Errorf("%s:%d:%d: %s", f.Pos.File, f.Pos.Line, f.Pos.Column, f.Message)
		}
	}
	return team
}

func linked(t *testing.T, dir string) (*Team, []diag.Diagnostic) {
	t.Helper()
	tree, found := source.ReadDir(dir, "overlay")
	for _, f := range tree.Files {
		if kind := schema.OverlayKind(f.Path); kind != "" && f.Root != nil {
			for _, i := range schema.Validate(kind, f.Root.Any()) {
				t.Errorf("%s: %v: %s", f.Name, i.Path, i.Message)
			}
		}
	}
	team, more := Link([]*source.Tree{tree}, corpus())
	found.Append(more)
	return team, found.Sorted()
}

// text2017 returns every place of the Cybersecurity Law of 2017 that a note can
// be on: articles, paragraphs, items and obligations.
func text2017() []string {
	var out []string
	for id := range corpus().Nodes {
		if strings.HasPrefix(id, "csl@2017-06-01/") {
			out = append(out, id)
		}
	}
	for _, o := range corpus().Obligations {
		if o.Version.Instrument.ID == "csl" && o.Version.ID == "2017-06-01" {
			out = append(out, o.ID+"@2017-06-01")
		}
	}
	slices.Sort(out)
	return out
}

// changed are the articles of 2017 that the fact sheet lists as changed in
// substance; all others are the same but for references and punctuation.
func changed(t *testing.T) map[string]bool {
	out := map[string]bool{}
	same := 0
	for _, p := range corpus().Provisions {
		if p.Instrument.ID != "csl" || p.Version.ID != "2017-06-01" {
			continue
		}
		moved := len(p.Later) == 1 && (p.Later[0].Row.Text == "identical" || p.Later[0].Row.Text == "reference-only")
		out[p.Number] = !moved
		if moved {
			same++
		}
	}
	if same != 66 {
		t.Fatalf("%d articles are unchanged or changed in references only, want 66", same)
	}
	return out
}

func version(id string) *law.Version {
	for _, in := range corpus().Instruments {
		for _, v := range in.Versions {
			if in.ID+"@"+v.ID == id {
				return v
			}
		}
	}
	return nil
}

func TestNotesOnUnchangedArticlesMoveAndTheOthersWait(t *testing.T) {
	places := text2017()
	var notes strings.Builder
	notes.WriteString("# 我们的记录 — keep this line\r\nnotes:\r\n")
	planted := map[string]string{}
	for i := range 200 {
		id := places[i*len(places)/200]
		target, _ := find(corpus(), id)
		hash := ""
		if i%3 > 0 {
			hash = "#" + target.Hash()
		}
		fmt.Fprintf(&notes, "  - on: %s%s   # note %d\r\n    note: \"planted %d; 保留\"\r\n", id, hash, i, i)
		planted[fmt.Sprintf("planted %d; 保留", i)] = target.Provision().Number
	}
	dir := layer(t, map[string]string{"notes/all.yaml": notes.String()})
	plan := Plan(read(t, dir), version("csl@2026-01-01"))
	differs := changed(t)
	for _, m := range plan.Moved {
		if differs[planted[m.Note.Text]] {
			t.Errorf("%s moved, though article %s changed", m.Note.Pin, planted[m.Note.Text])
		}
	}
	for _, q := range plan.Queue {
		if !differs[planted[q.Note.Text]] {
			t.Errorf("%s waits (%s), though article %s did not change", q.Note.Pin, q.Why, planted[q.Note.Text])
		}
		if q.Before == "" || (q.Why != "dropped" && q.After == "") {
			t.Errorf("%s: nothing to compare", q.Note.Pin)
		}
	}
	if n := len(plan.Moved) + len(plan.Queue); n != 200 {
		t.Errorf("%d notes are accounted for, want 200", n)
	}
	t.Logf("%d moved, %d wait", len(plan.Moved), len(plan.Queue))

	raw, err := os.ReadFile(filepath.Join(dir, "notes/all.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	edited, err := source.Apply(raw, plan.Edits["overlay/notes/all.yaml"])
	if err != nil {
		t.Fatal(err)
	}
	undo := string(edited)
	for _, m := range plan.Moved {
		undo = strings.Replace(undo, "on: "+m.To.String()+" ", "on: "+m.Note.Pin.String()+" ", 1)
	}
	if undo != string(raw) {
		t.Error("more than the pins was edited")
	}
	if err := os.WriteFile(filepath.Join(dir, "notes/all.yaml"), edited, 0o666); err != nil {
		t.Fatal(err)
	}
	again := Plan(read(t, dir), version("csl@2026-01-01"))
	if len(again.Moved) != 0 || len(again.Queue) != len(plan.Queue) || len(again.Edits) != 0 {
		t.Errorf("a second run moves %d, queues %d, edits %d files", len(again.Moved), len(again.Queue), len(again.Edits))
	}
	for _, n := range read(t, dir).Notes {
		if n.Stale == Changed || planted[n.Text] == "" {
			t.Errorf("%s is stale after the move", n.Pin)
		}
		delete(planted, n.Text)
	}
	if len(planted) > 0 {
		t.Errorf("lost: %v", planted)
	}
}

func TestEachMistakeOfALayerIsReportedAtItsPlace(t *testing.T) {
	dir := layer(t, map[string]string{
		"notes/a.yaml": "notes:\n" +
			"  - {on: csl@2026-01-01/art_32, note: unpinned}\n" +
			"  - {on: csl@2026-01-01/art_3333, note: dangling}\n" +
			"  - {on: csl-keep-network-log@2026-01-01, note: a slip}\n" +
			"  - {on: csl@2026-01-01/art_32#000000000000, note: stale}\n" +
			"  - {on: decision/data-export/nowhere, note: dangling}\n",
		"pages/policy.md": "# No title\n",
		"official/csl/2017-06-01.yaml": "of: csl@2017-06-01\nlanguage: zho\nsource: {file: a.txt, sha256: \"" + strings.Repeat("0", 64) + "\"}\narticles:\n" +
			"  - {number: \"99\", text: [{text: 无}]}\n" +
			"  - {number: \"21\", text: [{text: 一}, {text: 二}]}\n" +
			"  - {number: \"21\", text: [{text: 一}]}\n",
	})
	_, findings := linked(t, dir)
	var got []string
	for _, f := range findings {
		got = append(got, fmt.Sprintf("%s:%d:%d %s %s", strings.TrimPrefix(f.Pos.File, "overlay/"), f.Pos.Line, f.Pos.Column, f.Severity, f.Code))
	}
	want := []string{
		"notes/a.yaml:2:10 warning unpinned-note", "notes/a.yaml:3:10 error dangling-note", "notes/a.yaml:4:10 error dangling-note",
		"notes/a.yaml:5:10 warning stale-note", "notes/a.yaml:6:10 error dangling-note",
		"official/csl/2017-06-01.yaml:5:14 error text-mismatch", "official/csl/2017-06-01.yaml:6:26 warning text-mismatch",
		"official/csl/2017-06-01.yaml:6:27 warning text-mismatch", "official/csl/2017-06-01.yaml:7:14 error text-mismatch",
		"pages/policy.md:1:1 error page-without-title",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, f := range findings {
		if f.Hint == "" && f.Code != "page-without-title" {
			t.Errorf("%s has no hint", f.Code)
		}
		if f.Pos.Line == 4 && !strings.Contains(f.Hint, "csl-keep-network-logs@2026-01-01") {
			t.Errorf("the hint is %q", f.Hint)
		}
	}
}

func TestAFolderWithoutItsNameIsNoLayer(t *testing.T) {
	dir := t.TempDir()
	_, findings := linked(t, dir)
	if len(findings) != 1 || findings[0].Code != "missing-file" {
		t.Errorf("got %v", findings)
	}
}

// The law is the same with and without layers: nothing in this package writes
// to it.
func TestEveryKindOfPlaceCanBeNotedAndTheLawStaysAsItIs(t *testing.T) {
	before := map[string]string{}
	for _, p := range corpus().Provisions {
		before[p.ID] = Target{Node: &p.Node}.Hash()
	}
	var notes strings.Builder
	notes.WriteString("notes:\n")
	all := ids(corpus())
	slices.Sort(all)
	for _, id := range all {
		target, found := find(corpus(), id)
		if !found || target.id() != id || target.URL() == "" {
			t.Fatalf("%s is found as %s at %q", id, target.id(), target.URL())
		}
		fmt.Fprintf(&notes, "  - {on: %s#%s, owner: Us}\n", id, target.Hash())
	}
	team := read(t, layer(t, map[string]string{"notes/all.yaml": notes.String()}))
	if len(team.Notes) != len(all) {
		t.Errorf("%d notes, want %d", len(team.Notes), len(all))
	}
	for _, p := range corpus().Provisions {
		if before[p.ID] != (Target{Node: &p.Node}).Hash() {
			t.Errorf("%s has changed", p.ID)
		}
	}
}
