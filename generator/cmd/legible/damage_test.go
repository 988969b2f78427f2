package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestADamagedSearchSaysSoAndTheSiteReadsOn harms the search files of a site one
// way at a time, asks for an article, and then goes on browsing.
func TestADamagedSearchSaysSoAndTheSiteReadsOn(t *testing.T) {
	whole, parent, site := builtSite(t), browser(t), t.TempDir()
	if err := os.CopyFS(site, os.DirFS(whole)); err != nil {
		t.Fatal(err)
	}
	change := func(name string, f func(string) string) func(string) error {
		return func(dir string) error {
			name := filepath.Join(dir, name)
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			return os.WriteFile(name, []byte(f(string(data))), 0o644)
		}
	}
	half := func(s string) string { return s[:len(s)/2] }
	for name, harm := range map[string]func(dir string) error{
		"no engine":              func(dir string) error { return os.Remove(filepath.Join(dir, "engine.js")) },
		"no table":               func(dir string) error { return os.Remove(filepath.Join(dir, "table.js")) },
		"half a shard":           change("meta.js", half),
		"a flipped character":    change("table.js", func(s string) string { return strings.Replace(s, "provision", "provisiom", 1) }),
		"a shard of other build": change("table.js", func(s string) string { return strings.Replace(s, `table","`, `table","0`, 1) }),
	} {
		t.Run(name, func(t *testing.T) {
			data := filepath.Join(site, "search", "data")
			if err := harm(data); err != nil {
				t.Fatal(err)
			}
			defer func() { // whole again for the next harm
				for _, name := range []string{"engine.js", "meta.js", "table.js"} {
					text, err := os.ReadFile(filepath.Join(whole, "search", "data", name))
					if err != nil {
						t.Error(err)
					} else if err := os.WriteFile(filepath.Join(data, name), text, 0o644); err != nil {
						t.Error(err)
					}
				}
			}()
			tb := newTab(t, parent)
			tb.open(t, fileURL(t, site)+"instruments/csl/2017-06-01/art_1.html")
			typeQuery(t, tb, "logs")
			do(t, tb, chromedp.Poll[bool](`document.querySelector("dialog[open] [role=status]").textContent.includes("could not be loaded")`))
			if n := eval[int](t, tb, `document.querySelectorAll("dialog[open] [role=option]").length`); n > 0 {
				t.Errorf("%d hits stand beside the message", n)
			}
			eval[bool](t, tb, `document.querySelector("dialog[open]").close() === undefined`)
			tb.open(t, eval[string](t, tb, `document.querySelector("main a[rel~=next]").href`))
			if title := do(t, tb, chromedp.Title()); !strings.Contains(title, "Art. 2") {
				t.Errorf("the next article is %q", title)
			}
		})
	}
}
