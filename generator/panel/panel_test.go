package panel

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"legible/generator/law"
	linker "legible/generator/link"
	"legible/generator/overlay"
	"legible/generator/page"
	"legible/generator/source"
)

// corpus is the law of this repository, linked once, and pages are its pages.
var (
	corpus = sync.OnceValue(func() *law.Corpus {
		tree, _ := source.ReadDir("../../content", "content")
		asOf, _ := law.ParseDate("2026-11-21")
		c, _ := linker.Link(tree, asOf)
		return c
	})
	pages = sync.OnceValue(func() []page.Page { return slices.Collect(page.All(corpus(), page.Options{})) })
)

// team reads a layer of the given files.
func team(t *testing.T, files map[string]string) *overlay.Team {
	t.Helper()
	dir := t.TempDir()
	files["overlay.yaml"] = "name: Acme\n"
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	tree, _ := source.ReadDir(dir, "overlay")
	team, findings := overlay.Link([]*source.Tree{tree}, corpus())
	if findings.HasErrors() {
		t.Fatal(findings.Sorted())
	}
	return team
}

func made(t *testing.T, notes string, before *State) *Made {
	t.Helper()
	return Make(team(t, map[string]string{"notes/a.yaml": "notes:\n" + notes}), corpus(), page.NewWriter(corpus(), page.Options{}), pages(), before)
}

func status(s *State, id string) string {
	for _, d := range s.Duties {
		if d.ID == id {
			return d.Status
		}
	}
	return "(not counted)"
}

func TestADutyHasTheStatusSaidNearestToItAndTheLeastOfSeveral(t *testing.T) {
	const duty = "csl-keep-network-logs"
	for _, c := range []struct{ notes, want string }{
		{"  - {on: csl@2026-01-01/art_24, status: planned}\n", "none"},
		{"  - {on: csl@2026-01-01/art_23, status: planned}\n", "planned"},
		{"  - {on: csl@2026-01-01/art_23, status: planned}\n  - {on: csl@2026-01-01/art_23__para_1, status: partial}\n", "partial"},
		{"  - {on: csl@2026-01-01/art_23__para_1, status: partial}\n  - {on: csl@2026-01-01/art_23__para_1__point_3, status: alternative}\n", "alternative"},
		{"  - {on: csl@2026-01-01/art_23__para_1__point_3, status: planned}\n  - {on: csl-keep-network-logs@2026-01-01, status: implemented}\n", "implemented"},
		{"  - {on: csl-keep-network-logs@2026-01-01, status: implemented}\n  - {on: csl-keep-network-logs@2026-01-01, status: partial}\n", "partial"},
		{"  - {on: csl@2026-01-01/art_23__para_1__point_2, status: implemented}\n", "none"},
		{"  - {on: csl-keep-network-logs@2026-01-01, note: no status here}\n  - {on: csl@2026-01-01/art_23, status: planned}\n", "planned"},
	} {
		if got := status(made(t, c.notes, nil).State, duty); got != c.want {
			t.Errorf("%s has status %s after\n%s", duty, got, c.notes)
		}
	}
}

func TestWhatOnlyAuthoritiesOweIsNoGapOfTheTeam(t *testing.T) {
	m := made(t, "  - {on: csl@2026-01-01/art_23, note: x}\n", nil)
	counted := map[string]bool{}
	for _, d := range m.State.Duties {
		counted[d.ID] = true
	}
	for _, o := range corpus().Obligations {
		if counted[o.ID] && onlyAuthorities(o) && o.Binding {
			t.Errorf("%s binds authorities alone", o.ID)
		}
	}
	if n := len(m.State.Duties); n < 100 {
		t.Errorf("only %d duties are counted", n)
	}
}

