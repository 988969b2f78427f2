package source

import (
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// sized is the description of a plain file of some size.
type sized int64

func (s sized) Size() int64        { return int64(s) }
func (s sized) Name() string       { return "" }
func (s sized) Mode() fs.FileMode  { return 0 }
func (s sized) ModTime() time.Time { return time.Time{} }
func (s sized) IsDir() bool        { return false }
func (s sized) Sys() any           { return nil }

// findings writes findings as "file code" lines, sorted.
func findings(t *testing.T, fsys fs.FS) string {
	t.Helper()
	_, ds := ReadFS(fsys, "c")
	var out []string
	for _, d := range ds.Sorted() {
		out = append(out, d.Pos.File+" "+d.Code)
	}
	return strings.Join(out, "\n")
}

func TestOnlyContentFilesAreReadAndTheRestIsNamed(t *testing.T) {
	y := &fstest.MapFile{Data: []byte("a: b\n")}
	fsys := fstest.MapFS{
		"README.md": {Data: []byte("\xff")}, "embed.go": {Data: []byte("\xff")}, ".git/config": y, ".env": y, "a/.x.yaml": y,
		"site.yaml": y, "instruments/csl/instrument.yaml": y, "instruments/csl-2/instrument.yaml": y,
		"pages/about.md": {Data: []byte("# A\r\n")}, "pages/zh/about.md": y,
		"notes.md": y, "a/README.md": y, "a/embed.go": y, "old.yml": y, "b/OLD.YAML": y, "site.yaml~": y, "x.json": y,
	}
	tree, _ := ReadFS(fsys, "c")
	var got []string
	for _, f := range tree.Files {
		got = append(got, f.Path)
		if (f.Root == nil) != strings.HasSuffix(f.Path, ".md") || tree.File(f.Path) != f || f.Name != "c/"+f.Path {
			t.Errorf("%+v", f)
		}
	}
	want := "instruments/csl-2/instrument.yaml instruments/csl/instrument.yaml pages/about.md pages/zh/about.md site.yaml"
	if strings.Join(got, " ") != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if f := tree.File("pages/about.md"); f.Text != "# A\n" {
		t.Errorf("text %q", f.Text)
	}
	if f := tree.File("none"); f != nil {
		t.Errorf("a missing file is %+v", f)
	}
	wantFindings := `c/a/README.md unknown-file
c/a/embed.go unknown-file
c/b/OLD.YAML bad-name
c/notes.md unknown-file
c/old.yml bad-name
c/site.yaml~ unknown-file
c/x.json unknown-file`
	if got := findings(t, fsys); got != wantFindings {
		t.Errorf("got\n%s\nwant\n%s", got, wantFindings)
	}
}

func TestNamesThatFailOnSomePlatformAreRefused(t *testing.T) {
	for _, name := range []string{
		"con.yaml", "CON.yaml", "aux.x.yaml", "nul", "lpt1.yaml", "COM9.yaml", "name.", "name ", " name.yaml", "-rf.yaml",
		"a:b.yaml", "a?b.yaml", "a#b.yaml", "a*b.yaml", "a\\b.yaml", "C:\\x.yaml", "a%2e.yaml", "a\x01b.yaml", "a\u202eb.yaml",
		"a\xffb.yaml", "a\nb.yaml", strings.Repeat("x", 300) + ".yaml",
	} {
		if badName(name) == "" {
			t.Errorf("%q is accepted", name)
		}
	}
	for _, name := range []string{"chapter-3.yaml", "2017-06-01", "网络.yaml", "console.yaml", "com10.yaml", "a b.yaml", "_x.yaml", "auxiliary"} {
		if why := badName(name); why != "" {
			t.Errorf("%q is refused: %s", name, why)
		}
	}
}

func TestNamesThatAreOneOnSomeFileSystemsCollide(t *testing.T) {
	y := &fstest.MapFile{Data: []byte("a: b\n")}
	got := findings(t, fstest.MapFS{
		"Art-1/a.yaml": y, "art-1/a.yaml": y, "caf\u00e9.yaml": y, "cafe\u0301.yaml": y, "Caf\u00e9/x.yaml": y, "b/A.yaml": y, "c/a.yaml": y,
	})
	if want := "c/art-1 collision\nc/caf\u00e9.yaml collision"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNothingButPlainFilesIsOpened(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs symbolic links and named pipes")
	}
	outside := t.TempDir()
	write(t, outside, "secret.yaml", "secret: yes\n")
	dir := t.TempDir()
	write(t, dir, "good.yaml", "a: b\n")
	for name, target := range map[string]string{
		"file.yaml": filepath.Join(outside, "secret.yaml"), "folder": outside, "inside.yaml": "good.yaml", "loop": ".", "gone.yaml": "none",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := mkfifo(filepath.Join(dir, "pipe.yaml")); err != nil {
		t.Fatal(err)
	}
	short, err := os.MkdirTemp("", "s")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(short)
	socket, err := net.Listen("unix", filepath.Join(short, "s"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	if err := os.Rename(filepath.Join(short, "s"), filepath.Join(dir, "socket.yaml")); err != nil {
		t.Fatal(err)
	}
	tree, ds := ReadDir(dir, "c")
	if len(tree.Files) != 1 || tree.Files[0].Path != "good.yaml" {
		t.Errorf("read %d files", len(tree.Files))
	}
	if n := ds.Len(); n != 7 {
		t.Errorf("%d findings, want 7", n)
	}
	for _, d := range ds.Sorted() {
		if d.Code != "link" {
			t.Errorf("%s: %s [%s]", d.Pos, d.Message, d.Code)
		}
	}
}

func TestAFileSwappedAfterListingIsNotRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs named pipes")
	}
	dir := t.TempDir()
	write(t, dir, "a.yaml", "a: b\n")
	write(t, dir, "b.yaml", "a: b\n")
	write(t, dir, "c.yaml", "a: b\n")
	write(t, dir, "d.yaml", "a: b\n")
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	entries, _ := walk(root.FS(), "c")
	for _, name := range []string{"a.yaml", "b.yaml", "c.yaml"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := mkfifo(filepath.Join(dir, "b.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/hostname", filepath.Join(dir, "c.yaml")); err != nil {
		t.Fatal(err)
	}
	for i, e := range entries {
		f, ds := readFile(e, "c", rootOpener(root))
		if i == 3 {
			if ds.Len() > 0 || f.Root == nil {
				t.Errorf("%s is not read", e.path)
			}
			continue
		}
		if got := ds.Sorted(); len(got) != 1 || got[0].Code != "unreadable" || strings.Contains(got[0].Message, dir) {
			t.Errorf("%s: got %+v", e.path, got)
		}
	}
}

func TestAMissingFolderIsAFindingWithoutItsPath(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	tree, ds := ReadDir(dir, "content")
	got := ds.Sorted()
	if tree == nil || len(got) != 1 || got[0].Code != "unreadable" || got[0].Pos.File != "content" || strings.Contains(got[0].Message, dir) {
		t.Errorf("got %+v", got)
	}
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}
