package flow_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"legible/generator/check"
	"legible/generator/flow"
	"legible/generator/law"
)

// mutant is a decision with one thing wrong.
type mutant struct{ kind, what string }

// TestMistakesInADecisionAreFound drops, redirects and relabels every edge of
// every decision in turn, and takes every duty and flag away, and asks whether
// the rules of check or the rows of the fact sheet notice. A survivor is a
// mistake that an encoder could make and nobody would see.
func TestMistakesInADecisionAreFound(t *testing.T) {
	corpus, _ := linked()
	made, killed := map[string]int{}, map[string]int{}
	var survivors []string
	for _, id := range all {
		d := decision(t, id)
		rows := sheet[id]
		judge := func(m *law.Decision, what mutant) {
			made[what.kind]++
			if misworded(m) != "" || failing(t, m, rows) != "" || reported(m, corpus.AsOf) {
				killed[what.kind]++
				return
			}
			survivors = append(survivors, id+": "+what.kind+" "+what.what)
		}
		if wrong := failing(t, d, rows); wrong != "" {
			t.Fatalf("%s is wrong before it is changed: %s", id, wrong)
		}
		mutate(d, judge)
	}
	total, dead := 0, 0
	for _, kind := range slices.Sorted(maps.Keys(made)) {
		t.Logf("%s: %d of %d killed", kind, killed[kind], made[kind])
		total, dead = total+made[kind], dead+killed[kind]
	}
	t.Logf("%d of %d mutants killed, %.2f%%", dead, total, 100*float64(dead)/float64(total))
	for _, s := range survivors {
		t.Logf("survived: %s", s)
	}
	if total < 5000 || float64(dead) < 0.95*float64(total) {
		t.Errorf("%d of %d mutants killed; at least 95%% must be", dead, total)
	}
}

// reported says whether the rules of check find an error in the decision.
func reported(d *law.Decision, asOf law.Date) bool {
	findings := check.Run(&law.Corpus{AsOf: asOf, Decisions: []*law.Decision{d}})
	return findings.HasErrors()
}

// end is where an edge leads.
type end struct{ question, outcome string }

// ends are all places of a decision that an edge can lead to.
func ends(d *law.Decision) []end {
	var all []end
	for _, q := range d.Questions {
		all = append(all, end{question: q.ID})
	}
	for _, o := range d.Outcomes {
		all = append(all, end{outcome: o.ID})
	}
	return all
}

// mutate gives every mutant of d to judge, each a copy of its own.
func mutate(d *law.Decision, judge func(*law.Decision, mutant)) {
	for i, q := range d.Questions {
		for j, a := range q.Answers {
			name := q.ID + "=" + a.Value
			drop := clone(d)
			drop.Questions[i].Answers = slices.Delete(drop.Questions[i].Answers, j, j+1)
			judge(drop, mutant{"drop an answer", name})
			for _, to := range ends(d) {
				if to != (end{a.Goto, a.Outcome}) {
					m := clone(d)
					b := m.Questions[i].Answers[j]
					b.Goto, b.Outcome, b.Call = to.question, to.outcome, nil
					judge(m, mutant{"redirect an answer", name + " to " + to.question + to.outcome})
				}
			}
			relabel(d, i, j, judge)
			for k := range a.Duties {
				m := clone(d)
				m.Questions[i].Answers[j].Duties = slices.Delete(slices.Clone(a.Duties), k, k+1)
				judge(m, mutant{"drop a duty", a.Duties[k].ID + " of " + name})
			}
			for k := range a.Flags {
				m := clone(d)
				m.Questions[i].Answers[j].Flags = slices.Delete(slices.Clone(a.Flags), k, k+1)
				judge(m, mutant{"drop a flag", a.Flags[k] + " of " + name})
			}
			if a.Call != nil {
				mutateCall(d, i, j, judge)
			}
		}
	}
	for i, o := range d.Outcomes {
		for k := range o.Duties {
			m := clone(d)
			m.Outcomes[i].Duties = slices.Delete(slices.Clone(o.Duties), k, k+1)
			judge(m, mutant{"drop a duty", o.Duties[k].ID + " of " + o.ID})
		}
	}
	for i, track := range d.Tracks {
		for _, q := range d.Questions {
			if q.ID != track.Start {
				m := clone(d)
				m.Tracks[i].Start = q.ID
				judge(m, mutant{"redirect a start", track.ID + " to " + q.ID})
			}
		}
	}
	for _, q := range d.Questions {
		if len(d.Tracks) == 0 && q.ID != d.Start {
			m := clone(d)
			m.Start = q.ID
			judge(m, mutant{"redirect a start", "to " + q.ID})
		}
	}
}

