package flow

import (
	"legible/generator/law"
)

// Given is one answer somebody gave.
type Given struct{ Question, Answer string }

// State is where a walk stands.
type State struct {
	Complete bool
	Outcome  *law.Outcome  // nil until complete
	Severity string        // of the outcome; "" until complete
	Next     *law.Question // the question to answer now; nil once complete
	Path     []Step        // from the start
	Pending  []Given       // answers to questions that may still come after Next
	Duties   []*law.Obligation
	Flags    []string
	Cites    []*law.Node
}

// Walk follows the answers from the start and says where that leads. The
// order of the answers does not matter.
//
// A question of kind reading that has a default and no answer is not asked:
// its default is taken and the step is marked Assumed. An answer to the
// original of a fork counts for the fork (see Fork), unless the fork has an
// answer of its own.
//
// The errors are *UnknownQuestion, *UnknownAnswer, *AnsweredTwice, *NotOnPath
// and, for a decision that breaks the rules of this package, *NoWayOn. With an
// error the State says how far the walk came.
func Walk(d *law.Decision, answers []Given) (State, error) {
	given, err := index(d, answers)
	if err != nil {
		return State{}, err
	}
	w := walk{d: d, given: given, used: map[string]bool{}}
	err = w.run()
	if err == nil {
		err = w.leftOver(answers)
	}
	s := addUp(w.state.Path, w.state.Outcome)
	w.state.Duties, w.state.Flags, w.state.Cites = s.duties, s.flags, s.cites
	return w.state, err
}

// index checks each answer by itself and finds it by its question.
func index(d *law.Decision, answers []Given) (map[string]*law.DecisionAnswer, error) {
	given := map[string]*law.DecisionAnswer{}
	for _, g := range answers {
		q := d.Question(g.Question)
		if q == nil {
			return nil, &UnknownQuestion{Decision: d, Given: g, Nearest: nearest(g.Question, questionIDs(d))}
		}
		a := answer(q, g.Answer)
		if a == nil {
			return nil, &UnknownAnswer{Question: q, Given: g, Nearest: nearest(g.Answer, Values(q))}
		}
		if given[g.Question] != nil {
			return nil, &AnsweredTwice{Question: q}
		}
		given[g.Question] = a
	}
	return given, nil
}

type walk struct {
	d     *law.Decision
	given map[string]*law.DecisionAnswer
	used  map[string]bool // questions of given that the path has met
	state State
}

func (w *walk) run() error {
	met := map[*law.Question]bool{}
	q := w.d.Question(w.d.Start)
	for q != nil {
		if met[q] {
			return &NoWayOn{Question: q, Reason: "the path comes back to it"}
		}
		met[q] = true
		step, answered := w.take(q)
		if !answered {
			w.state.Next = q
			return nil
		}
		next, outcome := target(w.d, step.Answer)
		w.state.Path = append(w.state.Path, step)
		if outcome != nil {
			w.state.Complete, w.state.Outcome, w.state.Severity = true, outcome, outcome.Severity
			return nil
		}
		if next == nil {
			return &NoWayOn{Question: q, Answer: step.Answer, Reason: "the answer leads nowhere"}
		}
		q = next
	}
	return &NoWayOn{Reason: "the start is not a question"}
}

// take finds the answer to q: its own, that of its original, or its default.
func (w *walk) take(q *law.Question) (Step, bool) {
	for at := q; at != nil; at = Fork(w.d, at) {
		if a := w.given[at.ID]; a != nil {
			if own := answer(q, a.Value); own != nil {
				w.used[at.ID] = true
				return Step{Question: q, Answer: own}, true
			}
		}
	}
	if q.Kind == "reading" {
		if a := answer(q, q.Default); a != nil {
			return Step{Question: q, Answer: a, Assumed: true}, true
		}
	}
	return Step{}, false
}

// leftOver judges the answers the path did not use: they may wait for Next, or
// stand on another path.
func (w *walk) leftOver(answers []Given) error {
	var ahead map[*law.Question]bool
	if w.state.Next != nil {
		ahead = after(w.d, w.state.Next)
	}
	for _, g := range answers {
		if w.used[g.Question] {
			continue
		}
		q := w.d.Question(g.Question)
		waits := false
		for later := range ahead {
			for at := later; at != nil; at = Fork(w.d, at) {
				waits = waits || at == q
			}
		}
		if !waits {
			return &NotOnPath{Question: q, Path: w.state.Path, Next: w.state.Next}
		}
		w.state.Pending = append(w.state.Pending, g)
	}
	return nil
}

// Values returns the values of the answers of q, in order.
func Values(q *law.Question) []string {
	var values []string
	for _, a := range q.Answers {
		values = append(values, a.Value)
	}
	return values
}

func questionIDs(d *law.Decision) []string {
	var ids []string
	for _, q := range d.Questions {
		ids = append(ids, q.ID)
	}
	return ids
}

func answer(q *law.Question, value string) *law.DecisionAnswer {
	for _, a := range q.Answers {
		if a.Value == value {
			return a
		}
	}
	return nil
}
