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
	t := tongues[lang]
	asOf := fill(t, "caption/as-of", t.date(c.AsOf))
	if d.Draft {
		return fill(t, "caption/draft", fill(t, "not-binding", restsOn(t, d)), asOf)
	}
	return asOf
}

func restsOnDraft(d *law.Decision) bool {
	return slices.ContainsFunc(d.Grounds, func(n *law.Node) bool { return n.Provision.Instrument.Draft })
}
