package site_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"legible/generator/page"
	"legible/generator/site"
)

// theme prints a page's data as text and in attributes.
var theme = fstest.MapFS{
	"i18n/en.toml": {Data: []byte("[word]\nother = \"word\"\n")},
	"layouts/thing.html": {Data: []byte(`<!doctype html><html><head><title>{{ .Title }}</title></head><body>
<p id="text" title="{{ .Params.text }}">{{ .Params.text }}</p>{{ range .Params.list }}<b data-x="{{ .x }}">{{ .x }}</b>{{ end }}
<i>{{ .Params.root }}</i><div>{{ .Content }}</div>{{ index .Params.drawings "one" }}</body></html>`)},
	"layouts/warns.html": {Data: []byte(`{{ warnf "careful" }}x`)},
	"layouts/fails.html": {Data: []byte(`{{ .Params.text.deeper.down }}`)},
	"layouts/empty.html": {Data: []byte(``)},
}

// given makes files that are not pages, of the names.
func given(names ...string) func() (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, name := range names {
		files[name] = []byte(name)
	}
	return func() (map[string][]byte, error) { return files, nil }
}

// render returns every file of a site.
func render(in site.Input) (map[string][]byte, error) {
	if in.Files == nil {
		in.Files = given()
	}
	files := map[string][]byte{}
	err := site.Render(context.Background(), theme, in, func(path string, data []byte) error {
		if _, twice := files[path]; twice {
			return fmt.Errorf("%s comes twice", path)
		}
		files[path] = bytes.Clone(data)
		return nil
	})
	return files, err
}

func thing(path, text string) page.Page {
	return page.Page{
		Path: path, Layout: "thing", Lang: "en", Title: text,
		Data: map[string]any{"text": text, "list": []any{map[string]any{"x": text}}},
	}
}

// hostile texts try to become markup, templates, shortcodes, front matter,
// Markdown, or other characters.
var hostile = []string{
	`<script>alert(1)</script>`,
	`</p></title><img src=x onerror=alert(1)>`,
	`" onmouseover="alert(1)`,
	`' onmouseover='alert(1)`,
	`{{ .Site }} {{ printf "%s" "x" }}`,
	`{{< x >}} {{% x %}} {{</* x */>}}`,
	`HAHAHUGOSHORTCODE0s0HBHB`,
	`HAHAHUGOSHORTCODE-s0-HBHB`,
	`1) a`,
	"first\n---\nurl: /evil.html\nlayout: warns\n---\nlast",
	"first\n+++\nurl = '/evil.html'\n+++\n",
	`}, "url": "/evil.html", "x": {`,
	`"double" 'single' \back \n \u003cscript\u003e`,
	`&lt;b&gt; &amp;amp; &#60; &nbsp;`,
	`# heading *bold* _it_ [a](javascript:alert(1)) ![x](y)`,
	`:smile: -- ... (c) "quoted"`,
	`src=/q href="/x" https://example.org/`,
	`  two  spaces  `,
	`<!-- comment --> <!--more--> ]]> <![CDATA[x]]>`,
	"zero\u200bwidth nbsp\u00a0 ls\u2028 rtl\u202e",
	`第二十一条　《网络安全法》😀𠮷`,
	`%!d(string=x) %s %%`,
	`10000000 1e+07 007 true null 2017-06-01`,
}

func TestHostileTextComesOutCharacterForCharacter(t *testing.T) {
	var pages []page.Page
	for i, text := range hostile {
		pages = append(pages, thing(fmt.Sprintf("deep/%d.html", i), text))
	}
	files, err := render(site.Input{Pages: site.Of(pages...)})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(hostile) {
		t.Errorf("%d files for %d pages", len(files), len(hostile))
	}
	for i, text := range hostile {
		data := files[fmt.Sprintf("deep/%d.html", i)]
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for element, want := range map[string]string{"title": text, "p": text, "b": text, "i": "../"} {
			n := find(doc, element)
			if n == nil {
				t.Errorf("%q: no %s in\n%s", text, element, data)
				continue
			}
			// A title's white space at the ends is not text.
			got, want := inner(n), want
			if element == "title" {
				got, want = strings.TrimSpace(got), strings.TrimSpace(want)
			}
			if got != want {
				t.Errorf("%s is %q, want %q", element, got, want)
			}
			for _, a := range n.Attr {
				if a.Key != "id" && a.Val != text {
					t.Errorf("%s of %s is %q, want %q", a.Key, element, a.Val, text)
				}
			}
		}
		for _, element := range []string{"script", "img", "a", "h1"} {
			if find(doc, element) != nil {
				t.Errorf("%q made a %s:\n%s", text, element, data)
			}
		}
	}
}

func find(n *html.Node, element string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == element {
			return d
		}
	}
	return nil
}

