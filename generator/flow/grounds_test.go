package flow_test

import (
	"slices"
	"strings"
	"testing"

	"legible/generator/flow"
	"legible/generator/law"
)

// grounds is the column of that name in the question tables of decisions.md,
// typed by hand: article, or paragraph where the sheet names one. Steps of
// kind reading have no row there; theirs are the articles they read.
var grounds = map[string]string{
	"a1": "D2 CSL2", "a2": "D54 CSL78", "a3": "D18 CSL31.1", "a3r": "D18 CSL31.1", "a4": "D18", "a5": "D18 CSL31.1",
	"a6": "D19.1", "a7": "D19.2", "a8": "D53 CSL77",
	"c1": "CSL37 D29", "c2": "CSL37 CSL76 D29", "c3": "CSL37 D29", "c4": "CSL37 D29", "c5": "CSL37 D29", "c6": "CSL37 D29",
	"c7": "CSL37 D29", "c8": "X11", "c9": "D29 CSL37 X7 X9", "c10": "X12",
	"da1": "CSL23 K1-15", "da2": "CSL23 D30", "db1": "CSL35 D31 N10", "db2": "D31 CSL35 N2 N4 N8", "db3": "D31 CSL36", "db4": "CSL36",
	"dc1": "D32", "dc2": "D32", "dd1": "D33", "dd2": "D33", "dd3": "D33", "dd4": "D33",
	"e1": "D34", "e2": "D34", "e3": "D34", "e4": "D34", "e5": "D34", "e6": "D34", "e7": "D29 CSL37",
	"f1": "T12", "f2": "T2 T3", "f3": "T4", "f4": "T7", "f4a": "T7", "f5": "T5", "f6": "T6", "f6a": "T6", "f6b": "T6", "f6c": "T6",
	"f7": "T8", "f7a": "T8", "f7b": "T8", "f8": "T8", "f8r": "T8", "f9": "T5 T6",
	"g1": "T9", "g2": "T9 T2-8", "g3": "T9", "g4": "T9", "g5": "T9", "g6": "T9", "g7": "T9",
	"h1": "D22", "h2": "D24 CSL34", "h3": "D25", "h4": "D24 CSL34", "h5": "D26", "h6": "D26", "h7": "D27", "h8": "D24 CSL34",
	"ht1": "D28.1", "ht2": "D28.1 D20", "ht3": "D28.1", "ht4": "D28.2 CSL38", "ht5": "D28.2", "ht6": "D28.2 CSL38",
	"i1": "CSL25 CSL22 D25 D39", "i2": "CSL25 CSL34 D24", "i3": "CSL25", "i4": "CSL25 D33", "i5": "CSL25", "i6": "CSL25 D25",
	"i7": "CSL42.2", "i7a": "CSL42.2", "i8": "CSL55 CSL56", "i9": "CSL22.1", "i10": "CSL54-58 D39",
}

// A fork has the ground of its original; together they have the sheet's.
func TestEveryQuestionRestsOnTheGroundsOfTheFactSheet(t *testing.T) {
	compared := 0
	for _, id := range all {
		d := decision(t, id)
		if id == "cii-identification-2016" { // whose ground is a step of the Guidelines, not an article
			continue
		}
		for _, q := range d.Questions {
			if flow.Fork(d, q) != nil {
				continue
			}
			compared++
			var want []string
			for _, word := range strings.Fields(grounds[q.ID]) {
				want = append(want, places(t, word)...)
			}
			cited := slices.Clone(q.Grounds)
			for _, fork := range d.Questions {
				if flow.Fork(d, fork) == q {
					cited = append(cited, fork.Grounds...)
				}
			}
			for _, n := range cited {
				if !slices.ContainsFunc(want, func(at string) bool { return within(n, at) }) {
					t.Errorf("%s cites %s, which the sheet does not", q.ID, n.ID)
				}
			}
			for _, at := range want {
				if !slices.ContainsFunc(cited, func(n *law.Node) bool { return within(n, at) }) {
					t.Errorf("%s does not cite %s", q.ID, at)
				}
			}
		}
	}
	t.Logf("%d questions compared", compared)
}

