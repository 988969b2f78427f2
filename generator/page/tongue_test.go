package page

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"legible/generator/law"
)

func TestEveryWordStandsInBothLanguages(t *testing.T) {
	for key, w := range words {
		if w.En == "" || w.Zh == "" {
			t.Errorf("the word %s: %+v", key, w)
		}
	}
}

var gap = regexp.MustCompile(`\{\d\}`)

// Deadlines are composed in Chinese alone: English says them with its words.
func TestEveryPhraseStandsInBothLanguagesWithTheSameParts(t *testing.T) {
	for key, p := range phrases {
		if strings.HasPrefix(key, "timed/") || strings.HasPrefix(key, "tied/") {
			continue
		}
		if p.En == "" || p.Zh == "" && key != "space" {
			t.Errorf("the phrase %s: %+v", key, p)
		}
		parts := func(s string) []string { return slices.Compact(slices.Sorted(slices.Values(gap.FindAllString(s, -1)))) }
		if en, zh := parts(p.En), parts(p.Zh); !slices.Equal(en, zh) {
			t.Errorf("the phrase %s has the parts %v in English, %v in Chinese", key, en, zh)
		}
	}
}

var said = regexp.MustCompile(`say\("([a-z/-]+)"|count\([^"\n]*"([a-z-]+)"\)`)

func TestEveryPhraseAskedForExists(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(b), -1) {
			key := m[1]
			if m[2] != "" {
				key = "count/" + m[2]
			}
			if _, ok := phrases[key]; !ok && !strings.HasSuffix(key, "/") {
				t.Errorf("%s asks for the phrase %q", f, key)
			}
		}
	}
}

// No page file looks at the language: what differs is in the tongues.
func TestOnlyTheTonguesTestTheLanguage(t *testing.T) {
	tests := regexp.MustCompile(`\.code\(\) *[!=]=|[!=]= *"(?:zh|en)"|\.Chinese\(\)|\.English\(\)|CitationZh|\.Citation\(\)|\.Cited\(\)`)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") || f == "english.go" || f == "chinese.go" {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range tests.FindAllString(string(b), -1) {
			if f != "article.go" && f != "jsonld.go" { // what is copied and what machines read is in both languages
				t.Errorf("%s has %s", f, m)
			}
		}
	}
}

func TestDeadlinesReadAsChinese(t *testing.T) {
	for _, tt := range []struct {
		d              law.Deadline
		phrase, anchor string
	}{
		{law.Deadline{Relation: "at-least", Duration: "P6M", Anchor: "x"}, "不少于6个月", "x"},
		{law.Deadline{Relation: "within", Duration: "P5D", Days: "working"}, "5个工作日内", ""},
		{law.Deadline{Relation: "within", Duration: "P1D", Days: "calendar"}, "1个自然日内", ""},
		{law.Deadline{Relation: "within", Duration: "P3D", Days: "unstated"}, "3日内", ""},
		{law.Deadline{Relation: "within", Duration: "PT1H"}, "1小时内", ""},
		{law.Deadline{Relation: "within", Duration: "P1Y6M"}, "1年6个月内", ""},
		{law.Deadline{Relation: "within", Duration: "PT30M"}, "30分钟内", ""},
		{law.Deadline{Relation: "before", Duration: "P30D"}, "提前30日", ""},
		{law.Deadline{Relation: "every", Duration: "P1Y"}, "每年", ""},
		{law.Deadline{Relation: "every", Duration: "P1M"}, "每月", ""},
		{law.Deadline{Relation: "every", Duration: "P2Y"}, "每2年", ""},
		{law.Deadline{Relation: "at-once", Anchor: "the find"}, "立即", "the find"},
		{law.Deadline{Relation: "promptly"}, "及时", ""},
		{law.Deadline{Relation: "before", Anchor: "sale"}, "在下列事项之前：", "sale"},
		{law.Deadline{Relation: "before"}, "事先", ""},
	} {
		phrase, anchor := chinese{}.deadline(&tt.d)
		if phrase != tt.phrase || anchor != tt.anchor {
			t.Errorf("%+v: %q, %q; want %q, %q", tt.d, phrase, anchor, tt.phrase, tt.anchor)
		}
	}
}

