package flow

import (
	"legible/generator/law"
	"legible/spell"
)

// Given is one answer somebody gave. The question of a called decision is
// written after its id: "data-export.c1".
type Given struct{ Question, Answer string }

// State is where a walk stands.
type State struct {
	Complete bool          // every track has ended
	Outcome  *law.Outcome  // the strictest of the tracks; nil until complete
	Severity string        // of the outcome; "" until complete
	Next     *law.Question // the question to answer now, of the first track still open; nil once complete
	NextName string        // its id as answers write it
	Path     []Step        // of all tracks, one after another
	Pending  []Given       // answers to questions that may still come after Next
	Duties   []*law.Obligation
	Flags    []string
	Cites    []*law.Node
	Tracks   []TrackState // in order; at least one
}

// TrackState is where the walk of one track stands.
type TrackState struct {
	Track    *law.Track
	Outcome  *law.Outcome // nil until the track has ended
	Next     *law.Question
	NextName string
	Path     []Step

	at place // of Next
}

// Walk follows the answers from the start of each track and says where that
// leads. The order of the answers does not matter.
//
// A question of kind reading that has a default and no answer is not asked:
// its default is taken and the step is marked Assumed. An answer to the
// original of a fork counts for the fork (see Fork), unless the fork has an
// answer of its own; that the original stands on another track makes no
// difference.
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
	return w.state, err
}

// index checks each answer by itself and finds it by its question's name.
func index(d *law.Decision, answers []Given) (map[string]*law.DecisionAnswer, error) {
	places := map[string]place{}
	var names []string
	note := func(p place) {
		if _, known := places[p.name()]; !known {
			names = append(names, p.name())
			places[p.name()] = p
		}
	}
	for _, q := range d.Questions {
		note(place{question: q})
	}
	for _, c := range calls(d) {
		if c.Decision != nil {
			for _, q := range c.Decision.Questions {
				note(place{c, q})
			}
		}
	}
	given := map[string]*law.DecisionAnswer{}
	for _, g := range answers {
		p, known := places[g.Question]
		if !known {
			return nil, &UnknownQuestion{Decision: d, Given: g, Nearest: spell.Nearest(g.Question, names)}
		}
		a := answer(p.question, g.Answer)
		if a == nil {
			return nil, &UnknownAnswer{Question: p.question, Given: g, Nearest: spell.Nearest(g.Answer, Values(p.question))}
		}
		if given[g.Question] != nil {
			return nil, &AnsweredTwice{Question: p.question, Name: g.Question}
		}
		given[g.Question] = a
	}
	return given, nil
}

type walk struct {
	d     *law.Decision
	given map[string]*law.DecisionAnswer
	used  map[string]bool // names of given that some path has met
	state State
}

// run walks each track as far as the answers lead and adds up what they give.
func (w *walk) run() error {
	s := &w.state
	s.Complete = true
	var ends []*law.Outcome
	var total sum
	var failed error
	for _, t := range Tracks(w.d) {
		track := TrackState{Track: t}
		err := w.track(&track)
		if failed == nil {
			failed = err
		}
		s.Tracks = append(s.Tracks, track)
		s.Path = append(s.Path, track.Path...)
		ends = append(ends, track.Outcome)
		total.add(addUp(track.Path, track.Outcome))
		if track.Outcome == nil {
			s.Complete = false
		}
		if track.Next != nil && s.Next == nil {
			s.Next, s.NextName = track.Next, track.NextName
		}
	}
	if s.Complete {
		s.Outcome = Strictest(ends...)
		s.Severity = s.Outcome.Severity
	}
	s.Duties, s.Flags, s.Cites = total.duties, total.flags, total.cites
	return failed
}

func (w *walk) track(t *TrackState) error {
	start := w.d.Question(t.Track.Start)
	if start == nil {
		return &NoWayOn{Reason: "the start is not a question"}
	}
	met := map[place]bool{}
	for at := (place{question: start}); ; {
		if met[at] {
			return &NoWayOn{Question: at.question, Reason: "the path comes back to it"}
		}
		met[at] = true
		a, assumed := w.take(at)
		if a == nil {
			t.Next, t.NextName, t.at = at.question, at.name(), at
			return nil
		}
		next, outcome, called := follow(w.d, at, a)
		step := stepAt(at, a, nil, called)
		step.Assumed = assumed
		t.Path = append(t.Path, step)
		if outcome != nil {
			t.Outcome = outcome
			return nil
		}
		if next.question == nil {
			return &NoWayOn{Question: at.question, Answer: a, Reason: "the answer leads nowhere"}
		}
		at = next
	}
}

// take finds the answer at a place: its own, that of its question's original,
// or its default; nil when there is none.
func (w *walk) take(at place) (own *law.DecisionAnswer, assumed bool) {
	q := at.question
	for o := q; o != nil; o = Fork(at.home(w.d), o) {
		name := place{at.call, o}.name()
		if a := w.given[name]; a != nil {
			if own := answer(q, a.Value); own != nil {
				w.used[name] = true
				return own, false
			}
		}
	}
	if q.Kind == "reading" {
		return answer(q, q.Default), true
	}
	return nil, false
}

// leftOver judges the answers that no path used: they may wait for the next
// question of a track, or stand on another path.
func (w *walk) leftOver(answers []Given) error {
	waiting := map[string]bool{}
	for _, t := range w.state.Tracks {
		if t.Next == nil {
			continue
		}
		for later := range w.beyond(t.at) {
			for o := later.question; o != nil; o = Fork(later.home(w.d), o) {
				waiting[place{later.call, o}.name()] = true
			}
		}
	}
	for _, g := range answers {
		switch {
		case w.used[g.Question]:
		case waiting[g.Question]:
			w.state.Pending = append(w.state.Pending, g)
		default:
			return w.notOnPath(g)
		}
	}
	return nil
}

// notOnPath says where the track leads on which the question could stand.
func (w *walk) notOnPath(g Given) error {
	err := &NotOnPath{Name: g.Question}
	for i, t := range w.state.Tracks {
		start := place{question: w.d.Question(t.Track.Start)}
		ways := w.beyond(start)
		ways[start] = true
		for p := range ways {
			if p.name() == g.Question {
				err.Question, err.Path, err.Next = p.question, t.Path, t.Next
			}
		}
		if i == 0 && err.Question == nil {
			err.Path, err.Next = t.Path, t.Next
		} else if err.Question != nil {
			return err
		}
	}
	err.Question = w.d.Question(g.Question)
	return err
}

// beyond returns the places that can follow a place; the place itself only on
// a cycle.
func (w *walk) beyond(at place) map[place]bool {
	found := map[place]bool{}
	for todo := []place{at}; len(todo) > 0; {
		from := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, a := range from.question.Answers {
			if next, _, _ := follow(w.d, from, a); next.question != nil && !found[next] {
				found[next] = true
				todo = append(todo, next)
			}
		}
	}
	return found
}

// Values returns the values of the answers of q, in order.
func Values(q *law.Question) []string {
	var values []string
	for _, a := range q.Answers {
		values = append(values, a.Value)
	}
	return values
}

func answer(q *law.Question, value string) *law.DecisionAnswer {
	for _, a := range q.Answers {
		if a.Value == value {
			return a
		}
	}
	return nil
}
