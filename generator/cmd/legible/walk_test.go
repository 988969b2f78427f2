package main

import (
	"bytes"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// document is what the walk reads off one page.
type document struct {
	ids      map[string]bool
	twice    []string // ids given more than once
	headings []string // "h1", "h2", … in order
	links    []string // href of a and link, src of script and img
	bad      []string // inline script or style, event handlers
	title    string
	lang     string
}

func readDocument(t *testing.T, name string) *document {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	d := &document{ids: map[string]bool{}}
	d.read(root)
	return d
}

func (d *document) read(n *html.Node) {
	if n.Type == html.ElementNode {
		attributes := map[string]string{}
		for _, a := range n.Attr {
			attributes[a.Key] = a.Val
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				d.bad = append(d.bad, n.Data+" has "+a.Key)
			}
		}
		if id := attributes["id"]; id != "" {
			if d.ids[id] {
				d.twice = append(d.twice, id)
			}
			d.ids[id] = true
		}
		switch n.Data {
		case "html":
			d.lang = attributes["lang"]
		case "h1", "h2", "h3", "h4", "h5", "h6":
			d.headings = append(d.headings, n.Data)
		case "style":
			d.bad = append(d.bad, "style element")
		case "script":
			if data := attributes["type"]; attributes["src"] == "" && data != "application/ld+json" && data != "application/json" {
				d.bad = append(d.bad, "inline script")
			}
		case "title":
			if d.title == "" && n.FirstChild != nil {
				d.title = n.FirstChild.Data
			}
		}
		rel := attributes["rel"]
		for _, key := range []string{"href", "src", "action", "data", "poster", "srcset"} {
			if v, ok := attributes[key]; ok && rel != "canonical" && rel != "alternate" {
				d.links = append(d.links, v)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		d.read(c)
	}
}

// readSite returns every page of a site by its path.
func readSite(t *testing.T, dir string) map[string]*document {
	t.Helper()
	pages := map[string]*document{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		pages[filepath.ToSlash(rel)] = readDocument(t, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestEveryLinkAndFragmentResolves(t *testing.T) { linksResolve(t, builtSite(t)) }

func linksResolve(t *testing.T, dir string) {
	t.Helper()
	pages := readSite(t, dir)
	count := 0
	for name, page := range pages {
		for _, link := range page.links {
			u, err := url.Parse(link)
			if err != nil {
				t.Errorf("%s: link %q: %v", name, link, err)
				continue
			}
			if u.Scheme == "https" || u.Scheme == "mailto" {
				continue // a link out, checked by TestNothingIsLoadedFromElsewhere
			}
			if u.Scheme != "" || u.Host != "" {
				t.Errorf("%s: link %q leaves the site", name, link)
				continue
			}
			target := name
			if u.Path != "" {
				target = path.Join(path.Dir(name), u.Path)
				if name == "404.html" && strings.HasPrefix(u.Path, "/") {
					target = strings.TrimPrefix(u.Path, "/csl/")
				}
			}
			count++
			if strings.HasSuffix(target, ".html") {
				to := pages[target]
				if to == nil {
					t.Errorf("%s: link %q leads to no page", name, link)
				} else if u.Fragment != "" && !to.ids[u.Fragment] && !strings.HasPrefix(u.Fragment, "q=") {
					t.Errorf("%s: link %q: no such id in %s", name, link, target)
				}
				continue
			}
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(target))); err != nil {
				t.Errorf("%s: link %q leads to no file", name, link)
			}
		}
	}
	t.Logf("%d pages, %d links inside the site", len(pages), count)
}

func TestEveryPageIsWellMade(t *testing.T) { wellMade(t, builtSite(t)) }

func wellMade(t *testing.T, dir string) {
	t.Helper()
	for name, page := range readSite(t, dir) {
		h1 := 0
		for i, h := range page.headings {
			if h == "h1" {
				h1++
			}
			if i > 0 && h[1] > page.headings[i-1][1]+1 {
				t.Errorf("%s: heading %s follows %s", name, h, page.headings[i-1])
			}
		}
		if h1 != 1 {
			t.Errorf("%s: %d h1 elements, want 1", name, h1)
		}
		if len(page.twice) > 0 {
			t.Errorf("%s: ids given twice: %v", name, page.twice)
		}
		if len(page.bad) > 0 {
			t.Errorf("%s: %v", name, page.bad)
		}
		if page.title == "" || page.lang == "" {
			t.Errorf("%s: title %q, lang %q", name, page.title, page.lang)
		}
	}
}

func TestEveryPageIsReachedFromTheHomePage(t *testing.T) { reached(t, builtSite(t)) }

func reached(t *testing.T, dir string) {
	t.Helper()
	pages := readSite(t, dir)
	seen := map[string]bool{"index.html": true, "404.html": true}
	todo := []string{"index.html"}
	for len(todo) > 0 {
		name := todo[0]
		todo = todo[1:]
		for _, link := range pages[name].links {
			u, err := url.Parse(link)
			if err != nil || u.Scheme != "" || u.Path == "" {
				continue
			}
			target := path.Join(path.Dir(name), u.Path)
			if pages[target] != nil && !seen[target] {
				seen[target] = true
				todo = append(todo, target)
			}
		}
	}
	for name := range pages {
		if !seen[name] {
			t.Errorf("%s is reached by no link", name)
		}
	}
}

// TestPagesWrittenMappedAndSearchableAreTheSame compares three sets: what is on
// disk, what the sitemap lists, and what the search data leads to. A page is one
// thing to search for: the scripts add the folder of the reader's language.
func TestPagesWrittenMappedAndSearchableAreTheSame(t *testing.T) {
	dir := builtSite(t)
	var written []string
	for name := range readSite(t, dir) {
		if name != "404.html" && strings.TrimPrefix(name, "zh/") != "search/index.html" { // nobody looks for these two
			written = append(written, name)
		}
	}
	sort.Strings(written)
	sitemap, err := os.ReadFile(filepath.Join(dir, "sitemap.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var mapped []string
	for _, part := range strings.Split(string(sitemap), "<loc>")[1:] {
		loc, _, _ := strings.Cut(part, "</loc>")
		mapped = append(mapped, strings.TrimPrefix(loc, baseURL))
	}
	sort.Strings(mapped)
	if !slices.Equal(written, mapped) {
		t.Errorf("the sitemap lists %d pages, %d are written", len(mapped), len(written))
	}
	found := searchableURLs(t, dir)
	for _, name := range written {
		if !found[strings.TrimPrefix(name, "zh/")] {
			t.Errorf("%s cannot be found by search", name)
		}
	}
}

// searchableURLs reads the display blocks of the search data and returns the
// pages they lead to.
func searchableURLs(t *testing.T, dir string) map[string]bool {
	t.Helper()
	blocks, err := filepath.Glob(filepath.Join(dir, "search", "data", "d-*.js"))
	if err != nil || len(blocks) == 0 {
		t.Fatalf("no display blocks in the search data: %v", err)
	}
	found := map[string]bool{}
	for _, name := range blocks {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fields := strings.NewReplacer(`\t`, `"`, `\n`, `"`).Replace(string(data))
		for part := range strings.SplitSeq(fields, `"`) {
			if page, _, _ := strings.Cut(part, "#"); strings.HasSuffix(page, ".html") {
				found[page] = true
			}
		}
	}
	return found
}

// reaching matches what a script would need to load something, or to make text
// into markup or code. A method of our own may be called fetch.
var reaching = regexp.MustCompile(`(?:^|[;,({=!&|?:])fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|new Worker|import\(|\beval\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write`)

// TestNothingIsLoadedFromElsewhere looks for addresses in every place from
// which a browser loads by itself.
func TestNothingIsLoadedFromElsewhere(t *testing.T) {
	dir := builtSite(t)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		text := string(data)
		switch filepath.Ext(name) {
		case ".html":
			for _, opening := range []string{`src="http`, `src="//`, `rel="preconnect"`, `rel="dns-prefetch"`, `rel="prefetch"`, `<iframe`, `<object`, `<embed`} {
				if strings.Contains(text, opening) {
					t.Errorf("%s contains %s", name, opening)
				}
			}
		case ".css":
			if strings.Contains(text, "@import") || strings.Contains(text, "http") || strings.Contains(text, "url(//") {
				t.Errorf("%s loads from elsewhere", name)
			}
		case ".js":
			if call := reaching.FindString(text); call != "" && !strings.Contains(filepath.ToSlash(name), "search/data/") {
				t.Errorf("%s uses %s", name, call)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
