package diagram

import (
	"errors"
	"fmt"
	"strconv"

	"legible/generator/flow"
	"legible/generator/law"
)

// TooLarge is the error for a chart over flow's limits.
type TooLarge struct {
	Decision     string
	Nodes, Edges int
}

func (e *TooLarge) Error() string {
	return fmt.Sprintf("chart of decision %s has %d nodes and %d edges; the limits are %d and %d: split the decision",
		e.Decision, e.Nodes, e.Edges, flow.MaxNodes, flow.MaxEdges)
}

// Measures of the drawing, in units.
const (
	answerWidth  = 136 // widest line of an edge label
	answerGap    = 5   // between two answers on one edge
	questionPad  = 12  // left and right of the text
	outcomePad   = 16
	endPad       = 10 // above and below the text
	labelHeight  = 19
	citeHeight   = 16
	answerHeight = 17
	lowest       = 48     // height of a box
	turnPad      = 8      // around the text of a connector
	turnPoint    = 10     // height of its point
	besideGap    = 3      // between a level line and the answer on it
	tallest      = 60_000 // Graphviz counts label cells in 16 bits
)

// size is how wide boxes are; every box of a kind is equally wide.
type size struct{ question, outcome float64 }

var roomy, compact = size{204, 180}, size{176, 156}

// chart is one track of a decision with every text wrapped and every box measured. Its ids
// are made here; nothing an author wrote is ever part of the DOT text.
type chart struct {
	decision string
	track    *law.Track // nil for a decision without tracks
	title    []line     // of the track
	size     size
	outcomes int    // boxes of outcomes
	calls    int    // boxes of calls
	nodes    []node // questions, then outcomes and calls
	edges    []edge
	whole    []int // of a part: for each box but connectors its place in the whole chart
}

// node is a question, an outcome, the call of another decision, or a connector
// to or from another part.
type node struct {
	id       string // q1, q2, …, o1, o2, …, k1, k2, … or x1, x2, …
	question *law.Question
	outcome  *law.Outcome
	call     *law.Call
	turn     string // of a connector: "to" or "from" another part
	key      string // the author's id; of a call, that of the called decision
	words    string // of the label
	label    []line
	cite     []line
	grounds  []*law.Node
	w, h     float64
	beside   int // index of the question whose row an outcome shares, else -1
	spine    bool
}

// edge joins two nodes and carries every answer that leads from one to the
// other.
type edge struct {
	id         string // e1, e2, …
	tail, head int
	answers    []answerLabel
	w, h       float64
}

// answerLabel is one way along an edge: an answer, or an outcome of a called
// decision.
type answerLabel struct {
	value string // of the answer; id of the called decision's outcome
	lines []line
	adds  []line // what the answer's duties add
}

func (a answerLabel) height() float64 {
	return float64((len(a.lines) + len(a.adds)) * answerHeight)
}

// newCharts measures the reachable part of d, one chart for each track. The
// error is *TooLarge, or says what is wrong with d.
func newCharts(d *law.Decision, o Options, s size) ([]*chart, error) {
	var all []*chart
	nodes, edges := 0, 0
	for _, t := range flow.Tracks(d) {
		c, err := newChart(d, t, o, s)
		if err != nil {
			return nil, err
		}
		if len(d.Tracks) > 0 {
			c.track, c.title = t, wrap(o.in(t.Title), labelSize, preferredWidth)
		}
		all = append(all, c)
		nodes, edges = nodes+len(c.nodes), edges+len(c.edges)
	}
	if nodes > flow.MaxNodes || edges > flow.MaxEdges {
		return nil, &TooLarge{Decision: d.ID, Nodes: nodes, Edges: edges}
	}
	return all, nil
}

