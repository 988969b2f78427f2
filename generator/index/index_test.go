package index_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"legible/generator/index"
	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
	"legible/search"
)

// corpus links the content that the tests of link and check patch.
func corpus(t *testing.T) *law.Corpus {
	t.Helper()
	archive, err := txtar.ParseFile("../link/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range archive.Files {
		if f.Name == "diagnostics.txt" || strings.HasPrefix(f.Name, "want/") {
			continue
		}
		name := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tree, findings := source.ReadDir(dir, "content")
	c, linked := link.Link(tree, law.Date{})
	if findings.Len()+linked.Len() > 0 {
		t.Fatal("the content has findings", findings.Sorted(), linked.Sorted())
	}
	return c
}

// documents returns the documents of the corpus by their ids.
func documents(t *testing.T) map[string]search.Document {
	t.Helper()
	c := corpus(t)
	all := map[string]search.Document{}
	list := index.Documents(c)
	for _, d := range list {
		if _, twice := all[d.ID]; twice {
			t.Errorf("%s is there twice", d.ID)
		}
		if d.Title == "" || d.URL == "" || d.Kind == "" || d.Weight <= 0 {
			t.Errorf("%s lacks a title, an address, a kind or a weight: %+v", d.ID, d)
		}
		all[d.ID] = d
	}
	if want := len(c.Provisions) + len(c.Obligations) + len(c.Terms) + len(c.Questions) + len(c.Decisions) + len(c.Instruments); len(list) != want {
		t.Errorf("%d documents, want %d", len(list), want)
	}
	return all
}

func TestAProvisionIsFoundByItsWordsCitationsTermsAndTopics(t *testing.T) {
	d := documents(t)["law@2018-06-01/art_3"]
	for what, has := range map[string]struct{ text, want string }{
		"title":                    {d.Title, "Duties of operators 运营者的义务"},
		"text of a paragraph":      {d.Body, "A network operator must:"},
		"text of an item":          {d.Body, "keep the network logs (网络日志)"},
		"words after the items":    {d.Body, "The State helps."},
		"second paragraph":         {d.Body, "at once."},
		"citation":                 {d.Citation, "Law (2018) Art. 3 《网络法》（2018年）第三条"},
		"topic":                    {d.Terms, "Logs 日志"},
		"names of the instrument":  {strings.Join(d.InstrumentNames, "|"), "law|Network Law|中华人民共和国网络法|Law|网络法|Net Law"},
		"instrument":               {d.Instrument, "law"},
		"version":                  {d.Version, "2018-06-01"},
		"number":                   {d.Number, "3"},
		"status":                   {d.Status, "in-force"},
		"address":                  {d.URL, "instruments/law/2018-06-01/art_3.html"},
		"defined term, at its own": {documents(t)["law@2018-06-01/art_2"].Terms, "network operator 网络运营者 operator 运营者"},
	} {
		if !strings.Contains(has.text, has.want) {
			t.Errorf("%s is %q, want %q in it", what, has.text, has.want)
		}
	}
	if !d.Current || documents(t)["law@2024-01-01/art_4"].Current {
		t.Error("current is not what is in force on the as-of date")
	}
}

func TestVersionsOfOneArticleAreOneGroup(t *testing.T) {
	all := documents(t)
	for id, want := range map[string]string{
		"law@2018-06-01/art_2": "law@2018-06-01/art_2",
		"law@2024-01-01/art_3": "law@2018-06-01/art_2", // identical, moved
		"law@2024-01-01/art_8": "law@2018-06-01/art_7", // amended, moved
		"law@2024-01-01/art_2": "law@2024-01-01/art_2", // new; not Article 2 of the first text
		"law@2018-06-01/art_4": "law@2018-06-01/art_4",
		"law@2024-01-01/art_5": "law@2024-01-01/art_5", // split
		"law@2024-01-01/art_6": "law@2024-01-01/art_6",
		"law@2018-06-01/art_5": "law@2018-06-01/art_5",
		"law@2024-01-01/art_7": "law@2024-01-01/art_7", // merged
		// A duty keeps its id, so its rows are one group.
		"law-keep-logs@2018-06-01": "law-keep-logs",
		"law-keep-logs@2024-01-01": "law-keep-logs",
	} {
		if got := all[id].Group; got != want {
			t.Errorf("%s is in the group %q, want %q", id, got, want)
		}
	}
}

func TestDocumentsCarryWhatFiltersNarrowBy(t *testing.T) {
	all := documents(t)
	for id, want := range map[string]string{
		"law@2018-06-01/art_3":     "yes 2018-06-01–2023-12-31 [operator cac] [logs]",
		"law@2024-01-01/art_4":     "future 2024-01-01– [operator cac] [logs]",
		"draft@2017-07-01/art_1":   "draft – [operator] [logs]",
		"law-keep-logs@2018-06-01": "yes 2018-06-01–2023-12-31 [operator] [logs]",
		"question/which-logs":      " – [operator] [logs]",
		"term/network-operator":    " – [] []",
		"decision/scope":           "draft – [] []",
	} {
		d := all[id]
		if got := fmt.Sprintf("%s %s–%s %v %v", d.Binding, d.From, d.Until, d.Actors, d.Topics); got != want {
			t.Errorf("%s is filtered by %q, want %q", id, got, want)
		}
	}
}

func TestADraftIsMarkedAsOne(t *testing.T) {
	all := documents(t)
	for id, want := range map[string]string{
		"draft@2017-07-01/art_1": "draft", "decision/scope": "draft", "measures@2020-01-01/art_1": "in-force", "law@2024-01-01/art_1": "not-yet",
	} {
		if got := all[id].Status; got != want {
			t.Errorf("%s has the status %q, want %q", id, got, want)
		}
	}
	if all["draft@2017-07-01/art_1"].Current {
		t.Error("a draft is current")
	}
}

func TestWhatIsNotAProvisionIsFoundByItsOwnWords(t *testing.T) {
	all := documents(t)
	for id, words := range map[string][]string{
		"law-keep-logs@2018-06-01": {"keep the network logs", "network operator", "网络运营者", "must", "Law (2018) Art. 3 ¶1(2)", "obligations/index.html#law-keep-logs--2018-06-01"},
		"term/network-operator":    {"network operator 网络运营者", "Whoever runs a network.", "运营者", "Law (2018) Art. 2", "terms/network-operator.html"},
		"term/unused":              {"sealing wax", "封蜡"},
		"question/which-logs":      {"Which logs are meant?", "哪些日志？", "does not say", "All of them.", "Those of the network.", "open-questions/index.html#which-logs"},
		"decision/scope":           {"Must we keep logs?", "Who keeps logs.", "Do you run a network?", "如何解读？", "Nothing is due", "decisions/scope/index.html"},
	} {
		d := all[id]
		text := strings.Join([]string{d.Title, d.Body, d.Citation, d.Terms, d.URL}, "\n")
		for _, word := range words {
			if !strings.Contains(text, word) {
				t.Errorf("%s is not found by %q:\n%s", id, word, text)
			}
		}
	}
}

func TestAProvisionWeighsMoreThanWhatMentionsIt(t *testing.T) {
	all := documents(t)
	ordered := []string{"law@2018-06-01/art_3", "term/network-operator", "decision/scope", "question/which-logs", "law-keep-logs@2018-06-01"}
	for i := 1; i < len(ordered); i++ {
		if all[ordered[i-1]].Weight <= all[ordered[i]].Weight {
			t.Errorf("%s weighs no more than %s", ordered[i-1], ordered[i])
		}
	}
}

func TestSpellingsOfATermFindOneAnother(t *testing.T) {
	got := index.Synonyms(corpus(t))
	want := []string{"network operator", "网络运营者", "operator", "运营者"}
	if len(got) != 3 || !slices.Equal(got[0], want) {
		t.Errorf("the synonyms are %q, want %q first of three", got, want)
	}
	none := index.Synonyms(&law.Corpus{Terms: []*law.Term{{ID: "lone", Name: law.Bilingual{En: "alone"}}}})
	if len(none) != 0 {
		t.Errorf("a single spelling has synonyms: %q", none)
	}
}

// TestAPageBindsAsTheTextItStandsIn holds views of a version, and steps of a
// decision, to what that is; a page beside them is no text of law.
func TestAPageBindsAsTheTextItStandsIn(t *testing.T) {
	c := corpus(t)
	seen := map[string]bool{}
	for _, v := range c.Versions() {
		whole := index.Documents(c)[slices.Index(c.Provisions, v.Provisions[0])]
		d := index.Page(c, strings.Replace(v.URL, "index.html", "chp_1.html", 1), "A chapter", "", index.View)
		if d.Status != whole.Status || d.Binding != whole.Binding || d.Version != v.ID || d.Current != v.Binding || d.From != whole.From {
			t.Errorf("%s: a page is %+v, an article %+v", v.FullID(), d, whole)
		}
		seen[d.Binding] = true
	}
	if !seen[search.BindingYes] || !seen[search.BindingDraft] {
		t.Errorf("only %v was seen", seen)
	}
	for _, dec := range c.Decisions {
		for _, draft := range []bool{true, false} {
			dec.Draft = draft
			if d := index.Page(c, strings.Replace(dec.URL, "index.html", "q.html", 1), "A question", "", index.View); (d.Status == "draft") != draft {
				t.Errorf("a step of a decision, draft %v, is %q", draft, d.Status)
			}
		}
	}
	if d := index.Page(c, "topics/logs.html", "Logs", "", index.Matter); d.Status != "" || d.Binding != "" || !d.Current {
		t.Errorf("a topic is %+v", d)
	}
}
