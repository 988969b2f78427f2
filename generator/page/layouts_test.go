package page

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const theme = "../../themes/folio/"

func layouts(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"layouts/*.html", "layouts/_partials/*.html"} {
		names, err := filepath.Glob(theme + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range names {
			b, err := os.ReadFile(n)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.ToSlash(strings.TrimPrefix(n, filepath.FromSlash(theme)))] = string(b)
		}
	}
	return out
}

var (
	comments  = regexp.MustCompile(`(?s)\{\{-? ?/\*.*?\*/ ?-?\}\}`)
	foreign   = regexp.MustCompile(`lang="(?:en|zh-Hans)"`)
	actions   = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	tags      = regexp.MustCompile(`(?s)<[^>]*>`)
	latin     = regexp.MustCompile(`[A-Za-z]{2,}`)
	shown     = regexp.MustCompile(`(?:T|i18n) "([a-z0-9_]+)"`)
	entry     = regexp.MustCompile(`(?m)^([a-z0-9_-]+): "`)
	unsafe    = regexp.MustCompile(`safe(HTML|JS|CSS|URL)|markdownify|RenderString|site\.Pages|\.Site\.`)
	inline    = regexp.MustCompile(`\sstyle=|\son[a-z]+=|<style|<script(?: [^>]*)?>[^<]`)
	hugoKinds = map[string]bool{"home": true, "page": true, "section": true, "taxonomy": true, "term": true, "list": true, "single": true, "all": true, "baseof": true}
)

func TestEveryWordOfALayoutIsInTheLanguageFile(t *testing.T) {
	b, err := os.ReadFile(theme + "i18n/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, m := range entry.FindAllStringSubmatch(string(b), -1) {
		if known[m[1]] {
			t.Errorf("i18n/en.yaml has %q twice", m[1])
		}
		known[m[1]] = true
	}
	for name, text := range layouts(t) {
		for _, m := range shown.FindAllStringSubmatch(text, -1) {
			if !known[m[1]] && !strings.HasSuffix(m[1], "_") {
				t.Errorf("%s: i18n/en.yaml has no %q", name, m[1])
			}
		}
	}
}

func TestALayoutHoldsNoWordOfItsOwn(t *testing.T) {
	for name, text := range layouts(t) {
		text = comments.ReplaceAllString(text, "")
		text = actions.ReplaceAllString(text, "")
		text = tags.ReplaceAllString(text, "")
		for _, w := range latin.FindAllString(text, -1) {
			if w != "Esc" && w != "Ctrl" && w != "Enter" {
				t.Errorf("%s: %q should come from i18n/en.yaml", name, w)
			}
		}
	}
}

// A layout is for every language: only the partials that print runs of a known
// language, and the official Chinese, name one.
func TestALayoutNamesNoLanguage(t *testing.T) {
	for name, text := range layouts(t) {
		if m := foreign.FindString(text); m != "" && name != "layouts/_partials/runs.html" && name != "layouts/_partials/who-must.html" && name != "layouts/_partials/law.html" {
			t.Errorf("%s says %s", name, m)
		}
	}
}

func TestLayoutsMarkNothingSafeAndCarryNoInlineCode(t *testing.T) {
	for name, text := range layouts(t) {
		text = comments.ReplaceAllString(text, "")
		if name != "layouts/_partials/drawing.html" && name != "layouts/_partials/json.html" {
			if m := unsafe.FindString(text); m != "" {
				t.Errorf("%s uses %s", name, m)
			}
			if m := inline.FindString(actions.ReplaceAllString(text, "")); m != "" {
				t.Errorf("%s has inline code: %q", name, m)
			}
		}
	}
}

func TestEveryPageKindHasALayoutThatHugoFinds(t *testing.T) {
	for p := range All(small(), options) {
		if hugoKinds[p.Layout] {
			t.Errorf("Hugo keeps the layout name %q for itself", p.Layout)
		}
		if _, err := os.Stat(theme + "layouts/" + p.Layout + ".html"); err != nil {
			t.Error(err)
		}
	}
}
