package flow

import (
	"iter"
	"slices"

	"legible/generator/law"
)

// MaxPaths bounds what Paths returns. A flow of ordinary size has fewer than a
// hundred; one that reaches this bound cannot be checked by a person.
const MaxPaths = 20_000

// Paths returns every path of d in authoring order, at most MaxPaths of them.
// A way that ends nowhere (see DeadEnds) or comes back to a question it has
// asked (see Cycles) is no path and is left out, so Paths ends on any input.
func Paths(d *law.Decision) []Path {
	var all []Path
	for p := range Each(d) {
		if all = append(all, p); len(all) == MaxPaths {
			break
		}
	}
	return all
}

// Each yields the paths of Paths one by one, without its bound.
func Each(d *law.Decision) iter.Seq[Path] {
	return func(yield func(Path) bool) {
		if start := d.Question(d.Start); start != nil {
			w := walker{d: d, alive: alive(d), yield: yield}
			w.from(start)
		}
	}
}

// walker is the depth-first search behind Each.
type walker struct {
	d     *law.Decision
	alive map[*law.Question]bool
	steps []Step
	yield func(Path) bool
}

// from follows every answer of q; it reports whether to go on.
func (w *walker) from(q *law.Question) bool {
	asked := func(s Step) bool { return s.Question == q }
	if !w.alive[q] || slices.ContainsFunc(w.steps, asked) {
		return true
	}
	for _, a := range q.Answers {
		w.steps = append(w.steps, Step{Question: q, Answer: a})
		next, outcome := target(w.d, a)
		goOn := true
		switch {
		case outcome != nil:
			goOn = w.yield(complete(slices.Clone(w.steps), outcome))
		case next != nil:
			goOn = w.from(next)
		}
		w.steps = w.steps[:len(w.steps)-1]
		if !goOn {
			return false
		}
	}
	return true
}

func complete(steps []Step, outcome *law.Outcome) Path {
	s := addUp(steps, outcome)
	return Path{Track: MainTrack, Steps: steps, Outcome: outcome, Duties: s.duties, Flags: s.flags, Cites: s.cites}
}

// target resolves where an answer leads: exactly one result is set, or none at
// a dead end. An answer that names both a question and an outcome leads
// nowhere.
func target(d *law.Decision, a *law.DecisionAnswer) (*law.Question, *law.Outcome) {
	switch {
	case a.Goto != "" && a.Outcome != "":
		return nil, nil
	case a.Goto != "":
		return d.Question(a.Goto), nil
	case a.Outcome != "":
		return nil, d.Outcome(a.Outcome)
	}
	return nil, nil
}

// Target resolves where an answer of d leads: to a question or to an outcome.
// Both are nil at a dead end.
func Target(d *law.Decision, a *law.DecisionAnswer) (*law.Question, *law.Outcome) {
	return target(d, a)
}

// alive marks the questions from which some outcome can be reached, so that
// the search never enters a region without ends.
func alive(d *law.Decision) map[*law.Question]bool {
	live := map[*law.Question]bool{}
	for changed := true; changed; {
		changed = false
		for _, q := range d.Questions {
			for _, a := range q.Answers {
				next, outcome := target(d, a)
				if !live[q] && (outcome != nil || next != nil && live[next]) {
					live[q], changed = true, true
				}
			}
		}
	}
	return live
}
