package site_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"legible/generator/site"
)

// begin starts a publication that the test ends if it does not end itself.
func begin(t *testing.T, dir string) *site.Publication {
	t.Helper()
	p, err := site.Begin(dir, "corpus", site.Public)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Abort() })
	return p
}

// publish puts a site of the given files into dir.
func publish(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	p := begin(t, dir)
	for name, text := range files {
		if err := p.Write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Commit(); err != nil {
		t.Fatal(err)
	}
}

// tree lists what lies below dir with its content, locks left out.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var lines []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(name, ".lock") {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		line := filepath.ToSlash(rel)
		if d.Type().IsRegular() {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			line += " " + string(data)
		}
		lines = append(lines, line)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAFolderThatIsNotOursIsRefusedAndStaysAsItIs(t *testing.T) {
	for name, prepare := range map[string]func(dir string){
		"a file": func(dir string) { write(t, dir, "x") },
		"a folder with a foreign file": func(dir string) {
			write(t, filepath.Join(dir, "thesis.doc"), "ten years")
		},
		"a folder of empty folders": func(dir string) {
			if err := os.MkdirAll(filepath.Join(dir, "photos"), 0o755); err != nil {
				t.Fatal(err)
			}
		},
		"a site with a foreign file": func(dir string) {
			publish(t, dir, map[string]string{"a/index.html": "a"})
			write(t, filepath.Join(dir, "a", "notes.txt"), "mine")
		},
		"a site with a foreign link": func(dir string) {
			publish(t, dir, map[string]string{"index.html": "a"})
			if err := os.Symlink("/", filepath.Join(dir, "root")); err != nil {
				t.Fatal(err)
			}
		},
		"an internal site": func(dir string) {
			publish(t, dir, map[string]string{"index.html": "a"})
			manifest := filepath.Join(dir, site.ManifestName)
			write(t, manifest, strings.Replace(read(t, manifest), `"public"`, `"internal"`, 1))
		},
		"a site with a broken manifest": func(dir string) { write(t, filepath.Join(dir, site.ManifestName), "{") },
		"a site of another program": func(dir string) {
			write(t, filepath.Join(dir, site.ManifestName), `{"generator":"other","audience":"public","files":{}}`)
		},
		"the home folder": func(dir string) {
			if err := os.Mkdir(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			t.Setenv("HOME", dir)
		},
		"a link to an empty folder": func(dir string) {
			if err := os.Symlink(t.TempDir(), dir); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "public")
			prepare(dir)
			before := tree(t, parent)
			if p, err := site.Begin(dir, "corpus", site.Public); !errors.Is(err, site.ErrRefused) {
				if err == nil {
					_ = p.Abort()
				}
				t.Errorf("%s is not refused: %v", name, err)
			}
			if after := tree(t, parent); after != before {
				t.Errorf("%s was changed:\n%s\nwas\n%s", name, after, before)
			}
		})
	}
}

func TestTheRootOfAFileSystemIsRefused(t *testing.T) {
	for _, dir := range []string{"/", "/..", "///"} {
		if _, err := site.Begin(dir, "corpus", site.Public); !errors.Is(err, site.ErrRefused) {
			t.Errorf("%s is not refused: %v", dir, err)
		}
	}
}

