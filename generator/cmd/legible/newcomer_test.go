package main

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestANewcomerFindsTheAnswerInThreeClicks follows docs/newcomer.md: each click
// is a link that stands on the page before it, and the last page has the words.
func TestANewcomerFindsTheAnswerInThreeClicks(t *testing.T) {
	dir := builtSite(t)
	for question, way := range map[string]struct {
		clicks []string
		words  []string
	}{
		"who must keep logs, and how long": {
			[]string{"deadlines/index.html"},
			[]string{"keep the related network logs", "Network operator", "at least 6 months", "CSL (2026) Art. 23(3)"},
		},
		"the same by party and topic": {
			[]string{"obligations/matrix.html", "actors/network-operator.html"},
			[]string{"Logs and records", "keep the related network logs", "at least 6 months"},
		},
		"the fine for it, in 2024 and today": {
			[]string{"penalties/index.html"},
			[]string{"CSL (2026) Art. 61", "CSL (2017) Art. 59", "until 2025", "10,000 to 100,000 yuan", "since 2026", "50,000 to 500,000 yuan"},
		},
		"whether the 2017 draft still matters": {
			[]string{"instruments/cii-regulations-draft-2017/index.html", "instruments/cii-regulations-draft-2017/2017-07-11/outcomes.html"},
			[]string{"never in force"},
		},
		"what to do before publishing a vulnerability": {
			[]string{"decisions/publish-threat-information/index.html", "decisions/publish-threat-information/walk.html"},
			[]string{"Rests on a draft, not binding"},
		},
	} {
		if len(way.clicks) > 3 {
			t.Errorf("%s: %d clicks", question, len(way.clicks))
		}
		at := "index.html"
		for _, next := range way.clicks {
			if !leads(readPage(t, dir, at), at, next) {
				t.Errorf("%s: no link leads from %s to %s", question, at, next)
			}
			at = next
		}
		text := strings.Join(strings.Fields(words(readPage(t, dir, at))), " ")
		for _, w := range way.words {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %s does not say %q", question, at, w)
			}
		}
	}
	if text := words(readPage(t, dir, "index.html")); !strings.Contains(text, "Draft, overtaken 2021") {
		t.Error("the home page does not say what became of the draft")
	}
}

func readPage(t *testing.T, dir, page string) *html.Node {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := html.Parse(f)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// leads reports whether a link of the page at one path goes to another.
func leads(doc *html.Node, at, to string) bool {
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			target, _, _ := strings.Cut(a.Val, "#")
			if n.Data == "a" && a.Key == "href" && path.Join(path.Dir(at), target) == to {
				return true
			}
		}
	}
	return false
}

// words is the text of a page, with a space between elements.
func words(doc *html.Node) string {
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			if n.NextSibling == nil {
				b.WriteString(" ")
			}
		}
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}
