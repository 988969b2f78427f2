package page

import (
	"fmt"
	"strings"
	"testing"

	"legible/generator/law"
)

// rules returns the instrument with two texts, and its articles by version.
func rules(c *law.Corpus) (old, now []*law.Provision) {
	for _, in := range c.Instruments {
		if in.ID == "rules" {
			return in.Versions[0].Provisions, in.Versions[1].Provisions
		}
	}
	return nil, nil
}

// brief writes a kin as "amended 4 ¶1".
func brief(k kin, ok bool) string {
	if !ok {
		return "nothing"
	}
	s := k.kind
	for _, n := range k.places {
		s += " " + n.Provision.Number + n.Part()
	}
	return s
}

func TestAnArticleIsFollowedToTheNextAndThePreviousText(t *testing.T) {
	c := small()
	l := newLines(c)
	old, now := rules(c)
	for i, want := range []string{"identical 2", "reference-only 3", "split 4 ¶1 5", "merged 6 ¶1", "merged 6 ¶2", "dropped"} {
		if got := brief(l.later(old[i])); got != want {
			t.Errorf("old article %d: %s, want %s", i+1, got, want)
		}
		if got := brief(l.earlier(old[i])); got != "nothing" {
			t.Errorf("old article %d came from %s", i+1, got)
		}
	}
	for i, want := range []string{"new", "identical 1", "reference-only 2", "split 3 ¶1", "split 3 ¶2", "merged 4 5"} {
		if got := brief(l.earlier(now[i])); got != want {
			t.Errorf("new article %d: %s, want %s", i+1, got, want)
		}
	}
}

func TestAnArticleThatBeginsWithNewTextIsNewThoughAnOldParagraphMovedIntoIt(t *testing.T) {
	c := small()
	old, now := rules(c)
	row := now[3].Version.Rows[4] // the new second paragraph of article 4
	row.To = []*law.Node{c.Nodes[now[3].ID+"__para_1"]}
	l := newLines(c)
	if got := brief(l.earlier(now[3])); got != "renewed 3 ¶1" {
		t.Error(got)
	}
	if got := summed("renewed", "to") + " " + summed("renewed", "from"); got != "new amended" {
		t.Error(got)
	}
	_ = old
}

func TestTheBarLeadsToThePlaceInEachTextAndNowhereElse(t *testing.T) {
	c := small()
	old, now := rules(c)
	b := newBuilder(c, options)
	show := func(pr *law.Provision) string {
		var out []string
		for _, x := range b.at(pr.URL, pr.Version).when(pr.Version, pr.Place(), pr) {
			d := x.(data)
			s, _ := d["text"].(string)
			if places, ok := d["places"].(list); ok {
				for _, place := range places {
					s += place.(data)["text"].(string) + "=" + place.(data)["href"].(string) + " "
				}
			}
			if d["href"] != nil {
				t.Errorf("%s: an entry leads to a version, not to a place", pr.ID)
			}
			out = append(out, fmt.Sprintf("%s(%v, %v)", s, d["period"], d["kind"]))
		}
		return strings.Join(out, "; ")
	}
	for pr, want := range map[*law.Provision]string{
		old[0]: "Art. 1(1 January 2018 to 30 April 2024, <nil>); Art. 2=../2024-05-01/art_2.html (since 1 May 2024, same text)",
		old[2]: "Art. 3(1 January 2018 to 30 April 2024, <nil>); Art. 4 ¶1=../2024-05-01/art_4.html#art_4__para_1 Art. 5=../2024-05-01/art_5.html (since 1 May 2024, split)",
		old[5]: "Art. 6(1 January 2018 to 30 April 2024, <nil>); Not in Rules (2024)(since 1 May 2024, no longer in the law)",
		now[0]: "Not in Rules (2018)(1 January 2018 to 30 April 2024, new); Art. 1(since 1 May 2024, <nil>)",
		now[5]: "Art. 4=../2018-01-01/art_4.html Art. 5=../2018-01-01/art_5.html (1 January 2018 to 30 April 2024, merged here); Art. 6(since 1 May 2024, <nil>)",
	} {
		if got := show(pr); got != want {
			t.Errorf("%s:\n got %s\nwant %s", pr.ID, got, want)
		}
	}
}

func TestTheBannerOfASupersededArticleNamesItsNumberNow(t *testing.T) {
	c := small()
	old, now := rules(c)
	b := newBuilder(c, options)
	for pr, want := range map[*law.Provision]string{
		old[0]: "Now Art. 2, same text", old[1]: "Now Art. 3, only references or punctuation changed",
		old[2]: "Split between Art. 4 ¶1 Art. 5, amended", old[3]: "Merged into Art. 6 ¶1, with other articles", old[5]: "No longer in the law",
	} {
		d := b.at(pr.URL, pr.Version).banner(pr.Version, pr)["now"].(data)
		got := d["lead"].(string)
		if places, ok := d["places"].(list); ok {
			for _, place := range places {
				got += " " + place.(data)["text"].(string)
			}
		}
		if kind, ok := d["kind"].(string); ok {
			got += ", " + kind
		}
		if got != want {
			t.Errorf("%s: %q, want %q", pr.ID, got, want)
		}
	}
	if d := b.at("x.html", nil).banner(now[0].Version, now[0]); d != nil {
		t.Errorf("an article in force warns: %v", d)
	}
}

func TestWhatChangedIsSaidOnBothSidesOfTheChange(t *testing.T) {
	c := small()
	old, now := rules(c)
	b := newBuilder(c, options)
	for pr, want := range map[*law.Provision]string{
		old[0]: "number, penalties", now[1]: "number, penalties", old[1]: "number, references or punctuation",
		old[2]: "split", now[0]: "new", old[5]: "dropped", now[5]: "merged",
	} {
		d := b.at(pr.URL, pr.Version).changed(pr)
		if d["line"] != want {
			t.Errorf("%s: %v, want %s", pr.ID, d["line"], want)
		}
	}
	if d := b.at("x.html", nil).changed(c.Provisions[0]); d != nil {
		t.Errorf("an article of one text changed: %v", d)
	}
}
