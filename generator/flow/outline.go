package flow

import "legible/generator/law"

// Item is one line of an outline: the answer that leads here and the question
// or outcome it leads to.
type Item struct {
	Answer   *law.DecisionAnswer // nil for the first line
	Question *law.Question       // nil at an outcome
	Outcome  *law.Outcome        // nil at a question
	Number   int                 // of the question, in order of first appearance from 1
	Seen     bool                // stands further up with this number; not unfolded again
	Items    []*Item             // one for each answer of an unfolded question
}

// Outline returns the decision as a nested list that says what the chart
// says: each reachable question is unfolded once, where it first appears, and
// named by its number from then on, so the list has one item for each answer
// and one for the start. It is nil when there is no start. An answer that
// leads nowhere gives an item with neither question nor outcome.
func Outline(d *law.Decision) *Item {
	start := d.Question(d.Start)
	if start == nil {
		return nil
	}
	numbers := map[*law.Question]int{}
	var unfold func(a *law.DecisionAnswer, q *law.Question) *Item
	unfold = func(a *law.DecisionAnswer, q *law.Question) *Item {
		if n := numbers[q]; n != 0 {
			return &Item{Answer: a, Question: q, Number: n, Seen: true}
		}
		numbers[q] = len(numbers) + 1
		item := &Item{Answer: a, Question: q, Number: numbers[q]}
		for _, b := range q.Answers {
			next, outcome := target(d, b)
			if next != nil {
				item.Items = append(item.Items, unfold(b, next))
			} else {
				item.Items = append(item.Items, &Item{Answer: b, Outcome: outcome})
			}
		}
		return item
	}
	return unfold(nil, start)
}
