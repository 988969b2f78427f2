package diagram

import (
	"context"
	"errors"
	"strings"
	"testing"

	"legible/generator/flow"
)

func drawMap(t *testing.T, m Map) string {
	t.Helper()
	svg, err := drawer(t, "good").DrawMap(context.Background(), m, MapOptions{Prefix: "map", Title: "Chapter <I>", Desc: "A map"})
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

func TestAMapHasABoxForEachPlaceAndAnArrowForEachLink(t *testing.T) {
	svg := drawMap(t, Map{
		Places: []Place{
			{Label: "Art. 36", Note: "Extra duties of operators", Class: "here", Href: "art_36.html"},
			{Label: "Art. 23", Note: "网络安全等级保护义务", Class: "here past", Href: "art_23.html"},
			{Label: `<script>"&`, Class: "away"},
		},
		Links: []Link{{0, 1, []string{"Extends", "Cites"}}, {1, 2, []string{"Cites"}}},
	})
	root := readSVG(t, svg)
	boxes, links, hrefs := 0, 0, ""
	root.all(func(e element) {
		for _, a := range e.Attrs {
			if !strings.Contains(" "+allowed[e.XMLName.Local]+" ", " "+a.Name.Local+" ") {
				t.Errorf("<%s %s> is not among the elements a drawing may use", e.XMLName.Local, a.Name.Local)
			}
		}
		switch {
		case e.XMLName.Local == "rect":
			boxes++
		case e.attr("class") == "edge":
			links++
		case e.XMLName.Local == "a":
			hrefs += e.attr("href") + " "
		}
	})
	if boxes != 3 || links != 2 || hrefs != "art_36.html art_23.html " {
		t.Errorf("%d boxes, %d arrows, links to %s", boxes, links, hrefs)
	}
	for _, want := range []string{"Chapter &lt;I&gt;", "&lt;script&gt;&quot;&amp;", "网络安全等级保护义务", "Extends"} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %q in the map", want)
		}
	}
	if again := drawMap(t, Map{Places: []Place{{Label: "Alone"}}}); !strings.Contains(again, "Alone") {
		t.Errorf("a place without links is lost: %s", again)
	}
}

func TestTextOfAMapStaysInItsBox(t *testing.T) {
	long := strings.Repeat("网络安全等级保护制度", 4)
	c, err := Map{Places: []Place{{Label: "Art. 23", Note: long}, {Label: strings.Repeat("incomprehensibilities", 3)}}}.measure()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range c.nodes {
		if widest(n.label) > n.w || widest(n.cite) > n.w || len(n.cite) > placeNote {
			t.Errorf("%v and %v do not fit a box %v wide", n.label, n.cite, n.w)
		}
	}
}

func TestAMapOverTheLimitsOrWithAStrangeLinkIsRefused(t *testing.T) {
	dr := drawer(t, "good")
	var large *TooLarge
	if _, err := dr.DrawMap(context.Background(), Map{Places: make([]Place, flow.MaxNodes+1)}, MapOptions{Prefix: "m"}); !errors.As(err, &large) {
		t.Errorf("got %v", err)
	}
	if _, err := dr.DrawMap(context.Background(), Map{Places: []Place{{Label: "x", Href: "javascript:x"}}}, MapOptions{Prefix: "m"}); err == nil {
		t.Error("a link with a scheme was drawn")
	}
	if _, err := dr.DrawMap(context.Background(), Map{}, MapOptions{Prefix: `"><`}); err == nil {
		t.Error("a prefix that is no id was taken")
	}
}
