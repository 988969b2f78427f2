package search

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
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
export { log } from "./rank";
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

// runNode runs a script in a folder and decodes what it prints.
func runNode(t *testing.T, dir, script string, out any) {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("this test needs node, which was not found: the browser's search would go unproven")
	}
	cmd := exec.Command(path, "-e", script)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	data, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v", err)
	}
	if err := json.Unmarshal(data, out); err != nil {
		t.Fatalf("node printed no JSON: %v\n%.500s", err, data)
	}
}

// place writes the shards of x and the engine, for node to load.
func place(t *testing.T, x *Index) string {
	t.Helper()
	dir := t.TempDir()
	if err := x.Export(func(name string, data []byte) error {
		return os.WriteFile(filepath.Join(dir, name), data, 0o644)
	}); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "engine.js", bundle(t, testEntry, "engine"))
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
	put(t, dir, name, data)
}

// prelude loads the bundle as a classic script and shards likewise.
const prelude = `
const fs = require("fs"), vm = require("vm");
vm.runInThisContext(fs.readFileSync("engine.js", "utf8"));
const load = async (name) => { vm.runInThisContext(fs.readFileSync(name + ".js", "utf8")); };
const print = (v) => process.stdout.write(JSON.stringify(v));
const input = (name) => JSON.parse(fs.readFileSync(name, "utf8"));
`

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

// compare runs queries on both sides and returns how many of them agree.
func compare(t *testing.T, x *Index, queries []string) int {
	t.Helper()
	dir := place(t, x)
	putJSON(t, dir, "queries.json", queries)
	var browser []seen
	runNode(t, dir, seeScript, &browser)
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
	queries := make([]string, 1000)
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
	runNode(t, dir, prelude+`print(input("queries.json").map((q) => engine.parse(q).map((c) => (c.kind + " " + (c.not ? "-" : "") + c.field + ":" + c.text).trim())))`, &browser)
	for i, c := range cases {
		if !slices.Equal(browser[i], c.Clauses) {
			t.Errorf("the browser reads %q as\n%q, want\n%q", c.Query, browser[i], c.Clauses)
		}
	}
}

func TestTheBrowserAnalysesAsBleveDoes(t *testing.T) {
	a, err := newAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(2))
	texts := append([]string(nil), hostile...)
	for _, d := range randomDocs(r, 200) {
		texts = append(texts, d.Title, d.Body, d.Citation, d.Terms)
	}
	for _, d := range csl() {
		texts = append(texts, d.Title, d.Body, d.Citation, d.Terms)
	}
	dir := t.TempDir()
	put(t, dir, "engine.js", bundle(t, testEntry, "engine"))
	putJSON(t, dir, "texts.json", texts)
	putJSON(t, dir, "stop.json", stopWords())
	var browser [][]struct {
		Term string
		Pos  int
	}
	runNode(t, dir, prelude+`
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
