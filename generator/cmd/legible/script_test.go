package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestScripts runs every command as a user would. Each script has a copy of the
// real content in $WORK/content; "exits N legible …" runs a command and wants
// that exit code; "gbk FILE" saves it in that encoding; "damage FILE OLD NEW" replaces text in a file once, where
// escapes such as \n and \xff count.
func TestScripts(t *testing.T) {
	content, err := filepath.Abs(filepath.Join(repository, "content"))
	if err != nil {
		t.Fatal(err)
	}
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("LEGIBLE_UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LEGIBLE_CACHE", cache)
			return copyContent(filepath.Join(env.WorkDir, "content"), os.DirFS(content))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "damage": damage, "gbk": gbk},
	})
}

func copyContent(dst string, src fs.FS) error {
	return fs.WalkDir(src, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(dst, name), 0o755)
		}
		if filepath.Ext(name) == ".go" {
			return nil
		}
		data, err := fs.ReadFile(src, name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dst, name), data, 0o644)
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if err != nil || neg {
		ts.Fatalf("usage: exits CODE COMMAND ARGUMENT...")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exits with %d, want %d\n%s%s", got, want, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: damage FILE OLD NEW")
	}
	unquote := func(s string) string {
		out, err := strconv.Unquote(`"` + s + `"`)
		ts.Check(err)
		return out
	}
	text := ts.ReadFile(args[0])
	before, after, found := cutFirst(text, unquote(args[1]))
	if !found {
		ts.Fatalf("%s does not contain %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(before+unquote(args[2])+after), 0o644))
}

// gbk saves a file as an editor set to GBK would.
func gbk(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: gbk FILE")
	}
	text, err := encoding.ReplaceUnsupported(simplifiedchinese.GBK.NewEncoder()).String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

func cutFirst(s, sep string) (before, after string, found bool) {
	if sep == "" {
		return s, "", true // append
	}
	for i := 0; i+len(sep) <= len(s); i++ {
		if s[i:i+len(sep)] == sep {
			return s[:i], s[i+len(sep):], true
		}
	}
	return s, "", false
}