func TestPenaltiesReadAsChinese(t *testing.T) {
	p := newCorpus(&law.Corpus{}, Options{}).in(chinese{}).at("x.html", nil)
	for want, m := range map[string]law.Measure{
		"1万元以上10万元以下罚款":     {Kind: "fine", Amount: &law.Amount{Min: 10000, Max: 100000, Currency: "CNY"}},
		"5000元以上5万元以下罚款":    {Kind: "fine", Amount: &law.Amount{Min: 5000, Max: 50000, Currency: "CNY"}},
		"200万元以上1000万元以下罚款": {Kind: "fine", Amount: &law.Amount{Min: 2_000_000, Max: 10_000_000, Currency: "CNY"}},
		"5万元以下罚款":           {Kind: "fine", Amount: &law.Amount{Max: 50000, Currency: "CNY"}},
		"12000元以上罚款":        {Kind: "fine", Amount: &law.Amount{Min: 12000, Currency: "CNY"}},
		"违法所得1倍以上10倍以下罚款":   {Kind: "fine", Multiple: &law.Multiple{Min: 1, Max: 10, Of: "illegal-gains"}},
		"5日以下拘留":            {Kind: "detention", Duration: &law.Span{Max: "P5D"}},
		"5日以上15日以下拘留":       {Kind: "detention", Duration: &law.Span{Min: "P5D", Max: "P15D"}},
		"5年内不得从事所列工作":       {Kind: "work-bar", Duration: &law.Span{Min: "P5Y"}},
		"终身不得从事所列工作":        {Kind: "work-bar", Duration: &law.Span{Life: true}},
		"警告":                {Kind: "warning"},
	} {
		if got := join(p.measure(&m)["what"].(list)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestPlacesAreCitedAsInTheStatutes(t *testing.T) {
	c := small()
	n := c.Nodes["csl@2017-06-01/art_21__para_1__point_2"]
	for got, want := range map[string]string{
		chinese{}.cite(n):                             "《网络安全法》（2017年）第二十一条第一款第二项",
		chinese{}.place(n):                            "第二十一条第一款第二项",
		chinese{}.part(n):                             "第一款第二项",
		chinese{}.number(n.Provision):                 "二十一",
		chinese{}.label(n.Provision.Chapter):          "第三章",
		chinese{}.label(n.Provision.Section):          "第一节",
		chinese{}.articles(21, 30):                    "第二十一条至第三十条",
		chinese{}.date(day("2026-01-01")):             "2026年1月1日",
		chinese{}.list([]string{"甲", "乙", "丙"}, true): "甲、乙和丙",
		chinese{}.count(1200, "duty"):                 "1,200项义务",
		chinese{}.count(4, "part"):                    "4个部分",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// bilingual is the small corpus as a site in both languages, of which two names
// have no Chinese.
func bilingual() *law.Corpus {
	c := small()
	c.Languages = []string{"en", "zh"}
	c.Site.BaseURL = "https://law.example.org/"
	return c
}

func TestEveryPageStandsUnderTheSamePathInEachLanguage(t *testing.T) {
	paths := map[string][]string{}
	for p := range All(bilingual(), options) {
		rest := p.Path
		if p.Lang == "zh" {
			rest = strings.TrimPrefix(p.Path, "zh/")
			if rest == p.Path {
				t.Errorf("the Chinese page %s is not below zh/", p.Path)
			}
		}
		paths[rest] = append(paths[rest], p.Lang)
		if rest == "404.html" {
			continue
		}
		switched := p.Data["tongue"].(data)
		if other := filepath.Join(filepath.Dir(p.Path), switched["href"].(string)); other != map[string]string{"en": "zh/" + rest, "zh": rest}[p.Lang] {
			t.Errorf("the switch of %s leads to %s", p.Path, other)
		}
		if alternates := p.Data["alternates"].(list); len(alternates) != 3 {
			t.Errorf("%s names the languages %v", p.Path, alternates)
		}
	}
	for path, languages := range paths {
		if len(languages) != 2 && path != "404.html" {
			t.Errorf("%s is in %v", path, languages)
		}
	}
}

func TestASiteInOneLanguageHasNoSwitch(t *testing.T) {
	for _, languages := range [][]string{nil, {"en"}, {"zh"}} {
		c := bilingual()
		c.Languages = languages
		for p := range All(c, options) {
			if strings.HasPrefix(p.Path, "zh/") || p.Home != "" || p.Data["tongue"] != nil || p.Data["alternates"] != nil {
				t.Errorf("%v: %s has another language", languages, p.Path)
			}
			if len(languages) > 0 && p.Lang != languages[0] {
				t.Errorf("%v: %s is in %s", languages, p.Path, p.Lang)
			}
		}
	}
}

func TestTheMainLanguageStandsAtTheRoot(t *testing.T) {
	c := bilingual()
	c.Languages = []string{"zh", "en"}
	for p := range All(c, options) {
		if (p.Lang == "en") != strings.HasPrefix(p.Path, "en/") {
			t.Errorf("%s is in %s", p.Path, p.Lang)
		}
	}
}

// TestTheSamePagesInChinese compares the data of some kinds of page with what
// it was. LEGIBLE_UPDATE=1 writes the files anew.
func TestTheSamePagesInChinese(t *testing.T) {
	kinds := map[string]bool{"article": true, "front": true, "penalties": true, "deadlines": true, "question": true, "instrument": true, "outcome": true}
	for p := range All(bilingual(), options) {
		if p.Lang != "zh" || !kinds[p.Layout] {
			continue
		}
		delete(kinds, p.Layout)
		delete(p.Data, "nav")
		got, err := json.MarshalIndent(p, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join("testdata", "zh", p.Layout+".json")
		if os.Getenv("LEGIBLE_UPDATE") != "" {
			if err := os.WriteFile(name, append(got, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil || string(want) != string(got)+"\n" {
			t.Errorf("%s differs from %s (LEGIBLE_UPDATE=1 rewrites it)", p.Path, name)
		}
	}
	if len(kinds) > 0 {
		t.Errorf("no page of the kinds %v", slices.Collect(maps.Keys(kinds)))
	}
}
