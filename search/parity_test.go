package search

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// testEntry is what the parity test bundles: the engine and, to compare them
// one by one, its parts.
const testEntry = `
export { createEngine } from "./engine";
export { analyze } from "./analyze";
export { normalize } from "./normalize";
export { parse } from "./query";
export { parse as cite } from "./cite";
export { suggest } from "./suggest";
`

// bundle builds the TypeScript in web as the program does.
func bundle(t *testing.T, entry, global string) []byte {
	t.Helper()
	r := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: entry, ResolveDir: "web", Loader: api.LoaderTS},
		Bundle: true, MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		Format: api.FormatIIFE, GlobalName: global, Target: api.ES2020, Charset: api.CharsetUTF8,
	})
	if len(r.Errors) > 0 || len(r.Warnings) > 0 {
		t.Fatalf("esbuild: %v %v", r.Errors, r.Warnings)
	}
	return r.OutputFiles[0].Contents
}

// place writes the shards of x and the engine, for a page to load.
func place(t *testing.T, x *Index) string {
	t.Helper()
	dir := t.TempDir()
	if err := x.Export(func(name string, data []byte) error {
		return os.WriteFile(filepath.Join(dir, name), data, 0o644)
	}); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "engine.js", bundle(t, testEntry, "engine"))
	put(t, dir, "others.js", bundle(t, `import "./others";`, ""))
	return dir
}

func put(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func putJSON(t *testing.T, dir, name string, v any) {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, name+".js", fmt.Appendf(nil, "(globalThis.inputs ||= {})[%q]=%s\n", name, data))
}

// seen is a result in the form in which the two sides are compared.
type seen struct {
	Total    int
	Note     string
	IDs      []string
	Also     []string
	Scores   []float64
	Snippets []string
	Error    any `json:",omitempty"`
}

var noteCodes = map[string]string{"": "", NoteAny: "any", NotePart: "part", NoteTypos: "typos", NoteCitation: "citation"}

func see(r Result) seen {
	s := seen{Total: r.Total, Note: noteCodes[r.Note]}
	for _, h := range r.Hits {
		s.IDs, s.Scores = append(s.IDs, h.ID), append(s.Scores, h.Score)
		text, at := "", 0
		for _, m := range h.Marks {
			text += h.Snippet[at:m[0]] + "[" + h.Snippet[m[0]:m[1]] + "]"
			at = m[1]
		}
		s.Snippets = append(s.Snippets, text+h.Snippet[at:])
		for _, a := range h.Also {
			s.Also = append(s.Also, a.ID)
		}
	}
	return s
}

const seeScript = prelude + `
(async () => {
  const e = engine.createEngine(load), out = [];
  for (const q of input("queries.json")) {
    const r = await e.search(q);
    out.push({ Total: r.total, Note: r.note, Error: r.error, IDs: r.hits.map((h) => h.id),
      Scores: r.hits.map((h) => h.score), Also: r.hits.flatMap((h) => h.also.map((a) => a.id)),
      Snippets: r.hits.map((h) => h.snippet.map((s) => s.marked ? "[" + s.text + "]" : s.text).join("")) });
  }
  print(out);
})();
`

// SameAnswers is compare for the tests of the real corpus.
func SameAnswers(t *testing.T, x *Index, queries []string) int { return compare(t, x, queries) }

// Leaders returns the id of the first hit of each query, here and in the browser.
func Leaders(t *testing.T, x *Index, queries []string) (native, browser []string) {
	t.Helper()
	first := func(ids []string) string {
		if len(ids) == 0 {
			return ""
		}
		return ids[0]
	}
	dir := place(t, x)
	putJSON(t, dir, "queries.json", queries)
	var seen []seen
	runPage(t, dir, seeScript, &seen)
	for i, q := range queries {
		r, err := x.Search(background, q, Options{})
		if err != nil {
			t.Fatal(err)
		}
		native, browser = append(native, first(ids(r))), append(browser, first(seen[i].IDs))
	}
	return native, browser
}

// compare runs queries on both sides and returns how many of them agree.
func compare(t *testing.T, x *Index, queries []string) int {
	t.Helper()
	dir := place(t, x)
	putJSON(t, dir, "queries.json", queries)
	var browser []seen
	runPage(t, dir, seeScript, &browser)
	equal, shown := 0, 0
	for i, q := range queries {
		r, err := x.Search(background, q, Options{})
		if err != nil {
			t.Fatal(err)
		}
		native, b := see(r), browser[i]
		same := native.Total == b.Total && native.Note == b.Note && b.Error == nil &&
			slices.Equal(native.IDs, b.IDs) && slices.Equal(native.Also, b.Also) &&
			slices.Equal(native.Snippets, b.Snippets)
		for j := range native.Scores {
			same = same && j < len(b.Scores) && abs(native.Scores[j]-b.Scores[j]) <= 1e-6*(1+native.Scores[j])
		}
		if same {
			equal++
		} else if shown++; shown <= 5 {
			t.Errorf("%q:\nbleve   %+v\nbrowser %+v", q, native, b)
		}
	}
	return equal
}

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}

