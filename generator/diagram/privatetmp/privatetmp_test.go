package privatetmp_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	_ "legible/generator/diagram" // links the Graphviz module, whose init is the matter
	"legible/generator/diagram/privatetmp"
)

func TestMain(m *testing.M) {
	if os.Getenv("LEGIBLE_TEST_WHERE") != "" {
		fmt.Printf("%s\n%s\n", privatetmp.Dir(), os.TempDir())
		return
	}
	os.Exit(m.Run())
}

// run starts this test program again and returns the folder it took and the
// temporary folder it sees in main.
func run(t *testing.T, env ...string) (dir, tmp string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), append(env, "LEGIBLE_TEST_WHERE=1")...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(out), "\n")
	return lines[0], lines[1]
}

func entries(t *testing.T, dir string) int {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestTheGraphvizModuleKeepsItsCodeInThePrivateFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles WebAssembly")
	}
	shared, cache := t.TempDir(), t.TempDir()
	dir, tmp := run(t, "TMPDIR="+shared, privatetmp.Env+"=", "XDG_CACHE_HOME="+cache, "HOME="+cache)
	if !strings.HasPrefix(dir, cache) {
		t.Fatalf("the folder is %q, not under %s", dir, cache)
	}
	if entries(t, filepath.Join(dir, "go-graphviz")) == 0 || entries(t, shared) != 0 {
		t.Errorf("the private folder holds %d entries, the shared one %d", entries(t, dir), entries(t, shared))
	}
	if tmp != shared {
		t.Errorf("main sees the temporary folder %s, want %s", tmp, shared)
	}
}

func TestAFolderOthersMayWriteToIsRefused(t *testing.T) {
	if runtime.GOOS == "windows" || testing.Short() {
		t.Skip("needs Unix modes; compiles WebAssembly")
	}
	open := filepath.Join(t.TempDir(), "open")
	if err := os.Mkdir(open, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(open, 0o777); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(t.TempDir(), link); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{open, link} {
		if dir, _ := run(t, privatetmp.Env+"="+at); dir != "" {
			t.Errorf("%s was taken", at)
		}
	}
}

func TestThePackageIsReadyBeforeTheRuntimeItPrecedes(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			if i.Path.Value != `"os"` && i.Path.Value != `"syscall"` {
				t.Errorf("%s imports %s: the init may come too late", file, i.Path.Value)
			}
		}
	}
	if own := "legible/generator/diagram/privatetmp"; own > "path/filepath" {
		t.Errorf("%s sorts after path/filepath", own)
	}
}
