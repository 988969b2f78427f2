package check

import (
	"fmt"

	"legible/generator/diag"
	"legible/generator/flow"
	"legible/generator/law"
)

// chartSize: a decision is small enough to be drawn and read.
func chartSize(c *law.Corpus, list *diag.List) {
	for _, d := range c.Decisions {
		if nodes, edges := flow.Size(d); nodes > flow.MaxNodes || edges > flow.MaxEdges {
			list.Add(diag.Diagnostic{
				Code: "chart-too-large", Pos: d.Pos,
				Message: fmt.Sprintf("the chart of decision %q would have %d boxes and %d lines; the limits are %d and %d",
					d.ID, nodes, edges, flow.MaxNodes, flow.MaxEdges),
				Hint: "split the decision: move a part that stands on its own into another decision and call: it",
			})
		}
	}
}
