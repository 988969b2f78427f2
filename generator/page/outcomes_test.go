package page

import (
	"strings"
	"testing"
)

func TestEveryRelationBetweenArticlesHasAPageSideBySide(t *testing.T) {
	c := small()
	var got []string
	for _, x := range newPairs(c).all {
		got = append(got, strings.TrimSuffix(strings.TrimPrefix(x.path(), "compare/"), ".html"))
	}
	want := []string{
		"csl-2017-06-01-art_21--regs-draft-2017-2017-07-11-art_18",
		"regs-draft-2017-2017-07-11-art_18--regs-2021-2021-09-01-art_1",
		"rules-2018-01-01-art_2--rules-2024-05-01-art_3",
		"rules-2018-01-01-art_3--rules-2024-05-01-art_4",
		"rules-2018-01-01-art_3--rules-2024-05-01-art_5",
		"rules-2018-01-01-art_4--rules-2024-05-01-art_6",
		"rules-2018-01-01-art_5--rules-2024-05-01-art_6",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestADraftArticleSaysWhatBecameOfItAndTheFinalOneWhatItWas(t *testing.T) {
	c := small()
	b := newBuilder(c, options)
	r1 := c.Nodes["regs-2021@2021-09-01/art_1"].Provision
	d18 := r1.DraftOf[0]
	box := b.at(d18.URL, d18.Version).outcomeBox(d18.Outcome, d18)
	if box["result"] != "Changed" || box["places"].(list)[0].(data)["text"] != "Regs (2021) Art. 1" {
		t.Errorf("%v", box)
	}
	drafts, _ := b.at(r1.URL, r1.Version).draftedAs(r1)
	drafted := drafts[0].(data)
	if drafted["text"] != "Regs draft (2017) Art. 18" || drafted["tag"].(data)["class"] != "draft" {
		t.Errorf("a draft article stands without its mark: %v", drafted)
	}
}

func TestEveryMarkOfADraftStaysWhereADraftIsNamed(t *testing.T) {
	c := small()
	for p := range All(c, options) {
		if !strings.HasPrefix(p.Path, "compare/") || !strings.Contains(p.Path, "draft") {
			continue
		}
		marked := false
		for _, s := range p.Data["sides"].(list) {
			marked = marked || s.(data)["tag"].(data)["class"] == "draft"
		}
		if !marked {
			t.Errorf("%s does not mark its draft", p.Path)
		}
	}
}
