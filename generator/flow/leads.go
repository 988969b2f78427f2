package flow

import "legible/generator/law"

// Tracks returns the tracks of d: its own, or the one named MainTrack that
// starts at its start. Tracks are walked apart and never multiplied.
func Tracks(d *law.Decision) []*law.Track {
	if len(d.Tracks) > 0 {
		return d.Tracks
	}
	return []*law.Track{{ID: MainTrack, Title: d.Title, Start: d.Start, Pos: d.Pos, StartPos: d.StartPos}}
}

// Lead is one thing an answer leads to within its decision. Question and
// Outcome are both nil at a dead end.
type Lead struct {
	Branch   *law.CallBranch // the branch of a call that leads there; nil without a call
	Question *law.Question
	Outcome  *law.Outcome
}

// Leads returns everything that answer a of d leads to: one thing, or one for
// each branch of the decision it calls. A call is not entered.
func Leads(d *law.Decision, a *law.DecisionAnswer) []Lead {
	if a.Call == nil {
		q, o := target(d, a)
		return []Lead{{Question: q, Outcome: o}}
	}
	if a.Goto != "" || a.Outcome != "" {
		return []Lead{{}}
	}
	var leads []Lead
	for _, b := range a.Call.On {
		q, o := resolve(d, b.Goto, b.Outcome)
		leads = append(leads, Lead{Branch: b, Question: q, Outcome: o})
	}
	return leads
}

// Called returns the outcomes of the called decision that branch b of call c
// stands for, in that decision's order.
func Called(c *law.Call, b *law.CallBranch) []*law.Outcome {
	var all []*law.Outcome
	if c.Decision == nil {
		return nil
	}
	for _, o := range c.Decision.Outcomes {
		if c.Branch(o.ID) == b {
			all = append(all, o)
		}
	}
	return all
}

// Target resolves where an answer of d leads: to a question or to an outcome.
// Both are nil at a dead end and where the answer calls a decision (see Leads).
func Target(d *law.Decision, a *law.DecisionAnswer) (*law.Question, *law.Outcome) {
	return target(d, a)
}

func target(d *law.Decision, a *law.DecisionAnswer) (*law.Question, *law.Outcome) {
	if a.Call != nil {
		return nil, nil
	}
	return resolve(d, a.Goto, a.Outcome)
}

// resolve finds what a pair of goto and outcome names: exactly one result is
// set, or none at a dead end. A pair that names both leads nowhere.
func resolve(d *law.Decision, question, outcome string) (*law.Question, *law.Outcome) {
	switch {
	case question != "" && outcome != "":
		return nil, nil
	case question != "":
		return d.Question(question), nil
	case outcome != "":
		return nil, d.Outcome(outcome)
	}
	return nil, nil
}

// place is where a walk through calls can stand: at a question of the walked
// decision, or of one that it has called.
type place struct {
	call     *law.Call // nil in the walked decision
	question *law.Question
}

// home returns the decision that the place's question belongs to.
func (p place) home(d *law.Decision) *law.Decision {
	if p.call != nil {
		return p.call.Decision
	}
	return d
}

// name returns the id of the place's question as answers write it: after the
// called decision's id and a full stop where there is one.
func (p place) name() string {
	if p.call != nil {
		return p.call.ID + "." + p.question.ID
	}
	return p.question.ID
}

// follow returns where answer a at a place of a walk through d leads: to the
// next place or to an outcome of d, whichever is not nil; both are nil at a
// dead end. Called is the outcome of a called decision that it passes. A called
// decision that has tracks or calls one itself is a dead end.
func follow(d *law.Decision, at place, a *law.DecisionAnswer) (next place, outcome, called *law.Outcome) {
	switch {
	case a.Call != nil:
		c := a.Call
		if at.call == nil && c.Decision != nil && len(c.Decision.Tracks) == 0 && a.Goto == "" && a.Outcome == "" {
			if q := c.Decision.Question(c.Decision.Start); q != nil {
				next = place{c, q}
			}
		}
		return next, nil, nil
	case at.call == nil:
		next.question, outcome = target(d, a)
		return next, outcome, nil
	}
	q, end := target(at.call.Decision, a)
	if q != nil {
		return place{at.call, q}, nil, nil
	}
	if end == nil {
		return place{}, nil, nil
	}
	if b := at.call.Branch(end.ID); b != nil {
		next.question, outcome = resolve(d, b.Goto, b.Outcome)
	}
	return next, outcome, end
}

// calls returns the calls of d in authoring order.
func calls(d *law.Decision) []*law.Call {
	var all []*law.Call
	for _, q := range d.Questions {
		for _, a := range q.Answers {
			if a.Call != nil {
				all = append(all, a.Call)
			}
		}
	}
	return all
}
