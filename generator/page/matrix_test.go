package page

import (
	"strings"
	"testing"

	"legible/generator/law"
)

func pageAt(t *testing.T, c *law.Corpus, path string) map[string]any {
	t.Helper()
	for p := range All(c, options) {
		if p.Path == path {
			return p.Data
		}
	}
	t.Fatalf("there is no page %s", path)
	return nil
}

func TestACellOfTheMatrixCountsTheBindingDutiesItLeadsTo(t *testing.T) {
	c := small()
	logs := c.Topics[0]
	for _, o := range c.Obligations { // every duty of the operator is about logs
		if len(o.Topics) == 0 {
			o.Topics = []*law.Topic{logs}
			logs.Obligations = append(logs.Obligations, o)
		}
	}
	d := pageAt(t, c, "obligations/matrix.html")
	parties := d["parties"].(list)
	if len(parties) != 1 || d["authorities"] != nil {
		t.Fatalf("%d parties and %v authorities have binding duties, want 1 and none", len(parties), d["authorities"])
	}
	cell := parties[0].(data)["cells"].(list)[0].(data)
	if cell["text"] != "3" || cell["href"] != "../actors/network-operator.html#topic-logs" || cell["class"] != "heat-5" {
		t.Errorf("the cell is %v, want 3 duties in the strongest shade", cell)
	}
	for _, g := range pageAt(t, c, "actors/network-operator.html")["groups"].(list) {
		if g := g.(data); g["id"] == "topic-logs" {
			n := 0
			for _, row := range g["rows"].(list) {
				if row.(data)["binding"] == true {
					n++
				}
			}
			if n != 3 {
				t.Errorf("the section it leads to has %d binding duties", n)
			}
			return
		}
	}
	t.Error("there is no section it leads to")
}

func TestAShadeGrowsWithTheCount(t *testing.T) {
	for n, want := range map[int]int{1: 1, 4: 1, 5: 2, 25: 3, 64: 4, 100: 5} {
		if got := heat(n, 100); got != want {
			t.Errorf("%d of 100 has shade %d, want %d", n, got, want)
		}
	}
}

func TestANumberBesideAFilterCountsTheRowsThatHaveItsValue(t *testing.T) {
	c := small()
	c.Obligations[0].Topics = append(c.Obligations[0].Topics, c.Topics[1])
	d := pageAt(t, c, "obligations/index.html")
	n := map[string]int{}
	for _, g := range d["groups"].(list) {
		rows, _ := g.(data)["rows"].(list)
		for _, row := range rows {
			for key, values := range row.(data)["f"].(data) {
				for value := range strings.FieldsSeq(values.(string)) {
					n[key+" "+value]++
				}
			}
		}
	}
	listed := 0
	for _, f := range d["facets"].(list) {
		f := f.(data)
		tail, _ := f["tail"].(list)
		for _, o := range append(f["head"].(list), tail...) {
			o := o.(data)
			listed++
			if want := thousands(int64(n[f["key"].(string)+" "+o["value"].(string)])); o["n"] != want || o["text"] == "" {
				t.Errorf("%v: %v has %v beside it, but %s rows have it", f["key"], o["value"], o["n"], want)
			}
		}
	}
	if listed != len(n) {
		t.Errorf("%d values can be chosen, rows have %d", listed, len(n))
	}
}

func TestADutyUnderTwoTopicsHasOneRowAndAPointer(t *testing.T) {
	c := small()
	o := c.Obligations[0]
	o.Topics = append(o.Topics, c.Topics[1])
	c.Topics[1].Obligations = append(c.Topics[1].Obligations, o)
	groups := pageAt(t, c, "actors/network-operator.html")["groups"].(list)
	first, second := groups[0].(data), groups[1].(data)
	if row := first["rows"].(list)[0].(data); first["id"] != "topic-logs" || row["id"] != o.ID {
		t.Errorf("the row stands in %v with the id %v", first["id"], row["id"])
	}
	if p := second["also"].(list)[0].(data); second["id"] != "topic-empty" || p["href"] != "#"+o.ID {
		t.Errorf("%v points to %v", second["id"], p["href"])
	}
}
