package page

import (
	"testing"

	"legible/generator/law"
)

func TestABluebookCitationGivesTheDatesOfTheTextItCites(t *testing.T) {
	day := func(text string) law.Date {
		d, err := law.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	in := &law.Instrument{
		Title: law.Bilingual{En: "Network Law", Zh: "网络法"},
		Events: []law.Event{
			{Type: "promulgated", Date: day("2016-11-07")},
			{Type: "in-force", Date: day("2017-06-01")},
			{Type: "amendment-adopted", Date: day("2025-10-28")},
			{Type: "amended", Date: day("2026-01-01")},
		},
	}
	draft := &law.Instrument{
		Title: law.Bilingual{En: "Network Measures"}, Draft: true,
		Events: []law.Event{{Type: "published-for-comment", Date: day("2019-11-20")}, {Type: "comments-close", Date: day("2019-12-19")}},
	}
	for _, c := range []struct {
		in    *law.Instrument
		from  string
		place law.Node
		want  string
	}{
		{in, "2017-06-01", law.Node{}, "Network Law [网络法] (promulgated Nov. 7, 2016, effective June 1, 2017), art. 21 (China)"},
		{in, "2026-01-01", law.Node{Paragraph: 1, Item: 3}, "Network Law [网络法] (promulgated Nov. 7, 2016, effective June 1, 2017, amended text effective Jan. 1, 2026), art. 21(3) (China)"},
		{draft, "2019-11-20", law.Node{}, "Network Measures (draft published for comment Nov. 20, 2019), art. 21 (China)"},
	} {
		c.place.Provision = &law.Provision{Number: "21", Instrument: c.in, Version: &law.Version{Instrument: c.in, From: day(c.from)}}
		if got := bluebook(&c.place); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
}