// newChart measures the part of d that can be reached on one track.
func newChart(d *law.Decision, t *law.Track, o Options, s size) (*chart, error) {
	c := &chart{decision: d.ID, size: s}
	reach := flow.ReachableIn(d, t)
	if len(reach.Questions) == 0 {
		return nil, fmt.Errorf("chart of decision %s: it has no start", d.ID)
	}
	place := map[*law.Question]int{}
	for i, q := range reach.Questions {
		label := q.Short
		if o.in(label) == "" {
			label = q.Ask
		}
		place[q] = len(c.nodes)
		c.nodes = append(c.nodes, node{
			id: "q" + strconv.Itoa(i+1), question: q, key: q.ID, beside: -1, grounds: q.Grounds,
			words: o.in(label),
			cite:  wrap(o.cite(q.Grounds), citationSize, s.question-2*questionPad),
			w:     s.question,
		})
	}
	for _, q := range reach.Questions {
		if err := c.connect(d, q, place, o); err != nil {
			return nil, err
		}
	}
	for i := range c.nodes {
		n := &c.nodes[i]
		pad := float64(questionPad)
		if n.outcome != nil {
			pad = outcomePad
		}
		n.label = wrap(n.words, labelSize, n.w-2*pad)
		n.h = max(lowest, float64(len(n.label)*labelHeight+len(n.cite)*citeHeight+2*endPad))
	}
	for _, n := range c.nodes {
		if n.h > tallest {
			return nil, fmt.Errorf("chart of decision %s: the text of %q is too long to draw", d.ID, n.key)
		}
	}
	c.markSpine(d.Question(t.Start))
	return c, nil
}

// connect adds the edges that leave q: one for each thing its answers lead to.
// An outcome is drawn again for each question that leads to it, so that lines
// to a common outcome do not cross the chart.
func (c *chart) connect(d *law.Decision, q *law.Question, place map[*law.Question]int, o Options) error {
	from := joiner{chart: c, tail: place[q], place: place, o: o, edges: map[int]int{}, ends: map[*law.Outcome]int{}}
	for _, a := range q.Answers {
		text := o.in(a.Label)
		if text == "" {
			text = a.Value
		}
		label := answerLabel{value: a.Value, lines: wrap(text, answerSize, answerWidth)}
		if added := o.added(a); added != "" {
			label.adds = wrap("+ "+added, answerSize, answerWidth)
		}
		var err error
		if a.Call != nil {
			err = c.connectCall(d, a, from, label)
		} else {
			err = from.join(flow.Leads(d, a)[0], label)
		}
		if err != nil {
			return fmt.Errorf("chart of decision %s: answer %q of question %q: %w", d.ID, a.Value, q.ID, err)
		}
	}
	return nil
}

