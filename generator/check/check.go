// Package check holds the rules that a linked corpus must meet: one file a
// rule, and the registry that tells for every code of the program what it
// means.
package check

import (
	"sync"

	"legible/generator/diag"
	"legible/generator/law"
)

// rules run in this order; findings are sorted afterwards.
var rules = []func(*law.Corpus, *diag.List){
	numbering,
	concordances,
	sanctionTargets,
	definitions,
	collisions,
	citations,
	figures,
	legalEffects,
	houseTerms,
	contrast,
	deadEnds,
	unreachable,
	loops,
	chartSize,
	labels,
	answers,
	staleOutcomes,
}

// Run applies every rule to a corpus that linked without errors, the rules side
// by side: none of them changes it.
func Run(c *law.Corpus) diag.List {
	lists := make([]diag.List, len(rules))
	var wait sync.WaitGroup
	for i, rule := range rules {
		wait.Go(func() { rule(c, &lists[i]) })
	}
	wait.Wait()
	var all diag.List
	for _, list := range lists {
		all.Append(list)
	}
	return all
}
