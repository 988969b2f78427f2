package page

import (
	"slices"

	"legible/generator/law"
)

// Parts, behind the name of a decision's drawing, names the same chart in parts
// for paper.
const Parts = "/parts"

// ChartCaption says what the chart of d rests on, if that never was law, and the
// date of the law it answers for.
func ChartCaption(c *law.Corpus, d *law.Decision, lang string) string {
	if lang == "zh" {
		asOf := "法律状态截至" + c.AsOf.Chinese() + "。"
		switch {
		case !d.Draft:
			return asOf
		case restsOnDraft(d):
			return "依据草案，不具约束力。" + asOf
		}
		return "依据指引，不具约束力。" + asOf
	}
	asOf := "The law as it stood on " + c.AsOf.English() + "."
	if d.Draft {
		return restsOn(d) + ", not binding. " + asOf
	}
	return asOf
}

func restsOnDraft(d *law.Decision) bool {
	return slices.ContainsFunc(d.Grounds, func(n *law.Node) bool { return n.Provision.Instrument.Draft })
}
