package law

import "legible/generator/diag"

// Decision is one flow: questions, answers that lead on or end, and outcomes.
// What it means to walk one is in package flow.
type Decision struct {
	ID        string
	Title     Bilingual // "Is it critical information infrastructure?"
	Summary   string
	Start     string // id of the first question
	Questions []*Question
	Outcomes  []*Outcome
	Related   []*OpenQuestion
	Grounds   []*Node // every provision any step rests on, in order of first use
	Draft     bool    // rests on a draft: carries the non-binding mark in every form
	URL       string  // "decisions/cii-scope/index.html"
	Pos       diag.Position
}

// Question is asked at most once on a path.
type Question struct {
	ID           string // the fact sheet's id in lower case
	Ask          Bilingual
	Short        Bilingual // a few words for the chart; Ask when empty
	Help         string
	Kind         string // fact, reading
	Default      string // answer assumed for a reading
	Grounds      []*Node
	Answers      []*DecisionAnswer
	Verification Verification
	Pos          diag.Position
}

// DecisionAnswer leads to the question Goto or ends at the outcome Outcome;
// exactly one of them is set.
type DecisionAnswer struct {
	Value   string // yes, no, unknown or a slug
	Label   Bilingual
	Goto    string
	Outcome string
	Flags   []string
	Duties  []*Obligation
	Note    string
	Pos     diag.Position
}

// Outcome ends a path.
type Outcome struct {
	ID       string
	Severity string // barred, breach, stop, wait, do-first, undetermined, allowed, not-applicable
	Title    Bilingual
	Text     string
	Grounds  []*Node
	Duties   []*Obligation
	Resume   string // id of the question where a retest resumes; "" when none
	Now      *Answer
	Pos      diag.Position
}

// Question returns the question with the given id, or nil.
func (d *Decision) Question(id string) *Question {
	for _, q := range d.Questions {
		if q.ID == id {
			return q
		}
	}
	return nil
}

// Outcome returns the outcome with the given id, or nil.
func (d *Decision) Outcome(id string) *Outcome {
	for _, o := range d.Outcomes {
		if o.ID == id {
			return o
		}
	}
	return nil
}
