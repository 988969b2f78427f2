// Package flow is the meaning of decisions: which paths a flow has, where a
// walk stands after some answers, what adds up along the way, and what is
// wrong with a flow's shape. It draws nothing, prints nothing and reads a
// law.Decision without changing it; every result is in authoring order.
//
// A decision is a graph: questions are its inner nodes, answers its edges and
// outcomes its ends. The rules it should keep (package check reports breaches
// from what this package finds):
//
//   - every answer leads to exactly one existing question or outcome, or calls
//     one existing decision and leads on from each of its outcomes;
//
//   - every question and outcome can be reached from the start of some track;
//
//   - no path meets a question twice: a retest is an outcome that names where
//     to resume, never an edge back;
//
//   - an outcome depends on the answers before it only through the path that
//     leads there. Where the same question has to be asked on a branch that
//     ends differently, it is written again as a fork (see Fork).
//
//   - a called decision has no tracks and calls none itself, and a decision
//     calls another once only, so that "data-export.c1" names one question.
//
// Tracks are independent: each is walked to its own end, they are listed one
// after another and never multiplied, and the strictest outcome is that of the
// decision. Where two tracks share a question, one answer serves both.
//
// The functions here also terminate and give sensible answers on decisions
// that break those rules.
package flow

import (
	"slices"

	"legible/generator/law"
)

// MainTrack names the only track of a decision without tracks of its own.
const MainTrack = "main"

// Step is one answered question of a path.
type Step struct {
	Decision *law.Decision // the called decision that the question belongs to; nil for the walked decision's own
	Question *law.Question
	Answer   *law.DecisionAnswer
	Assumed  bool            // nobody answered; a reading's default was taken
	Called   *law.Outcome    // of the called decision, where this answer ended it
	Branch   *law.CallBranch // taken after a call that was not entered (see Paths)

	call *law.Call // that led to Decision
}

// Name returns the question's id as answers write it: "c1", or "data-export.c1"
// within a called decision.
func (s Step) Name() string { return place{s.call, s.Question}.name() }

// Path is one complete way through a decision, from the start to an outcome.
type Path struct {
	Track   string
	Steps   []Step
	Outcome *law.Outcome
	Duties  []*law.Obligation // of the answers, then of the outcome; each once
	Flags   []string          // of the answers, in order; each once
	Cites   []*law.Node       // grounds of the questions and called outcomes, then of the outcome; each once
}

// Severities lists the severities of outcomes, strictest first.
var Severities = []string{
	"barred", "breach", "stop", "wait", "do-first", "undetermined", "allowed", "not-applicable",
}

// Rank is a severity's place in Severities: 0 is the strictest. An unknown
// severity ranks after all of them.
func Rank(severity string) int {
	if i := slices.Index(Severities, severity); i >= 0 {
		return i
	}
	return len(Severities)
}

// Strictest returns the outcome that prevails over the others: the one with
// the strictest severity, the earlier of two equals. Nil outcomes are skipped;
// it returns nil when nothing is left.
func Strictest(outcomes ...*law.Outcome) *law.Outcome {
	var worst *law.Outcome
	for _, o := range outcomes {
		if o != nil && (worst == nil || Rank(o.Severity) < Rank(worst.Severity)) {
			worst = o
		}
	}
	return worst
}

// sum is what adds up along a path.
type sum struct {
	duties []*law.Obligation
	flags  []string
	cites  []*law.Node
}

// addUp collects duties, flags and citations of steps and outcome, each once,
// in the order a walker meets them. The outcome may be nil.
func addUp(steps []Step, outcome *law.Outcome) sum {
	var s sum
	for _, step := range steps {
		s.addDuties(step.Answer.Duties)
		for _, f := range step.Answer.Flags {
			if !slices.Contains(s.flags, f) {
				s.flags = append(s.flags, f)
			}
		}
		s.addCites(step.Question.Grounds)
		if step.Called != nil {
			s.addDuties(step.Called.Duties)
			s.addCites(step.Called.Grounds)
		}
	}
	if outcome != nil {
		s.addDuties(outcome.Duties)
		s.addCites(outcome.Grounds)
	}
	return s
}

// add adds what another track gives.
func (s *sum) add(other sum) {
	s.addDuties(other.duties)
	for _, f := range other.flags {
		if !slices.Contains(s.flags, f) {
			s.flags = append(s.flags, f)
		}
	}
	s.addCites(other.cites)
}

// addDuties keeps one obligation for each id and version.
func (s *sum) addDuties(duties []*law.Obligation) {
	for _, o := range duties {
		same := func(p *law.Obligation) bool { return p.ID == o.ID && p.Version == o.Version }
		if !slices.ContainsFunc(s.duties, same) {
			s.duties = append(s.duties, o)
		}
	}
}

func (s *sum) addCites(nodes []*law.Node) {
	for _, n := range nodes {
		if !slices.ContainsFunc(s.cites, func(m *law.Node) bool { return m.ID == n.ID }) {
			s.cites = append(s.cites, n)
		}
	}
}
