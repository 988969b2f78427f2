package pipeline_test

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"

	"legible/generator/law"
	"legible/generator/pipeline"
)

func corpus(t *testing.T) *law.Corpus {
	t.Helper()
	content, err := pipeline.Load("../../content", "")
	if err != nil {
		t.Fatal(err)
	}
	if content.Failed() {
		t.Fatalf("the content has errors: %v", content.Findings)
	}
	return content.Corpus
}

func article(t *testing.T, c *law.Corpus, id string) *law.Provision {
	t.Helper()
	node := c.Nodes[id]
	if node == nil {
		t.Fatalf("there is no %s", id)
	}
	return node.Provision
}

func TestEveryVersionHasItsArticles(t *testing.T) {
	want := map[string]int{
		"csl@2017-06-01": 79, "csl@2026-01-01": 81, "cii-regulations-draft-2017@2017-07-11": 55,
		"cii-regulations-2021@2021-09-01": 51, "threat-information-measures-draft-2019@2019-11-20": 13,
	}
	for _, in := range corpus(t).Instruments {
		for _, v := range in.Versions {
			if n, ok := want[in.ID+"@"+v.ID]; ok && (len(v.Provisions) != n || v.Articles != n || len(v.Gaps) != 0) {
				t.Errorf("%s has %d of %d articles, want %d", v.Cited(), len(v.Provisions), v.Articles, n)
			}
			for _, p := range v.Provisions {
				if p.Heading.En == "" || p.Heading.Zh == "" || p.TextBasis == "" || p.Verification.Level == "" || len(p.Text) == 0 || p.Text[0].En == "" {
					t.Errorf("%s lacks a heading, basis, verification or text", p.Citation())
				}
			}
		}
	}
}

// penalties is Table A of the fact sheet of the 2016 text, by penalty article:
// what it enforces, and every figure it imposes.
var penalties = []struct {
	article         int
	enforces, sizes string
}{
	{59, "21 25 33 34 36 38", "10000-100000 5000-50000 100000-1000000"},
	{60, "22/1 22/2 48/1", "50000-500000 10000-100000"},
	{61, "24/1", "50000-500000 10000-100000"},
	{62, "26", "10000-100000 5000-50000"},
	{63, "27", "0-P5D 50000-500000 P5D-P15D 100000-1000000 P5Y-P5Y life"},
	{64, "22/3 41 42 43 44", "1-10x 0-1000000 10000-100000"},
	{65, "35", "1-10x 10000-100000"},
	{66, "37", "50000-500000 10000-100000"},
	{67, "46", "0-P5D 10000-100000 P5D-P15D 50000-500000 100000-500000"},
	{68, "47 48/2", "100000-500000 10000-100000"},
	{69, "50 49/2 28", "50000-500000 10000-100000"},
	{70, "12/2 48/1", ""},
	{73, "30", ""},
}

func TestEveryPenaltyOfTheFactSheetStandsAtItsArticle(t *testing.T) {
	c := corpus(t)
	for _, row := range penalties {
		p := article(t, c, fmt.Sprintf("csl@2017-06-01/art_%d", row.article))
		sizes, enforces := map[string]bool{}, map[string]bool{}
		for _, s := range p.Sanctions {
			for _, node := range s.Enforces {
				place := node.Provision.Number
				if node.Paragraph > 0 && len(node.Provision.Text) > 1 {
					place += fmt.Sprintf("/%d", node.Paragraph)
				}
				enforces[place] = true
			}
			for _, tier := range s.Tiers {
				for _, m := range tier.Measures {
					switch {
					case m.Amount != nil:
						sizes[fmt.Sprintf("%d-%d", m.Amount.Min, m.Amount.Max)] = true
					case m.Multiple != nil:
						sizes[fmt.Sprintf("%d-%dx", m.Multiple.Min, m.Multiple.Max)] = true
					case m.Duration != nil && m.Duration.Life:
						sizes["life"] = true
					case m.Duration != nil:
						low := m.Duration.Min
						if low == "" {
							low = "0"
						}
						sizes[low+"-"+m.Duration.Max] = true
					}
				}
			}
		}
		same(t, p.Citation()+" imposes", sizes, row.sizes)
		same(t, p.Citation()+" enforces", enforces, row.enforces)
	}
}

func same(t *testing.T, what string, got map[string]bool, want string) {
	t.Helper()
	var list []string
	for s := range got {
		list = append(list, s)
	}
	sort.Strings(list)
	wanted := strings.Fields(want)
	sort.Strings(wanted)
	if !slices.Equal(list, wanted) {
		t.Errorf("%s %v, want %v", what, list, wanted)
	}
}

