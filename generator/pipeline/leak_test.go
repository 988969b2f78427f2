package pipeline_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"legible/generator/law"
	"legible/generator/page"
	"legible/generator/pipeline"
)

// canaries are strings that occur nowhere but in a layer: one in every field,
// name and comment that it may hold.
var canaries = []string{
	"canarylayer", "canarykeeper", "canarycomment", "canaryowner", "canaryteam", "canarycontrol", "canaryframework",
	"canaryproof", "canarylink", "canarynote", "金丝雀笔记", "canarytag", "canaryterm", "canaryoutcome", "canaryduty", "canaryitem",
	"2031-07-19", "19 July 2031", "canaryfile", "canarydocument", "canarybody", "canarypage", "金丝雀原文", "canarysource", "canaryurl",
	"1bad5eed1bad5eed", "canaryfolder",
}

// plant writes a layer that holds every canary, and returns its folder.
func plant(t *testing.T, parent string) string {
	t.Helper()
	dir := filepath.Join(parent, "canaryfolder")
	for name, text := range map[string]string{
		"overlay.yaml": "name: canarylayer\nowner: canarykeeper # canarycomment\n",
		"notes/canaryfile.yaml": `# canarycomment
notes:
  - on: csl@2026-01-01/art_23
    status: partial
    owner: canaryowner
    team: canaryteam
    controls: [canarycontrol, "canaryframework:A.1"]
    evidence: [{title: canaryproof, url: "https://canarylink.example.org/x"}]
    note: canarynote 金丝雀笔记, see CSL (2026) Art. 61.
    review-by: "2031-07-19"
    tags: [canarytag]
  - {on: csl@2026-01-01/art_23__para_1__point_3, note: canaryitem}
  - {on: csl-keep-network-logs@2026-01-01, note: canaryduty}
  - {on: term/important-data, note: canaryterm}
  - {on: decision/data-export/c-barred, note: canaryoutcome}
  - {on: csl@2017-06-01/art_59, owner: canaryowner}
`,
		"pages/canarypage.md": "---\ntitle: canarydocument\n---\ncanarybody cites CSL (2026) Art. 23 and <b>tags</b>.\n",
		"official/csl/2026-01-01.yaml": "of: csl@2026-01-01\nlanguage: zho\nsource: {file: canarysource.txt, url: \"https://canaryurl.example.org\", sha256: \"" +
			strings.Repeat("1bad5eed", 8) + "\"}\narticles:\n" +
			"  - {number: \"5\", text: [{text: \"金丝雀原文：“一  二”\"}]}\n" +
			"  - {number: \"36\", text: [{text: 金丝雀原文甲}, {text: 金丝雀原文乙}]}\n",
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// internal makes the site of the real content with a layer over it.
func internal(t *testing.T, layer, cache string) *built {
	t.Helper()
	in, err := pipeline.LoadInternal(real, "", "", []string{layer})
	if err != nil {
		t.Fatal(err)
	}
	if in.Failed() {
		t.Fatalf("the layer has errors: %+v", in.Findings)
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	b := &built{content: in.Content, files: map[string][]byte{}, before: deep(in.Corpus)}
	o := pipeline.Options{BaseURL: baseURL, Version: "v0", Worker: []string{exe, "layout-worker"}, CacheDir: cache}
	b.report, err = pipeline.InternalSite(context.Background(), in, o, nil, func(path string, data []byte) error {
		b.files[path] = bytes.Clone(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b.after = deep(in.Corpus)
	return b
}

// told returns the canaries that a text holds, whatever the case.
func told(text []byte) []string {
	var out []string
	text = bytes.ToLower(text)
	for _, c := range canaries {
		if bytes.Contains(text, []byte(strings.ToLower(c))) {
			out = append(out, c)
		}
	}
	return out
}

// TestALayerReachesTheInternalSiteAndNoOther builds in turn an internal site
// and a public one, with one warm cache, the layer lying beside the content.
func TestALayerReachesTheInternalSiteAndNoOther(t *testing.T) {
	parent, cache := t.TempDir(), t.TempDir()
	copyTree(t, filepath.Join(parent, "content"), real)
	layer := plant(t, parent)
	team := internal(t, layer, cache)

	seen := map[string]bool{}
	for _, data := range team.files {
		for _, c := range told(data) {
			seen[c] = true
		}
	}
	for _, c := range canaries {
		if !seen[c] && c != "canarycomment" && c != "canaryfile" && c != "canaryfolder" {
			t.Errorf("the internal site does not show %s: this test would not see it leak", c)
		}
	}

	public := build(t, filepath.Join(parent, "content"), cache)
	for name, data := range public.files {
		if found := told(append(data, name...)); found != nil {
			t.Errorf("%s of the public site tells %v", name, found)
		}
	}
	for name, data := range realSite(t).files {
		if !bytes.Equal(data, public.files[name]) {
			t.Errorf("%s is another beside a layer and after an internal build", name)
		}
	}
	if len(public.files) != len(realSite(t).files) {
		t.Errorf("%d files, without a layer %d", len(public.files), len(realSite(t).files))
	}
	err := filepath.WalkDir(cache, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if found := told(append(data, name...)); found != nil {
			t.Errorf("the cache keeps %v in %s", found, name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}

	t.Logf("%d secrets looked for in %d public files and the cache", len(canaries), len(public.files))

	t.Run("every page says so", func(t *testing.T) { everyPageIsMarked(t, team) })
	t.Run("the law stays", func(t *testing.T) { lawStays(t, team) })
	t.Run("pages are found", func(t *testing.T) { internalPagesAreMapped(t, team) })
	t.Run("official text", func(t *testing.T) { officialTextStaysAsItIs(t, team) })
}

func everyPageIsMarked(t *testing.T, team *built) {
	for _, name := range pages(team) {
		text := string(team.files[name])
		if !strings.Contains(text, `name="robots" content="noindex"`) {
			t.Errorf("%s may be indexed", name)
		}
		if !strings.Contains(text, `class="internal"`) || !strings.Contains(text, "canarylayer") {
			t.Errorf("%s does not say whose it is", name)
		}
	}
	if !strings.Contains(string(team.files["_headers"]), "X-Robots-Tag: noindex") {
		t.Error("the headers let search engines in")
	}
}

// lawStays compares what the law says on each page, element by element, and the
// files that carry it.
func lawStays(t *testing.T, team *built) {
	if team.before != team.after {
		t.Error("the build changed the corpus")
	}
	textsAreShown(t, team)
	public := realSite(t)
	for name, data := range public.files {
		if strings.HasPrefix(name, "data/") || strings.HasPrefix(name, "schema/") || strings.HasPrefix(name, "assets/") {
			if !bytes.Equal(data, team.files[name]) {
				t.Errorf("%s is another in the internal site", name)
			}
		}
	}
	for _, name := range pages(public) {
		if team.files[name] == nil {
			t.Errorf("the internal site lacks %s", name)
		}
	}
	for _, p := range public.content.Corpus.Provisions {
		if a, b := lawOf(t, public, p), lawOf(t, team, p); a != b {
			t.Errorf("%s: the law reads otherwise with a layer:\n%s\n%s", p.URL, a, b)
		}
	}
}

// lawOf is what stands in the law's place on an article's page, less what is
// marked as the team's.
func lawOf(t *testing.T, b *built, p *law.Provision) string {
	var out strings.Builder
	var read func(*html.Node)
	read = func(n *html.Node) {
		for _, class := range strings.Fields(attribute(n, "class")) {
			if class == "under" || class == "official" {
				return
			}
		}
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			read(c)
		}
	}
	ids := elements(parse(t, b, p.URL))
	for _, para := range p.Text {
		read(ids[para.EID])
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func internalPagesAreMapped(t *testing.T, team *built) {
	var shards []byte
	for _, name := range slices.Sorted(maps.Keys(team.files)) {
		if strings.HasPrefix(name, "search/data/") {
			shards = append(shards, team.files[name]...)
		}
	}
	for _, name := range pages(team) {
		if strings.HasPrefix(name, "team/") && !bytes.Contains(shards, []byte(name)) {
			t.Errorf("%s is not found by search", name)
		}
	}
	for _, want := range []string{"note-1", "official-zho"} {
		if !bytes.Contains(shards, []byte("#"+want)) {
			t.Errorf("search does not lead to %s", want)
		}
	}
	citing := string(team.files["team/pages/canarypage.html"])
	if !strings.Contains(citing, `href="../../instruments/csl/2026-01-01/art_23.html"`) || !strings.Contains(citing, "&lt;b&gt;tags&lt;/b&gt;") {
		t.Error("a document's citations are not linked, or its markup is not text")
	}
	if !strings.Contains(string(team.files["instruments/csl/2026-01-01/art_23.html"]), "canarydocument") {
		t.Error("an article does not name the document that cites it")
	}
}

func officialTextStaysAsItIs(t *testing.T, team *built) {
	beside := elements(parse(t, team, "instruments/csl/2026-01-01/art_5.html"))["art_5__para_1"]
	found := false
	for n := range beside.Descendants() {
		if attribute(n, "class") == "official" {
			found = content(n) == "金丝雀原文：“一  二”" && attribute(n, "lang") == "zh-Hans"
		}
	}
	if !found {
		t.Error("official text does not stand beside its paragraph, character for character")
	}
	whole := elements(parse(t, team, "instruments/csl/2026-01-01/art_36.html"))
	if whole["official-zho"] == nil || !strings.Contains(content(whole["official-zho"]), "金丝雀原文乙") {
		t.Error("official text of another structure is not shown whole")
	}
	if strings.Contains(content(whole["art_36__para_1"]), "金丝雀") {
		t.Error("official text of another structure stands beside what it is not about")
	}
}

// TestNoPublicPageHasAFieldForATeam holds the types to what they promise: a page
// has no place for a note, and what makes a public site takes no layer.
func TestNoPublicPageHasAFieldForATeam(t *testing.T) {
	team := regexp.MustCompile(`overlay\.|panel\.`)
	for _, of := range []reflect.Type{reflect.TypeFor[page.Page](), reflect.TypeFor[page.Options](), reflect.TypeFor[pipeline.Content](), reflect.TypeFor[pipeline.Options]()} {
		for i := range of.NumField() {
			if f := of.Field(i); team.MatchString(fmt.Sprint(f.Type)) {
				t.Errorf("%v has the field %s of type %v", of, f.Name, f.Type)
			}
		}
	}
	if given := reflect.TypeOf(pipeline.Site).In(1); given != reflect.TypeFor[*pipeline.Content]() {
		t.Errorf("a public site is made of %v", given)
	}
}
