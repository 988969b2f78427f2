package pipeline_test

import (
	"bytes"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"legible/generator/law"
)

// TestTwoBuildsGiveTheSameBytes builds the real content twice; the second time
// from another folder, with a cold cache, on one processor, in another time
// zone and locale.
func TestTwoBuildsGiveTheSameBytes(t *testing.T) {
	first := realSite(t)
	for name, value := range map[string]string{"TZ": "Asia/Shanghai", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "HUGO_TITLE": "Evil", "HUGO_PARAMS_X": "y"} {
		t.Setenv(name, value)
	}
	zone := time.Local
	time.Local = time.FixedZone("far", 14*3600)
	processors := runtime.GOMAXPROCS(1)
	defer func() { time.Local = zone; runtime.GOMAXPROCS(processors) }()
	elsewhere := filepath.Join(t.TempDir(), "another place 法")
	copyTree(t, elsewhere, real)
	second := build(t, elsewhere, t.TempDir())
	if first.content.Hash != second.content.Hash {
		t.Error("the hash of the content depends on its folder")
	}
	var differ []string
	for name, data := range first.files {
		if !bytes.Equal(data, second.files[name]) {
			differ = append(differ, name)
		}
	}
	for name := range second.files {
		if first.files[name] == nil {
			differ = append(differ, name)
		}
	}
	slices.Sort(differ)
	if len(differ) > 0 {
		t.Errorf("%d of %d files differ: %v", len(differ), len(first.files), differ[:min(5, len(differ))])
	}
	for name, data := range second.files {
		if bytes.Contains(data, []byte(filepath.Dir(elsewhere))) || bytes.Contains(data, []byte(filepath.Base(elsewhere))) {
			t.Errorf("%s tells where the content lies", name)
		}
	}
}

func TestBuildLeavesTheCorpusAsItWas(t *testing.T) {
	if b := realSite(t); b.before != b.after {
		t.Error("the build changed the corpus, which everybody only reads")
	}
}

func TestTheReportCountsWhatWasWritten(t *testing.T) {
	b := realSite(t)
	size, pages := int64(0), 0
	for name, data := range b.files {
		size += int64(len(data))
		if strings.HasSuffix(name, ".html") {
			pages++
		}
	}
	r := b.report
	if r.Files != len(b.files) || r.Bytes != size || r.Pages != pages {
		t.Errorf("the report says %d files, %d bytes, %d pages; there are %d, %d, %d", r.Files, r.Bytes, r.Pages, len(b.files), size, pages)
	}
	if r.Charts < len(b.content.Corpus.Decisions) || r.Documents == 0 || r.IndexBytes == 0 || len(r.Stages) == 0 {
		t.Errorf("the report lacks something: %+v", r)
	}
}

// TestLawTextReachesThePageUnchanged looks each text of each article up on its
// page: below the element with the id of its paragraph or item stands one that
// holds the text, the whole text and nothing but the text.
func TestLawTextReachesThePageUnchanged(t *testing.T) {
	textsAreShown(t, realSite(t))
}

func textsAreShown(t *testing.T, b *built) {
	t.Helper()
	texts := 0
	for _, p := range b.content.Corpus.Provisions {
		ids := elements(parse(t, b, p.URL))
		p.EachText(func(at *law.Node, text string) {
			texts++
			place := ids[at.EID]
			if place == nil {
				t.Errorf("%s has no element %s", p.URL, at.EID)
				return
			}
			for n := range place.Descendants() {
				if n.Type == html.ElementNode && content(n) == text {
					return
				}
			}
			t.Errorf("%s: %s does not show %q, but %q", p.URL, at.EID, text, content(place))
		})
	}
	if texts < len(b.content.Corpus.Provisions) {
		t.Errorf("only %d texts were compared", texts)
	}
}

func parse(t *testing.T, b *built, path string) *html.Node {
	t.Helper()
	data := b.files[path]
	if data == nil {
		t.Fatalf("there is no page %s", path)
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// elements returns the elements of a page by their ids.
func elements(doc *html.Node) map[string]*html.Node {
	found := map[string]*html.Node{}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" {
				found[a.Val] = n
			}
		}
	}
	return found
}

// content returns the text of an element.
func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// pages returns the paths of the pages of a site, sorted.
func pages(b *built) []string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		if strings.HasSuffix(name, ".html") {
			all = append(all, name)
		}
	}
	return all
}