func TestTheBrowserRanksAsBleveDoes(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	docs := randomDocs(r, 300)
	x, err := New(docs, randomSynonyms...)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	queries := make([]string, 3000)
	for i := range queries {
		queries[i] = randomQuery(r, docs)
	}
	equal := compare(t, x, queries)
	stats := map[string]int{}
	for _, q := range queries {
		res, _ := x.Search(background, q, Options{})
		stats["note="+noteCodes[res.Note]]++
		if res.Total == 0 {
			stats["nothing"]++
		}
	}
	t.Logf("top 10, totals, folded versions, scores and snippets equal for %d of %d queries; %v", equal, len(queries), stats)
	if equal != len(queries) {
		t.Errorf("%d queries differ", len(queries)-equal)
	}
}

func TestTheBrowserAnswersTheTableOfQueriesAlike(t *testing.T) {
	x := open(t)
	var queries []string
	for _, c := range queryCases(t) {
		queries = append(queries, c.Query)
	}
	queries = append(queries, "network logs six months", "真实身份信息", "CSL 37", "vulnerabilty disclosure", "关基运营者", "kind:page", "__proto__", "</script>", "第三十七条", "Art. 37")
	if n := compare(t, x, queries); n != len(queries) {
		t.Errorf("%d of %d alike", n, len(queries))
	}
}

// queryCase is a line of the shared table of the query language.
type queryCase struct {
	Query   string
	Clauses []string // kind, "-", field, text
}

func queryCases(t *testing.T) []queryCase {
	t.Helper()
	data, err := os.ReadFile("testdata/queries.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []queryCase
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

var kindNames = [...]string{"word", "phrase", "prefix", "filter"}

func TestBothParsersReadTheSharedTable(t *testing.T) {
	cases := queryCases(t)
	var queries []string
	for _, c := range cases {
		var got []string
		for _, p := range parseQuery(c.Query) {
			not := ""
			if p.not {
				not = "-"
			}
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s%s:%s", kindNames[p.kind], not, p.field, p.text)))
		}
		if !slices.Equal(got, c.Clauses) {
			t.Errorf("%q is read as\n%q, want\n%q", c.Query, got, c.Clauses)
		}
		queries = append(queries, c.Query)
	}
	dir := t.TempDir()
	put(t, dir, "engine.js", bundle(t, testEntry, "engine"))
	putJSON(t, dir, "queries.json", queries)
	var browser [][]string
	runPage(t, dir, prelude+`print(input("queries.json").map((q) => engine.parse(q).map((c) => (c.kind + " " + (c.not ? "-" : "") + c.field + ":" + c.text).trim())))`, &browser)
	for i, c := range cases {
		if !slices.Equal(browser[i], c.Clauses) {
			t.Errorf("the browser reads %q as\n%q, want\n%q", c.Query, browser[i], c.Clauses)
		}
	}
}

func TestTheBrowserAnalysesAsBleveDoes(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	texts := append([]string(nil), hostile...)
	for _, d := range randomDocs(r, 200) {
		texts = append(texts, d.Title, d.Body, d.Citation, d.Terms)
	}
	for _, d := range csl() {
		texts = append(texts, d.Title, d.Body, d.Citation, d.Terms)
	}
	SameTokens(t, texts)
}

// SameTokens fails the test where the two analyzers make other tokens of a text.
func SameTokens(t *testing.T, texts []string) {
	t.Helper()
	a, err := newAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	put(t, dir, "engine.js", bundle(t, testEntry, "engine"))
	putJSON(t, dir, "texts.json", texts)
	putJSON(t, dir, "stop.json", stopWords())
	var browser [][]struct {
		Term string
		Pos  int
	}
	runPage(t, dir, prelude+`
const stop = new Set(input("stop.json"));
print(input("texts.json").map((s) => engine.analyze(engine.normalize(s), stop)))`, &browser)
	bad, tokens := 0, 0
	for i, text := range texts {
		var got []token
		for _, b := range browser[i] {
			got = append(got, token{b.Term, b.Pos})
		}
		want := analyze(a.mix, normalize(text))
		tokens += len(want)
		if !slices.Equal(got, want) {
			if bad++; bad <= 5 {
				t.Errorf("%q:\nbleve   %v\nbrowser %v", text, want, got)
			}
		}
	}
	t.Logf("%d texts, %d tokens, %d texts differ", len(texts), tokens, bad)
}
