package search

import (
	"math/rand"
	"slices"
	"testing"
)

func TestAQueryThatFindsNothingIsAnsweredWithOthers(t *testing.T) {
	x := open(t)
	for _, c := range []struct{ query, want string }{
		{"logs -months -six", "logs"},
		{`"logs network"`, "logs network"},
		{"title:unicorns logs kind:term", "title:unicorns logs"},
		{"purchaseable", "purchases"},
		{"kind:\"open question\" logs", "logs"},
		{"罚境", "境"},
	} {
		got, err := x.Suggest(background, c.query, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(got, func(s Suggestion) bool { return s.Query == c.want && s.Total > 0 }) {
			t.Errorf("%q is answered with %v, want %q among them", c.query, got, c.want)
		}
	}
	for _, query := range []string{"", "qqqqzzzz", "*", "-"} {
		if got, err := x.Suggest(background, query, Options{}); err != nil || len(got) > 0 {
			t.Errorf("%q is answered with %v, %v", query, got, err)
		}
	}
}

func TestTheBrowserSuggestsAsGoDoes(t *testing.T) {
	r := rand.New(rand.NewSource(9))
	docs := randomDocs(r, 200)
	x, err := New(docs, randomSynonyms...)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	queries := append([]string{}, hostile...)
	for i := 0; i < 150; i++ {
		queries = append(queries, randomQuery(r, docs)+[]string{"", " kind:question", " -network", "qzx", ` "zz qq"`}[r.Intn(5)])
	}
	dir := place(t, x)
	putJSON(t, dir, "queries.json", queries)
	var browser [][]Suggestion
	runPage(t, dir, prelude+`
(async () => {
  const e = engine.createEngine(load), out = [];
  for (const q of input("queries.json")) out.push(await engine.suggest(e, q));
  print(out);
})();`, &browser)
	some := 0
	for i, q := range queries {
		want, err := x.Suggest(background, q, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(want) > 0 {
			some++
		}
		if !slices.Equal(browser[i], want) {
			t.Errorf("%q: Go suggests %v, the browser %v", q, want, browser[i])
		}
	}
	t.Logf("%d queries, suggestions for %d", len(queries), some)
}
