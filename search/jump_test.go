package search

import (
	"strings"
	"testing"
)

// lines writes hits as "leader(folded folded)".
func lines(r Result, n int) string {
	var out []string
	for _, h := range r.Hits[:min(n, len(r.Hits))] {
		var also []string
		for _, a := range h.Also {
			also = append(also, a.ID)
		}
		out = append(out, h.ID+"("+strings.Join(also, " ")+")")
	}
	return strings.Join(out, " ")
}

func TestACitationJumpsToTheProvision(t *testing.T) {
	x := open(t)
	const review = "csl@2026-01-01/art_37(csl@2017-06-01/art_37 csl@2017-06-01/art_35 csl@2026-01-01/art_39)"
	const old = "csl@2017-06-01/art_37(csl@2026-01-01/art_39)"
	for query, want := range map[string]string{
		"CSL 37":                review,
		"csl Art. 37(1)":        review,
		"Cybersecurity Law §37": review,
		"网安法37条":                review,
		"《网络安全法》第三十七条第一款": review,
		"Art. 37":               review + " cii-regulations-2021@2021-09-01/art_37()",
		"第三十七条":                 review + " cii-regulations-2021@2021-09-01/art_37()",
		"CII Regulations 37":    "cii-regulations-2021@2021-09-01/art_37()",
		"CSL (2017) Art. 37":    old,
		"csl@2017-06-01/art_37": old,
		"CSL 21":                "csl@2017-06-01/art_21(csl@2026-01-01/art_23)",
	} {
		r, err := x.Search(background, query, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := lines(r, strings.Count(want, "(")); got != want || r.Note != NoteCitation {
			t.Errorf("%s (%s):\n got %s\nwant %s", query, r.Note, got, want)
		}
		for i := 1; i < len(r.Hits); i++ {
			if r.Hits[i].Score > r.Hits[i-1].Score {
				t.Errorf("%s: scores are out of order", query)
			}
		}
	}
}

func TestNormalResultsFollowACitationWithoutRepeatingIt(t *testing.T) {
	r, err := open(t).Search(background, "CSL 37", Options{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, id := range ids(r) {
		if seen[id] {
			t.Errorf("%s leads two groups", id)
		}
		seen[id] = true
	}
	if r.Total != len(r.Hits) {
		t.Errorf("%d hits of %d", len(r.Hits), r.Total)
	}
}

func TestACitationOfNothingIsAnOrdinaryQuery(t *testing.T) {
	r, err := open(t).Search(background, "CSL 999", Options{})
	if err != nil || r.Note == NoteCitation || r.Total == 0 {
		t.Errorf("%+v %v", r, err)
	}
}

func TestACitationObeysTheInstrumentOption(t *testing.T) {
	r, err := open(t).Search(background, "Art. 37", Options{Instrument: "csl@2017-06-01"})
	if err != nil || lines(r, 1) != "csl@2017-06-01/art_37()" {
		t.Errorf("%s %v", lines(r, 1), err)
	}
}
