package search

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// faceted gives documents properties to filter by.
func faceted(r *rand.Rand, docs []Document) []Document {
	actors := []string{"network-operator", "cii-operator", "State-organ", "cac"}
	topics := []string{"logs", "export", "incidents"}
	for i := range docs {
		d := &docs[i]
		for _, a := range actors {
			if r.Intn(4) == 0 {
				d.Actors = append(d.Actors, a)
			}
		}
		for _, t := range topics {
			if r.Intn(3) == 0 {
				d.Topics = append(d.Topics, t)
			}
		}
		if d.Version == "" {
			continue
		}
		d.Binding, d.From = BindingYes, d.Version
		if !d.Current {
			d.Binding, d.Until = BindingPast, []string{"2021-08-31", "2025-12-31"}[r.Intn(2)]
		}
		if r.Intn(9) == 0 {
			d.Binding, d.From, d.Until = BindingDraft, "", ""
		}
	}
	return docs
}

func randomFilters(r *rand.Rand) map[string][]string {
	choices := map[string][]string{
		"kind": {"provision", "term", "obligation", "page"}, "binding": {"yes", "past", "draft"},
		"instrument": {"csl", "CSL@2017-06-01", "pipl-2021", "dsl-2021@2026-01-01"}, "actor": {"network-operator", "state-organ", "cac"},
		"topic": {"logs", "export"}, "asof": {"2018-01-01", "2021-08-31", "2021-09-01", "2030", "1999"}, "status": {"superseded"}, "colour": {"red"},
	}
	out := map[string][]string{}
	for _, name := range sortedKeys(choices) {
		if r.Intn(5) > 0 || name == "colour" && r.Intn(5) > 0 {
			continue
		}
		out[name] = []string{}
		for _, v := range choices[name] {
			if r.Intn(3) == 0 && (name != "asof" || len(out[name]) == 0) {
				out[name] = append(out[name], v)
			}
		}
	}
	return out
}

func facetedIndex(t *testing.T, r *rand.Rand) (*Index, []Document) {
	t.Helper()
	docs := faceted(r, randomDocs(r, 300))
	x, err := New(docs, randomSynonyms...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return x, docs
}

var filterQueries = []string{
	"", "actor:cac", "-actor:cac topic:logs", "binding:draft", "asof:2020-01-01 network", "asof:2026-01-01", "topic:LOGS", "actor:\"state-organ\"",
	"kind:term", "the", "-binding:yes", "CSL 12", "Art. 20", "zzzzqqqq", "-network",
}

func TestTheBrowserFiltersAndCountsAsGoDoes(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	x, docs := facetedIndex(t, r)
	type question struct {
		Query   string
		Filters map[string][]string
	}
	var asked []question
	for i := 0; i < 800; i++ {
		q := question{randomQuery(r, docs), randomFilters(r)}
		if i%4 == 0 {
			q.Query = filterQueries[r.Intn(len(filterQueries))]
		}
		asked = append(asked, q)
	}
	dir := place(t, x)
	putJSON(t, dir, "asked.json", asked)
	var browser []struct {
		Total  int
		Note   string
		IDs    []string
		Facets []string
	}
	runPage(t, dir, prelude+`
(async () => {
  const e = engine.createEngine(load), out = [];
  for (const { Query, Filters } of input("asked.json")) {
    const r = await e.search(Query, { filters: Filters, facets: true, limit: 20 });
    out.push({ Total: r.total, Note: r.note, IDs: r.hits.map((h) => h.id),
      Facets: r.facets.flatMap((f) => f.values.map(([v, n]) => f.name + ":" + v + "=" + n)) });
  }
  print(out);
})();`, &browser)
	differ, found := 0, 0
	for i, q := range asked {
		res, err := x.Search(background, q.Query, Options{Filters: q.Filters, Facets: true, Limit: 20})
		if err != nil {
			t.Fatal(err)
		}
		var counts []string
		for _, f := range res.Facets {
			for _, c := range f.Values {
				counts = append(counts, fmt.Sprintf("%s:%s=%d", f.Name, c.Value, c.Count))
			}
		}
		if res.Total > 0 {
			found++
		}
		b := browser[i]
		if b.Total != res.Total || b.Note != noteCodes[res.Note] || !slices.Equal(b.IDs, ids(res)) || !slices.Equal(b.Facets, counts) {
			if differ++; differ <= 3 {
				t.Errorf("%q %v:\nGo      %d %q %v %v\nbrowser %+v", q.Query, q.Filters, res.Total, noteCodes[res.Note], ids(res), counts, b)
			}
		}
	}
	t.Logf("totals, hits and counts equal for %d of %d filtered queries, %d of them found something", len(asked)-differ, len(asked), found)
}

func TestACountIsTheTotalWithThatFilter(t *testing.T) {
	r := rand.New(rand.NewSource(8))
	x, docs := facetedIndex(t, r)
	for i := 0; i < 60; i++ {
		query, filters := randomQuery(r, docs), randomFilters(r)
		if i%3 == 0 {
			query = filterQueries[r.Intn(len(filterQueries))]
		}
		all, err := x.Search(background, query, Options{Filters: filters, Facets: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range all.Facets {
			for _, c := range f.Values {
				one, err := x.Search(background, query, Options{Filters: with(filters, f.Name, c.Value)})
				if err != nil {
					t.Fatal(err)
				}
				if one.Total != c.Count || c.Count == 0 {
					t.Errorf("%q %v: %s %s counts %d, and finds %d", query, filters, f.Name, c.Value, c.Count, one.Total)
				}
			}
		}
	}
}

func TestFiltersNarrowWithoutChangingHowWordsAreRead(t *testing.T) {
	docs := csl()
	docs[0].Actors, docs[1].Actors = []string{"operator"}, []string{"operator"}
	docs[0].From, docs[0].Until, docs[1].From = "2017-06-01", "2025-12-31", "2026-01-01"
	x, err := New(docs, house...)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for _, c := range []struct {
		query   string
		filters map[string][]string
		want    []string
		note    string
	}{
		{"logs", map[string][]string{"actor": {"operator"}}, []string{"csl@2026-01-01/art_23"}, ""},
		{"logs", map[string][]string{"actor": {"OPERATOR", "nobody"}, "kind": {}}, []string{"csl@2026-01-01/art_23"}, ""},
		{"logs", map[string][]string{"asof": {"2025-12-31"}}, []string{"csl@2017-06-01/art_21"}, ""},
		{"logs asof:2017-05-31", nil, nil, ""},
		{"", map[string][]string{"kind": {"term"}}, []string{"term-cii"}, ""},
		{"", nil, nil, ""},
		{"information unicorn zeppelin", map[string][]string{"kind": {"page"}}, nil, NoteAny},
		{"CSL 37", map[string][]string{"instrument": {"csl@2017-06-01"}}, []string{"csl@2017-06-01/art_37"}, NoteCitation},
		{"CSL 37", map[string][]string{"kind": {"term"}}, nil, NoteCitation},
		{"logs", map[string][]string{"colour": {"red"}}, nil, ""},
	} {
		r, err := x.Search(background, c.query, Options{Filters: c.filters})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(ids(r), c.want) || r.Note != c.note || r.Facets != nil {
			t.Errorf("%q %v: got %v %q, want %v %q", c.query, c.filters, ids(r), r.Note, c.want, c.note)
		}
	}
}
