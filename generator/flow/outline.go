package flow

import "legible/generator/law"

// Item is one line of an outline: the answer that leads here and the question
// or outcome it leads to.
type Item struct {
	Track    *law.Track          // of a line that begins a track; nil where there are no tracks
	Branch   *law.CallBranch     // of a call, instead of an answer
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
// leads nowhere gives an item with neither question nor outcome. An answer that
// calls a decision has an item for each branch of the call, and names the
// decision in its Answer. With tracks, the first line holds nothing but one
// item for each track; questions are numbered on through all of them.
func Outline(d *law.Decision) *Item {
	numbers := map[*law.Question]int{}
	var unfold func(q *law.Question) *Item
	lead := func(l Lead) *Item {
		if l.Question != nil {
			return unfold(l.Question)
		}
		return &Item{Outcome: l.Outcome}
	}
	unfold = func(q *law.Question) *Item {
		if n := numbers[q]; n != 0 {
			return &Item{Question: q, Number: n, Seen: true}
		}
		numbers[q] = len(numbers) + 1
		item := &Item{Question: q, Number: numbers[q]}
		for _, a := range q.Answers {
			leads := Leads(d, a)
			below := &Item{}
			if a.Call == nil {
				below = lead(leads[0])
			} else {
				for _, l := range leads {
					branch := lead(l)
					branch.Branch = l.Branch
					below.Items = append(below.Items, branch)
				}
			}
			below.Answer = a
			item.Items = append(item.Items, below)
		}
		return item
	}
	var all []*Item
	for _, t := range Tracks(d) {
		if start := d.Question(t.Start); start != nil {
			item := unfold(start)
			if len(d.Tracks) > 0 {
				item.Track = t
			}
			all = append(all, item)
		}
	}
	switch {
	case len(all) == 0:
		return nil
	case len(d.Tracks) == 0:
		return all[0]
	}
	return &Item{Items: all}
}
