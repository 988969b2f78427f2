package diagram

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"legible/generator/flow"
	"legible/generator/law"
)

// branching has two tracks, a call on the second and an answer that adds a duty.
func branching() *law.Decision {
	d := read(`
question a1 | First? | 一？ | Art-1
  yes | Yes | 是 -> a2
  no | No | 否 => out
question a2 | Second? | 二？ | Art-2
  yes | Yes | 是 => held
  no | No | 否 => out
question b1 | Will data leave? | 数据出境？ | Art-3
  yes | Yes | 是 => held
  no | No | 否 => out
outcome out allowed | Go on | 继续 | Art-4
outcome held wait | Wait | 等待 | Art-5
`)
	other := read("question c1 | Other? | 其他？ | Art-9\n  yes | Yes | 是 => fine\n  no | No | 否 => bad\noutcome fine allowed | All fine | 没问题 | Art-9\noutcome bad barred | Barred | 禁止 | Art-9\noutcome late wait | Not yet | 暂不 | Art-9")
	other.ID, other.Title = "other", law.Bilingual{En: "May it go abroad?", Zh: "可否出境？"}
	d.Tracks = []*law.Track{{ID: "first", Title: law.Bilingual{En: "The first track", Zh: "第一条"}, Start: "a1"}, {ID: "second", Title: law.Bilingual{En: "The second", Zh: "第二条"}, Start: "b1"}}
	d.Question("a1").Answers[0].Adds = law.Bilingual{En: "report to the police first", Zh: "先向公安机关报告"}
	yes := d.Question("b1").Answers[0]
	yes.Outcome = ""
	yes.Call = &law.Call{ID: "other", Decision: other, On: []*law.CallBranch{{Outcomes: []string{"fine"}, Outcome: "out"}, {Outcome: "held"}}}
	return d
}

func TestTracksStandBelowEachOtherUnderTheirTitles(t *testing.T) {
	o := options("en")
	root := check(t, draw(t, branching(), o))
	tracks := root.byClass("track")
	if len(tracks) != 2 || tracks[0].attr("data-id") != "first" || tracks[1].attr("id") != "chart-second" {
		t.Fatalf("%d tracks", len(tracks))
	}
	for i, title := range []string{"The first track", "The second"} {
		if got := tracks[i].byClass("track-title")[0].words(); got != title {
			t.Errorf("track %d is called %q", i, got)
		}
	}
	lowest, highest := 0.0, 1e9
	tracks[0].all(func(e element) {
		if e.XMLName.Local == "rect" {
			lowest = max(lowest, e.number("y")+e.number("height"))
		}
	})
	tracks[1].all(func(e element) {
		if e.XMLName.Local == "tspan" || e.XMLName.Local == "rect" {
			highest = min(highest, e.number("y"))
		}
	})
	if lowest >= highest-10 {
		t.Errorf("the first track ends at %v, the second begins at %v", lowest, highest)
	}
	if n := len(tracks[0].byClass("question")); n != 2 {
		t.Errorf("%d questions on the first track", n)
	}
}

func TestACallIsABoxWithALinkAndItsOutcomesOnTheEdges(t *testing.T) {
	o := options("en")
	o.Decision = func(d *law.Decision) string { return "../../" + d.ID + "/index.html" }
	root := check(t, draw(t, branching(), o))
	calls := root.byClass("call")
	if len(calls) != 1 || calls[0].attr("data-id") != "other" || calls[0].attr("href") != "../../other/index.html" {
		t.Fatalf("%+v", calls)
	}
	var ways []string
	for _, e := range root.byClass("edge") {
		if e.attr("data-from") == "other" || e.attr("data-to") == "other" {
			ways = append(ways, e.attr("data-from")+" "+e.attr("data-answers")+" "+e.attr("data-to"))
		}
	}
	if got := strings.Join(ways, "; "); got != "b1 yes other; other fine out; other bad late held" {
		t.Errorf("edges %s", got)
	}
	o.Decision = func(*law.Decision) string { return "https://elsewhere.example/" }
	if _, err := drawer(t, "good").Draw(t.Context(), branching(), o); err == nil {
		t.Error("a call may link to another host")
	}
}

func TestWhatAnAnswerAddsStandsUnderIt(t *testing.T) {
	for lang, want := range map[string]string{"en": "+ report to the police first", "zh": "+ 先向公安机关报告"} {
		root := check(t, draw(t, branching(), options(lang)))
		if added := root.byClass("add"); len(added) != 1 || added[0].words() != want {
			t.Errorf("%s: %d marks", lang, len(added))
		}
	}
	o := options("en")
	o.Added = func(a *law.DecisionAnswer) string { return "" }
	if added := check(t, draw(t, branching(), o)).byClass("add"); len(added) != 0 {
		t.Errorf("%d marks nobody asked for", len(added))
	}
}

func TestTheLimitsHoldForAllTracksTogether(t *testing.T) {
	d := branching()
	for i := range 60 {
		for _, track := range []string{"a", "b"} {
			id := fmt.Sprintf("%s1-%d", track, i)
			next := d.Question(track + "1").Answers[1]
			q := &law.Question{ID: id, Ask: law.Bilingual{En: id}, Answers: []*law.DecisionAnswer{{Value: "yes", Outcome: "held"}, {Value: "no", Outcome: "out"}}}
			if next.Goto != "" {
				q.Answers[1].Goto, q.Answers[1].Outcome = next.Goto, ""
			}
			next.Goto, next.Outcome = id, ""
			d.Questions = append(d.Questions, q)
		}
	}
	var large *TooLarge
	if _, err := newCharts(d, options("en"), roomy); !errors.As(err, &large) || large.Nodes <= flow.MaxNodes {
		t.Errorf("%v", err)
	}
}

func TestTheSizeThatCheckReportsIsThatOfTheChart(t *testing.T) {
	for _, d := range []*law.Decision{read(sample), branching(), dense(40, 3)} {
		charts, err := newCharts(d, options("en"), roomy)
		if err != nil {
			t.Fatal(err)
		}
		nodes, edges := 0, 0
		for _, c := range charts {
			nodes, edges = nodes+len(c.nodes), edges+len(c.edges)
		}
		if n, e := flow.Size(d); n != nodes || e != edges {
			t.Errorf("flow counts %d boxes and %d lines, the chart has %d and %d", n, e, nodes, edges)
		}
	}
}
