package diagram

import (
	"slices"
	"strings"
	"testing"

	"legible/generator/law"
)

// chain is a decision of n questions below each other, each with an outcome; its
// last question is also asked from the third.
func chain(n int) *law.Decision {
	d := dense(n, 1)
	for i, q := range d.Questions {
		if i == 2 {
			q.Answers = append(q.Answers, &law.DecisionAnswer{Value: "skip", Label: law.Bilingual{En: "Skip"}, Goto: d.Questions[n-1].ID})
			continue
		}
		q.Answers = append(q.Answers, &law.DecisionAnswer{Value: "no", Label: law.Bilingual{En: "No"}, Outcome: "out"})
	}
	return d
}

func partsOf(t *testing.T, d *law.Decision, o Options) []element {
	t.Helper()
	svg, err := drawer(t, "good").Parts(t.Context(), d, o)
	if err != nil {
		t.Fatal(err)
	}
	var parts []element
	for _, one := range strings.SplitAfter(strings.TrimSpace(svg), "</svg>\n") {
		parts = append(parts, check(t, strings.TrimSpace(one)))
	}
	return parts
}

func TestEveryPartFitsAPageAndBearsTheCaption(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		o := options(lang)
		o.Caption = "As of a day"
		parts := partsOf(t, chain(40), o)
		if len(parts) < 3 {
			t.Errorf("%s: %d parts", lang, len(parts))
		}
		for i, p := range parts {
			checkBoxes(t, p)
			if p.number("width") != partWidth || p.number("height") > partHeight+150 {
				t.Errorf("%s: part %d is %s by %s", lang, i+1, p.attr("width"), p.attr("height"))
			}
			if caption := p.byClass("c")[0].words(); !strings.Contains(caption, "As of a day") || !strings.Contains(caption, o.partOf(i+1, len(parts))) {
				t.Errorf("%s: part %d says %q", lang, i+1, caption)
			}
		}
	}
}

// TestThePartsSayTogetherWhatTheWholeSays follows each line over its connectors.
func TestThePartsSayTogetherWhatTheWholeSays(t *testing.T) {
	for _, d := range []*law.Decision{chain(40), dense(30, 2), branching(), read(sample)} {
		o := options("en")
		lines := func(roots ...element) (all []string) {
			for _, root := range roots {
				for _, e := range root.byClass("edge") {
					for _, label := range e.byClass("el") {
						all = append(all, e.attr("data-from")+" "+label.attr("data-answer")+" "+e.attr("data-to"))
					}
				}
			}
			slices.Sort(all)
			return all
		}
		parts := partsOf(t, d, o)
		if whole, got := lines(check(t, draw(t, d, o))), lines(parts...); !slices.Equal(whole, got) {
			t.Errorf("the whole says %q, its %d parts %q", whole, len(parts), got)
		}
		asked := map[string]int{}
		for i, p := range parts {
			for _, n := range p.byClass("question") {
				asked[n.attr("data-id")] = i + 1
			}
		}
		for i, p := range parts {
			for _, n := range p.byClass("turn") {
				words := n.words()
				if to := n.attr("data-id"); to != "" && !strings.Contains(words, o.continuedIn(asked[to])) {
					t.Errorf("part %d says %q of question %s, which stands in part %d", i+1, words, to, asked[to])
				}
			}
		}
	}
}

func TestAChartThatFitsAPageIsOnePart(t *testing.T) {
	parts := partsOf(t, read(sample), options("en"))
	if len(parts) != 1 || strings.Contains(parts[0].words(), "Part") || len(parts[0].byClass("turn")) != 0 {
		t.Errorf("%d parts, the first reads %q", len(parts), parts[0].words())
	}
	if tracks := partsOf(t, branching(), options("en")); len(tracks) != 2 {
		t.Errorf("two tracks are %d parts", len(tracks))
	}
}
