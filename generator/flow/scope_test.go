package flow_test

import (
	"slices"
	"strings"
	"testing"

	"legible/generator/flow"
	"legible/generator/law"
)

// scope is the decision cii-scope as it stands in content.
func scope(t *testing.T) *law.Decision { return decision(t, "cii-scope") }

// The path table of decisions.md (a), row by row, typed by hand.
func TestTheScopeDecisionGivesTheFactSheetsPaths(t *testing.T) {
	secrecy := []string{"cii-draft-follow-secrecy-law", "csl-follow-secrecy-law"}
	rows := []struct {
		row, answers, outcome string
		duties                []string // some that must be owed
	}{
		{"a1", "a1=no", "a-out", nil},
		{"a2", "a1=yes a2=yes", "a-mil", nil},
		{"a3", "a1=yes a2=no a3=none a4=no", "a-notlisted", []string{"csl-keep-network-logs", "csl-report-incidents", "csl-join-cii-protection-voluntarily"}},
		{"a4 item 1", "a1=yes a2=no a3=item-1 a5=no", "a-noconseq", []string{"cii-draft-join-protection-voluntarily"}},
		{"a4 item 2", "a1=yes a2=no a3=item-2 a5=no", "a-noconseq", nil},
		{"a4 item 3", "a1=yes a2=no a3=item-3 a5=no", "a-noconseq", nil},
		{"a4 item 4", "a1=yes a2=no a3=item-4 a5=no", "a-noconseq", nil},
		{"a5 yes", "a1=yes a2=no a3=none a4=yes a5=no", "a-noconseq", nil},
		{"a5 unknown", "a1=yes a2=no a3=none a4=unknown a5=no", "a-noconseq", nil},
		{"a6 item 1", "a1=yes a2=no a3=item-1 a5=yes a6=no", "a-prima", nil},
		{"a6 item 3", "a1=yes a2=no a3=item-3 a5=yes a6=no", "a-prima", nil},
		{"a7", "a1=yes a2=no a3=none a4=yes a5=yes a6=no", "a-prima", nil},
		{"a8", "a1=yes a2=no a3=none a4=unknown a5=yes a6=no", "a-catchall", nil},
		{"a9", "a1=yes a2=no a3=item-1 a5=yes a6=yes a7=identified a8=no", "a-kii", []string{"cii-draft-report-changes", "csl-store-data-in-territory", "csl-test-and-assess-yearly"}},
		{"a9, A8 yes", "a1=yes a2=no a3=item-1 a5=yes a6=yes a7=identified a8=yes", "a-kii", secrecy},
		{"a9, catch-all", "a1=yes a2=no a3=none a4=unknown a5=yes a6=yes a7=identified a8=no", "a-kii", nil},
		{"a10", "a1=yes a2=no a3=item-1 a5=yes a6=yes a7=not-identified", "a-notid", nil},
		{"a11", "a1=yes a2=no a3=item-1 a5=yes a6=yes a7=pending", "a-pending", nil},
		{"other reading", "a1=yes a2=no a3=item-2 a3r=sector-alone a6=no", "a-prima", nil},
	}
	d := scope(t)
	for _, r := range rows {
		s, err := flow.Walk(d, answers(r.answers))
		if err != nil || !s.Complete || s.Outcome.ID != r.outcome {
			t.Errorf("row %s: %+v, %v; want %s", r.row, s, err, r.outcome)
			continue
		}
		for _, want := range r.duties {
			if !slices.ContainsFunc(s.Duties, func(o *law.Obligation) bool { return o.ID == want }) {
				t.Errorf("row %s: duty %s is not owed", r.row, want)
			}
		}
		owesSecrecy := slices.ContainsFunc(s.Duties, func(o *law.Obligation) bool { return o.ID == secrecy[0] })
		if owesSecrecy != strings.Contains(r.answers, "a8=yes") {
			t.Errorf("row %s: secrecy owed is %v", r.row, owesSecrecy)
		}
		if catchAll := slices.Contains(s.Flags, "catch-all"); catchAll != strings.Contains(r.answers, "a4=unknown") {
			t.Errorf("row %s: flag catch-all is %v", r.row, catchAll)
		}
	}
}

func TestTheScopeDecisionIsSound(t *testing.T) {
	d := scope(t)
	if ends, loops, again := flow.DeadEnds(d), flow.Cycles(d), flow.AskedTwice(d); len(ends)+len(loops)+len(again) > 0 {
		t.Errorf("dead ends %v, cycles %v, asked twice %v", ends, loops, again)
	}
	if r := flow.Reachable(d); len(r.Questions) != len(d.Questions) || len(r.Outcomes) != len(d.Outcomes) {
		t.Errorf("%d of %d questions and %d of %d outcomes are reachable", len(r.Questions), len(d.Questions), len(r.Outcomes), len(d.Outcomes))
	}
	paths := flow.Paths(d)
	if len(paths) != 54 {
		t.Errorf("%d paths, want 54", len(paths))
	}
	for _, p := range paths {
		if len(p.Cites) == 0 || len(p.Outcome.Grounds) == 0 || p.Outcome.Now == nil || len(p.Outcome.Now.Provisions) == 0 {
			t.Errorf("the path to %s lacks a ground or what holds now", p.Outcome.ID)
		}
		for _, s := range p.Steps {
			if len(s.Question.Grounds) == 0 || s.Answer.Label.En == "" || s.Answer.Label.Zh == "" {
				t.Errorf("step %s=%s lacks a ground or a label", s.Question.ID, s.Answer.Value)
			}
		}
	}
	for _, o := range d.Outcomes {
		if o.Resume != "" && d.Question(o.Resume) == nil {
			t.Errorf("outcome %s resumes at %q", o.ID, o.Resume)
		}
	}
}