func inner(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func TestWhatHugoOnlyWarnsOfIsAnError(t *testing.T) {
	for name, p := range map[string]page.Page{
		"a missing layout":   {Path: "a.html", Layout: "nowhere", Title: "A"},
		"no layout":          {Path: "a.html", Title: "A"},
		"a warning":          {Path: "a.html", Layout: "warns", Title: "A"},
		"a failing template": {Path: "a.html", Layout: "fails", Title: "A", Data: map[string]any{"text": "x"}},
		"raw HTML in prose":  {Path: "a.html", Layout: "thing", Title: "A", Body: "<script>alert(1)</script>"},
		"a shortcode":        {Path: "a.html", Layout: "thing", Title: "A", Body: "{{< figure >}} {{< nope >}}"},
	} {
		files, err := render(site.Input{Pages: site.Of(p)})
		if err == nil {
			t.Errorf("%s is no error; it gives %q", name, files["a.html"])
		}
	}
}

func TestALostPageIsAnError(t *testing.T) {
	for _, p := range []page.Page{
		{Path: "a.html", Layout: "empty", Title: "A"},
		{Path: "x/../b.html", Layout: "thing", Title: "A"},
	} {
		if _, err := render(site.Input{Pages: site.Of(thing("ok.html", "x"), p)}); err == nil || !strings.Contains(err.Error(), "hugo") {
			t.Errorf("page %q with layout %s is not missed: %v", p.Path, p.Layout, err)
		}
	}
}

func TestTwoThingsCannotClaimOnePath(t *testing.T) {
	for i, in := range []site.Input{
		{Pages: site.Of(thing("a.html", "x"), thing("a.html", "y"))},
		{Pages: site.Of(thing("a/About.html", "x"), thing("a/about.html", "y"))},
		{Pages: site.Of(thing("a.html", "x")), Files: given("A.html")},
		{Pages: site.Of(), Files: given("assets/X.js", "assets/x.js")},
	} {
		if _, err := render(in); err == nil || !strings.Contains(err.Error(), "claim one path") {
			t.Errorf("case %d: %v", i, err)
		}
	}
}

func TestTwoRendersGiveTheSameBytes(t *testing.T) {
	in := site.Input{BaseURL: "https://example.org/", Files: given("b.js", "a.js")}
	var pages []page.Page
	for i := range 40 {
		p := thing(fmt.Sprintf("p/%d.html", i), fmt.Sprint("text ", i))
		p.Drawings = map[string]string{"one": "1", "two": "2", "three": "3"}
		p.Body = "Some *prose*."
		pages = append(pages, p)
	}
	in.Pages = site.Of(pages...)
	first, err := render(in)
	if err != nil {
		t.Fatal(err)
	}
	if len(first) != 43 {
		t.Errorf("%d files, want 43", len(first))
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second, err := render(in)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.EqualFunc(first, second, bytes.Equal) {
		t.Error("two renders differ")
	}
}

func TestTheSitemapIsThePagesThatMayBeIndexed(t *testing.T) {
	const base = "https://example.org/a&b/<x>/"
	hidden := thing("hidden.html", "x")
	hidden.Noindex = true
	in := site.Input{BaseURL: base, Pages: site.Of(thing("index.html", "x"), thing("a/b.html", "x"), hidden, thing("404.html", "x"))}
	files, err := render(in)
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		Locs    []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(files["sitemap.xml"], &read); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(read.Locs, " "), base+"index.html "+base+"a/b.html"; got != want {
		t.Errorf("the sitemap lists %s, want %s", got, want)
	}
	in.BaseURL = ""
	if files, err = render(in); err != nil || files["sitemap.xml"] != nil {
		t.Errorf("without an address there is a sitemap: %s %v", files["sitemap.xml"], err)
	}
}

func TestAnInterruptedRenderSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	in := site.Input{Pages: site.Of(thing("a.html", "x")), Files: given("a.js")}
	written := 0
	err := site.Render(ctx, theme, in, func(string, []byte) error { written++; cancel(); return nil })
	if !errors.Is(err, context.Canceled) || written != 1 {
		t.Errorf("interrupted after %d files: %v", written, err)
	}
	full := errors.New("disk full")
	if err := site.Render(context.Background(), theme, in, func(string, []byte) error { return full }); !errors.Is(err, full) {
		t.Errorf("the sink's error is lost: %v", err)
	}
	in.Files = func() (map[string][]byte, error) { return nil, full }
	if _, err := render(in); !errors.Is(err, full) {
		t.Errorf("the error of the other files is lost: %v", err)
	}
}

// TestTheHostsHeadersAreOurs compares _headers with netlify.toml, which both
// are read by the host.
func TestTheHostsHeadersAreOurs(t *testing.T) {
	data, err := os.ReadFile("../../netlify.toml")
	if err != nil {
		t.Fatal(err)
	}
	_, values, ok := strings.Cut(string(data), "[headers.values]\n")
	if !ok {
		t.Fatal("netlify.toml sets no headers")
	}
	want := "/*\n"
	for line := range strings.Lines(values) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), " = "); ok {
			want += "  " + name + ": " + strings.Trim(value, `"`) + "\n"
		}
	}
	if got := site.Headers(site.Public); got != want {
		t.Errorf("_headers holds\n%s\nnetlify.toml sets\n%s", got, want)
	}
	for _, h := range site.HeaderList(site.Public) {
		if !strings.Contains(want, h[0]+": "+h[1]) || strings.ContainsAny(h[0]+h[1], "\r\n") {
			t.Errorf("%s is not the same everywhere", h[0])
		}
	}
}
