package check

import (
	"fmt"
	"slices"
	"strings"

	"legible/generator/diag"
	"legible/generator/flow"
	"legible/generator/law"
)

// answers: the answers of a question leave no case out, each can be told from
// the others by its words, and "unknown" never settles anything.
func answers(c *law.Corpus, list *diag.List) {
	for _, d := range c.Decisions {
		for _, q := range d.Questions {
			missing(q, list)
			for i, a := range q.Answers {
				worded(q, a, q.Answers[:i], list)
				unsettled(d, q, a, list)
			}
		}
	}
}

// missing: yes and no belong together, and one answer is no choice.
func missing(q *law.Question, list *diag.List) {
	values := flow.Values(q)
	f := diag.Diagnostic{Code: "missing-answer", Pos: q.Pos, Hint: "add the answer and where it leads"}
	yes, no := slices.Contains(values, "yes"), slices.Contains(values, "no")
	switch {
	case yes && !no:
		f.Message = fmt.Sprintf("question %q can be answered with yes and not with no", q.ID)
	case no && !yes:
		f.Message = fmt.Sprintf("question %q can be answered with no and not with yes", q.ID)
	case len(values) == 1:
		f.Message = fmt.Sprintf("question %q has one answer only, %q", q.ID, values[0])
	default:
		return
	}
	list.Add(f)
}

// contrary are words that turn an answer into another one.
var contrary = map[string][]string{"yes": {"No", "Not", "否", "不"}, "no": {"Yes", "是"}, "unknown": {"Yes", "No", "是", "否"}}

// worded: no two answers of a question say the same.
func worded(q *law.Question, a *law.DecisionAnswer, before []*law.DecisionAnswer, list *diag.List) {
	for _, label := range []string{a.Label.En, a.Label.Zh} {
		first, _, _ := strings.Cut(label, " ")
		if slices.Contains(contrary[a.Value], strings.TrimRight(first, ",.;:")) {
			list.Add(diag.Diagnostic{
				Code: "ambiguous-answer", Pos: a.Pos, Message: fmt.Sprintf("answer %q of question %q is worded %q", a.Value, q.ID, label),
				Hint: "word it as its value says",
			})
		}
		for _, other := range before {
			if label != "" && (label == other.Label.En || label == other.Label.Zh) && a.Value != other.Value {
				list.Add(diag.Diagnostic{
					Code: "ambiguous-answer", Pos: a.Pos,
					Message: fmt.Sprintf("answers %q and %q of question %q are both worded %q", other.Value, a.Value, q.ID, label),
					Notes:   []diag.Note{{Pos: other.Pos, Message: "the first one is here"}},
					Hint:    "say what sets them apart",
				})
			}
		}
	}
}

// unsettled: where the law is silent, or nobody knows, nothing follows for sure.
func unsettled(d *law.Decision, q *law.Question, a *law.DecisionAnswer, list *diag.List) {
	if a.Value != "unknown" || len(a.Flags) > 0 {
		return
	}
	for _, l := range flow.Leads(d, a) {
		if l.Question == nil && (l.Outcome == nil || slices.Contains([]string{"undetermined", "wait", "do-first"}, l.Outcome.Severity)) {
			continue
		}
		f := diag.Diagnostic{
			Code: "settled-unknown", Pos: a.ToPos, Message: fmt.Sprintf("the answer \"unknown\" of question %q goes on without a flag", q.ID),
			Notes: []diag.Note{{Pos: q.Pos, Message: "the question is asked here"}},
			Hint:  "add flags:, so that the result says what was not known, or end at an outcome that is undetermined",
		}
		if l.Outcome != nil {
			f.Message = fmt.Sprintf("the answer \"unknown\" of question %q ends at %q, which is %s", q.ID, l.Outcome.ID, l.Outcome.Severity)
		}
		list.Add(f)
		return
	}
}