// connectCall adds the box of a called decision and the edges that leave it:
// one for each thing its branches lead to, labelled with its outcomes.
func (c *chart) connectCall(d *law.Decision, a *law.DecisionAnswer, from joiner, label answerLabel) error {
	if a.Call.Decision == nil {
		return errors.New("it calls a decision that is not there")
	}
	c.calls++
	at := len(c.nodes)
	c.nodes = append(c.nodes, node{
		id: "k" + strconv.Itoa(c.calls), call: a.Call, key: a.Call.ID, beside: -1,
		words: from.o.in(a.Call.Decision.Title), w: c.size.question,
	})
	if err := from.to(at, label); err != nil {
		return err
	}
	out := joiner{chart: c, tail: at, place: from.place, o: from.o, edges: map[int]int{}, ends: map[*law.Outcome]int{}}
	for _, l := range flow.Leads(d, a) {
		for _, end := range flow.Called(a.Call, l.Branch) {
			text := from.o.in(end.Title)
			if err := out.join(l, answerLabel{value: end.ID, lines: wrap(text, answerSize, answerWidth)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// joiner adds the edges that leave one node.
type joiner struct {
	chart *chart
	tail  int
	place map[*law.Question]int
	o     Options
	edges map[int]int // head node -> edge
	ends  map[*law.Outcome]int
}

// join adds one way to where a lead goes.
func (j joiner) join(l flow.Lead, label answerLabel) error {
	switch {
	case l.Question != nil:
		return j.to(j.place[l.Question], label)
	case l.Outcome != nil:
		head, drawn := j.ends[l.Outcome]
		if !drawn {
			head = j.chart.addOutcome(l.Outcome, j.o)
			j.ends[l.Outcome] = head
		}
		return j.to(head, label)
	}
	return errors.New("it leads nowhere")
}

// to adds one way to a node, on the edge that leads there already if one does.
func (j joiner) to(head int, label answerLabel) error {
	c := j.chart
	at, known := j.edges[head]
	if !known {
		at = len(c.edges)
		j.edges[head] = at
		c.edges = append(c.edges, edge{id: "e" + strconv.Itoa(at+1), tail: j.tail, head: head})
	}
	e := &c.edges[at]
	if known {
		e.h += answerGap
	}
	e.answers = append(e.answers, label)
	e.w = max(e.w, widest(label.lines), widest(label.adds))
	e.h += label.height()
	if e.h > tallest {
		return errors.New("the answers are too long to draw")
	}
	return nil
}

// addOutcome adds a box for out and returns its place in c.nodes.
func (c *chart) addOutcome(out *law.Outcome, o Options) int {
	c.outcomes++
	c.nodes = append(c.nodes, node{
		id: "o" + strconv.Itoa(c.outcomes), outcome: out, key: out.ID, beside: -1, grounds: out.Grounds,
		words: o.in(out.Title),
		cite:  wrap(o.cite(out.Grounds), citationSize, c.size.outcome-2*outcomePad),
		w:     c.size.outcome,
	})
	return len(c.nodes) - 1
}

// preferredWidth is what a chart keeps to if it can: it is read on A4 and on a
// phone.
const preferredWidth = 950

// manner is a way to arrange a chart, roomiest first.
type manner int

const (
	allBeside   manner = iota // an outcome stands beside its question
	spineBeside               // only beside a question of the spine
	allBelow
)

// arrange decides what stands where, as far as we say: the first outcome of a
// question that leads elsewhere too stands beside it.
func (c *chart) arrange(m manner) {
	out := make([]int, len(c.nodes))
	for _, e := range c.edges {
		out[e.tail]++
	}
	for i := range c.nodes {
		c.nodes[i].beside = -1
	}
	taken := map[int]bool{}
	for _, e := range c.edges {
		head, tail := &c.nodes[e.head], c.nodes[e.tail]
		if head.outcome != nil && out[e.tail] > 1 && !taken[e.tail] &&
			(m == allBeside || m == spineBeside && tail.spine) &&
			e.h+2*besideGap <= max(head.h, tail.h)/2 { // the answer keeps to the row
			head.beside = e.tail
			taken[e.tail] = true
		}
	}
}

// large reports whether laying c out takes more than an instant.
func (c *chart) large() bool { return len(c.nodes) > 60 || len(c.edges) > 90 }

// tangled reports whether so many lines run side by side that bending them
// around the boxes would take Graphviz minutes; its placing of boxes is quick
// all the same.
func (c *chart) tangled() bool {
	rank := make([]int, len(c.nodes))
	for range c.nodes {
		for _, e := range c.edges {
			rank[e.head] = min(len(c.nodes), max(rank[e.head], rank[e.tail]+1))
		}
	}
	passing := make([]int, len(c.nodes)+1)
	for _, e := range c.edges {
		for r := rank[e.tail] + 1; r < rank[e.head]; r++ {
			if passing[r]++; passing[r] > 20 {
				return true
			}
		}
	}
	return false
}

// markSpine marks the longest way through the questions, which runs straight
// down: from the start always the answer that leaves most questions to come,
// the first of equals.
func (c *chart) markSpine(start *law.Question) {
	left := map[int]int{}
	var count func(at int, depth int) int
	count = func(at, depth int) int {
		if n, known := left[at]; known || depth > len(c.nodes) {
			return n
		}
		left[at] = 0 // stops on a cycle
		most := 0
		for _, e := range c.edges {
			if e.tail == at && c.nodes[e.head].outcome == nil {
				most = max(most, 1+count(e.head, depth+1))
			}
		}
		left[at] = most
		return most
	}
	at := -1
	for i, n := range c.nodes {
		if n.question == start {
			at = i
		}
	}
	for at >= 0 && !c.nodes[at].spine {
		c.nodes[at].spine = true
		next := -1
		for _, e := range c.edges {
			if e.tail == at && c.nodes[e.head].outcome == nil &&
				(next < 0 || count(e.head, 0) > count(next, 0)) {
				next = e.head
			}
		}
		at = next
	}
}
