package folio

import (
	"io/fs"
	"regexp"
	"slices"
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

// wordsOf reads the words of a language by their keys.
func wordsOf(t *testing.T, language string) map[string]string {
	t.Helper()
	text, err := FS.ReadFile("i18n/" + language + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^([A-Za-z0-9_-]+): "(.*)"$`).FindAllStringSubmatch(string(text), -1) {
		if _, twice := words[m[1]]; twice {
			t.Errorf("i18n/%s.yaml has %q twice", language, m[1])
		}
		words[m[1]] = m[2]
	}
	return words
}

func TestEveryWordStandsInBothLanguagesWithTheSameParts(t *testing.T) {
	english, chinese := wordsOf(t, "en"), wordsOf(t, "zh")
	gap := regexp.MustCompile(`\{\{ \.[a-z]+ \}\}|\{[a-z]+\}`)
	parts := func(s string) []string { return slices.Sorted(slices.Values(gap.FindAllString(s, -1))) }
	for key, en := range english {
		zh, both := chinese[key]
		if !both {
			t.Errorf("i18n/zh.yaml has no %q", key)
		} else if !slices.Equal(parts(en), parts(zh)) {
			t.Errorf("%s has the parts %v in English, %v in Chinese", key, parts(en), parts(zh))
		}
	}
	for key := range chinese {
		if _, both := english[key]; !both {
			t.Errorf("i18n/en.yaml has no %q", key)
		}
	}
}

// Names of keys, abbreviations and examples of queries are the same in every
// language.
func TestTheWordsOfALanguageAreInThatLanguage(t *testing.T) {
	latin, han := regexp.MustCompile(`[A-Za-z]{2,}`), regexp.MustCompile(`\p{Han}`)
	gaps := regexp.MustCompile(`\{\{.*?\}\}|\{[a-z]+\}|\|[^|]*\||Ctrl`)
	for key, zh := range wordsOf(t, "zh") {
		if w := latin.FindString(gaps.ReplaceAllString(zh, "")); w != "" && key != "other_lang" && key != "csv_file" {
			t.Errorf("i18n/zh.yaml: %s says %q", key, w)
		}
	}
	examples := []string{"shell_search_hint", "shell_try"}
	for key, en := range wordsOf(t, "en") {
		if w := han.FindString(gaps.ReplaceAllString(en, "")); w != "" && !slices.Contains(examples, key) {
			t.Errorf("i18n/en.yaml: %s says %q", key, w)
		}
	}
}

// A missing word is an empty string on the page, not an error of Hugo's.
func TestEveryWordALayoutAsksForExists(t *testing.T) {
	have := wordsOf(t, "en")
	asked := regexp.MustCompile(`(?:i18n|\bT) "([^"]+)"`)
	each(t, "layouts", ".html", func(name, text string) {
		for _, m := range asked.FindAllStringSubmatch(text, -1) {
			if _, ok := have[m[1]]; !ok {
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
