package search_test

import (
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"legible/content"
	"legible/generator/index"
	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
	"legible/search"
)

// corpus is the content of this repository.
func corpus(t *testing.T) *law.Corpus {
	t.Helper()
	tree, found := source.ReadFS(content.FS, "content")
	c, linked := link.Link(tree, law.Date{})
	if found.HasErrors() || linked.HasErrors() {
		t.Fatal(found.Sorted(), linked.Sorted())
	}
	return c
}

func TestTheBrowserAnalysesTheWholeCorpusAsBleveDoes(t *testing.T) {
	var texts []string
	for _, d := range index.Documents(corpus(t)) {
		texts = append(texts, d.Title, d.Body, d.Citation, d.Terms)
	}
	search.SameTokens(t, texts)
}

func TestTheBrowserAnswersJudgedQueriesOfTheRealCorpusAsBleveDoes(t *testing.T) {
	c := corpus(t)
	x, err := search.New(index.Documents(c), index.Synonyms(c)...)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	var queries []string
	for _, half := range []string{"judged.tsv", "judged-frozen.tsv"} {
		data, err := os.ReadFile("testdata/" + half)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if query, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
				queries = append(queries, query)
			}
		}
	}
	if n := search.SameAnswers(t, x, queries); n != len(queries) {
		t.Errorf("%d of %d alike", n, len(queries))
	}
}

// spelt is a citation and the provision it must lead to.
type spelt struct{ query, want string }

// spellings are n citations of real provisions in spellings that readers use.
func spellings(c *law.Corpus, r *rand.Rand, n int) []spelt {
	pick := func(list ...string) string { return list[r.Intn(len(list))] }
	var out []spelt
	for len(out) < n {
		p := c.Provisions[r.Intn(len(c.Provisions))]
		in, v := p.Instrument, p.Version
		names := in.Spellings()
		name := names[r.Intn(len(names))]
		if r.Intn(2) == 0 {
			name = strings.ReplaceAll(name, "’", "'")
		}
		number, han := p.Number, numeral(p.Ordinal)
		part := pick("", "", "", "(1)", " ¶1", ", paragraph 1", " para 1 item 2", "(1)(2)")
		place := pick("Art. ", "Art ", "art. ", "Article ", "article ", "§ ", "§", "ART. ", "Art.") + number + part
		hanPlace := pick("第"+han+"条", "第"+number+"条", "第 "+number+" 条", number+"条", "第"+han+"條") + pick("", "", "", "第一款", "第一款第（二）项", "第一项")
		if s := []rune(name); s[len(s)-1] > 0x2E80 && r.Intn(4) > 0 {
			place = hanPlace
		}
		year := v.ID[:4]
		query := ""
		switch r.Intn(11) {
		case 0:
			query = name + " " + place
		case 1:
			query = strings.ToLower(name) + " " + place
		case 2:
			query = name + pick(", ", ": ") + place
		case 3:
			query = place + pick(" of the ", " of ", " ", ", ") + name
		case 4:
			query = name + " (" + year + ") " + place
		case 5:
			query = name + " " + year + " " + place
		case 6:
			query = place + pick(" of the ", " of ", " ") + name + " (" + year + ")"
		case 7:
			query = "《" + name + "》" + pick("", "（"+year+"年）") + hanPlace
		case 8:
			query = name + " " + number
		case 9:
			query = p.ID
		default:
			query = p.Citation()
			if r.Intn(2) == 0 {
				query = p.CitationZh()
			}
		}
		// A citation without its version means the article that is in force, or
		// else the newest with the number.
		want := p
		if !strings.Contains(query, year) || strings.Contains(name, year) && strings.Count(query, year) == 1 {
			want = newest(c, in, p.Number)
		} else if other := newestOf(c, in, p.Number, year); query != p.ID && other != nil {
			want = other
		}
		out = append(out, spelt{query, want.ID})
	}
	return out
}

// newest is the article of a number that a citation without a version means.
func newest(c *law.Corpus, in *law.Instrument, number string) *law.Provision {
	return newestOf(c, in, number, "")
}

func newestOf(c *law.Corpus, in *law.Instrument, number, year string) *law.Provision {
	var found *law.Provision
	for _, p := range c.Provisions {
		if p.Instrument == in && p.Number == number && strings.HasPrefix(p.Version.ID, year) &&
			(found == nil || p.Version.Binding || !found.Version.Binding && p.Version.ID > found.Version.ID) {
			found = p
		}
	}
	return found
}

// numeral writes a number up to 99 in Chinese.
func numeral(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[n])
	case n < 20:
		return strings.TrimSuffix("十"+string(digits[n-10]), "零")
	}
	return strings.TrimSuffix(string(digits[n/10])+"十"+string(digits[n%10]), "零")
}

// TestCitationsLeadToTheirProvisionHoweverSpelt writes 500 citations of real
// provisions and looks them up here and in the browser.
func TestCitationsLeadToTheirProvisionHoweverSpelt(t *testing.T) {
	c := corpus(t)
	x, err := search.New(index.Documents(c), index.Synonyms(c)...)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	all := spellings(c, rand.New(rand.NewSource(4)), 500)
	queries := make([]string, len(all))
	for i, s := range all {
		queries[i] = s.query
	}
	native, browser := search.Leaders(t, x, queries)
	right := func(side string, leaders []string) {
		n := 0
		for i, s := range all {
			if leaders[i] == s.want {
				n++
			} else {
				t.Logf("%s: %q leads to %s, want %s", side, s.query, leaders[i], s.want)
			}
		}
		t.Logf("%s: %d of %d spellings lead to their provision", side, n, len(all))
		if n*100 < len(all)*99 {
			t.Errorf("%s: only %d of %d", side, n, len(all))
		}
	}
	right("bleve", native)
	right("browser", browser)
	if !slices.Equal(native, browser) {
		t.Error("the sides differ")
	}
}
