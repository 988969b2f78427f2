package source_test

import (
	"fmt"
	"strings"
	"testing"

	"legible/generator/source"
)

func TestAPageBeginsWithItsTitleAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		text, title, body string
		ok                bool
	}{
		{"---\ntitle: About\n---\nWords.\n", "About", "Words.\n", true},
		{"---\r\ntitle: About\r\n---\r\nWords.\r\n", "About", "Words.\n", true},
		{"---\ntitle: \"About: this\"\n---\n", "About: this", "", true},
		{"---\ntitle: A --- b\n---\n\n---\ntitle: X\n---\n", "A --- b", "\n---\ntitle: X\n---\n", true},
		{"---\ntitle: About\nurl: /x\n---\nWords.", "", "", false},
		{"---\nurl: /x\ntitle: About\n---\nWords.", "", "", false},
		{"---\ntitle: About\n", "", "", false},
		{"# About\n", "", "", false},
		{"", "", "", false},
		{"\ufeff---\ntitle: About\n---\n", "", "", false},
		{"+++\ntitle = 'x'\n+++\n", "", "", false},
	} {
		title, body, ok := source.FrontMatter(c.text)
		if ok != c.ok || ok && (title != c.title || body != c.body) {
			t.Errorf("%q is read as %q and %q (%t)", c.text, title, body, ok)
		}
	}
}

func TestAPlaceInABodyIsAPlaceInItsFile(t *testing.T) {
	f := &source.File{Name: "pages/a.md", Text: "---\r\ntitle: A\r\n---\r\n一二 <b>\r\n\r\n  x\r\n"}
	_, body, ok := source.FrontMatter(f.Text)
	if !ok {
		t.Fatal("no front matter")
	}
	for text, want := range map[string]string{"一": "pages/a.md:4:1", "<b>": "pages/a.md:4:4", "x": "pages/a.md:6:3"} {
		at := f.InBody(body, strings.Index(body, text))
		if got := fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column); got != want {
			t.Errorf("%q is at %s, want %s", text, got, want)
		}
	}
}
