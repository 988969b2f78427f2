package law_test

import (
	"slices"
	"strconv"
	"testing"

	"legible/generator/law"
)

// corpus has a law in two texts and a draft. The shapes of their articles are
// items in each paragraph: {0, 2} is an article of two paragraphs, the second
// with two items.
func corpus() *law.Corpus {
	c := &law.Corpus{Nodes: map[string]*law.Node{}}
	csl := &law.Instrument{
		ID: "csl", Title: law.Bilingual{En: "Cybersecurity Law", Zh: "中华人民共和国网络安全法"},
		Short: law.Bilingual{En: "CSL", Zh: "网络安全法"}, Names: []string{"网安法", "the Law"},
	}
	version(c, csl, "2017-06-01", "2016 text", map[int][]int{21: {2}, 22: {0, 2}, 23: {0}, 24: {2, 2}})
	version(c, csl, "2026-01-01", "2025 text", map[int][]int{23: {2}, 81: {0}})
	draft := &law.Instrument{ID: "draft-2016", Title: law.Bilingual{En: "Guidelines", Zh: "指南"}}
	version(c, draft, "2016-06", "2016 draft", map[int][]int{1: {0}})
	c.Instruments = []*law.Instrument{csl, draft}
	return c
}

func version(c *law.Corpus, in *law.Instrument, id, label string, articles map[int][]int) {
	v := &law.Version{ID: id, Instrument: in, Label: law.Bilingual{En: label}, Articles: 100}
	for n := range 100 {
		shape := articles[n]
		if shape == nil {
			continue
		}
		eid := "art_" + strconv.Itoa(n)
		p := &law.Provision{Instrument: in, Version: v, Number: strconv.Itoa(n), Ordinal: n}
		p.Node = law.Node{ID: in.ID + "@" + id + "/" + eid, EID: eid, Provision: p}
		c.Nodes[p.ID] = &p.Node
		for i, items := range shape {
			para := law.Paragraph{N: i + 1, EID: eid + "__para_" + strconv.Itoa(i+1)}
			c.Nodes[in.ID+"@"+id+"/"+para.EID] = &law.Node{ID: in.ID + "@" + id + "/" + para.EID, EID: para.EID, Provision: p, Paragraph: i + 1}
			for k := range items {
				it := law.Item{N: k + 1, EID: para.EID + "__point_" + strconv.Itoa(k+1)}
				c.Nodes[in.ID+"@"+id+"/"+it.EID] = &law.Node{ID: in.ID + "@" + id + "/" + it.EID, EID: it.EID, Provision: p, Paragraph: i + 1, Item: k + 1}
				para.Items = append(para.Items, it)
			}
			p.Text = append(p.Text, para)
		}
		v.Provisions = append(v.Provisions, p)
	}
	in.Versions = append(in.Versions, v)
}

func TestACitationFindsThePlaceItMeans(t *testing.T) {
	c := corpus()
	home := c.Instruments[0].Versions[0]
	for _, x := range []struct {
		home                     *law.Version
		name, version            string
		article, paragraph, item int
		want                     string // "" for nothing, "?" for ambiguous
	}{
		{home, "", "", 21, 0, 0, "csl@2017-06-01/art_21"},
		{home, "", "", 21, 1, 0, "csl@2017-06-01/art_21__para_1"},
		{home, "", "", 21, 0, 2, "csl@2017-06-01/art_21__para_1__point_2"},
		{home, "", "", 22, 0, 2, "csl@2017-06-01/art_22__para_2__point_2"},
		{home, "", "", 22, 2, 1, "csl@2017-06-01/art_22__para_2__point_1"},
		{home, "", "", 22, 1, 1, "csl@2017-06-01/art_22__para_1"}, // no item there: the paragraph
		{home, "", "", 21, 9, 0, "csl@2017-06-01/art_21"},         // no such paragraph: the article
		{home, "", "", 21, 0, 9, "csl@2017-06-01/art_21__para_1"},
		{home, "", "", 23, 0, 3, "csl@2017-06-01/art_23"},
		{home, "", "", 99, 0, 0, ""},
		{home, "", "", 81, 0, 0, ""},
		{nil, "", "", 21, 0, 0, ""},
		{nil, "CSL", "", 21, 0, 0, "csl@2017-06-01/art_21"},
		{nil, "csl", "", 81, 0, 0, "csl@2026-01-01/art_81"},
		{nil, "CSL", "", 23, 0, 0, "?"},
		{nil, "CSL", "2017", 23, 0, 0, "csl@2017-06-01/art_23"},
		{nil, "CSL", "2026", 23, 0, 1, "csl@2026-01-01/art_23__para_1__point_1"},
		{nil, "CSL", "2016", 23, 0, 0, "csl@2017-06-01/art_23"}, // the year of its label
		{nil, "CSL", "2017-06-01", 23, 0, 0, "csl@2017-06-01/art_23"},
		{nil, "CSL", "20", 23, 0, 0, ""},
		{nil, "CSL", "2018", 23, 0, 0, ""},
		{nil, "网安法", "", 21, 0, 0, "csl@2017-06-01/art_21"},
		{nil, "CYBERSECURITY LAW", "", 21, 0, 0, "csl@2017-06-01/art_21"},
		{home, "draft-2016", "", 1, 0, 0, "draft-2016@2016-06/art_1"},
		{home, "GDPR", "", 21, 0, 0, ""},
	} {
		node, ambiguous := c.Cite(x.home, x.name, x.version, x.article, x.paragraph, x.item)
		got := ""
		switch {
		case ambiguous && node == nil:
			got = "?"
		case node != nil:
			got = node.ID
		}
		if got != x.want {
			t.Errorf("%s (%s) Art. %d ¶%d(%d) is %q, want %q", x.name, x.version, x.article, x.paragraph, x.item, got, x.want)
		}
	}
}

