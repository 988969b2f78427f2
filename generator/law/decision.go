package law

import "legible/generator/diag"

// Decision is one flow: questions, answers that lead on or end, and outcomes.
// What it means to walk one is in package flow.
type Decision struct {
	ID        string
	Title     Bilingual // "Is it critical information infrastructure?"
	Summary   string
	Start     string // id of the first question; of the first track where there are tracks
	Tracks    []*Track
	Questions []*Question
	Outcomes  []*Outcome
	Related   []*OpenQuestion
	Grounds   []*Node // every provision any step rests on, in order of first use
	Draft     bool    // rests on what never was in force: carries the non-binding mark in every form
	URL       string  // "decisions/cii-scope/index.html"
	Pos       diag.Position
	StartPos  diag.Position // of the key start; of the decision where it has none
}

// Track is one of the independent flows of a decision: each is walked to its
// own end, and the strictest of the outcomes wins. A decision that names no
// tracks has one, which flow.Tracks supplies.
type Track struct {
	ID    string // "people"
	Title Bilingual
	Start string // id of its first question
	Pos   diag.Position
	// StartPos is the place of the key start.
	StartPos diag.Position
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
	DefaultPos   diag.Position // of the key default
}

// DecisionAnswer leads to the question Goto, ends at the outcome Outcome or
// calls another decision; exactly one of them is set.
type DecisionAnswer struct {
	Value   string // yes, no, unknown or a slug
	Label   Bilingual
	Goto    string
	Outcome string
	Call    *Call
	Flags   []string
	Duties  []*Obligation
	Adds    Bilingual // what its duties add, in a few words for the chart; may be empty
	Note    string
	Pos     diag.Position
	ToPos   diag.Position // of the key goto or outcome; of the answer where it has neither
}

// Call walks another decision to its outcome and goes on from there. The
// called decision has no tracks and calls none itself.
type Call struct {
	ID       string    // of the called decision, as written
	Decision *Decision // nil only where ID names none, which link reports
	On       []*CallBranch
	Pos      diag.Position
}

// CallBranch says where a call leads on, in the calling decision: to the
// question Goto or the outcome Outcome, exactly one of them.
type CallBranch struct {
	Outcomes []string // ids of the called decision's outcomes; none: all that no other branch names
	Goto     string
	Outcome  string
	Pos      diag.Position
	ToPos    diag.Position // as an answer's
}

// Branch returns where the call leads when the called decision ends at the
// outcome with the given id, or nil.
func (c *Call) Branch(outcome string) *CallBranch {
	var rest *CallBranch
	for _, b := range c.On {
		if len(b.Outcomes) == 0 {
			rest = b
		}
		for _, id := range b.Outcomes {
			if id == outcome {
				return b
			}
		}
	}
	return rest
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
	// ResumePos and NowPos are the places of the keys resume and now.
	ResumePos, NowPos diag.Position
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
