package flow

import (
	"iter"
	"slices"

	"legible/generator/law"
)

// MaxPaths bounds what Paths and FullPaths return. A flow of ordinary size has
// fewer than a few hundred; one that reaches this bound cannot be checked by a
// person.
const MaxPaths = 20_000

// Paths returns every path through the questions of d itself, track by track,
// in authoring order, at most MaxPaths of them. A step that calls a decision is
// followed by what one branch of the call leads to, and names that branch. A
// way that ends nowhere (see DeadEnds) or comes back to a question it has asked
// (see Cycles) is no path and is left out, so Paths ends on any input.
func Paths(d *law.Decision) []Path { return bounded(each(d, false)) }

// FullPaths is Paths with calls entered: a path holds every question that is
// asked, those of called decisions too, and so everything Walk can meet.
func FullPaths(d *law.Decision) []Path { return bounded(Each(d)) }

// Each yields the paths of FullPaths one by one, without its bound.
func Each(d *law.Decision) iter.Seq[Path] { return each(d, true) }

func bounded(paths iter.Seq[Path]) []Path {
	var all []Path
	for p := range paths {
		if all = append(all, p); len(all) == MaxPaths {
			break
		}
	}
	return all
}

func each(d *law.Decision, enter bool) iter.Seq[Path] {
	return func(yield func(Path) bool) {
		w := walker{d: d, enter: enter, alive: map[*law.Question]bool{}, yield: yield}
		markAlive(d, w.alive)
		for _, c := range calls(d) {
			if c.Decision != nil {
				markAlive(c.Decision, w.alive)
			}
		}
		for _, t := range Tracks(d) {
			w.track = t.ID
			if start := d.Question(t.Start); start != nil && !w.from(place{question: start}) {
				return
			}
		}
	}
}

// walker is the depth-first search behind Each.
type walker struct {
	d     *law.Decision
	enter bool
	track string
	alive map[*law.Question]bool
	steps []Step
	yield func(Path) bool
}

// from follows every answer at a place; it reports whether to go on.
func (w *walker) from(at place) bool {
	asked := func(s Step) bool { return s.Question == at.question && s.call == at.call }
	if !w.alive[at.question] || slices.ContainsFunc(w.steps, asked) {
		return true
	}
	for _, a := range at.question.Answers {
		if a.Call != nil && !w.enter {
			for _, l := range Leads(w.d, a) {
				if !w.on(stepAt(at, a, l.Branch, nil), place{question: l.Question}, l.Outcome) {
					return false
				}
			}
			continue
		}
		next, outcome, called := follow(w.d, at, a)
		if !w.on(stepAt(at, a, nil, called), next, outcome) {
			return false
		}
	}
	return true
}

// on takes one step to the next place or the outcome, if there is one.
func (w *walker) on(s Step, next place, outcome *law.Outcome) bool {
	w.steps = append(w.steps, s)
	goOn := true
	switch {
	case outcome != nil:
		goOn = w.yield(complete(w.track, slices.Clone(w.steps), outcome))
	case next.question != nil:
		goOn = w.from(next)
	}
	w.steps = w.steps[:len(w.steps)-1]
	return goOn
}

func stepAt(at place, a *law.DecisionAnswer, b *law.CallBranch, called *law.Outcome) Step {
	s := Step{Question: at.question, Answer: a, Branch: b, Called: called, call: at.call}
	if at.call != nil {
		s.Decision = at.call.Decision
	}
	return s
}

func complete(track string, steps []Step, outcome *law.Outcome) Path {
	s := addUp(steps, outcome)
	return Path{Track: track, Steps: steps, Outcome: outcome, Duties: s.duties, Flags: s.flags, Cites: s.cites}
}

// markAlive marks the questions of d from which some outcome can be reached,
// so that the search never enters a region without ends.
func markAlive(d *law.Decision, live map[*law.Question]bool) {
	for changed := true; changed; {
		changed = false
		for _, q := range d.Questions {
			for _, a := range q.Answers {
				for _, l := range Leads(d, a) {
					if !live[q] && (l.Outcome != nil || l.Question != nil && live[l.Question]) {
						live[q], changed = true, true
					}
				}
			}
		}
	}
}