// relabel gives answer j of question i another value, and the value or the
// words of each of its siblings in exchange for its own.
func relabel(d *law.Decision, i, j int, judge func(*law.Decision, mutant)) {
	a := d.Questions[i].Answers[j]
	name := d.Questions[i].ID + "=" + a.Value
	with := func(what string, change func(q *law.Question, b *law.DecisionAnswer)) {
		m := clone(d)
		change(m.Questions[i], m.Questions[i].Answers[j])
		judge(m, mutant{"relabel an answer", name + " " + what})
	}
	with("as other", func(_ *law.Question, b *law.DecisionAnswer) { b.Value = "other" })
	with("without words", func(_ *law.Question, b *law.DecisionAnswer) { b.Label = law.Bilingual{} })
	for k, sibling := range d.Questions[i].Answers {
		if k == j {
			continue
		}
		with("as "+sibling.Value, func(_ *law.Question, b *law.DecisionAnswer) { b.Value = sibling.Value })
		with("in the words of "+sibling.Value, func(_ *law.Question, b *law.DecisionAnswer) { b.Label = sibling.Label })
		if k > j {
			with("and "+sibling.Value+" exchanged", func(q *law.Question, b *law.DecisionAnswer) {
				b.Value, q.Answers[k].Value = q.Answers[k].Value, b.Value
			})
			with("and "+sibling.Value+" in each other’s words", func(q *law.Question, b *law.DecisionAnswer) {
				b.Label, q.Answers[k].Label = q.Answers[k].Label, b.Label
			})
		}
	}
}

// mutateCall drops and redirects each branch of a call, and moves each outcome
// of the called decision to each other branch.
func mutateCall(d *law.Decision, i, j int, judge func(*law.Decision, mutant)) {
	call := d.Questions[i].Answers[j].Call
	for k, b := range call.On {
		name := call.ID + " " + strings.Join(b.Outcomes, " ")
		m := clone(d)
		at := m.Questions[i].Answers[j].Call
		at.On = slices.Delete(at.On, k, k+1)
		judge(m, mutant{"drop a branch", name})
		for _, to := range ends(d) {
			if to != (end{b.Goto, b.Outcome}) {
				m := clone(d)
				branch := m.Questions[i].Answers[j].Call.On[k]
				branch.Goto, branch.Outcome = to.question, to.outcome
				judge(m, mutant{"redirect a branch", name + " to " + to.question + to.outcome})
			}
		}
		for n, id := range b.Outcomes {
			for other := range call.On {
				if other == k {
					continue
				}
				m := clone(d)
				on := m.Questions[i].Answers[j].Call.On
				on[k].Outcomes = slices.Delete(slices.Clone(b.Outcomes), n, n+1)
				if len(on[other].Outcomes) > 0 {
					on[other].Outcomes = append(slices.Clone(on[other].Outcomes), id)
				}
				judge(m, mutant{"redirect a branch", id + " to the branch of " + strings.Join(call.On[other].Outcomes, " ")})
			}
		}
	}
}

// clone copies a decision as deep as mutants change it.
func clone(d *law.Decision) *law.Decision {
	c := *d
	c.Tracks, c.Questions, c.Outcomes = each(d.Tracks), each(d.Questions), each(d.Outcomes)
	for _, q := range c.Questions {
		q.Answers = each(q.Answers)
		for _, a := range q.Answers {
			if a.Call != nil {
				call := *a.Call
				call.On = each(call.On)
				a.Call = &call
			}
		}
	}
	return &c
}

func each[T any](items []*T) []*T {
	var all []*T
	for _, item := range items {
		one := *item
		all = append(all, &one)
	}
	return all
}

func TestAMutantLeavesTheDecisionAsItWas(t *testing.T) {
	for _, id := range all {
		d := decision(t, id)
		before := flow.Hash(d)
		mutate(d, func(m *law.Decision, what mutant) {
			if flow.Hash(m) == before {
				t.Errorf("%s: %s %s changes nothing", id, what.kind, what.what)
			}
		})
		if flow.Hash(d) != before {
			t.Errorf("%s was changed", id)
		}
	}
}
