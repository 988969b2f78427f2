package source

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var errFault = errors.New("input/output error")

// unreliable is a folder whose disk fails at the files named after the fault.
type unreliable struct{ fstest.MapFS }

func (u unreliable) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := u.MapFS.ReadDir(name)
	if name == "closed" {
		return entries[:1], &fs.PathError{Op: "readdir", Path: "/secret/" + name, Err: errFault}
	}
	for i, e := range entries {
		entries[i] = unreliableEntry{e}
	}
	return entries, err
}

func (u unreliable) ReadLink(name string) (string, error) {
	return "", &fs.PathError{Op: "readlink", Path: name, Err: errFault}
}

func (u unreliable) Open(name string) (fs.File, error) {
	f, err := u.MapFS.Open(name)
	return unreliableFile{f, name}, err
}

type unreliableEntry struct{ fs.DirEntry }

func (e unreliableEntry) Info() (fs.FileInfo, error) {
	if strings.HasPrefix(e.Name(), "noinfo") {
		return nil, &fs.PathError{Op: "lstat", Path: "/secret/" + e.Name(), Err: errFault}
	}
	return e.DirEntry.Info()
}

type unreliableFile struct {
	fs.File
	name string
}

func (f unreliableFile) Stat() (fs.FileInfo, error) {
	if strings.HasPrefix(f.name, "nostat") {
		return nil, errFault
	}
	return f.File.Stat()
}

func (f unreliableFile) Read(p []byte) (int, error) {
	switch {
	case strings.HasPrefix(f.name, "noread"):
		return 0, errFault
	case strings.HasPrefix(f.name, "grows"):
		return len(p), nil // and never ends
	}
	return f.File.Read(p)
}

// TestADiskThatFailsIsAFindingAndTheOtherFilesAreRead lets every call of
// reading fail: what fails is named, by its path in the content only, and what
// can be read is.
func TestADiskThatFailsIsAFindingAndTheOtherFilesAreRead(t *testing.T) {
	y := &fstest.MapFile{Data: []byte("a: b\n")}
	tree, ds := ReadFS(unreliable{fstest.MapFS{
		"closed/a.yaml": y, "closed/b.yaml": y, "good.yaml": y, "grows.yaml": y, "noinfo.yaml": y, "noread.yaml": y, "nostat.yaml": y,
		"link.yaml": {Mode: fs.ModeSymlink}, "device.yaml": {Mode: fs.ModeDevice}, "odd.yaml": {Mode: fs.ModeIrregular},
	}}, "c")
	var got []string
	for _, d := range ds.Sorted() {
		got = append(got, fmt.Sprintf("%s: %s [%s]", d.Pos.File, d.Message, d.Code))
	}
	want := []string{
		"c/closed: cannot list the folder: input/output error [unreadable]",
		"c/device.yaml: a device is not read [link]",
		"c/grows.yaml: the file is larger than 4 MiB [limit]",
		"c/link.yaml: a symbolic link is not read [link]",
		"c/noinfo.yaml: cannot read the file: input/output error [unreadable]",
		"c/noread.yaml: cannot read the file: input/output error [unreadable]",
		"c/nostat.yaml: cannot read the file: input/output error [unreadable]",
		"c/odd.yaml: a special file is not read [link]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// Of a folder that breaks off, what was listed is read: the finding stops
	// the build all the same.
	for name, read := range map[string]bool{"good.yaml": true, "closed/a.yaml": true, "closed/b.yaml": false, "grows.yaml": false, "noread.yaml": false} {
		if f := tree.File(name); (f != nil && f.Root != nil) != read {
			t.Errorf("%s: %+v, want read %v", name, f, read)
		}
	}
}

// weighty says that its files are as large as a file may be, without being so.
type weighty struct{ fstest.MapFS }

func (w weighty) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := w.MapFS.ReadDir(name)
	for i, e := range entries {
		entries[i] = weightyEntry{e}
	}
	return entries, err
}

type weightyEntry struct{ fs.DirEntry }

func (weightyEntry) Info() (fs.FileInfo, error) { return sized(MaxFileBytes), nil }

