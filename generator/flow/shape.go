package flow

import (
	"slices"
	"strings"

	"legible/generator/law"
)

// Reach is the part of a decision that a walk can come to.
type Reach struct {
	Questions []*law.Question
	Outcomes  []*law.Outcome
}

// Question reports whether a walk can come to the question.
func (r Reach) Question(id string) bool {
	return slices.ContainsFunc(r.Questions, func(q *law.Question) bool { return q.ID == id })
}

// Outcome reports whether a walk can end at the outcome.
func (r Reach) Outcome(id string) bool {
	return slices.ContainsFunc(r.Outcomes, func(o *law.Outcome) bool { return o.ID == id })
}

// Reachable returns what can be reached from the start of some track, in
// authoring order. A question that only an outcome's resume names is not
// reachable. Calls are not entered.
func Reachable(d *law.Decision) Reach { return reach(d, Tracks(d)...) }

// ReachableIn is Reachable from the start of one track only.
func ReachableIn(d *law.Decision, t *law.Track) Reach { return reach(d, t) }

func reach(d *law.Decision, tracks ...*law.Track) Reach {
	found := map[*law.Question]bool{}
	for _, t := range tracks {
		if start := d.Question(t.Start); start != nil {
			found[start] = true
			for q := range after(d, start) {
				found[q] = true
			}
		}
	}
	var r Reach
	ends := map[*law.Outcome]bool{}
	for _, q := range d.Questions {
		if !found[q] {
			continue
		}
		r.Questions = append(r.Questions, q)
		for _, a := range q.Answers {
			for _, l := range Leads(d, a) {
				if l.Outcome != nil {
					ends[l.Outcome] = true
				}
			}
		}
	}
	for _, o := range d.Outcomes {
		if ends[o] {
			r.Outcomes = append(r.Outcomes, o)
		}
	}
	return r
}

// after returns the questions that can follow q; q itself only on a cycle.
func after(d *law.Decision, q *law.Question) map[*law.Question]bool {
	found := map[*law.Question]bool{}
	todo := []*law.Question{q}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, a := range at.Answers {
			for _, l := range Leads(d, a) {
				if l.Question != nil && !found[l.Question] {
					found[l.Question] = true
					todo = append(todo, l.Question)
				}
			}
		}
	}
	return found
}

// Cycles returns, for each question from which a walk can come back to it, the
// shortest such loop, each loop once: the steps in order, starting at its
// question that is written first. The last step leads back to the first.
func Cycles(d *law.Decision) [][]Step {
	var loops [][]Step
	done := map[*law.Question]bool{}
	for _, q := range d.Questions {
		if done[q] || !after(d, q)[q] {
			continue
		}
		loop := shortestLoop(d, q)
		for _, s := range loop {
			done[s.Question] = true
		}
		loops = append(loops, loop)
	}
	return loops
}

// shortestLoop searches breadth first from q back to q; q lies on a loop.
func shortestLoop(d *law.Decision, q *law.Question) []Step {
	cameBy := map[*law.Question]Step{}
	for todo := []*law.Question{q}; len(todo) > 0; todo = todo[1:] {
		at := todo[0]
		for _, a := range at.Answers {
			for _, l := range Leads(d, a) {
				if _, known := cameBy[l.Question]; l.Question == nil || known {
					continue
				}
				cameBy[l.Question] = Step{Question: at, Answer: a, Branch: l.Branch}
				todo = append(todo, l.Question)
			}
		}
	}
	var loop []Step
	for at := q; len(loop) == 0 || at != q; at = loop[len(loop)-1].Question {
		loop = append(loop, cameBy[at])
	}
	slices.Reverse(loop)
	return loop
}

// Fork returns the original of a fork, or nil when q is none. A fork is a
// question written again because its branch ends differently. Its id is the
// original's, a hyphen and a word for the branch, and it asks exactly the same:
// "a5-catch-all" is a fork of "a5".
func Fork(d *law.Decision, q *law.Question) *law.Question {
	for _, o := range d.Questions {
		if o != q && o.ID != "" && strings.HasPrefix(q.ID, o.ID+"-") && o.Ask == q.Ask {
			return o
		}
	}
	return nil
}

// Again is a question that a path can meet after it has been asked.
type Again struct {
	First *law.Question // asked first
	Then  *law.Question // the same question, or a fork of the same original
}

// AskedTwice returns the questions that some path asks twice: on a cycle, or
// as a fork after its original.
func AskedTwice(d *law.Decision) []Again {
	root := func(q *law.Question) *law.Question {
		for o := Fork(d, q); o != nil; o = Fork(d, q) {
			q = o
		}
		return q
	}
	var found []Again
	for _, q := range d.Questions {
		later := after(d, q)
		for _, r := range d.Questions {
			if later[r] && root(q) == root(r) {
				found = append(found, Again{First: q, Then: r})
			}
		}
	}
	return found
}
