package law_test

import (
	"testing"

	"legible/generator/law"
)

func TestAPlaceHoldsItsPartsAndOverlapsItsWhole(t *testing.T) {
	article, paragraph, item := &law.Node{}, &law.Node{Paragraph: 2}, &law.Node{Paragraph: 2, Item: 3}
	other, sibling := &law.Node{Paragraph: 1}, &law.Node{Paragraph: 2, Item: 1}
	for _, c := range []struct {
		a, b            *law.Node
		holds, overlaps bool
	}{
		{article, article, true, true},
		{article, item, true, true},
		{item, article, false, true},
		{paragraph, item, true, true},
		{item, paragraph, false, true},
		{item, sibling, false, false},
		{paragraph, other, false, false},
		{item, other, false, false},
	} {
		if c.a.Holds(c.b) != c.holds || c.a.Overlaps(c.b) != c.overlaps {
			t.Errorf("%+v and %+v: holds %t, overlaps %t", *c.a, *c.b, c.a.Holds(c.b), c.a.Overlaps(c.b))
		}
	}
}

func TestArticlesOutsideChaptersAndSectionsAreFound(t *testing.T) {
	a, b, c := &law.Provision{Number: "1"}, &law.Provision{Number: "2"}, &law.Provision{Number: "3"}
	section := &law.Division{Provisions: []*law.Provision{c}}
	chapter := &law.Division{Provisions: []*law.Provision{b, c}, Sections: []*law.Division{section}}
	in := &law.Instrument{ID: "law"}
	v := &law.Version{ID: "2018-06-01", Instrument: in, Outline: []*law.Division{chapter}, Provisions: []*law.Provision{a, b, c}}
	in.Versions = []*law.Version{v}
	if got := v.Loose(); len(got) != 1 || got[0] != a {
		t.Errorf("outside chapters: %v", got)
	}
	if got := chapter.Direct(); len(got) != 1 || got[0] != b {
		t.Errorf("outside sections: %v", got)
	}
	corpus := &law.Corpus{Instruments: []*law.Instrument{in}}
	if corpus.Version("law@2018-06-01") != v || corpus.Version("law@2018") != nil || in.Version("2018-06-01") != v {
		t.Error("a version is not found by its id")
	}
}
