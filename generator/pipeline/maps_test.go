package pipeline

import (
	"fmt"
	"testing"

	"legible/generator/diagram"
	"legible/generator/law"
	"legible/generator/page"
)

func TestAMapTooLargeToDrawIsLeftOutAndNoError(t *testing.T) {
	centre := &law.Instrument{ID: "act", Title: law.Bilingual{En: "Act"}}
	for i := range 200 {
		rule := &law.Instrument{ID: fmt.Sprint("rule-", i), Title: law.Bilingual{En: fmt.Sprint("Rule ", i)}, URL: "x.html"}
		centre.Relations = append(centre.Relations, law.Relation{Type: "basis-of", To: rule})
	}
	b := &build{corpus: &law.Corpus{Instruments: []*law.Instrument{centre}}}
	p := page.Page{Path: "instruments/act/index.html", Lang: "en", Drawings: map[string]string{"relations:act": ""}}
	if err := b.drawMaps(t.Context(), &diagram.Drawer{}, &p); err != nil {
		t.Fatal(err)
	}
	if len(p.Drawings) != 0 {
		t.Errorf("the page has %v", p.Drawings)
	}
}
