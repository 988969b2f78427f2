package pipeline_test

import (
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"legible/generator/law"
)

// abbreviations and names stand in Chinese text as they are.
var abbreviations = []string{"CII", "Legible", "Ctrl", "PLC", "WAF", "IDS", "IPS"}

var (
	latinWords = regexp.MustCompile(`[A-Za-z]{2,}`)
	hashes     = regexp.MustCompile(`\b[0-9a-f]{12,16}\b|“[a-z0-9-]+”`)
	ids        = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)+$`)
	hanWords   = regexp.MustCompile(`\p{Han}+`)
)

// TestEveryTextIsInTheLanguageItIsMarkedWith walks the texts of every page, with
// the labels that are read out: what is marked as Chinese holds no English word,
// what is marked as English no Chinese. Code, keys, addresses and hand-written
// pages are left out, and names that quote the other language themselves.
func TestEveryTextIsInTheLanguageItIsMarkedWith(t *testing.T) {
	b := realSite(t)
	quoting := quotingNames(b.content.Corpus)
	for _, name := range pages(b) {
		wrong := foreign(parse(t, b, name), "", quoting)
		for _, text := range wrong[:min(3, len(wrong))] {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// foreign lists the texts below n that are not in the language they are marked
// with. Lang is that of the elements around n.
func foreign(n *html.Node, lang string, quoting []string) []string {
	var out []string
	check := func(text string) {
		text = ids.ReplaceAllString(hashes.ReplaceAllString(text, ""), "")
		word := ""
		if strings.HasPrefix(lang, "zh") {
			for _, w := range latinWords.FindAllString(text, -1) {
				if !slices.Contains(abbreviations, w) {
					word = w
				}
			}
		} else if lang != "" {
			word = hanWords.FindString(text)
		}
		if word != "" && !strings.HasPrefix(text, "https://") && !slices.ContainsFunc(quoting, func(q string) bool { return strings.Contains(text, q) }) {
			out = append(out, lang+": "+text)
		}
	}
	switch n.Type {
	case html.TextNode:
		check(strings.TrimSpace(n.Data))
	case html.ElementNode:
		if slices.Contains([]string{"script", "style", "code", "kbd"}, n.Data) {
			return nil
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "lang":
				lang = a.Val
			case a.Key == "class" && a.Val == "prose":
				return nil
			}
		}
		for _, a := range n.Attr {
			if a.Key == "aria-label" || a.Key == "title" && n.Data != "abbr" {
				check(a.Val)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, foreign(c, lang, quoting)...)
	}
	return out
}

// quotingNames are the names in one language that quote the other.
func quotingNames(c *law.Corpus) []string {
	var out []string
	add := func(text law.Bilingual) {
		if hanWords.MatchString(text.En) {
			out = append(out, text.En)
		}
	}
	for _, d := range c.Decisions {
		for _, q := range d.Questions {
			add(q.Ask)
		}
	}
	for _, q := range c.Questions {
		add(q.Question)
	}
	return out
}

func TestEveryPageStandsInBothLanguages(t *testing.T) {
	b := realSite(t)
	for _, name := range pages(b) {
		root := parse(t, b, name)
		lang := ""
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.Data == "html" {
				lang = n.Attr[0].Val
			}
		}
		rest, chinese := strings.CutPrefix(name, "zh/")
		switch {
		case chinese && lang != "zh-Hans", !chinese && lang != "en":
			t.Errorf("%s is marked %s", name, lang)
		case chinese && b.files[rest] == nil, !chinese && name != "404.html" && b.files["zh/"+name] == nil:
			t.Errorf("%s stands in one language alone", name)
		}
	}
}

// TestAReaderStaysInTheLanguage follows the links of the Chinese pages: none but
// the switch leads to a page in English.
func TestAReaderStaysInTheLanguage(t *testing.T) {
	b := realSite(t)
	for _, name := range pages(b) {
		if !strings.HasPrefix(name, "zh/") {
			continue
		}
		for n := range parse(t, b, name).Descendants() {
			if n.Type != html.ElementNode || n.Data != "a" {
				continue
			}
			href, class := "", ""
			for _, a := range n.Attr {
				switch a.Key {
				case "href":
					href, _, _ = strings.Cut(a.Val, "#")
				case "class":
					class = a.Val
				}
			}
			if !strings.HasSuffix(href, ".html") || class == "tongue" || strings.HasPrefix(href, "https://") {
				continue
			}
			if to := path.Join(path.Dir(name), href); !strings.HasPrefix(to, "zh/") {
				t.Errorf("%s: %s leads out of the language", name, href)
			}
		}
	}
}

// TestACorpusInEnglishAloneMakesNoChinesePages builds the real content with one
// language less.
func TestACorpusInEnglishAloneMakesNoChinesePages(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "content")
	copyTree(t, dir, real)
	file := filepath.Join(dir, "corpus.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	alone := strings.Replace(string(text), "languages: [en, zh]", "languages: [en]", 1)
	if err := os.WriteFile(file, []byte(alone), 0o644); err != nil {
		t.Fatal(err)
	}
	b := build(t, dir, t.TempDir())
	for name := range maps.Keys(b.files) {
		if strings.HasPrefix(name, "zh/") {
			t.Fatalf("there is %s", name)
		}
	}
	if home := string(b.files["index.html"]); strings.Contains(home, "hreflang") || strings.Contains(home, `class="tongue"`) {
		t.Error("the home page offers another language")
	}
}
