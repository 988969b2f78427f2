package diagram

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"legible/generator/law"
)

// A part is drawn as wide as a page of paper, and is no higher than one. On A4
// with margins of 20 mm at the sides a unit is 0.55 pt: labels print at 7.7 pt,
// answers at 7.1 pt, citations at 6.6 pt.
const (
	partWidth  = 876
	partHeight = 1150 // of the boxes and lines, without the head
	stretch    = 1.1  // of rows that stand beside taller ones in the whole chart
)

// Parts returns the chart of d for paper: one or more SVG elements, each at most
// a page at sizes that can be read. A track that does not fit is divided at
// questions. Where a line would leave a part it ends in a connector that says
// where it goes on, and a connector there says whence it comes. The ids begin
// with o.Prefix, so that it must differ from that of the whole chart. Errors are
// those of Draw.
func (dr *Drawer) Parts(ctx context.Context, d *law.Decision, o Options) (string, error) {
	if !o.validPrefix() {
		return "", fmt.Errorf("chart of decision %s: prefix %q is not usable in ids", d.ID, o.Prefix)
	}
	charts, err := measured(d, o)
	if err != nil {
		return "", err
	}
	var all []placed
	for i := range charts[roomy] {
		of := func(s size) *chart { return charts[s][i] }
		parts, err := dr.divide(ctx, of, o, len(all))
		if err != nil {
			return "", fmt.Errorf("chart of decision %s: %w", d.ID, err)
		}
		all = append(all, parts...)
	}
	svg, err := writeParts(d, all, o)
	if err != nil {
		return "", fmt.Errorf("chart of decision %s: %w", d.ID, err)
	}
	return svg, nil
}

// division is one track and the part that each of its boxes stands on.
type division struct {
	of     func(size) *chart
	on     []int
	count  int
	before int // how many parts the tracks before it have
	o      Options
	laid   []placed // each part as it was last laid out
}

