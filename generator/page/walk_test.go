package page

import (
	"encoding/json"
	"strings"
	"testing"
)

func walkPages(t *testing.T) map[string]data {
	t.Helper()
	out := map[string]data{}
	for path, p := range published() {
		if p.Layout == "walk" {
			out[path] = p.Data
		}
	}
	if len(out) < 9 {
		t.Fatalf("%d walks", len(out))
	}
	return out
}

// named collects the values of a key in a list of a page.
func named(d data, list_, key string) map[string]bool {
	out := map[string]bool{}
	rows, _ := d[list_].(list)
	for _, row := range rows {
		out[row.(data)[key].(string)] = true
	}
	return out
}

// TestAWalkCarriesEveryWordItMayNeed holds the graph of each walk against the
// words beside it: the script finds each by its name.
func TestAWalkCarriesEveryWordItMayNeed(t *testing.T) {
	for path, d := range walkPages(t) {
		var g graphJSON
		if err := json.Unmarshal([]byte(d["graph"].(string)), &g); err != nil {
			t.Fatal(err)
		}
		words := map[string]map[string]bool{
			"question": named(d, "asked", "name"), "outcome": named(d, "ended", "name"), "duty": named(d, "owedduties", "key"),
			"place": named(d, "places", "place"), "level": named(d, "levels", "level"), "open question": named(d, "open", "question"),
			"track": named(d, "parttitles", "track"),
		}
		need := func(kind string, names ...string) {
			for _, name := range names {
				if !words[kind][name] {
					t.Errorf("%s: no words for %s %q", path, kind, name)
				}
			}
		}
		check := func(prefix string, dec decisionJSON) {
			for _, track := range dec.Tracks {
				need("track", track.ID)
			}
			for _, q := range dec.Questions {
				need("question", prefix+q.ID)
				need("place", q.Cites...)
				for _, a := range q.Answers {
					need("duty", a.Duties...)
				}
			}
			for _, o := range dec.Outcomes {
				need("outcome", prefix+o.ID)
				need("place", append(o.Cites, o.Now...)...)
				need("duty", o.Duties...)
			}
		}
		check("", g.decisionJSON)
		for id, dec := range g.Called {
			check(id+".", dec)
		}
		for _, ids := range g.Related {
			need("open question", ids...)
		}
		for place, ids := range g.Open {
			need("place", place)
			need("open question", ids...)
		}
		for _, place := range d["places"].(list) {
			need("level", place.(data)["level"].(string))
		}
	}
}

func TestTheGraphCannotEndTheElementItStandsIn(t *testing.T) {
	for path, d := range walkPages(t) {
		if strings.ContainsAny(d["graph"].(string), "<>") {
			t.Errorf("%s: the graph holds an angle bracket", path)
		}
	}
}

func TestThePenaltyOfADutyThatBindsNobodySaysSo(t *testing.T) {
	penalties := 0
	for path, d := range walkPages(t) {
		rows, _ := d["owedduties"].(list)
		for _, row := range rows {
			duty := row.(data)
			risk, _ := duty["penalty"].(data)
			if risk == nil {
				continue
			}
			penalties++
			if binds := duty["binding"].(bool); binds == (risk["tag"] != nil) {
				t.Errorf("%s: %s binds: %v, its penalty is marked %v", path, duty["key"], binds, risk["tag"])
			}
		}
	}
	if penalties == 0 {
		t.Error("no duty of any walk has a penalty")
	}
}

func TestNeighboursOfOneTextAreNamedOnce(t *testing.T) {
	d := walkPages(t)["decisions/procurement/walk.html"]
	var texts []string
	for _, place := range d["asked"].(list)[0].(data)["grounds"].(list) {
		text := place.(data)["text"].(string)
		if place.(data)["tag"] != nil {
			text += "!"
		}
		texts = append(texts, text)
	}
	got := strings.Join(texts, ", ")
	if !strings.HasPrefix(got, "CSL (2017) Art. 23!, Equipment Catalogue (2017) Art. 1, Art. 2, ") || !strings.HasSuffix(got, ", Art. 15!") {
		t.Errorf("the grounds are %s", got)
	}
}

func TestAnOutcomeNamesTheDutiesAddedInsideACalledDecision(t *testing.T) {
	rows, _ := published()["decisions/remote-maintenance/outcome-e-breach-data.html"].Data["added"].(list)
	ended := 0
	for _, row := range rows {
		d := row.(data)
		if d["ended"] == true && d["within"] == "May a CII operator send this data abroad?" && len(d["duties"].(list)) > 0 &&
			strings.HasPrefix(d["href"].(string), "../data-export/outcome-") {
			ended++
		}
	}
	if ended != 1 {
		t.Errorf("%d duties come from the end of the called decision, want those of one: %v", ended, rows)
	}
	for _, row := range published()["decisions/publish-threat-information/outcome-f-report.html"].Data["added"].(list) {
		if d := row.(data); d["answer"] == nil || d["ended"] != nil || d["within"] != nil {
			t.Errorf("an answer of the decision itself is listed as %v", d)
		}
	}
}
