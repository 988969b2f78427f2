package check

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
)

// Figures in the text of an article, in the house style: "10,000 to 100,000
// yuan", "up to 1,000,000 yuan", "6 months", "5 to 15 days".
var (
	yuan   = regexp.MustCompile(`([0-9][0-9,]*)(?: to ([0-9][0-9,]*))? yuan`)
	period = regexp.MustCompile(`([0-9]+)(?: to ([0-9]+))?[ -](working day|day|week|month|year|hour|minute)s?\b`)
)

// figures: the amounts and periods in the words of an article are those of its
// structured sanctions and deadlines, none more and none fewer.
func figures(c *law.Corpus, list *diag.List) {
	for _, p := range c.Provisions {
		if p.Inherited != nil {
			continue // compared where it was written
		}
		var text []string
		p.EachText(func(_ *law.Node, s string) { text = append(text, s) })
		words := strings.Join(text, "\n")
		compare(list, p, "amount", amountsIn(words), amountsOf(p))
		compare(list, p, "period", periodsIn(words), periodsOf(p))
	}
}

func compare(list *diag.List, p *law.Provision, what string, text, data map[string]bool) {
	report := func(missing, there map[string]bool, message string) {
		for _, figure := range sorted(missing) {
			if !there[figure] {
				list.Add(diag.Diagnostic{
					Code: "figure-mismatch", Pos: p.Pos, Message: fmt.Sprintf(message, what, figure, p.Number),
					Hint: "write figures in the house style (10,000 to 100,000 yuan; 6 months) and the same in the text and in the structured fields",
				})
			}
		}
	}
	if len(data) > 0 || what == "amount" {
		report(text, data, "%s %s stands in the text of article %s and in no sanction or deadline of it")
	}
	report(data, text, "%s %s stands in a sanction or deadline of article %s and not in its text")
}

func amountsIn(text string) map[string]bool {
	found := map[string]bool{}
	for _, m := range yuan.FindAllStringSubmatch(text, -1) {
		for _, figure := range m[1:] {
			if figure != "" {
				found[strings.ReplaceAll(figure, ",", "")] = true
			}
		}
	}
	return found
}

func amountsOf(p *law.Provision) map[string]bool {
	found := map[string]bool{}
	eachMeasure(p, func(m *law.Measure) {
		if m.Amount == nil {
			return
		}
		for _, n := range []int64{m.Amount.Min, m.Amount.Max} {
			if n > 0 {
				found[strconv.FormatInt(n, 10)] = true
			}
		}
	})
	return found
}

// periodsIn returns periods as ISO 8601 durations.
func periodsIn(text string) map[string]bool {
	found := map[string]bool{}
	for _, m := range period.FindAllStringSubmatch(text, -1) {
		for _, n := range m[1:3] {
			if n == "" {
				continue
			}
			switch m[3] {
			case "hour":
				found["PT"+n+"H"] = true
			case "minute":
				found["PT"+n+"M"] = true
			case "working day":
				found["P"+n+"D"] = true
			default:
				found["P"+n+strings.ToUpper(m[3][:1])] = true
			}
		}
	}
	if strings.Contains(text, "once a year") {
		found["P1Y"] = true
	}
	return found
}

func periodsOf(p *law.Provision) map[string]bool {
	found := map[string]bool{}
	eachMeasure(p, func(m *law.Measure) {
		if m.Duration == nil {
			return
		}
		for _, d := range []string{m.Duration.Min, m.Duration.Max} {
			if d != "" {
				found[d] = true
			}
		}
	})
	for _, o := range p.Obligations {
		if o.Deadline != nil && o.Deadline.Duration != "" {
			found[o.Deadline.Duration] = true
		}
	}
	return found
}

func eachMeasure(p *law.Provision, f func(*law.Measure)) {
	for _, s := range p.Sanctions {
		for _, t := range s.Tiers {
			for i := range t.Measures {
				f(&t.Measures[i])
			}
		}
	}
}

func sorted(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for s := range set {
		out = append(out, s)
	}
	sort.Strings(out)
	return out
}
