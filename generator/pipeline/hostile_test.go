package pipeline_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"legible/generator/source"
	"legible/schema"
)

// payloads try to become markup, template source, shortcodes, front matter or
// Markdown. They stand behind the text of a field.
var payloads = []string{
	` <script>alert(1)</script>`,
	` </p></title></script></style><img src=x onerror=alert(1)>`,
	` " onmouseover="alert(1)" x="`,
	` ' onmouseover='alert(1)' x='`,
	` {{ .Site }} {{< x >}} {{% x %}}`,
	` HAHAHUGOSHORTCODE0s0HBHB <!--more-->`,
	" x\n---\nurl: /evil.html\n---\n# y",
	` [a](javascript:alert(1)) *b* &lt;b&gt; src=/q`,
	`"]}); alert(1); //`,
}

// hostileContent writes a content folder with a payload in every text that the
// schema lets hold one. It returns the texts it wrote, by their field.
func hostileContent(t *testing.T) (dir string, texts map[string]string) {
	t.Helper()
	plain := small(t)
	write(t, filepath.Join(plain, "pages/about.md"), "---\ntitle: About <script>alert(1)</script> {{ .Site }}\n---\nWords.\n")
	tree, findings := source.ReadDir(plain, "content")
	if findings.Len() > 0 {
		t.Fatal(findings.Sorted())
	}
	dir, texts = t.TempDir(), map[string]string{}
	next := 0
	for _, f := range tree.Files {
		if f.Root == nil {
			write(t, filepath.Join(dir, f.Path), f.Text)
			continue
		}
		doc, kind := f.Root.Any(), schema.Kind(f.Path)
		eachText(doc, f.Path, func(path, text string, set func(string)) {
			payload := payloads[next%len(payloads)]
			set(text + payload)
			if len(schema.Validate(kind, doc)) > 0 {
				set(text) // an id, a date, a word of a list
				return
			}
			next++
			texts[path] = text + payload
		})
		var b bytes.Buffer
		enc := json.NewEncoder(&b) // JSON is YAML too
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		if err := enc.Encode(doc); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, f.Path), b.String())
	}
	return dir, texts
}

// small writes the small content that the tests of other packages patch.
func small(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile("../link/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range archive.Files {
		if f.Name != "diagnostics.txt" && !strings.HasPrefix(f.Name, "want/") {
			write(t, filepath.Join(dir, f.Name), string(f.Data))
		}
	}
	return dir
}

// eachText calls f with every text of a document and a way to replace it.
func eachText(doc any, path string, f func(path, text string, set func(string))) {
	visit := func(path string, v any, set func(string)) {
		if s, ok := v.(string); ok {
			f(path, s, set)
			return
		}
		eachText(v, path, f)
	}
	switch v := doc.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			visit(path+"/"+k, v[k], func(s string) { v[k] = s })
		}
	case []any:
		for i := range v {
			visit(path+"/"+string(rune('a'+i)), v[i], func(s string) { v[i] = s })
		}
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// unshown are the fields that no page prints: what only check reads, and
// Chinese beside an English text that is shown.
var unshown = []string{"corpus.yaml/house-terms/", "corpus.yaml/synonyms/", "site.yaml/description/zh", "/note/zh"}

func TestHostileContentIsShownAsText(t *testing.T) {
	dir, texts := hostileContent(t)
	b := build(t, dir, t.TempDir())
	textsAreShown(t, b)
	var all strings.Builder
	for _, path := range pages(b) {
		doc := parse(t, b, path)
		all.WriteString(content(doc) + "\n")
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode {
				harmless(t, path, n)
			}
		}
	}
	shown := all.String()
	missing := 0
	for path, text := range texts {
		known := slices.ContainsFunc(unshown, func(s string) bool { return strings.Contains(path, s) })
		_, first := utf8.DecodeRuneInString(text) // a page may begin a sentence with it
		if !known && !strings.Contains(shown, text[first:]) {
			missing++
			t.Errorf("%s: no page shows %q", path, text)
		}
	}
	if len(texts) < 100 || missing > 0 {
		t.Errorf("%d of %d texts are not shown", missing, len(texts))
	}
}

// harmless reports an element that only a payload can have made.
func harmless(t *testing.T, path string, n *html.Node) {
	t.Helper()
	attributes := map[string]string{}
	for _, a := range n.Attr {
		attributes[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.TrimSpace(strings.ToLower(a.Val)), "javascript:") {
			t.Errorf("%s: %s has %s=%q", path, n.Data, a.Key, a.Val)
		}
	}
	switch n.Data {
	case "script":
		text := content(n)
		switch {
		case attributes["type"] == "application/ld+json", attributes["type"] == "application/json":
			if !json.Valid([]byte(text)) {
				t.Errorf("%s: the data block is no JSON: %s", path, text)
			}
		case attributes["src"] == "" || text != "" || strings.Contains(attributes["src"], "//"):
			t.Errorf("%s: a script has the source %q and the text %q", path, attributes["src"], text)
		}
	case "img", "iframe", "object", "embed", "base", "style":
		t.Errorf("%s: there is an element %s %v", path, n.Data, n.Attr)
	}
}