func TestAnItemWithoutItsParagraphIsNotGuessedAmongTwoLists(t *testing.T) {
	c := corpus()
	node, _ := c.Cite(nil, "CSL", "2017", 24, 0, 1)
	if node == nil || node.ID != "csl@2017-06-01/art_24" {
		t.Errorf("Article 24(1) is taken for %v, want the article", node)
	}
}

func TestACitationNamesEveryVersionItCanMean(t *testing.T) {
	c := corpus()
	home, later, draft := c.Instruments[0].Versions[0], c.Instruments[0].Versions[1], c.Instruments[1].Versions[0]
	for _, x := range []struct {
		home          *law.Version
		name, version string
		want          []*law.Version
	}{
		{home, "", "", []*law.Version{home}},
		{nil, "", "", nil},
		{nil, "CSL", "", []*law.Version{home, later}},
		{nil, "CSL", "2026", []*law.Version{later}},
		{nil, "CSL", "2018", nil},
		{nil, "Guidelines", "", []*law.Version{draft}},
		{home, "GDPR", "", nil},
	} {
		if got := c.CitedVersions(x.home, x.name, x.version); !slices.Equal(got, x.want) {
			t.Errorf("%q (%s) is read as %v, want %v", x.name, x.version, got, x.want)
		}
	}
}

func TestACitationNamesTheYearOfItsVersion(t *testing.T) {
	c := corpus()
	for _, x := range []struct{ id, english, chinese string }{
		{"csl@2017-06-01/art_21", "CSL (2017) Art. 21", "《网络安全法》（2017年）第二十一条"},
		{"csl@2017-06-01/art_21__para_1", "CSL (2017) Art. 21", "《网络安全法》（2017年）第二十一条"},
		{"csl@2017-06-01/art_21__para_1__point_2", "CSL (2017) Art. 21(2)", "《网络安全法》（2017年）第二十一条第一款第二项"},
		{"csl@2017-06-01/art_22__para_1", "CSL (2017) Art. 22 ¶1", "《网络安全法》（2017年）第二十二条第一款"},
		{"csl@2017-06-01/art_22__para_2__point_1", "CSL (2017) Art. 22 ¶2(1)", "《网络安全法》（2017年）第二十二条第二款第一项"},
		{"csl@2026-01-01/art_81", "CSL (2026) Art. 81", "《网络安全法》（2026年）第八十一条"},
		{"draft-2016@2016-06/art_1", "Guidelines (2016) Art. 1", "《指南》（2016年）第一条"},
	} {
		n := c.Nodes[x.id]
		if n.Citation() != x.english {
			t.Errorf("%s is cited %q, want %q", x.id, n.Citation(), x.english)
		}
		if n.CitationZh() != x.chinese {
			t.Errorf("%s is cited %q, want %q", x.id, n.CitationZh(), x.chinese)
		}
	}
}

func TestChineseNumbersAreThoseOfArticles(t *testing.T) {
	for n, want := range map[int]string{
		1: "一", 9: "九", 10: "十", 11: "十一", 19: "十九", 20: "二十", 21: "二十一", 79: "七十九", 90: "九十", 99: "九十九",
		100: "一百", 101: "一百零一", 110: "一百一十", 111: "一百一十一", 120: "一百二十", 200: "二百", 452: "四百五十二", 999: "九百九十九",
		1000: "一千", 1001: "一千零一", 1010: "一千零一十", 1019: "一千零一十九", 1100: "一千一百", 1260: "一千二百六十", 9999: "九千九百九十九",
	} {
		v := &law.Version{ID: "2021-01-01", Instrument: &law.Instrument{Title: law.Bilingual{Zh: "民法典"}}}
		p := &law.Provision{Ordinal: n, Instrument: v.Instrument, Version: v}
		p.Provision = p
		if got := p.CitationZh(); got != "《民法典》（2021年）第"+want+"条" {
			t.Errorf("article %d is cited %s, want 第%s条", n, got, want)
		}
	}
}
