package pipeline_test

import (
	"encoding/xml"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"legible/generator/flow"
)

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func class(n *html.Node, name string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), name)
}

// within lists the elements below n with a name, or with any where it is "",
// and a class, or with any where that is "".
func within(n *html.Node, name, classed string) []*html.Node {
	var all []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (name == "" || d.Data == name) && (classed == "" || class(d, classed)) {
			all = append(all, d)
		}
	}
	return all
}

func children(n *html.Node, name string) []*html.Node {
	var all []*html.Node
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && c.Data == name {
			all = append(all, c)
		}
	}
	return all
}

// ownText is the text of n before its first element.
func ownText(n *html.Node) string {
	if n.FirstChild == nil || n.FirstChild.Type != html.TextNode {
		return ""
	}
	return strings.TrimSpace(n.FirstChild.Data)
}

// chartGraph reads the boxes and lines of the drawing on a decision's page.
func chartGraph(t *testing.T, b *built, url string) graph {
	t.Helper()
	g := graph{arcs: map[string][]arc{}}
	charts := slices.DeleteFunc(within(parse(t, b, url), "svg", "chart"), func(n *html.Node) bool { return class(n, "chart-part") })
	if len(charts) != 1 {
		t.Fatalf("%s has %d charts", url, len(charts))
	}
	parts := within(charts[0], "g", "track")
	if len(parts) == 0 {
		parts = charts
	}
	for _, part := range parts {
		boxes, group := map[string]*html.Node{}, []string{}
		for _, n := range within(part, "", "") {
			if id := attribute(n, "data-id"); id != "" {
				boxes[attribute(n, "id")] = n
				if class(n, "question") {
					group = append(group, id)
				}
			}
		}
		lines := within(part, "g", "edge")
		target := func(line *html.Node) string {
			head := boxes[attribute(line, "data-head")]
			if head == nil || attribute(head, "data-id") != attribute(line, "data-to") {
				t.Fatalf("%s: line %s leads to no box", url, attribute(line, "id"))
			}
			if class(head, "outcome") {
				return endMark + attribute(head, "data-id")
			}
			return attribute(head, "data-id")
		}
		calls := map[string]bool{}
		for _, box := range boxes {
			calls[attribute(box, "data-id")] = class(box, "call")
		}
		for _, line := range lines {
			from, to := attribute(line, "data-from"), target(line)
			if calls[from] {
				continue
			}
			for _, answer := range strings.Fields(attribute(line, "data-answers")) {
				if !calls[to] {
					g.arcs[from] = append(g.arcs[from], arc{answer: answer, to: to})
					continue
				}
				for _, out := range lines {
					if attribute(out, "data-from") != to {
						continue
					}
					for _, ended := range strings.Fields(attribute(out, "data-answers")) {
						g.arcs[from] = append(g.arcs[from], arc{answer, ended, target(out)})
					}
				}
			}
		}
		name := attribute(part, "data-id")
		if name == "" {
			name = flow.MainTrack
		}
		g.tracks = append(g.tracks, track{name, start(t, g.arcs, group)})
	}
	return g
}

// outlineGraph reads the outline on a decision's page.
func outlineGraph(t *testing.T, b *built, url string) graph {
	t.Helper()
	g := graph{arcs: map[string][]arc{}}
	section := elements(parse(t, b, url))["outline"].Parent
	names := within(section, "h3", "")
	for i, part := range within(section, "ol", "steps") {
		var group []string
		for _, row := range children(part, "li") {
			q := step(attribute(children(row, "a")[0], "href"))
			group = append(group, q)
			for _, answer := range children(children(row, "ul")[0], "li") {
				g.add(t, b, url, q, content(children(answer, "b")[0]), answer)
			}
		}
		name := flow.MainTrack
		if len(names) > 0 {
			name = ownText(names[i])
		}
		g.tracks = append(g.tracks, track{name, start(t, g.arcs, group)})
	}
	return g
}

// walkGraph walks the pages of a decision by their links, from the starts that
// the page of the walk has for whoever reads without script.
func walkGraph(t *testing.T, b *built, url string) graph {
	t.Helper()
	g := graph{arcs: map[string][]arc{}}
	doc := parse(t, b, path.Join(path.Dir(url), "walk.html"))
	for _, list := range within(doc, "ul", "starts") {
		for _, a := range within(list, "a", "") {
			_, name, _ := strings.Cut(ownText(a), ": ")
			g.tracks = append(g.tracks, track{name, step(attribute(a, "href"))})
		}
	}
	if len(g.tracks) == 0 {
		g.tracks = []track{{flow.MainTrack, step(attribute(within(doc, "a", "main")[0], "href"))}}
	}
	var todo []string
	for _, tr := range g.tracks {
		todo = append(todo, tr.start)
	}
	for ; len(todo) > 0; todo = todo[1:] {
		q := todo[0]
		if strings.HasPrefix(q, endMark) || g.arcs[q] != nil {
			continue
		}
		page := path.Join(path.Dir(url), q+".html")
		for _, answer := range children(within(parse(t, b, page), "ul", "ans")[0], "li") {
			g.add(t, b, page, q, ownText(within(answer, "span", "")[0]), answer)
		}
		for _, a := range g.arcs[q] {
			if strings.HasPrefix(a.to, endMark) {
				parse(t, b, path.Join(path.Dir(url), "outcome-"+strings.TrimPrefix(a.to, endMark)+".html"))
			}
			todo = append(todo, a.to)
		}
	}
	return g
}

