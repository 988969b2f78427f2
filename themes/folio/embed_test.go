package folio

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

func TestPartialsAreEmbedded(t *testing.T) {
	for _, name := range []string{"layouts/baseof.html", "layouts/_partials/head.html", "assets/css/main.css", "assets/ts/site.ts", "hugo.toml"} {
		if _, err := fs.Stat(FS, name); err != nil {
			t.Errorf("not in the binary: %v", err)
		}
	}
}

func TestStylesNeedNothingFromOutside(t *testing.T) {
	outside := regexp.MustCompile(`url\(|https?:|@font-face`)
	each(t, "assets/css", ".css", func(name, text string) {
		if m := outside.FindString(text); m != "" {
			t.Errorf("%s: %s", name, m)
		}
	})
}

func TestScriptsNeverParseText(t *testing.T) {
	sinks := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\bfetch\(|\bimport\(|new Worker`)
	each(t, "assets/ts", ".ts", func(name, text string) {
		if m := sinks.FindString(text); m != "" {
			t.Errorf("%s: %s", name, m)
		}
	})
}

func TestLayoutsHoldNoInlineStyleOrScript(t *testing.T) {
	inline := regexp.MustCompile(`(?i)\sstyle=|<style|\son[a-z]+=|javascript:|<script>|\sintegrity=`)
	safe := regexp.MustCompile(`safe(HTML|JS|CSS|URL|HTMLAttr)`)
	each(t, "layouts", ".html", func(name, text string) {
		if m := inline.FindString(text); m != "" {
			t.Errorf("%s: %s", name, m)
		}
		if m := safe.FindString(text); m != "" && name != "layouts/_partials/drawing.html" && name != "layouts/_partials/json.html" {
			t.Errorf("%s marks text safe with %s: only drawing.html and json.html may", name, m)
		}
	})
}

// A missing word is an empty string on the page, not an error of Hugo's.
func TestEveryWordALayoutAsksForExists(t *testing.T) {
	words, err := FS.ReadFile("i18n/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^"?([A-Za-z0-9_-]+)"?:`).FindAllStringSubmatch(string(words), -1) {
		have[m[1]] = true
	}
	asked := regexp.MustCompile(`(?:i18n|\bT) "([^"]+)"`)
	each(t, "layouts", ".html", func(name, text string) {
		for _, m := range asked.FindAllStringSubmatch(text, -1) {
			if !have[m[1]] {
				t.Errorf("%s asks for %q, which i18n/en.yaml does not have", name, m[1])
			}
		}
	})
}

func each(t *testing.T, dir, suffix string, check func(name, text string)) {
	t.Helper()
	err := fs.WalkDir(FS, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, suffix) {
			return err
		}
		data, err := FS.ReadFile(name)
		check(name, string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
