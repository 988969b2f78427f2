package page

import "testing"

func TestADutyOfTwoTextsHasOneRowAndAnAnchorForEach(t *testing.T) {
	c := small()
	p := newBuilder(c, options).at("obligations/index.html", nil)
	fs := families(c.Obligations)
	if len(fs) != distinct(c.Obligations) {
		t.Fatalf("%d rows for %d duties", len(fs), distinct(c.Obligations))
	}
	for i, row := range p.registerRows(fs, nil, nil) {
		d := row.(data)
		if d["dutyid"] != "rules-keep" {
			continue
		}
		if d["id"] != "rules-keep--2024-05-01" || d["binding"] != true {
			t.Errorf("row %d is %v, binding %v: the text in force leads", i, d["id"], d["binding"])
		}
		old := d["elsewhen"].(list)[0].(data)
		if old["id"] != "rules-keep--2018-01-01" || old["era"] != "until 2024" || join(old["words"].(list)) != "must keep logs; at least 6 months" {
			t.Errorf("the older text is folded as %v", old)
		}
		return
	}
	t.Error("the duty of two texts has no row")
}

func TestTheLatestTextLeadsWhereNoneBinds(t *testing.T) {
	c := small()
	old, now := rules(c)
	keep := append(now[1].Obligations, old[0].Obligations...)
	keep[0].Binding = false
	if f := families(keep)[0]; f.lead.Version.ID != "2024-05-01" || len(f.rest) != 1 {
		t.Errorf("%s leads", f.lead.Version.ID)
	}
}

func TestCountsOfBindingDutiesCountEachOnce(t *testing.T) {
	if n := bound(small().Obligations); n != 3 { // regs-report, rules-keep, rules-tell
		t.Errorf("%d duties bind, want 3", n)
	}
}