// add reads where an answer leads from the links beside it: on this decision's
// pages, or through the branches of a call.
func (g *graph) add(t *testing.T, b *built, page, question, answer string, item *html.Node) {
	t.Helper()
	links := within(item, "a", "")
	branches := within(item, "ul", "branches")
	if len(branches) == 0 {
		g.arcs[question] = append(g.arcs[question], arc{answer: answer, to: step(attribute(links[0], "href"))})
		return
	}
	called := parse(t, b, path.Join(path.Dir(page), attribute(links[0], "href")))
	var left []string
	for _, box := range within(called, "div", "outcome") {
		left = append(left, content(within(box, "a", "")[0]))
	}
	for _, branch := range children(branches[0], "li") {
		to := step(attribute(within(branch, "a", "")[0], "href"))
		var titles []string
		for _, q := range within(branch, "q", "") {
			titles = append(titles, content(q))
		}
		left = without(left, titles)
		if len(titles) == 0 {
			titles = left
		}
		for _, title := range titles {
			g.arcs[question] = append(g.arcs[question], arc{answer, title, to})
		}
	}
}

// dmnTable is one decision table of data/decisions.dmn.
type dmnTable struct {
	Name        string   `xml:"name,attr"`
	Description string   `xml:"description"`
	Inputs      []string `xml:"decisionTable>input>inputExpression>text"`
	Rules       []struct {
		In  []string `xml:"inputEntry>text"`
		Out []string `xml:"outputEntry>text"`
	} `xml:"decisionTable>rule"`
}

func dmnTables(t *testing.T, b *built) map[string]dmnTable {
	t.Helper()
	var doc struct {
		Decisions []dmnTable `xml:"decision"`
	}
	if err := xml.Unmarshal(b.files["data/decisions.dmn"], &doc); err != nil {
		t.Fatal(err)
	}
	tables := map[string]dmnTable{}
	for _, table := range doc.Decisions {
		tables[table.Name] = table
	}
	return tables
}

func tableName(decision, track string) string {
	if track == flow.MainTrack {
		return decision
	}
	return decision + "." + track
}

// dmnWays are the rules of a decision's tables as ways, the answers to a called
// decision replaced by the outcome that its own table gives for them (see unordered).
func dmnWays(t *testing.T, tables map[string]dmnTable, id string) []string {
	t.Helper()
	var all []string
	for name, table := range tables {
		tr := flow.MainTrack
		if own, tracked := strings.CutPrefix(name, id+"."); tracked {
			tr = own
		} else if name != id {
			continue
		}
		for i, rule := range table.Rules {
			given := map[string]map[string]string{}
			var steps []string
			for n, entry := range rule.In {
				value, err := strconv.Unquote(entry)
				if err != nil {
					continue // "-": not asked
				}
				called, q, inside := strings.Cut(table.Inputs[n], ".")
				switch {
				case !inside:
					steps = append(steps, said(table.Inputs[n], value, ""))
				case given[called] == nil:
					given[called] = map[string]string{q: value}
				default:
					given[called][q] = value
				}
			}
			for called, answers := range given {
				steps = append(steps, strconv.Quote(tables[called].decide(answers)))
			}
			outcome, err := strconv.Unquote(rule.Out[0])
			if err != nil {
				t.Fatalf("%s, rule %d: %v", name, i, err)
			}
			slices.Sort(steps)
			all = append(all, strings.Join(append(append([]string{tr + ":"}, steps...), endMark+outcome), " "))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// decide is the outcome of the one rule that fits the answers; "" if none or
// several do.
func (table dmnTable) decide(answers map[string]string) string {
	found := ""
	for _, rule := range table.Rules {
		fits := true
		for n, entry := range rule.In {
			value, err := strconv.Unquote(entry)
			given, answered := answers[table.Inputs[n]]
			fits = fits && (err == nil) == answered && value == given
		}
		if fits && found != "" {
			return ""
		}
		if fits {
			found, _ = strconv.Unquote(rule.Out[0])
		}
	}
	return found
}