func TestMoreInputThanAllowedIsOneFindingForTheFolder(t *testing.T) {
	fsys := fstest.MapFS{}
	most := MaxInputBytes / MaxFileBytes
	for i := range most + 3 {
		fsys[fmt.Sprintf("f%04d.yaml", i)] = &fstest.MapFile{Data: []byte("a: b\n")}
	}
	tree, ds := ReadFS(weighty{fsys}, "c")
	got := ds.Sorted()
	if len(got) != 1 || got[0].Code != "limit" || got[0].Pos.File != "c" || got[0].Message != "the files are more than 512 MiB together" {
		t.Errorf("got %+v", got)
	}
	if len(tree.Files) != most {
		t.Errorf("%d files are read, want %d", len(tree.Files), most)
	}
}

func TestABadNameAndFoldersTooDeepAreFindings(t *testing.T) {
	y := &fstest.MapFile{Data: []byte("a: b\n")}
	deepest := strings.Repeat("d/", MaxDepth)
	got := findings(t, fstest.MapFS{"aux.yaml": y, deepest + "a.yaml": y, deepest + "d/b.yaml": y})
	if want := "c/aux.yaml bad-name\nc/" + deepest + "d limit"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhatALibraryReportsWithoutAPlaceIsShownWithinTheText(t *testing.T) {
	for _, c := range []struct{ name, yaml, want string }{
		{"a number beyond any machine", "a: " + strings.Repeat("9", 400) + "\n", `1:4 "` + strings.Repeat("9", 40) + `…" is too large for a number`},
		{"a long alias", "a: *" + strings.Repeat("b", 60) + "\n", "1:4 aliases are not allowed"},
		{"a long anchor", "a: &" + strings.Repeat("b", 60) + " x\n", `1:4 the anchor "&` + strings.Repeat("b", 40) + `…" is not allowed`},
		{"an alias for a key", "a: &x b\n*x : c\n", `1:4 the anchor "&x" is not allowed`},
		{"a wide colon above blank lines", "text:\n  - en：General\n\n\n    zh: x\n", "2:7 U+FF1A"},
		{"a list at the top", "- a\n", "1:1 a file starts with keys, but this is a list"},
		{"a value at the top", "a\n", "1:1 a file starts with keys, but this is only a value"},
	} {
		_, ds := readOne(c.yaml)
		if len(ds) == 0 {
			t.Errorf("%s is accepted", c.name)
			continue
		}
		if got := fmt.Sprintf("%d:%d %s", ds[0].Pos.Line, ds[0].Pos.Column, ds[0].Message); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// The YAML library refuses an escape that is cut off before we see it; should
// another version let it through, it reads nothing behind its line.
func TestAnEscapeCutOffReadsNothingBehindItsLine(t *testing.T) {
	for _, s := range []string{`\`, `\x`, `\x1`, `\u12`, `\U0010FFF`, `\xzz`, `\u12"4`, `\q`, `\x41`, `\u6cd5`, `\U00020BB7`, "法"} {
		for n := 1; n <= len(s); n++ {
			if _, length := unescape(s[:n]); length < 1 || length > n {
				t.Errorf("%q takes %d bytes", s[:n], length)
			}
		}
	}
	c := composer{lines: []string{"a"}}
	if c.rest(0, 1) != "" || c.rest(2, 1) != "" || c.rest(1, 9) != "" {
		t.Error("a place outside the text holds text")
	}
}

func TestTheUnquotedDatesOfAFileAreTold(t *testing.T) {
	f, ds := readOne("a: 2017-06-01\nb: '2017-06-01'\nc: [x, {d: 2026-01-01}]\ne: {f: 2017}\n")
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	var got []string
	f.Root.Dates(func(path []string) { got = append(got, strings.Join(path, "/")) })
	if want := "a c/1/d"; strings.Join(got, " ") != want {
		t.Errorf("dates at %q, want %q", got, want)
	}
}

func TestEveryTypeHasAWordForMessages(t *testing.T) {
	seen := map[string]bool{}
	for typ := Text; typ <= Date; typ++ {
		if word := typ.String(); word == "" || seen[word] {
			t.Errorf("type %d is called %q", typ, word)
		} else {
			seen[word] = true
		}
	}
}

func TestEditsOfOneLineAreMadeInItsOrder(t *testing.T) {
	got, err := Apply([]byte("a: {b: x, c: x}\n"), []Edit{{at(1, 14), "x", "two"}, {at(1, 8), "x", "one"}})
	if want := "a: {b: one, c: two}\n"; err != nil || string(got) != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}
