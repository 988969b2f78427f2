// Package check holds the rules that a linked corpus must meet: one file a
// rule, and the registry that tells for every code of the program what it
// means.
package check

import (
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

// Run applies every rule to a corpus that linked without errors.
func Run(c *law.Corpus) diag.List {
	var list diag.List
	for _, rule := range rules {
		rule(c, &list)
	}
	return list
}
