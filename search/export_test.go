package search

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func export(t *testing.T, x *Index) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	if err := x.Export(func(name string, data []byte) error {
		if out[name] != nil {
			return fmt.Errorf("%s is written twice", name)
		}
		out[name] = bytes.Clone(data)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTwoBuildsExportTheSameBytes(t *testing.T) {
	docs := randomDocs(rand.New(rand.NewSource(4)), 400)
	x, err := New(docs, house...)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	want := export(t, x)
	// Another order of documents, another builder, on disk.
	rand.New(rand.NewSource(5)).Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
	dir := filepath.Join(t.TempDir(), "index")
	if err := buildIndex(dir, docs, house...); err != nil {
		t.Fatal(err)
	}
	y, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer y.Close()
	got := export(t, y)
	if len(got) != len(want) {
		t.Errorf("%d files, then %d", len(want), len(got))
	}
	size := 0
	for name, data := range want {
		size += len(data)
		if !bytes.Equal(data, got[name]) {
			t.Errorf("%s differs between two builds", name)
		}
	}
	t.Logf("%d documents: %d files, %d bytes", len(docs), len(want), size)
}

func TestShardsAreScriptsOfOneCallWithoutMarkup(t *testing.T) {
	docs := append(csl(), Document{
		ID: "__proto__", Kind: "page", Group: "constructor", Title: "</script><!--<script>",
		Body: "\u2028 \u2029 ]]> & ' \" \\ `${alert(1)}` \u0000 ~ toString", InstrumentNames: []string{"</script>"}, Instrument: "<b>", Number: "<i>",
	})
	x, err := New(docs, append(house, []string{"</script>", "<x>"})...)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for name, data := range export(t, x) {
		s := string(data)
		if strings.ContainsAny(s, "<>&\u2028\u2029\x00") {
			t.Errorf("%s holds markup or a line separator", name)
		}
		if !strings.HasPrefix(s, fmt.Sprintf("legibleSearch.add(%q,", strings.TrimSuffix(name, ".js"))) ||
			!strings.HasSuffix(s, "\")\n") || strings.Count(s, "\n") != 1 {
			t.Errorf("%s is not one call: %.60s", name, s)
		}
	}
	if n := compare(t, x, []string{"toString", "__proto__", "script", "instrument:<b>", "number:<i>", "alert", "constructor"}); n != 7 {
		t.Errorf("%d of 7 hostile queries alike", n)
	}
}

// broken answers a query in the browser after some harm was done to the shards.
func broken(t *testing.T, harm func(dir string)) string {
	t.Helper()
	x := open(t)
	dir := place(t, x)
	harm(dir)
	var out struct {
		Error *struct{ Code, Shard string }
		Total int
	}
	runPage(t, dir, prelude+`
(async () => {
  const r = await engine.createEngine(load).search('"network logs"');
  print({ Error: r.error, Total: r.total });
})();`, &out)
	if out.Error == nil {
		return fmt.Sprintf("%d found", out.Total)
	}
	return out.Error.Code + " " + out.Error.Shard
}

func TestDamagedShardsAreNamedAndNeverBelieved(t *testing.T) {
	change := func(name string, f func(string) string) func(string) {
		return func(dir string) {
			path := filepath.Join(dir, name)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			put(t, dir, name, []byte(f(string(data))))
		}
	}
	for _, c := range []struct {
		want string
		harm func(string)
	}{
		{"2 found", func(string) {}},
		{"missing p-0", func(dir string) { _ = os.Remove(filepath.Join(dir, "p-0.js")) }},
		{"missing meta", func(dir string) { _ = os.Remove(filepath.Join(dir, "meta.js")) }},
		{"damaged x-0", change("x-0.js", func(s string) string { return s[:len(s)/2] })},
		{"damaged d-1", change("d-1.js", func(string) string { return "" })},
		{"damaged p-0", change("p-0.js", func(s string) string { return strings.Replace(s, "network~", "netwark~", 1) })},
		{"damaged table", change("table.js", func(s string) string { return "<!doctype html><title>Not found</title>" })},
		{"mismatch p-0", change("p-0.js", func(s string) string { return strings.Replace(s, open(t).Hash(), "0123456789abcdef", 1) })},
	} {
		if got := broken(t, c.harm); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestTheLoaderPassesOnlyItsOwnShards(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "loader.js", bundle(t, `export { scriptLoader } from "./loader";`, "loader"))
	var out []string
	runPage(t, dir, `
const out = [], append = document.head.append.bind(document.head), base = document.createElement("base");
base.href = "https://intra.example/law/zh/search.html";
append(base);
let policy;
document.head.append = (s) => { out.push(s.src); s.onload(); };
TrustedTypePolicyFactory.prototype.createPolicy = (name, p) => { policy = p; out.push(name); return p; };
(async () => {
  const load = loader.scriptLoader("../data/search/", "0123456789abcdef");
  await load("meta"); await load("p-12");
  for (const bad of ["../x", "p-", "meta.js?", "https://evil.example/meta", "x-1/../../y", "META"]) {
    try { await load(bad); out.push("passed " + bad); } catch (e) { out.push("refused"); }
    try { policy.createScriptURL(bad); out.push("passed " + bad); } catch (e) { }
  }
  for (const base of ["https://evil.example/", "//evil.example/", "data:text/javascript,", "javascript:0/"]) {
    try { loader.scriptLoader(base); out.push("passed " + base); } catch (e) { out.push("refused"); }
  }
  print(out);
})();`, &out)
	want := "legible-shards https://intra.example/law/data/search/meta.js?0123456789abcdef https://intra.example/law/data/search/p-12.js?0123456789abcdef" +
		strings.Repeat(" refused", 10)
	if got := strings.Join(out, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
