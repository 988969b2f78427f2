package flow

import (
	"fmt"
	"strings"

	"legible/generator/law"
)

// build makes a decision from lines such as
//
//	a1: yes>a2 no!out      question a1; "yes" leads to a2, "no" ends at out
//	a1?: x>a2 y!out        a reading with the default x
//	a1: yes+duty>a2        an answer that adds the duty and the flag "duty"
//	out = barred           outcome out, severity barred
//
// It starts at the first question. A target nobody wrote is left dangling.
func build(lines ...string) *law.Decision {
	d := &law.Decision{ID: "test"}
	for _, l := range lines {
		if id, severity, ok := strings.Cut(l, " = "); ok {
			d.Outcomes = append(d.Outcomes, &law.Outcome{ID: id, Severity: severity, Grounds: []*law.Node{{ID: "law/" + id}}})
			continue
		}
		id, rest, _ := strings.Cut(l, ":")
		q := &law.Question{ID: strings.TrimSuffix(id, "?"), Kind: "fact"}
		q.Ask.En, _, _ = strings.Cut(q.ID, "-")
		q.Grounds = []*law.Node{{ID: "law/" + q.ID}}
		for _, word := range strings.Fields(rest) {
			a := &law.DecisionAnswer{Value: word}
			if i := strings.IndexAny(word, ">!"); i >= 0 {
				a.Value = word[:i]
				if word[i] == '>' {
					a.Goto = word[i+1:]
				} else {
					a.Outcome = word[i+1:]
				}
			}
			if value, duty, ok := strings.Cut(a.Value, "+"); ok {
				a.Value, a.Flags = value, []string{duty}
				a.Duties = []*law.Obligation{{ID: duty}}
			}
			q.Answers = append(q.Answers, a)
		}
		if id != q.ID {
			q.Kind, q.Default = "reading", q.Answers[0].Value
		}
		d.Questions = append(d.Questions, q)
	}
	if len(d.Questions) > 0 {
		d.Start = d.Questions[0].ID
	}
	return d
}

// show writes a path as "a1=yes a2=no out".
func show(steps []Step, outcome *law.Outcome) string {
	var words []string
	for _, s := range steps {
		words = append(words, s.Question.ID+"="+s.Answer.Value)
	}
	if outcome != nil {
		words = append(words, outcome.ID)
	}
	return strings.Join(words, " ")
}

func showAll(d *law.Decision) string {
	var lines []string
	for p := range Each(d) {
		lines = append(lines, show(p.Steps, p.Outcome))
	}
	return strings.Join(lines, "\n")
}

func ids[T any](things []T, id func(T) string) string {
	var all []string
	for _, t := range things {
		all = append(all, id(t))
	}
	return fmt.Sprint(all)
}

func dutyID(o *law.Obligation) string { return o.ID }
func nodeID(n *law.Node) string       { return n.ID }
func questionID(q *law.Question) string {
	return q.ID
}
