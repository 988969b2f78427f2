package check

import "legible/generator/diag"

// decisionRules are reported for decision flows.
var decisionRules = []RuleInfo{
	{"dead-end", diag.Error, "a walk cannot go on", "Each answer leads to one existing question (goto:) or ends at one existing outcome (outcome:), or calls a decision (call:), whose branches do; every start and every resume: name a question.", "- answers:\n    - {value: unknown, label: {en: Not known, zh: 不明}}"},
	{"bad-call", diag.Error, "a call of another decision does not fit it", "A call says for each outcome of the called decision, once, where it leads. The called decision has no tracks and calls none itself, and is called by one answer only.", "call:\n  decision: data-export\n  on: [{outcomes: [c-fine], outcome: e-ok}]   # and no branch for the others"},
	{"unreachable-step", diag.Error, "no walk comes to a question or outcome", "Let an answer lead there, or drop it.", "questions:\n  - {id: a9, …}   # and no goto: a9"},
	{"endless-loop", diag.Error, "a walk can go round for ever", "End at an outcome with resume: instead of going back to a question.", "a2 → goto a3, a3 → goto a2"},
	{"asked-twice", diag.Error, "a walk can meet a question twice", "Each question is asked once per path, also when it is written again for another branch.", "a5 → goto a5-catch-all"},
	{"reading-without-default", diag.Error, "a reading has no usable default", "A question of kind reading names the answer assumed until the reader chooses.", "kind: reading\ndefault: maybe"},
	{"unlabelled-answer", diag.Error, "an answer has no words", "Every edge of a chart and every choice of a walk says what it is.", "- {value: \"yes\", goto: a2}"},
	{"missing-answer", diag.Error, "a question does not have all its answers", "A question needs two answers at least, and yes needs no. What the law does not settle is an answer of its own, unknown.", "answers:\n  - {value: \"yes\", label: {en: \"Yes\", zh: 是}, goto: a2}   # and no \"no\""},
	{"ambiguous-answer", diag.Error, "an answer says what another one means", "A reader chooses by the words alone: no two answers of a question are worded alike, and yes is not worded No.", "- {value: \"yes\", label: {en: \"No\", zh: 否}, goto: a2}"},
	{"settled-unknown", diag.Error, "the answer unknown ends as if it were known", "Where the law is silent or a fact is not known, end at an outcome of severity undetermined, wait or do-first, or go on with a flag that the result carries.", "- {value: unknown, label: {en: Not known, zh: 不明}, outcome: a-fine}   # severity: allowed"},
	{"uncited-step", diag.Error, "a question or outcome cites no provision", "A reader must be able to check each step: name its grounds, each with its version.", "- {id: a4, ask: {en: …}, grounds: []}"},
	{"chart-too-large", diag.Error, "a decision is too large to be drawn", "A chart has at most 150 boxes and 300 lines, its tracks together; an outcome is a box for each question that leads to it. Split the decision: move a part that stands on its own into a decision of its own and call it.", "questions:\n  - {id: q1, …}   # and a hundred more"},
	{"stale-outcome", diag.Error, "an outcome rests on law not in force and tells nothing of now", "On the as-of date a ground is a draft, superseded or repealed. Add now: with the rule in force and its provision, so that nobody takes away a dead figure.", "- {id: a-kii, grounds: [cii-regulations-draft-2017@2017-07-11/art_18]}"},
}