func TestAnEmptyOrAbsentFolderIsTaken(t *testing.T) {
	parent := t.TempDir()
	publish(t, filepath.Join(parent, "below", "it"), map[string]string{"index.html": "a"})
	if err := os.Mkdir(filepath.Join(parent, "empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	publish(t, filepath.Join(parent, "empty"), map[string]string{"index.html": "b"})
	if got := read(t, filepath.Join(parent, "empty", "index.html")); got != "b" {
		t.Errorf("the page is %q", got)
	}
}

func TestWhatAKilledBuildLeftIsRemoved(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	publish(t, dir, map[string]string{"index.html": "old"})
	write(t, filepath.Join(parent, ".legible-public.staging", "half", "page.html"), "half")
	publish(t, dir, map[string]string{"index.html": "new"})
	if findings, err := site.Verify(dir); err != nil || len(findings) > 0 {
		t.Errorf("the site is not what its manifest says: %v %v", findings, err)
	}
	if got := tree(t, parent); strings.Contains(got, "half") || strings.Contains(got, ".staging") {
		t.Errorf("something is left:\n%s", got)
	}
}

func TestAStagingFolderThatIsALinkIsNotFollowed(t *testing.T) {
	parent, elsewhere := t.TempDir(), t.TempDir()
	write(t, filepath.Join(elsewhere, "thesis.doc"), "ten years")
	if err := os.Symlink(elsewhere, filepath.Join(parent, ".legible-public.staging")); err != nil {
		t.Fatal(err)
	}
	if _, err := site.Begin(filepath.Join(parent, "public"), "corpus", site.Public); !errors.Is(err, site.ErrRefused) {
		t.Errorf("the link is not refused: %v", err)
	}
	read(t, filepath.Join(elsewhere, "thesis.doc"))
}

func TestASecondBuildIsToldOfTheFirst(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	publish(t, dir, map[string]string{"index.html": "a"})
	publish(t, dir, map[string]string{"index.html": "b"})
	p := begin(t, dir)
	if _, err := site.Begin(dir, "corpus", site.Public); !errors.Is(err, site.ErrLocked) {
		t.Errorf("a second build begins: %v", err)
	}
	if err := site.Rollback(dir); !errors.Is(err, site.ErrLocked) {
		t.Errorf("a rollback during a build begins: %v", err)
	}
	if err := p.Abort(); err != nil {
		t.Fatal(err)
	}
	publish(t, dir, map[string]string{"index.html": "c"})
}

func TestCommitKeepsTheOldSiteAndRollbackExchangesThem(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	if err := site.Rollback(dir); !errors.Is(err, site.ErrRefused) {
		t.Errorf("a rollback of nothing: %v", err)
	}
	publish(t, dir, map[string]string{"index.html": "one"})
	if err := site.Rollback(dir); !errors.Is(err, site.ErrRefused) {
		t.Errorf("a rollback to nothing: %v", err)
	}
	publish(t, dir, map[string]string{"index.html": "two", "new.html": "two"})
	publish(t, dir, map[string]string{"index.html": "three"})
	for _, want := range []string{"two", "three", "two"} {
		if err := site.Rollback(dir); err != nil {
			t.Fatal(err)
		}
		if got := read(t, filepath.Join(dir, "index.html")); got != want {
			t.Errorf("the site is %q, want %q", got, want)
		}
		if findings, err := site.Verify(dir); err != nil || len(findings) > 0 {
			t.Errorf("the site is not what its manifest says: %v %v", findings, err)
		}
	}
	write(t, filepath.Join(dir, "mine.txt"), "mine")
	if err := site.Rollback(dir); !errors.Is(err, site.ErrRefused) {
		t.Errorf("a rollback takes a foreign file away: %v", err)
	}
}

func TestAnAbortedBuildLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	publish(t, dir, map[string]string{"index.html": "one", "a/b.html": "b"})
	before := tree(t, parent)
	p := begin(t, dir)
	if err := p.Write("index.html", []byte("two")); err != nil {
		t.Fatal(err)
	}
	if p.Files() != 1 {
		t.Errorf("%d files are written, want 1", p.Files())
	}
	if err := p.Abort(); err != nil {
		t.Fatal(err)
	}
	if after := tree(t, parent); after != before {
		t.Errorf("left is\n%s\nwas\n%s", after, before)
	}
	p = begin(t, dir)
	if err := p.Write("index.html", []byte("two")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(p.Commit(), p.Abort()); err != nil {
		t.Fatal(err)
	}
	if got := read(t, filepath.Join(dir, "index.html")); got != "two" {
		t.Errorf("abort after commit takes the site back to %q", got)
	}
}

func TestAPathOutsideTheSiteIsRefused(t *testing.T) {
	parent := t.TempDir()
	p := begin(t, filepath.Join(parent, "public"))
	for _, path := range []string{
		"", ".", "..", "../x", "/x", "/", "a/../../x", "a/..", "a/../b", "./a", "a//b", "a/", `..\x`, `a\b`, `C:\x`,
	} {
		if err := p.Write(path, []byte("x")); err == nil {
			t.Errorf("%q is written", path)
		}
	}
	if p.Files() != 0 {
		t.Errorf("%d files are written", p.Files())
	}
	if err := p.Write("a", []byte("x")); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"a", "a/b"} {
		if err := p.Write(path, []byte("y")); err == nil {
			t.Errorf("%q is written over a file", path)
		}
	}
}

func TestWhatAppearsDuringTheBuildIsNotOverwritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	publish(t, dir, map[string]string{"index.html": "one"})
	p := begin(t, dir)
	if err := p.Write("index.html", []byte("two")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "upload.csv"), "theirs")
	if err := p.Commit(); !errors.Is(err, site.ErrRefused) {
		t.Errorf("commit takes the upload away: %v", err)
	}
	if err := p.Abort(); err != nil {
		t.Fatal(err)
	}
	if read(t, filepath.Join(dir, "index.html")) != "one" || read(t, filepath.Join(dir, "upload.csv")) != "theirs" {
		t.Error("the old site did not stay")
	}
}

