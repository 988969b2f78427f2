package page

import (
	"strings"
	"testing"
)

func TestPenaltiesAreShownNowAndThen(t *testing.T) {
	c := small()
	p := newBuilder(c, options).at("penalties/index.html", nil)
	_, now := rules(c)
	xs := punishments(now[0].Instrument)
	if len(xs) != 1 || xs[0].at != now[3] || len(xs[0].now) != 1 || len(xs[0].earlier) != 1 {
		t.Fatalf("%+v", xs)
	}
	d := p.punishment(xs[0])
	var bars []string
	for _, party := range d["fines"].(data)["parties"].(list) {
		for _, bar := range party.(data)["bars"].(list) {
			bars = append(bars, bar.(data)["era"].(string)+" "+bar.(data)["amount"].(string))
		}
	}
	if got := strings.Join(bars, "; "); got != "until 2024 10,000 to 100,000 yuan; since 2024 50,000 to 500,000 yuan" {
		t.Error(got)
	}
	if d["before"].(list)[0].(data)["text"] != "Rules (2018) Art. 3" || d["unchanged"] != nil {
		t.Errorf("before: %v", d["before"])
	}
}

func TestAPenaltyThatStayedIsDrawnOnce(t *testing.T) {
	c := small()
	p := newBuilder(c, options).at("penalties/index.html", nil)
	old, now := rules(c)
	old[2].Sanctions[0].Tiers = now[3].Sanctions[0].Tiers
	d := p.punishment(punishments(now[0].Instrument)[0])
	if d["unchanged"] != true || len(d["texts"].(list)) != 1 {
		t.Errorf("%v", d)
	}
}

func TestDeadlinesComeShortestFirst(t *testing.T) {
	c := small()
	p := newBuilder(c, options).at("deadlines/index.html", nil)
	var headings []string
	for _, g := range p.dueGroups(families(c.Obligations[:0:0]), "") {
		headings = append(headings, g.(data)["text"].(string))
	}
	if len(headings) != 0 {
		t.Error(headings)
	}
	var timed []family
	for _, f := range families(c.Obligations) {
		if f.lead.Deadline != nil {
			timed = append(timed, f)
		}
	}
	for _, g := range p.dueGroups(timed, "") {
		headings = append(headings, g.(data)["text"].(string))
	}
	if got := strings.Join(headings, "; "); got != "6 months; 1 year; Promptly" {
		t.Error(got)
	}
	for _, pair := range [][2]string{{"PT1H", "P1D"}, {"P10D", "P3M"}, {"P3M", "P1Y"}, {"PT30M", "PT1H"}, {"P3W", "P1M"}} {
		if hours(pair[0]) >= hours(pair[1]) {
			t.Errorf("%s is not shorter than %s", pair[0], pair[1])
		}
	}
}