func TestWhatChangedIsSaidDutyByDuty(t *testing.T) {
	states := func(pairs ...string) *State {
		s := &State{Format: StateFormat}
		for i := 0; i < len(pairs); i += 2 {
			s.Duties = append(s.Duties, DutyState{ID: pairs[i], Status: pairs[i+1]})
		}
		return s
	}
	now := states("a", "implemented", "b", "planned", "c", "partial", "d", "planned", "e", "none", "f", "implemented", "h", "none")
	was := states("a", "partial", "b", "implemented", "c", "planned", "d", "none", "e", "partial", "f", "not-applicable", "g", "planned")
	var got []string
	for _, c := range now.since(was) {
		got = append(got, c.kind+" "+c.id)
	}
	want := []string{"done a", "further c", "regressed b", "new d", "gone e", "gone g"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAStateIsReadBackAsItWasWritten(t *testing.T) {
	m := made(t, "  - {on: csl@2026-01-01/art_23, status: planned, owner: 张三, review-by: \"2026-01-31\"}\n", nil)
	raw, err := m.State.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := ReadState(raw)
	if err != nil || !reflect.DeepEqual(back, m.State) {
		t.Errorf("%v\n%+v\n%+v", err, back.Notes, m.State.Notes)
	}
	if !m.State.Notes[0].Overdue {
		t.Error("a review before the as-of date is not overdue")
	}
	if _, err := ReadState([]byte(`{"format": "other"}`)); err == nil {
		t.Error("any file is taken for a state")
	}
}

func TestNamesOfAnyKindHavePathsOfTheirOwn(t *testing.T) {
	n := names{prefix: "owner-"}
	for _, name := range []string{"Head of IT", "head of it", "张三", "李四", "***", "ISO 27001:A.8.15", "a/../b", strings.Repeat("x", 300)} {
		n.add(name)
		n.add(name)
	}
	seen := map[string]bool{}
	for _, name := range n.all {
		path := n.paths[name]
		if seen[path] {
			t.Errorf("%s is taken twice", path)
		}
		seen[path] = true
		if strings.Trim(path, "abcdefghijklmnopqrstuvwxyz0123456789-./") != "" || strings.Contains(path, "..") || strings.Count(path, "/") != 1 || len(path) > 100 {
			t.Errorf("%q became the path %q", name, path)
		}
	}
	if len(n.all) != 8 || n.paths["Head of IT"] != "team/owner-head-of-it.html" {
		t.Errorf("got %v", n.paths)
	}
}

// TestPanelsHoldToTheRulesOfPageData: Hugo lower-cases keys and turns numbers
// into others, so there are none.
func TestPanelsHoldToTheRulesOfPageData(t *testing.T) {
	m := made(t, "  - {on: csl@2026-01-01/art_23, status: planned, owner: A, controls: [X], evidence: [{title: E}], note: N, tags: [t], review-by: \"2026-01-31\"}\n"+
		"  - {on: csl@2017-06-01/art_21, status: partial}\n  - {on: csl-keep-network-logs@2026-01-01, owner: B}\n  - {on: term/important-data, note: T}\n"+
		"  - {on: decision/data-export/c-barred, note: D}\n", &State{Format: StateFormat})
	var hold func(where string, value any)
	hold = func(where string, value any) {
		switch v := value.(type) {
		case data:
			for key, inner := range v {
				if key != strings.ToLower(key) {
					t.Errorf("%s has the key %q", where, key)
				}
				hold(where+"/"+key, inner)
			}
		case list:
			for _, inner := range v {
				hold(where, inner)
			}
		case string, bool:
		default:
			t.Errorf("%s is a %T", where, value)
		}
	}
	for path, panel := range m.Panels {
		hold(path, panel)
	}
	for _, p := range m.Pages {
		hold(p.Path, p.Data)
	}
	for url, key := range map[string]string{
		"instruments/csl/2026-01-01/art_23.html": "notes", "instruments/csl/2017-06-01/art_21.html": "notes", "terms/important-data.html": "notes",
		"decisions/data-export/outcome-c-barred.html": "notes", "decisions/data-export/index.html": "outcomes", "actors/network-operator.html": "rows",
		"obligations/index.html": "standings",
	} {
		if m.Panels[url][key] == nil {
			t.Errorf("%s has no %s", url, key)
		}
	}
	stale := m.Panels["instruments/csl/2017-06-01/art_21.html"]["notes"].(list)[0].(data)["stale"].(data)
	if stale["class"] != "superseded" || stale["compare"] == nil {
		t.Errorf("a note on a past text is marked %v", stale)
	}
}

func TestNoPublicPageIsTouched(t *testing.T) {
	fresh := slices.Collect(page.All(corpus(), page.Options{}))
	made(t, "  - {on: csl@2026-01-01/art_23, status: planned}\n", nil)
	if !reflect.DeepEqual(fresh, pages()) {
		t.Error("making panels changed a public page")
	}
}
