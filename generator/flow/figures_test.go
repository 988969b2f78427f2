package flow_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"legible/generator/law"
)

// amount is an amount of money in the house style.
var amount = regexp.MustCompile(`([0-9][0-9,]*)(?: to ([0-9][0-9,]*))? yuan`)

// amountsIn are the amounts that a text names.
func amountsIn(text string) []int64 {
	var all []int64
	for _, m := range amount.FindAllStringSubmatch(text, -1) {
		for _, figure := range m[1:] {
			if n, err := strconv.ParseInt(strings.ReplaceAll(figure, ",", ""), 10, 64); err == nil {
				all = append(all, n)
			}
		}
	}
	return all
}

// imposed are the amounts that the articles of some nodes impose.
func imposed(nodes []*law.Node) []int64 {
	var all []int64
	for _, n := range nodes {
		for _, s := range n.Provision.Sanctions {
			for _, tier := range s.Tiers {
				for _, m := range tier.Measures {
					if m.Amount != nil {
						all = append(all, m.Amount.Min, m.Amount.Max)
					}
				}
			}
		}
	}
	return all
}

// dsl is the fine of the Data Security Law, whose articles are not held.
const dsl = "the DSL with 100,000 to 1,000,000 yuan and, if serious, 1 to 10 million yuan"

// TestNoOutcomeLeavesADeadFigureBehind: every outcome on law that is not in
// force tells the rule of now by its provision; where its own text names an
// amount, now names one too or says that there is none; and every amount is one
// that a cited article imposes.
func TestNoOutcomeLeavesADeadFigureBehind(t *testing.T) {
	compared := 0
	for _, id := range all {
		for _, o := range decision(t, id).Outcomes {
			stale := slices.ContainsFunc(o.Grounds, func(n *law.Node) bool { return !n.Provision.Version.Binding })
			if !stale {
				continue
			}
			if o.Now == nil || o.Now.Text == "" || len(o.Now.Provisions) == 0 {
				t.Errorf("%s rests on law that is not in force and tells nothing of now", o.ID)
				continue
			}
			for _, n := range o.Now.Provisions {
				if !n.Provision.Version.Binding {
					t.Errorf("now of %s rests on %s", o.ID, n.Citation())
				}
			}
			if len(amountsIn(o.Text)) > 0 && len(amountsIn(o.Now.Text)) == 0 && !strings.Contains(o.Now.Text, "no fine of its own") {
				t.Errorf("%s leaves its figures without one of now", o.ID)
			}
			for text, nodes := range map[string][]*law.Node{o.Text: o.Grounds, strings.ReplaceAll(o.Now.Text, dsl, ""): o.Now.Provisions} {
				known := imposed(nodes)
				for _, n := range amountsIn(text) {
					compared++
					if !slices.Contains(known, n) {
						t.Errorf("%s: no cited article imposes %d yuan", o.ID, n)
					}
				}
			}
		}
	}
	t.Logf("%d amounts compared", compared)
}

// A title must not command what only a draft would have.
func TestTitlesOnADraftAloneSayWhoWouldHaveIt(t *testing.T) {
	strict := []string{"barred", "breach", "stop", "wait", "do-first"}
	for _, id := range all {
		for _, o := range decision(t, id).Outcomes {
			draft := !slices.ContainsFunc(o.Grounds, func(n *law.Node) bool { return law.EverInForce(n.Provision.Instrument.Events) })
			if draft && slices.Contains(strict, o.Severity) && !strings.Contains(o.Title.En, "draft") {
				t.Errorf("%s is titled %q", o.ID, o.Title.En)
			}
			if draft && slices.Contains(strict, o.Severity) && !strings.Contains(o.Title.Zh, "草案") {
				t.Errorf("%s is titled %q", o.ID, o.Title.Zh)
			}
		}
	}
}
