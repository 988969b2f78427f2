package source

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"legible/generator/diag"
)

func TestLinesComeFromTheFileNamedInThePosition(t *testing.T) {
	tree, _ := ReadFS(fstest.MapFS{"x/a.yaml": {Data: []byte("\uFEFFa: b\r\nc: d")}}, "content")
	for n, want := range map[int]string{-1: "", 0: "", 1: "a: b", 2: "c: d", 3: ""} {
		if got := tree.Line("content/x/a.yaml", n); got != want {
			t.Errorf("line %d is %q, want %q", n, got, want)
		}
	}
	if tree.Line("x/a.yaml", 1) != "" || tree.Line("content/x", 1) != "" {
		t.Error("a file that was not read has lines")
	}
	bare, _ := ReadFS(fstest.MapFS{"a.yaml": {Data: []byte("a: b")}}, "")
	if bare.Files[0].Name != "a.yaml" || bare.Line("a.yaml", 1) != "a: b" {
		t.Error("without a label names are paths")
	}
}

func TestFindingsAreTheSameHoweverManyFilesAreReadAtATime(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 50 {
		fsys[fmt.Sprintf("f%02d.yaml", i)] = &fstest.MapFile{Data: []byte(strings.Repeat("a: *b\n", i%7) + "- x")}
	}
	var first string
	for _, procs := range []int{1, 2, 8} {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		_, ds := ReadFS(fsys, "c")
		var b strings.Builder
		if err := diag.JSON(&b, ds.Sorted(), nil); err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = b.String()
		}
		if b.String() != first {
			t.Errorf("with %d at a time the findings differ", procs)
		}
	}
}

// faulty panics when it is read.
type faulty struct{}

func (faulty) Read([]byte) (int, error) { panic("index out of range\n\x1b") }

func TestAFaultInsideTheYAMLLibraryIsAFinding(t *testing.T) {
	_, err := load(faulty{})
	if err == nil {
		t.Fatal("no error")
	}
	rep := &reporter{file: "c/a.yaml"}
	rep.syntax(err, "a: b\n")
	got := rep.list.Sorted()
	if len(got) != 1 || got[0].Code != "yaml-syntax" || strings.Contains(got[0].Message, "\n") {
		t.Errorf("got %+v", got)
	}
}

func TestOneFileCannotDrownTheOthers(t *testing.T) {
	_, ds := readOne(strings.Repeat("\x01\n", 5000))
	if len(ds) != MaxFindings+1 || ds[len(ds)-1].Code != "limit" {
		t.Errorf("%d findings, the last %+v", len(ds), ds[len(ds)-1])
	}
}

// Each archive holds a content folder and diagnostics.txt, what check prints
// about it. LEGIBLE_UPDATE=1 rewrites the latter.
func TestGoldenDiagnostics(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		fsys := fstest.MapFS{}
		golden := -1
		for i, f := range archive.Files {
			if f.Name == "diagnostics.txt" {
				golden = i
				continue
			}
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		tree, ds := ReadFS(fsys, "content")
		var b strings.Builder
		if err := diag.Text(&b, ds.Sorted(), tree.Line, 100); err != nil {
			t.Fatal(err)
		}
		if golden < 0 {
			archive.Files = append(archive.Files, txtar.File{Name: "diagnostics.txt"})
			golden = len(archive.Files) - 1
		}
		if os.Getenv("LEGIBLE_UPDATE") != "" {
			archive.Files[golden].Data = []byte(b.String())
			if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want := string(archive.Files[golden].Data); b.String() != want {
			t.Errorf("%s: got\n%s\nwant\n%s", path, b.String(), want)
		}
	}
}
