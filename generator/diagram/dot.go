package diagram

import (
	"bytes"
	"fmt"
)

// writeDOT writes the graph for Graphviz: boxes of fixed size without text,
// and for each edge label an empty cell of the size it will need. Node and edge
// names are counted, so the text holds no word an author wrote, whatever the
// decision says.
func (c *chart) writeDOT() []byte {
	var b bytes.Buffer
	b.WriteString("digraph chart {\n")
	b.WriteString("graph [rankdir=TB nodesep=0.25 ranksep=0.3")
	if c.tangled() {
		b.WriteString(" splines=line")
	} else {
		b.WriteString(" splines=true")
	}
	if c.large() {
		b.WriteString(" nslimit=1 nslimit1=1 mclimit=0.05") // seconds, not half a minute
	}
	b.WriteString("]\n")
	b.WriteString("node [shape=box fixedsize=true label=\" \" fontname=Helvetica fontsize=14]\n")
	b.WriteString("edge [dir=none fontname=Helvetica fontsize=13]\n")
	for _, n := range c.nodes {
		fmt.Fprintf(&b, "%s [width=%s height=%s", n.id, inches(n.w), inches(n.h))
		if n.spine {
			b.WriteString(" group=s")
		}
		b.WriteString("]\n")
	}
	for _, n := range c.nodes {
		if n.beside >= 0 {
			fmt.Fprintf(&b, "{rank=same %s %s}\n", c.nodes[n.beside].id, n.id)
		}
	}
	for _, e := range c.edges {
		tail, head := c.nodes[e.tail], c.nodes[e.head]
		fmt.Fprintf(&b, "%s -> %s [id=%s", tail.id, head.id, e.id)
		switch {
		case head.beside == e.tail: // we draw it ourselves, see straight; ports would double the time
		case tail.spine && head.spine:
			b.WriteString(" weight=20")
		case head.outcome == nil:
			b.WriteString(" weight=4")
		}
		// 6 units of air on each side of the words.
		fmt.Fprintf(&b, " label=<<TABLE BORDER=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\"><TR><TD></TD></TR></TABLE>>]\n",
			int(e.w)+12, int(e.h)+4)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

func inches(units float64) string { return fmt.Sprintf("%.4f", units/72) }