// periods is Table B of the same sheet: the article, the relation, the figure.
var periods = []struct {
	article            int
	relation, duration string
}{
	{21, "at-least", "P6M"},
	{38, "every", "P1Y"},
	{22, "at-once", ""},
	{22, "promptly", ""},
	{22, "as-prescribed", ""},
	{25, "at-once", ""},
	{25, "promptly", ""},
	{25, "as-prescribed", ""},
	{42, "at-once", ""},
	{42, "promptly", ""},
	{42, "as-prescribed", ""},
	{47, "at-once", ""},
	{14, "promptly", ""},
	{49, "promptly", ""},
	{54, "promptly", ""},
	{55, "at-once", ""},
	{55, "promptly", ""},
	{24, "at-event", ""},
	{23, "before", ""},
	{33, "in-step", ""},
	{29, "regularly", ""},
	{34, "regularly", ""},
	{39, "regularly", ""},
	{53, "regularly", ""},
	{19, "regularly", ""},
}

func TestEveryPeriodOfTheFactSheetStandsAtItsArticle(t *testing.T) {
	c := corpus(t)
	for _, row := range periods {
		p := article(t, c, fmt.Sprintf("csl@2017-06-01/art_%d", row.article))
		if !slices.ContainsFunc(p.Obligations, func(o *law.Obligation) bool {
			return o.Deadline != nil && o.Deadline.Relation == row.relation && o.Deadline.Duration == row.duration
		}) {
			t.Errorf("%s has no duty with the deadline %s %s", p.Citation(), row.relation, row.duration)
		}
	}
}

func TestTheConcordanceIsTotalAndCountsAsTheFactSheetDoes(t *testing.T) {
	c := corpus(t)
	kinds := map[string]int{}
	for n := 1; n <= 79; n++ {
		p := article(t, c, fmt.Sprintf("csl@2017-06-01/art_%d", n))
		worst := ""
		for _, later := range p.Later {
			if worst == "" || worst == "identical" || later.Row.Text == "amended" {
				worst = later.Row.Text
			}
		}
		kinds[worst]++
	}
	if kinds["identical"] != 58 || kinds["reference-only"] != 8 || kinds["amended"] != 13 {
		t.Errorf("the 2016 articles go on as %v, want 58 identical, 8 reference-only, 13 amended", kinds)
	}
	var fresh []string
	for n := 1; n <= 81; n++ {
		p := article(t, c, fmt.Sprintf("csl@2026-01-01/art_%d", n))
		if len(p.Earlier) == 0 {
			fresh = append(fresh, p.Number)
		}
	}
	// 20 is new in its first paragraph; its second came out of old 18.
	if strings.Join(fresh, " ") != "3 63 73" {
		t.Errorf("without any forerunner are %v, want 3, 63 and 73", fresh)
	}
	for old, now := range map[int]string{21: "23", 26: "28", 31: "33", 34: "36", 35: "37", 37: "39", 38: "40", 64: "71", 66: "71", 70: "71"} {
		p := article(t, c, fmt.Sprintf("csl@2017-06-01/art_%d", old))
		if len(p.Later) == 0 || p.Later[0].There.Provision.Number != now {
			t.Errorf("%s is not Article %s now", p.Citation(), now)
		}
	}
}

func TestEveryArticleOfADraftTellsWhatBecameOfIt(t *testing.T) {
	for _, p := range corpus(t).Provisions {
		if p.Instrument.Draft && p.Outcome == nil {
			t.Errorf("%s has no outcome", p.Citation())
		}
		if p.Instrument.Draft && p.Version.Binding {
			t.Errorf("%s binds", p.Citation())
		}
	}
}

func TestStatusIsThatOfTheDayNamed(t *testing.T) {
	days := []string{"2017-05-31", "2017-08-01", "2019-12-01", "2021-09-01", "2025-12-31", "2026-01-01"}
	want := map[string][]string{
		"csl":                                    {"adopted-not-in-force", "in-force", "in-force", "in-force", "in-force", "amended"},
		"cii-regulations-draft-2017":             {"not-yet", "draft-for-comment", "comment-closed", "superseded", "superseded", "superseded"},
		"cii-regulations-2021":                   {"not-yet", "not-yet", "not-yet", "in-force", "in-force", "in-force"},
		"threat-information-measures-draft-2019": {"not-yet", "not-yet", "draft-for-comment", "comment-closed", "comment-closed", "comment-closed"},
		"security-review-measures-2017":          {"adopted-not-in-force", "in-force", "in-force", "repealed", "repealed", "repealed"},
	}
	binding := map[string]string{
		"2017-05-31": "", "2017-08-01": "2017-06-01", "2021-09-01": "2017-06-01", "2025-12-31": "2017-06-01", "2026-01-01": "2026-01-01",
	}
	for i, day := range days {
		content, err := pipeline.Load("../../content", day)
		if err != nil {
			t.Fatal(err)
		}
		if content.Failed() {
			t.Fatalf("as of %s: %v", day, content.Findings)
		}
		for _, in := range content.Corpus.Instruments {
			if list := want[in.ID]; list != nil && string(in.Status) != list[i] {
				t.Errorf("%s is %s on %s, want %s", in.ID, in.Status, day, list[i])
			}
			for _, v := range in.Versions {
				if now, named := binding[day]; named && in.ID == "csl" && v.Binding != (v.ID == now) {
					t.Errorf("%s binds on %s: %v", v.Cited(), day, v.Binding)
				}
			}
		}
	}
}
