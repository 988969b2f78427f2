package page

import (
	"testing"

	"legible/generator/law"
)

func TestLinksAreRelative(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"index.html", "terms/x.html", "terms/x.html"},
		{"a/b/c.html", "a/b/d.html", "d.html"},
		{"a/b/c.html", "a/b/c.html", "c.html"},
		{"a/b/c.html", "a/b/c.html#f", "#f"},
		{"a/b/c.html", "a/d.html#f", "../d.html#f"},
		{"a/b/c.html", "index.html", "../../index.html"},
		{"a/b.html", "a/a/b.html", "a/b.html"},
		{"ab/c.html", "a/c.html", "../a/c.html"},
	} {
		if got := Rel(tt.from, tt.to); got != tt.want {
			t.Errorf("Rel(%q, %q) = %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
	if Root("a/b/c.html") != "../../" || Root("c.html") != "" {
		t.Error("Root does not lead to the site root")
	}
}

func TestDeadlinesReadAsWords(t *testing.T) {
	b := newBuilder(&law.Corpus{}, Options{})
	for _, tt := range []struct {
		d              law.Deadline
		phrase, anchor string
	}{
		{law.Deadline{Relation: "at-least", Duration: "P6M", Anchor: "x"}, "at least 6 months", "x"},
		{law.Deadline{Relation: "within", Duration: "P5D", Days: "working"}, "within 5 working days", ""},
		{law.Deadline{Relation: "within", Duration: "P1D", Days: "calendar"}, "within 1 calendar day", ""},
		{law.Deadline{Relation: "within", Duration: "PT1H"}, "within 1 hour", ""},
		{law.Deadline{Relation: "within", Duration: "P1Y6M"}, "within 1 year 6 months", ""},
		{law.Deadline{Relation: "within", Duration: "PT30M"}, "within 30 minutes", ""},
		{law.Deadline{Relation: "every", Duration: "P1Y"}, "every year", ""},
		{law.Deadline{Relation: "every", Duration: "P2Y"}, "every 2 years", ""},
		{law.Deadline{Relation: "at-once", Anchor: "the find"}, "at once (立即)", "the find"},
		{law.Deadline{Relation: "promptly"}, "promptly (及时)", ""},
		{law.Deadline{Relation: "before", Anchor: "sale"}, "before sale", ""},
		{law.Deadline{Relation: "at-event", Anchor: "signing"}, "at signing", ""},
		{law.Deadline{Relation: "at-event", Anchor: "when it ends"}, "when it ends", ""},
		{law.Deadline{Relation: "within", Duration: "soon"}, "within soon", ""},
	} {
		phrase, anchor := b.deadline(&tt.d)
		if phrase != tt.phrase || anchor != tt.anchor {
			t.Errorf("%+v: %q, %q; want %q, %q", tt.d, phrase, anchor, tt.phrase, tt.anchor)
		}
	}
}

func TestPenaltiesReadAsWords(t *testing.T) {
	p := newBuilder(&law.Corpus{}, Options{}).at("x.html", nil)
	for want, m := range map[string]law.Measure{
		"fine of 10,000 to 100,000 yuan":          {Kind: "fine", Amount: &law.Amount{Min: 10000, Max: 100000, Currency: "CNY"}},
		"fine up to 50,000 yuan":                  {Kind: "fine", Amount: &law.Amount{Max: 50000, Currency: "CNY"}},
		"fine of 1 to 10 times the illegal gains": {Kind: "fine", Multiple: &law.Multiple{Min: 1, Max: 10, Of: "illegal-gains"}},
		"detention up to 5 days":                  {Kind: "detention", Duration: &law.Span{Max: "P5D"}},
		"detention of 5 to 15 days":               {Kind: "detention", Duration: &law.Span{Min: "P5D", Max: "P15D"}},
		"bar from the work named for 5 years":     {Kind: "work-bar", Duration: &law.Span{Min: "P5Y"}},
		"bar from the work named for life":        {Kind: "work-bar", Duration: &law.Span{Life: true}},
		"warning":                                 {Kind: "warning"},
	} {
		if got := join(p.measure(&m)["what"].(list)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestRangesOfNumbersAreShort(t *testing.T) {
	if got := ranges([]int{1, 3, 4, 6, 7, 8}); got != "1, 3–4, 6–8" {
		t.Error(got)
	}
}

func TestFinesStandOnOneScale(t *testing.T) {
	c := small()
	p := newBuilder(c, options).at("x.html", nil)
	f := p.fines(c.Sanctions[:1])
	bar := func(party int) data { return f["parties"].(list)[party].(data)["bars"].(list)[0].(data) }
	first, second := bar(0), bar(1)
	if first["x"] != "250.0" || first["width"] != "250.0" || second["x"] != "0.0" {
		t.Errorf("bars are %v and %v", first, second)
	}
	if n := len(f["axis"].(list)); n != 5 {
		t.Errorf("%d marks on the axis, want 5", n)
	}
	c.Sanctions[0].Tiers[1].Measures[0].Amount.Max = 50_000_000
	if n := len(p.fines(c.Sanctions[:1])["axis"].(list)); n != 6 {
		t.Errorf("%d marks on the axis of a higher fine, want 6", n)
	}
}

func TestTheLawsOwnWordForADeadlineStandsOnlyWhereItWasRead(t *testing.T) {
	b := &builder{tongue: english{}}
	o := &law.Obligation{Deadline: &law.Deadline{Relation: "promptly"}, Verification: law.Verification{Level: "primary"}}
	if phrase, _ := b.due(o); phrase != "promptly (及时)" {
		t.Errorf("read in Chinese: %q", phrase)
	}
	o.Verification.Level = "unchecked"
	if phrase, _ := b.due(o); phrase != "promptly" {
		t.Errorf("not read in Chinese: %q", phrase)
	}
}
