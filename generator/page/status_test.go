package page

import (
	"strings"
	"testing"

	"legible/generator/law"
)

func TestATextThatDoesNotBindSaysSo(t *testing.T) {
	c := small()
	find := func(id string) *law.Version {
		for _, in := range c.Instruments {
			if in.ID == id {
				return in.Versions[0]
			}
		}
		t.Fatal(id)
		return nil
	}
	p := newBuilder(c, options).at("x.html", nil)
	if b := p.banner(find("regs-2021"), nil); b != nil {
		t.Errorf("a text in force warns: %v", b)
	}
	past := p.banner(find("csl"), nil)
	if past["class"] != "past" || past["text"] != "Superseded on 1 January 2026 by the amended text, which this site does not hold yet." ||
		past["warning"] != "Do not cite this text for conduct from that day." || join(past["note"].(list)) != "All numbers move." {
		t.Errorf("a superseded text says %v", past)
	}
	draft := p.banner(find("regs-draft-2017"), nil)
	if draft["class"] != "draft" || !strings.Contains(draft["text"].(string), "never in force") || draft["link"].(data)["text"] != "Regulations on Things" {
		t.Errorf("a draft says %v", draft)
	}
	c.AsOf = day("2017-01-01")
	coming := p.banner(find("csl"), nil)
	if coming["class"] != "coming" || coming["text"] != "Not in force on 1 January 2017: this text applies from 1 June 2017." {
		t.Errorf("a coming text says %v", coming)
	}
}

func TestTheBarOfTextsNamesThoseNotHeld(t *testing.T) {
	c := small()
	csl := c.Instruments[1]
	bar := newBuilder(c, options).at("x.html", nil).when(csl.Versions[0], "Art. 21", nil)
	if len(bar) != 2 || bar[0].(data)["current"] != true || bar[1].(data)["missing"] != true || bar[1].(data)["period"] != "Since 1 January 2026" {
		t.Errorf("%v", bar)
	}
}
