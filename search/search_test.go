package search

import (
	"encoding/json"
	"strings"
	"testing"
)

func open(t *testing.T) *Index {
	t.Helper()
	x, err := New(csl(), house...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return x
}

func TestQueriesFindWhatTheyMean(t *testing.T) {
	x := open(t)
	for _, c := range []struct{ query, first, note string }{
		{"network logs six months", "csl@2026-01-01/art_23", ""},
		{"network logs 6 months", "csl@2026-01-01/art_23", ""},
		{"ｎｅｔｗｏｒｋ ｌｏｇｓ ６ months", "csl@2026-01-01/art_23", ""},
		{"72 hours", "csl@2026-01-01/art_25", ""},
		{"seventy-two hours", "csl@2026-01-01/art_25", ""},
		{"RMB 1000000", "csl@2026-01-01/art_25", ""},
		{"真实身份信息", "csl@2026-01-01/art_26", ""},
		{"境", "csl@2026-01-01/art_39", ""},
		{"网络日志", "csl@2026-01-01/art_23", ""},
		{"cross-border transfers", "csl@2026-01-01/art_39", ""},
		{"KII", "term-cii", ""},
		{"关基", "term-cii", ""},
		{"关基的运营者", "csl@2026-01-01/art_39", ""},
		{"等保", "csl@2026-01-01/art_23", ""},
		{"MLPS", "csl@2026-01-01/art_23", ""},
		{"日志 6 months", "csl@2026-01-01/art_23", ""},
		{"six months", "csl@2026-01-01/art_23", ""},
		{"RMB 1 million", "csl@2026-01-01/art_25", ""},
		{"100万", "csl@2026-01-01/art_25", ""},
		{"vulnerabilty", "csl@2026-01-01/art_25", NoteTypos},
		{"vulnerabil*", "csl@2026-01-01/art_25", ""},
		{"\"state secrets\"", "cii-regulations-2021@2021-09-01/art_37", ""},
		{"title:purchases", "csl@2026-01-01/art_37", ""},
		{"kind:term", "term-cii", ""},
		{"logs kind:obligation", "ob-logs", ""},
		{"logs -graded -count", "ob-logs", ""},
		{"information unicorn zeppelin", "term-cii", NoteAny},
		{"境内储存", "csl@2026-01-01/art_39", NoteAny},
		{"信息身份", "csl@2026-01-01/art_26", NoteAny},
		{"__proto__", "page-about", ""},
		{"hasOwnProperty", "page-about", ""},
	} {
		r, err := x.Search(background, c.query, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Hits) == 0 || r.Hits[0].ID != c.first || r.Note != c.note {
			t.Errorf("%q: got %v %q, want %s %q", c.query, ids(r), r.Note, c.first, c.note)
		}
	}
}

func TestQueriesThatSayNothingFindNothing(t *testing.T) {
	x := open(t)
	for _, q := range []string{"", "   ", "the of", "-logs", "\"\"", "*", "…", "zeppelin", "\xff\xfe", "-kind:term"} {
		r, err := x.Search(background, q, Options{})
		if err != nil || r.Total != 0 || r.Hits == nil || r.Note != "" {
			t.Errorf("%q: %+v %v", q, r, err)
		}
	}
}

func TestVersionsOfOneThingAreOneHitLedByTheCurrentOne(t *testing.T) {
	r, err := open(t).Search(background, "graded protection", Options{})
	if err != nil || r.Total != 1 || len(r.Hits[0].Also) != 1 || r.Hits[0].Also[0].ID != "csl@2017-06-01/art_21" {
		t.Fatalf("%+v %v", r, err)
	}
	if r.Hits[0].Status != "in-force" || r.Hits[0].Also[0].Status != "superseded" {
		t.Error("statuses are not those of the documents")
	}
}

func TestAnInstrumentWithAVersionNarrowsTheSearch(t *testing.T) {
	x := open(t)
	for option, first := range map[string]string{
		"csl@2017-06-01": "csl@2017-06-01/art_21", "CSL": "csl@2026-01-01/art_23", "csl@1999-01-01": "",
	} {
		r, err := x.Search(background, "graded protection", Options{Instrument: option})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(ids(r), " "); got != first {
			t.Errorf("%s: got %q", option, got)
		}
	}
}

func TestTheLimitCutsHitsButNotTheTotal(t *testing.T) {
	r, err := open(t).Search(background, "instrument:csl", Options{Limit: 2})
	if err != nil || len(r.Hits) != 2 || r.Total != 6 {
		t.Fatalf("%d hits of %d, %v", len(r.Hits), r.Total, err)
	}
}

func TestTheJSONFormIsTheContract(t *testing.T) {
	r, err := open(t).Search(background, "real identity", Options{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(sortedKeys(m), " "); got != "hits query total" {
		t.Error(got)
	}
	hit := m["hits"].([]any)[0].(map[string]any)
	if got := strings.Join(sortedKeys(hit), " "); got != "also id instrument kind number score snippet title url version" {
		t.Error(got)
	}
	folded := hit["also"].([]any)[0].(map[string]any)
	if folded["also"] == nil || hit["number"] != "26" {
		t.Errorf("%v", hit)
	}
}

func TestSnippetsAreCutAroundTheMarkedWords(t *testing.T) {
	x := open(t)
	for _, c := range []struct{ query, want string }{
		{"network logs six months", "…(3) monitor and record [network] operation, and keep the related [network] [logs] for no less than [six] [months]; (4) classify, back up and encrypt data. 留存相关的网络[日志]不少于六个月。"},
		{"72 hours", "Network operators shall handle vulnerabilities, viruses and intrusions without delay, and report incidents within [seventy-two] [hours]. Fines up to RMB 1,000,000."},
		{"site", "How this [site] was made. </script><b>bold</b> & __proto__ constructor toString hasOwnProperty"},
		{"不得为其提供", "Network operators shall require users to provide real identity information. 应当要求用户[提供]真实身份信息。用户不[提供]真实身份信息的，网络运营者[不得为其提供]相关服务。"},
	} {
		r, err := x.Search(background, c.query, Options{})
		if err != nil {
			t.Fatal(err)
		}
		h := r.Hits[0]
		got, at := "", 0
		for _, m := range h.Marks {
			got += h.Snippet[at:m[0]] + "[" + h.Snippet[m[0]:m[1]] + "]"
			at = m[1]
		}
		if got += h.Snippet[at:]; got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.query, got, c.want)
		}
	}
}

func TestDocumentsWithoutAnIDOrWithTheSameAreRefused(t *testing.T) {
	for _, docs := range [][]Document{{{Title: "x"}}, {{ID: "a"}, {ID: "a"}}, {{ID: "a\n"}}, {{ID: "a", Weight: -1}}} {
		if _, err := New(docs); err == nil {
			t.Errorf("%+v was indexed", docs)
		}
	}
}

func TestAnEmptyCorpusAnswersEveryQuery(t *testing.T) {
	x, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := x.Search(background, "logs a* \"b c\" 境", Options{})
	if err != nil || r.Total != 0 {
		t.Fatal(r, err)
	}
	if err := x.Export(func(string, []byte) error { return nil }); err != nil {
		t.Fatal(err)
	}
}

func FuzzQuery(f *testing.F) {
	for _, q := range []string{"logs", "\"six months", "-a b*", "kind:term x", "关基", "第三十七条", "CSL 37", "a:b:c", "\u0000~\t", "title:\"", "twenty-*"} {
		f.Add(q)
	}
	x, err := New(csl(), house...)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, q string) {
		r, err := x.Search(background, q, Options{Limit: 3})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Hits) > r.Total || len(r.Hits) > 3 {
			t.Fatalf("%d hits of %d", len(r.Hits), r.Total)
		}
		for _, h := range r.Hits {
			for i, m := range h.Marks {
				if m[0] >= m[1] || m[1] > len(h.Snippet) || i > 0 && m[0] < h.Marks[i-1][1] {
					t.Fatalf("marks %v of %q", h.Marks, h.Snippet)
				}
			}
		}
	})
}