func TestAPageCannotTakeThePlaceOfTheManifest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	publish(t, dir, map[string]string{"index.html": "one"})
	p := begin(t, dir)
	if err := errors.Join(p.Write(site.ManifestName, []byte("{}")), p.Commit()); err == nil {
		t.Error("a page is the manifest")
	}
	if got := read(t, filepath.Join(dir, "index.html")); got != "one" {
		t.Errorf("the site is %q", got)
	}
}

// TestAReaderSeesOneVersionEachTime publishes two hundred sites of two files while
// a reader asks for both, through one open folder and through their paths.
func TestAReaderSeesOneVersionEachTime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	site := func(n int) map[string]string {
		return map[string]string{"index.html": fmt.Sprint(n), "deep/down/page.html": fmt.Sprint(n)}
	}
	publish(t, dir, site(0))
	var stop atomic.Bool
	done := make(chan []string)
	go func() {
		var seen []string
		for last := false; !last; {
			last = stop.Load()
			root, err := os.OpenRoot(dir)
			if err != nil {
				seen = append(seen, "the site is gone: "+err.Error())
				continue
			}
			a, errA := root.ReadFile("index.html")
			b, errB := root.ReadFile("deep/down/page.html")
			_ = root.Close()
			// A folder that two builds replaced meanwhile may lose its files.
			if errA == nil && errB == nil && string(a) != string(b) {
				seen = append(seen, fmt.Sprintf("two versions at once: %s and %s", a, b))
			}
			// Each lookup of a path goes through the exchange.
			if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
				seen = append(seen, "a page is gone: "+err.Error())
			}
		}
		done <- seen
	}()
	for n := 1; n <= 200; n++ {
		publish(t, dir, site(n))
	}
	stop.Store(true)
	if seen := <-done; len(seen) > 0 {
		t.Errorf("%d times; first %s", len(seen), seen[0])
	}
}

func TestVerifyTellsWhatIsChangedMissingAndForeign(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	publish(t, dir, map[string]string{"index.html": "one", "a/b.html": "b", "a/c.html": "c", "d.html": "d"})
	if findings, err := site.Verify(dir); err != nil || len(findings) > 0 {
		t.Fatalf("a fresh site: %v %v", findings, err)
	}
	write(t, filepath.Join(dir, "index.html"), "0ne")
	write(t, filepath.Join(dir, "a", "foreign.html"), "x")
	if err := errors.Join(os.Remove(filepath.Join(dir, "a", "b.html")), os.Remove(filepath.Join(dir, "d.html")), os.Symlink("a/c.html", filepath.Join(dir, "d.html"))); err != nil {
		t.Fatal(err)
	}
	findings, err := site.Verify(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a/b.html: missing", "a/foreign.html: not in the manifest", "d.html: not a regular file", "index.html: changed"}
	if !slices.Equal(findings, want) {
		t.Errorf("verify finds %q, want %q", findings, want)
	}
	if _, err := site.Verify(t.TempDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder without manifest: %v", err)
	}
}

func TestTheManifestIsTheSameForTheSameFiles(t *testing.T) {
	encode := func(names ...string) string {
		m := site.NewManifest("corpus", site.Public)
		for _, name := range names {
			m.Add(name, []byte(name))
		}
		data, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	one, other := encode("a", "b/c", "d"), encode("d", "b/c", "a")
	if one != other || !strings.HasSuffix(one, "}\n") {
		t.Errorf("the manifests are\n%s\nand\n%s", one, other)
	}
	if !strings.Contains(one, `"a": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"`) {
		t.Errorf("the manifest has no SHA-256 of a:\n%s", one)
	}
}