// words is what the sheet calls the answers that are not just yes or no: a
// word that their English must hold.
var words = map[string]string{
	"a3=item-1": "government", "a3=item-2": "telecoms", "a3=item-3": "defence", "a3=item-4": "radio", "a3=none": "None",
	"a3r=two-step": "consequence", "a3r=sector-alone": "sector is enough", "a4=unknown": "Not known",
	"a7=identified": "Identified", "a7=not-identified": "Not identified", "a7=pending": "Pending",
	"b3=website": "website", "b3=platform": "platform", "b3=production": "business",
	"c9=not-done": "Not done", "c9=failed": "Failed", "c9=passed": "Passed",
	"db2=none": "Not applied", "db2=pending": "Pending", "db2=failed": "Failed", "db2=passed": "Passed",
	"dc2=not-done": "Not tested", "dc2=clean": "no problem", "dc2=problem": "a problem found",
	"f1=abroad": "publisher is abroad", "f6a=abroad": "region lies abroad", "f7=own": "own network",
	"f8=opinion": "written opinion", "f8r=approval": "Approval", "f8r=opinion-enough": "opinion is enough",
	"i1=network-operator": "network operator", "i1=cii-operator": "CII operator", "i1=provider": "provider", "i1=authority": "authority",
	"i3=risk": "risk only", "i3=incident": "incident", "i3=none": "Neither", "i8=none-given": "No order",
	"i10=risk-rising": "risk of an incident rises", "i10=incident": "cybersecurity incident", "i10=emergency": "emergency",
	"i10=social-security": "social security",
}

// misworded is the first answer that does not say what the sheet calls it.
func misworded(d *law.Decision) string {
	for _, q := range d.Questions {
		root := q
		for o := flow.Fork(d, q); o != nil; o = flow.Fork(d, o) {
			root = o
		}
		for _, a := range q.Answers {
			want, typed := words[root.ID+"="+a.Value]
			switch {
			case typed && !strings.Contains(a.Label.En, want):
				return q.ID + "=" + a.Value + " is worded " + a.Label.En
			case !typed && a.Value == "yes" && a.Label.En != "Yes", !typed && a.Value == "no" && a.Label.En != "No":
				return q.ID + "=" + a.Value + " is worded " + a.Label.En
			case !typed && a.Value != "yes" && a.Value != "no":
				return q.ID + "=" + a.Value + " is no answer of the sheet"
			}
		}
	}
	return ""
}

func TestEveryAnswerSaysWhatTheFactSheetCallsIt(t *testing.T) {
	for _, id := range all {
		if wrong := misworded(decision(t, id)); wrong != "" {
			t.Errorf("%s: %s", id, wrong)
		}
	}
}

// The briefing reads CSL 31 in two steps; the cautious word of draft Article 8
// is approval. Both hold until a reader chooses.
func TestReadingsAreAssumedAsTheFactSheetReadsThem(t *testing.T) {
	for _, r := range []struct{ decision, answers, assumed, outcome string }{
		{"cii-scope", inChina + "a3=item-2 a5=no", "two-step", "a-noconseq"},
		{"publish-threat-information", "f1=yes f2=yes f3=no f4=no f5=no f6=no f7=yes f7a=no f7b=no f8=opinion", "approval", "f-hold"},
		{"publish-threat-information", "f1=yes f2=yes f3=no f4=no f5=yes f6=no f7=yes f7a=no f7b=no f8=opinion", "approval", "f-hold"},
	} {
		s, err := flow.Walk(decision(t, r.decision), answers(r.answers))
		if err != nil || !s.Complete || s.Outcome.ID != r.outcome {
			t.Errorf("%s: %+v, %v", r.answers, s.Outcome, err)
		}
		if !slices.ContainsFunc(s.Path, func(step flow.Step) bool { return step.Assumed && step.Answer.Value == r.assumed }) {
			t.Errorf("%s: %s is not assumed", r.answers, r.assumed)
		}
	}
}
