package check

import (
	"sort"
	"strings"

	"legible/generator/diag"
)

// RuleInfo tells what a diagnostic code means. Example is content that brings
// it about.
type RuleInfo struct {
	Code     string
	Severity diag.Severity
	Title    string // half a sentence
	Text     string // what is wrong with it, and what to do
	Example  string
}

// Rules returns every code that any stage of the program can report, sorted by
// code.
func Rules() []RuleInfo {
	var all []RuleInfo
	for _, group := range [][]RuleInfo{byteRules, schemaRules, linkRules, lawRules, decisionRules, pageRules, overlayRules} {
		all = append(all, group...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Code < all[j].Code })
	return all
}

// Rule returns the rule with the code; without one, the code that is nearest
// to what was asked for, or "".
func Rule(code string) (rule *RuleInfo, near string) {
	all := Rules()
	for i := range all {
		if all[i].Code == code {
			return &all[i], ""
		}
	}
	for _, r := range all {
		if len(code) >= 3 && (strings.Contains(r.Code, code) || strings.Contains(code, r.Code)) {
			return nil, r.Code
		}
	}
	return nil, ""
}
