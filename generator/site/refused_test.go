package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"legible/generator/page"
)

func TestAWorkingFolderThatIsGoneStopsTheBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	if err := os.Remove(dir); err != nil {
		t.Skip("this system keeps a folder that is worked in:", err)
	}
	if _, err := Begin("public", "1", Public); !errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrRefused) {
		t.Errorf("a build begins: %v", err)
	}
}

func TestALockThatCannotBeMadeStopsTheBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if err := putSite(&faulty{}, dir, "1"); err != nil {
		t.Fatal(err)
	}
	lock := filepath.Join(filepath.Dir(dir), ".legible-public.lock")
	if err := errors.Join(os.Remove(lock), os.Mkdir(lock, 0o755)); err != nil {
		t.Fatal(err)
	}
	if err := putSite(&faulty{}, dir, "2"); err == nil || !strings.Contains(err.Error(), "cannot lock "+dir) || errors.Is(err, ErrLocked) {
		t.Errorf("the error is %v", err)
	}
	if got := version(t, dir); got != "1" {
		t.Errorf("%q is published", got)
	}
}

func TestALockFileThatNamesNobodyIsALockAllTheSame(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	p, err := begin(system{}, dir, "1", Public)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Abort() }()
	if err := os.WriteFile(p.lock.Path(), []byte("\x1b[2Jroot"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := begin(system{}, dir, "2", Public); !errors.Is(err, ErrLocked) || strings.ContainsAny(err.Error(), "(\x1b") {
		t.Errorf("the error is %v", err)
	}
}

func TestARollbackBringsBackASiteThatWasDeleted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if err := errors.Join(putSite(&faulty{}, dir, "1"), putSite(&faulty{}, dir, "2"), os.RemoveAll(dir), Rollback(dir)); err != nil {
		t.Fatal(err)
	}
	if got := version(t, dir); got != "1" {
		t.Errorf("%q is published", got)
	}
	if err := Rollback(dir); !errors.Is(err, ErrRefused) {
		t.Errorf("a second rollback: %v", err)
	}
}

// unreadable is a theme of which one file cannot be read.
type unreadable struct {
	fstest.MapFS
	name string
}

var errDisk = errors.New("input/output error")

func (u unreadable) ReadFile(name string) ([]byte, error) {
	if name == u.name {
		return nil, errDisk
	}
	return u.MapFS.ReadFile(name)
}

func (u unreadable) Open(name string) (fs.File, error) {
	if name == u.name {
		return nil, errDisk
	}
	return u.MapFS.Open(name)
}

func smallTheme() fstest.MapFS {
	return fstest.MapFS{
		"i18n/en.toml":        {Data: []byte("[word]\nother = \"word\"\n")},
		"layouts/thing.html":  {Data: []byte(`<p>{{ .Params.text }}</p>`)},
		"layouts/single.html": {Data: []byte(`never asked for`)},
	}
}

func twoPages() Input { return pagesWith("zh/b.html") }

// pagesWith has two pages, the second one with that value as its text.
func pagesWith(second any) Input {
	var pages []page.Page
	for name, text := range map[string]any{"a.html": "a.html", "zh/b.html": second} {
		pages = append(pages, page.Page{Path: name, Layout: "thing", Lang: "en", Title: name, Data: map[string]any{"text": text}})
	}
	slices.SortFunc(pages, func(a, b page.Page) int { return strings.Compare(a.Path, b.Path) })
	return Input{Title: "site", Pages: Of(pages...), Files: func() (map[string][]byte, error) { return map[string][]byte{"data/law.json": []byte("{}")}, nil }}
}