// divide lays out one track in as few parts as it can. Parts are counted from 1
// throughout the decision; before is how many there are already.
func (dr *Drawer) divide(ctx context.Context, of func(size) *chart, o Options, before int) ([]placed, error) {
	v := &division{of: of, on: make([]int, len(of(roomy).nodes)), count: 1, before: before, o: o}
	for part := 0; part < v.count; {
		p, err := dr.lay(ctx, v, part, smallest)
		if err != nil {
			return nil, err
		}
		moved := p.cut()
		if fitsPage(p.layout) || moved == nil {
			v.laid = append(v.laid, p)
			part++
			continue
		}
		for _, i := range moved {
			v.on[p.whole[i]] = v.count
		}
		v.count++
	}
	if err := dr.merge(ctx, v); err != nil {
		return nil, err
	}
	v.number()
	var all []placed
	for part := range v.count {
		p, err := dr.lay(ctx, v, part, partWays...)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// partWays are those that a part is drawn in; whether parts can be cut or joined
// is tried with the smallest alone.
var partWays = []way{{roomy, allBeside}, smallest}

var smallest = way{compact, allBeside}

func (dr *Drawer) lay(ctx context.Context, v *division, part int, ways ...way) (placed, error) {
	return dr.placeOne(ctx, func(s size) *chart { return v.of(s).part(v.on, part, v.o, v.before) }, ways, fitsPage)
}

// merge joins parts that fit a page together: cutting goes by how the boxes
// stood before, and by themselves they may take less room.
func (dr *Drawer) merge(ctx context.Context, v *division) error {
	for one := 0; one < v.count; one++ {
		for other := one + 1; other < v.count; other++ {
			if !v.mayJoin(one, other) {
				continue
			}
			kept := slices.Clone(v.on)
			for i, part := range v.on {
				switch {
				case part == other:
					v.on[i] = one
				case part > other:
					v.on[i]--
				}
			}
			p, err := dr.lay(ctx, v, one, smallest)
			if err != nil {
				return err
			}
			if !fitsPage(p.layout) {
				v.on = kept
				continue
			}
			v.laid[one], v.laid = p, slices.Delete(v.laid, other, other+1)
			v.count--
			other = one // another may fit now
		}
	}
	return nil
}

// mayJoin reports whether a line leads from one part to the other and there is
// hope that they fit a page, below or beside each other.
func (v *division) mayJoin(one, other int) bool {
	a, b := v.laid[one].layout, v.laid[other].layout
	if a.Height+b.Height > stretch*partHeight && a.Width+b.Width > stretch*partWidth {
		return false
	}
	for _, e := range v.of(roomy).edges {
		if tail, head := v.on[e.tail], v.on[e.head]; tail == one && head == other || tail == other && head == one {
			return true
		}
	}
	return false
}

// number counts the parts anew, in the order of their first boxes.
func (v *division) number() {
	numbers := map[int]int{}
	for i, part := range v.on {
		if _, known := numbers[part]; !known {
			numbers[part] = len(numbers)
		}
		v.on[i] = numbers[part]
	}
}

// fitsPage reports whether a part is no larger than a page.
func fitsPage(l Layout) bool { return l.Width <= partWidth-2*margin && l.Height <= partHeight }

// part is what stands on one part of c, with a connector for each line that
// leaves it and for each box that lines from other parts lead to.
func (c *chart) part(on []int, part int, o Options, before int) *chart {
	p := &chart{decision: c.decision, track: c.track, title: c.title, size: c.size}
	place := map[int]int{}
	for i, n := range c.nodes {
		if on[i] == part {
			n.spine = false
			place[i] = len(p.nodes)
			p.nodes, p.whole = append(p.nodes, n), append(p.whole, i)
		}
	}
	type way struct{ tail, head int }
	leaving := map[way]int{}
	entering := map[int][]int{} // box of p -> parts that lead to it
	turns := 0
	turn := func(kind, key string, label, cite []line) int {
		turns++
		p.nodes = append(p.nodes, node{
			id: "x" + strconv.Itoa(turns), turn: kind, key: key, beside: -1, label: label, cite: cite, w: c.size.outcome,
			h: float64(len(label)*labelHeight+len(cite)*citeHeight+2*turnPad) + turnPoint,
		})
		return len(p.nodes) - 1
	}
	wide := c.size.outcome - 2*turnPad
	for _, e := range c.edges {
		tail, leaves := place[e.tail]
		head, stays := place[e.head]
		switch {
		case !leaves && stays:
			if from := before + on[e.tail] + 1; !slices.Contains(entering[head], from) {
				entering[head] = append(entering[head], from)
			}
			continue
		case !leaves:
			continue
		case !stays:
			w := way{e.tail, e.head}
			if _, known := leaving[w]; !known {
				to := c.nodes[e.head]
				leaving[w] = turn("to", to.key, wrap(to.words, labelSize, wide), wrap(o.continuedIn(before+on[e.head]+1), citationSize, wide))
			}
			head = leaving[w]
		}
		e.tail, e.head = tail, head
		p.edges = append(p.edges, e)
	}
	for head := range p.whole {
		if parts := entering[head]; parts != nil {
			slices.Sort(parts)
			from := turn("from", "", nil, wrap(o.continuedFrom(parts), citationSize, wide))
			p.edges = append(p.edges, edge{id: "e" + strconv.Itoa(len(c.edges)+from), tail: from, head: head})
		}
	}
	p.markSpine(p.nodes[0].question)
	return p
}

// cut returns the boxes to move to another part: a question and all that is
// reached through it only. It takes the one nearest to half of the questions and
// with few connectors, of those that will fit a page if there are any. It is nil
// where nothing can be cut.
func (c placed) cut() []int {
	var best []int
	bestFits, bestScore := false, 0
	questions := 0
	for _, n := range c.nodes {
		if n.question != nil {
			questions++
		}
	}
	for i := 1; i < questions; i++ { // questions stand first
		under := c.under(i)
		asked, fits := c.extent(under)
		score := 2*min(asked, questions-asked) - c.crossing(under)
		if best == nil || fits && !bestFits || fits == bestFits && score > bestScore {
			best, bestFits, bestScore = under, fits, score
		}
	}
	return best
}

// under returns box at and what is reached through it only: the first box, and
// those that are entered from another part, are reached without it.
func (c *chart) under(at int) []int {
	reached := make([]bool, len(c.nodes))
	var visit func(int)
	visit = func(i int) {
		if reached[i] || i == at {
			return
		}
		reached[i] = true
		for _, e := range c.edges {
			if e.tail == i {
				visit(e.head)
			}
		}
	}
	visit(0)
	for i, n := range c.nodes {
		if n.turn == "from" {
			visit(i)
		}
	}
	var under []int
	for i := range c.whole {
		if !reached[i] {
			under = append(under, i)
		}
	}
	return under
}

// extent is how many of the boxes are questions, and whether they will fit a page:
// by themselves they take no more room than they do as they stand, and often less.
func (c placed) extent(boxes []int) (questions int, fits bool) {
	left, right, top, bottom := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, i := range boxes {
		if c.nodes[i].question != nil {
			questions++
		}
		at, w, h := c.layout.Nodes[i], c.nodes[i].w/2, c.nodes[i].h/2
		left, right, top, bottom = min(left, at.X-w), max(right, at.X+w), min(top, at.Y-h), max(bottom, at.Y+h)
	}
	return questions, fitsPage(Layout{Width: right - left, Height: (bottom - top) / stretch})
}

// crossing is how many lines join the boxes and the others.
func (c *chart) crossing(boxes []int) int {
	n := 0
	for _, e := range c.edges {
		if slices.Contains(boxes, e.tail) != slices.Contains(boxes, e.head) {
			n++
		}
	}
	return n
}
