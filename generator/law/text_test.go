package law_test

import (
	"strings"
	"testing"

	"legible/generator/law"
)

func TestAWordIsFoundBetweenWordBoundaries(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       int
	}{
		{"network logs", "network", 0},
		{"the network", "network", 4},
		{"The Network Operator", "network operator", 4},
		{"networks", "network", 0},
		{"losses and loss", "loss", 0},
		{"subnetwork, network", "network", 12},
		{"networked and networking", "network", -1},
		{"networkses", "network", -1},
		{"KII", "KII", 0},
		{"KIIs", "KII", 0},
		{"XKII KII2 KII", "KII", 10},
		{"关键KII保护", "KII", 6},
		{"(KII)", "KII", 1},
		{"“KII”", "KII", 3},
		{"naïve network", "network", 7},
		{"élan", "lan", -1},
		{"Ελλάδα network", "network", 13},
		{"\u212aII", "KII", -1}, // the Kelvin sign has other bytes
		{"", "network", -1},
		{"net", "network", -1},
		{"network", "", -1},
		{"", "", -1},
		{"\xff\xfenetwork", "network", 2},
		{strings.Repeat("networked ", 1000) + "network", "network", 10000},
	} {
		if got := law.IndexWord(c.text, c.word); got != c.want {
			t.Errorf("%q stands in %.40q at %d, want %d", c.word, c.text, got, c.want)
		}
	}
}

func TestEachTextGivesTheTextInReadingOrder(t *testing.T) {
	p := &law.Provision{Text: []law.Paragraph{
		{EID: "art_1__para_1", N: 1, En: "intro", Zh: "引言", Tail: "tail", Items: []law.Item{
			{EID: "art_1__para_1__point_1", N: 1, En: "first", Zh: "一"},
			{EID: "art_1__para_1__point_2", N: 2, En: "second"},
		}},
		{EID: "art_1__para_2", N: 2, En: "next"},
	}}
	var got []string
	p.EachText(func(at *law.Node, text string) {
		if at.Provision != p {
			t.Errorf("%q belongs to no article", text)
		}
		got = append(got, at.EID+" "+text)
	})
	want := []string{
		"art_1__para_1 intro", "art_1__para_1 引言", "art_1__para_1__point_1 first", "art_1__para_1__point_1 一",
		"art_1__para_1__point_2 second", "art_1__para_1 tail", "art_1__para_2 next",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the texts are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
