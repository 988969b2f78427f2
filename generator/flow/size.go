package flow

import "legible/generator/law"

// Limits of one decision. Beyond them laying out its chart takes too long and
// nobody reads it.
const (
	MaxNodes = 150
	MaxEdges = 300
)

// Size is how many boxes and lines the chart of d has, its tracks together. An
// outcome counts once for each question or call that leads to it, since it is
// drawn beside each; answers of one question to one place share a line.
func Size(d *law.Decision) (nodes, edges int) {
	for _, t := range Tracks(d) {
		for _, q := range ReachableIn(d, t).Questions {
			nodes++
			heads := map[any]bool{}
			for _, a := range q.Answers {
				if a.Call != nil {
					nodes, edges = nodes+1, edges+1
					n, e := ends(Leads(d, a), map[any]bool{})
					nodes, edges = nodes+n, edges+e
					continue
				}
				n, e := ends(Leads(d, a), heads)
				nodes, edges = nodes+n, edges+e
			}
		}
	}
	return nodes, edges
}

// ends counts the outcomes and the lines that leads add to the heads a box has
// already.
func ends(leads []Lead, heads map[any]bool) (outcomes, edges int) {
	for _, l := range leads {
		switch {
		case l.Question != nil && !heads[l.Question]:
			heads[l.Question] = true
			edges++
		case l.Outcome != nil && !heads[l.Outcome]:
			heads[l.Outcome] = true
			outcomes, edges = outcomes+1, edges+1
		}
	}
	return outcomes, edges
}
