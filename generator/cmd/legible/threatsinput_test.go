package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"legible/schema"
)

func aliasBomb() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x]\n")
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 8), i-1)
	}
	return b.String()
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "key-%d: x\n", i)
	}
	return b.String()
}

func schemasReachNothing(t *testing.T) {
	names, err := fs.Glob(schema.FS(), "*.json")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(schema.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		var doc any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		eachRef(doc, func(ref string) {
			file, _, _ := strings.Cut(ref, "#")
			if _, err := fs.Stat(schema.FS(), file); file != "" && err != nil {
				t.Errorf("%s refers to %s", name, ref)
			}
		})
	}
	// A schema among the content is not one.
	files{"schema/terms.schema.json": `{"$ref": "file:///etc/passwd"}`}.warned("unknown-file")(t)
}

func eachRef(v any, f func(string)) {
	switch v := v.(type) {
	case map[string]any:
		if ref, ok := v["$ref"].(string); ok {
			f(ref)
		}
		for _, inner := range v {
			eachRef(inner, f)
		}
	case []any:
		for _, inner := range v {
			eachRef(inner, f)
		}
	}
}

func eachID(ids ...string) func(t *testing.T) {
	return func(t *testing.T) {
		for _, id := range ids {
			quoted, err := json.Marshal(id)
			if err != nil {
				t.Fatal(err)
			}
			f := term("x")
			f["terms.yaml"] = strings.Replace(f["terms.yaml"], "id: x", "id: "+string(quoted), 1)
			if exit, out := legible("check", "--source", f.lay(t)); exit != exitFindings {
				t.Errorf("id %q: exit %d: %s", id, exit, head(out))
			}
		}
	}
}

func linksAreRefused(t *testing.T) {
	for what, plant := range map[string]func(name string) error{
		"a link to a file":   func(name string) error { return os.Symlink("/etc/passwd", name+".yaml") },
		"a link to a folder": func(name string) error { return os.Symlink("/etc", name) },
		"a loop":             func(name string) error { return os.Symlink("..", name) },
		"a pipe":             func(name string) error { return syscall.Mkfifo(name+".yaml", 0o644) },
	} {
		dir := files{}.lay(t)
		if err := plant(filepath.Join(dir, "decisions", "planted")); err != nil {
			t.Fatal(err)
		}
		if exit, out := legible("check", "--source", dir); exit != exitFindings || !strings.Contains(out, "[link]") {
			t.Errorf("%s: exit %d: %s", what, exit, head(out))
		}
	}
}

func destinationsAreRefused(t *testing.T) {
	dir := files{}.lay(t)
	home := t.TempDir()
	t.Setenv("HOME", home)
	cache := t.TempDir()
	t.Setenv("LEGIBLE_CACHE", cache)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(t.TempDir(), link); err != nil {
		t.Fatal(err)
	}
	for what, output := range map[string]string{
		"the source": dir, "its parent": filepath.Dir(dir), "a folder of it": filepath.Join(dir, "decisions"),
		"the home folder": home, "the root": "/", "a link": link, "a file": filepath.Join(dir, "site.yaml"),
	} {
		if exit, out := legible("build", "--source", dir, "--output", output); exit != exitUsage {
			t.Errorf("%s: exit %d: %s", what, exit, head(out))
		}
	}
	if exit, out := legible("check", "--source", dir); exit != exitClean {
		t.Errorf("the source was changed: %s", head(out))
	}
}

func addressesAreRefused(t *testing.T) {
	for _, address := range []string{
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", `java\tscript:alert(1)`, "data:text/html,x", "vbscript:x", "//evil.example/",
		`https:\\\\evil.example`, "https://user@evil.example/", "https://u:p@evil.example/", "file:///etc/passwd", " https://example.org/", "https://ex ample.org/", `https://example.org/\"x`, "",
	} {
		f := files{"sources.yaml": `sources: [{id: copy, kind: text-copy, title: {en: A copy, zh: 副本}, date: 2017-12, url: "` + address + `", seen: 2021-01-02}]`}
		if exit, out := legible("check", "--source", f.lay(t)); exit != exitFindings {
			t.Errorf("%q: exit %d: %s", address, exit, head(out))
		}
	}
}

func messagesAreHarmless(t *testing.T) {
	dir := files{"topics.yaml": "topics:\n  - {id: logs, en: Logs, zh: 日志, \"\\x1b[2J\": x}\n  - {id: \"a\\nb\\u202e\", en: x, zh: 一}\n"}.lay(t)
	for _, name := range []string{"x\x1b[2J.yaml", "x\ny.yaml", "x\u202e.yaml"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("\a: \x1b\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range []string{"text", "json", "sarif"} {
		exit, out := legible("check", "--source", dir, "--format", format)
		if exit != exitFindings {
			t.Errorf("%s: exit %d", format, exit)
		}
		harmlessText(t, out)
	}
	for _, args := range [][]string{
		{"decide", "\x1b[2J"}, {"explain", "\x1b[2J"}, {"search", "--instrument", "\x1b[2J", "x"}, {"build", "--base-url", "\x1b[2J"}, {"\x1b[2J"}, {"check", "--as-of", "\x1b[2J"},
	} {
		exit, out := legible(append(args, "--source", dir)...)
		if exit == exitClean {
			t.Errorf("%q: exit %d", args, exit)
		}
		harmlessText(t, out)
	}
}
