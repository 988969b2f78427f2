package flow

import (
	"fmt"
	"strings"

	"legible/generator/law"
)

// UnknownQuestion: the decision has no such question.
type UnknownQuestion struct {
	Decision *law.Decision
	Given    Given
	Nearest  string // "" when none is near
}

func (e *UnknownQuestion) Error() string {
	return fmt.Sprintf("decision %s has no question %q%s", e.Decision.ID, e.Given.Question, didYouMean(e.Nearest))
}

// UnknownAnswer: the question has no such answer.
type UnknownAnswer struct {
	Question *law.Question
	Given    Given
	Nearest  string // "" when none is near
}

func (e *UnknownAnswer) Error() string {
	return fmt.Sprintf("question %s has no answer %q%s; answers: %s",
		e.Given.Question, e.Given.Answer, didYouMean(e.Nearest), strings.Join(Values(e.Question), ", "))
}

// AnsweredTwice: one question was answered more than once.
type AnsweredTwice struct {
	Question *law.Question
	Name     string // as answers write it
}

func (e *AnsweredTwice) Error() string {
	return fmt.Sprintf("question %s is answered twice", e.Name)
}

// NotOnPath: the other answers lead past this question.
type NotOnPath struct {
	Question *law.Question
	Name     string        // as answers write it
	Path     []Step        // the way the other answers lead, on the question's track
	Next     *law.Question // where they stop; nil at an outcome
}

func (e *NotOnPath) Error() string {
	var way []string
	for _, s := range e.Path {
		way = append(way, s.Name()+"="+s.Answer.Value)
	}
	if len(way) == 0 {
		return fmt.Sprintf("question %s is not on this path", e.Name)
	}
	return fmt.Sprintf("question %s is not on this path: %s", e.Name, strings.Join(way, ", "))
}

// NoWayOn: the decision itself is broken here, which check reports with a
// position. Question is nil when not even the start exists, Answer when the
// path comes back to the question.
type NoWayOn struct {
	Question *law.Question
	Answer   *law.DecisionAnswer
	Reason   string
}

func (e *NoWayOn) Error() string {
	switch {
	case e.Question == nil:
		return e.Reason
	case e.Answer == nil:
		return fmt.Sprintf("no way on at question %s: %s", e.Question.ID, e.Reason)
	}
	return fmt.Sprintf("no way on at question %s, answer %q: %s", e.Question.ID, e.Answer.Value, e.Reason)
}

func didYouMean(nearest string) string {
	if nearest == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", nearest)
}