// TestWhatCannotBeStagedIsNamedAndNothingIsWritten breaks the theme and the
// data of a page, for a rendering and for a project on disk.
func TestWhatCannotBeStagedIsNamedAndNothingIsWritten(t *testing.T) {
	encoded := pagesWith(func() {}) // no layout could read it
	unmade := twoPages()
	unmade.Pages = func(yield func(page.Page, error) bool) { yield(page.Page{}, errDisk) }
	for name, c := range map[string]struct {
		theme fs.FS
		in    Input
		want  string
	}{
		"a layout that cannot be read": {unreadable{smallTheme(), "layouts/thing.html"}, twoPages(), errDisk.Error()},
		"a theme without words":        {fstest.MapFS{"layouts/thing.html": {Data: []byte("x")}}, twoPages(), "i18n"},
		"data that cannot be encoded":  {smallTheme(), encoded, "zh/b.html: "},
		"a page that cannot be made":   {smallTheme(), unmade, errDisk.Error()},
		"a layout that does not parse": {fstest.MapFS{"i18n/en.toml": {}, "layouts/thing.html": {Data: []byte("{{ if }}")}}, twoPages(), "thing.html"},
		"words that do not parse":      {fstest.MapFS{"i18n/en.toml": {Data: []byte("[")}, "layouts/thing.html": {Data: []byte("x")}}, twoPages(), "en.toml"},
	} {
		err := Render(context.Background(), c.theme, c.in, func(path string, _ []byte) error {
			t.Errorf("%s: %s is written", name, path)
			return nil
		})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want one with %q", name, err, c.want)
		}
		if strings.Contains(name, "parse") {
			continue // the hugo command would find that
		}
		if err := Project(t.TempDir(), c.theme, c.in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error of a project is %v, want one with %q", name, err, c.want)
		}
	}
}

func TestAProjectOnDiskIsTheOneThatIsRendered(t *testing.T) {
	dir, in := t.TempDir(), twoPages()
	if err := Project(dir, smallTheme(), in); err != nil {
		t.Fatal(err)
	}
	var got []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(filepath.Join(dir, hugoWork), name)
			got = append(got, filepath.ToSlash(rel))
		}
		return err
	})
	want := "content/000000.md content/000001.md hugo.json i18n/en.toml layouts/single.html layouts/thing.html static/data/law.json"
	if strings.Join(got, " ") != want || err != nil {
		t.Errorf("the project is %s (%v)", strings.Join(got, " "), err)
	}
	if text, err := os.ReadFile(filepath.Join(dir, hugoWork, "content/000001.md")); err != nil || !strings.Contains(string(text), `"url":"/zh/b.html"`) {
		t.Errorf("the second page is %s (%v)", text, err)
	}
	in.Files = func() (map[string][]byte, error) { return nil, errDisk }
	if err := Project(t.TempDir(), smallTheme(), in); !errors.Is(err, errDisk) {
		t.Errorf("the error of the other files is lost: %v", err)
	}
	for _, inTheWay := range []string{"hugo.json", "i18n", "content", "static"} {
		dir := t.TempDir()
		blocked := filepath.Join(dir, hugoWork, inTheWay)
		if inTheWay == "hugo.json" {
			blocked = filepath.Join(dir, hugoWork)
		}
		if err := errors.Join(os.MkdirAll(filepath.Dir(blocked), 0o755), os.WriteFile(blocked, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
		if err := Project(dir, smallTheme(), twoPages()); err == nil {
			t.Errorf("with a file at %s the project is written", inTheWay)
		}
	}
}

func TestProgressTellsThePagesMade(t *testing.T) {
	in, said := twoPages(), []string{}
	in.Progress = func(stage string, done, total int) { said = append(said, fmt.Sprintf("%s %d/%d", stage, done, total)) }
	if err := Render(context.Background(), smallTheme(), in, func(string, []byte) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(said, "pages 2/0") {
		t.Errorf("progress says %q", said)
	}
}

func TestAFullDiskStopsARenderingOfKeptPages(t *testing.T) {
	in := twoPages()
	in.Kept, in.Stamp = new(Kept), "0123456789ab"
	if err := Render(context.Background(), smallTheme(), in, func(string, []byte) error { return nil }); err != nil {
		t.Fatal(err)
	}
	err := Render(context.Background(), smallTheme(), in, func(string, []byte) error { return errDisk })
	if !errors.Is(err, errDisk) {
		t.Errorf("the error is %v", err)
	}
}

// Pages are made ahead on another goroutine, which a failure stops: here each
// page is a batch of its own.
func TestAFullDiskStopsTheMakingOfPages(t *testing.T) {
	const all = 200
	made := 0
	in := Input{Title: "site", Files: twoPages().Files, Pages: func(yield func(page.Page, error) bool) {
		for made < all {
			p := page.Page{Path: fmt.Sprintf("%d.html", made), Layout: "thing", Lang: []string{"en", "zh"}[made%2], Title: "x", Data: map[string]any{"text": "x"}}
			if made++; !yield(p, nil) {
				return
			}
		}
	}}
	err := Render(context.Background(), smallTheme(), in, func(string, []byte) error { return errDisk })
	if !errors.Is(err, errDisk) || made == all {
		t.Errorf("after the error %v %d of %d pages were made", err, made, all)
	}
}
