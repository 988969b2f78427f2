package search

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"

	"legible/cite"
)

var citeNames = []string{"CSL", "csl", "Cybersecurity Law", "网络安全法", "网安法", "PIPL", "CII Regulations", "cii-regulations-2021", "draft"}

type citeCase struct{ Query, Name, Version, Article string }

// citations runs spellings through the browser's parser as jump.ts does.
func citations(t *testing.T, queries []string) []*citeCase {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, "engine.js", bundle(t, testEntry, "engine"))
	putJSON(t, dir, "queries.json", queries)
	putJSON(t, dir, "names.json", citeNames)
	var out []*citeCase
	runPage(t, dir, prelude+`
const names = input("names.json");
print(input("queries.json").map((q) => {
  const c = engine.cite(q, names);
  return c ? { Name: c.instrument, Version: c.version, Article: c.article } : null;
}))`, &out)
	return out
}

func native(q string) *citeCase {
	c, ok := cite.Parse(q, citeNames)
	if !ok {
		return nil
	}
	return &citeCase{Name: strings.ToLower(c.Instrument), Version: c.Version, Article: itoa(c.Article)}
}

func same(a, b *citeCase) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Name == b.Name && a.Version == b.Version && a.Article == b.Article
}

func TestBothSidesReadTheTableOfCitations(t *testing.T) {
	data, err := os.ReadFile("testdata/citations.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []citeCase
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	var queries []string
	for _, c := range cases {
		queries = append(queries, space(fold(c.Query)))
	}
	browser := citations(t, queries)
	for i, c := range cases {
		want := &citeCase{"", c.Name, c.Version, c.Article}
		if c.Article == "" {
			want = nil
		}
		if got := native(queries[i]); !same(got, want) {
			t.Errorf("cite reads %q as %+v, want %+v", c.Query, got, want)
		}
		if !same(browser[i], want) {
			t.Errorf("the browser reads %q as %+v, want %+v", c.Query, browser[i], want)
		}
	}
}

func TestBothSidesReadRandomCitationsAlike(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	pick := func(list ...string) string { return list[r.Intn(len(list))] }
	number := func() string {
		if r.Intn(4) > 0 {
			return itoa(1 + r.Intn(120))
		}
		return pick("三十七", "十", "二十一", "一百零五", pick("三十七", "十", "二十一", "一百零五", "一百一十", "两百", "一百一", "百", "〇", "一〇五", "零五", "十零", "五五五五"))
	}
	part := func() string {
		if r.Intn(2) == 0 {
			return ""
		}
		return pick("", "", "", "", "", "", "", "", "(3)", "(3)", "（三）", "(1)(3)", " ¶1", " ¶1(2)", ", paragraph 1", ", para. 2, item 3", " point (3)", " no 4", "第一款", "第二款第（三）项", "第3项", "-1", ", 38", " and 38", "之一", "st", "%")
	}
	var queries []string
	for range 3000 {
		place := pick("Art. ", "art ", "article ", "Articles ", "§", "§ ", "§§ ", "Art.", "", "arts. ", "ART.") + itoa(1+r.Intn(120))
		if r.Intn(3) == 0 {
			place = pick("第", "第", " 第 ", "") + number() + pick("条", " 条", "條")
		}
		name := pick(citeNames...) + pick("", "", "", "", "", "", " (2017)", "(2017年)", " 2017", "@2017-06-01", "@2017", " (2016 text)", "'s", ",", ":")
		var q string
		switch r.Intn(7) {
		case 0, 6:
			q = place + part()
		case 1:
			q = name + pick(" ", " ", "", ", ", "  ") + place + part()
		case 2:
			q = place + part() + pick(" ", " of the ", " of ", " of the 2017 ", "of ") + name
		case 3:
			q = "《" + name + "》" + place + part()
		case 4:
			q = pick("paragraph 2 of ", "item 3 of ", "¶1 of ", "item (3) of paragraph 1 of ", "point 2") + place
		default:
			q = fmt.Sprintf("%s@%s/art_%d%s", pick("csl", "x-1", "CSL", "-"), pick("2017-06-01", "2017", "x"), r.Intn(30), pick("", "__para_1", "__para_1__point_3", "__point_2", "_"))
		}
		queries = append(queries, space(fold(pick("", "", "", "", "", "", " ", "see ")+q+pick("", "", "", "", "", "", ".", " x"))))
	}
	browser := citations(t, queries)
	bad, citations := 0, 0
	for i, q := range queries {
		want := native(q)
		if want != nil {
			citations++
		}
		if !same(browser[i], want) {
			if bad++; bad <= 15 {
				t.Errorf("%q: cite %+v, browser %+v", q, want, browser[i])
			}
		}
	}
	if citations < len(queries)/3 {
		t.Errorf("only %d of %d spellings are citations", citations, len(queries))
	}
	t.Logf("%d spellings, %d of them citations, %d read differently", len(queries), citations, bad)
}
