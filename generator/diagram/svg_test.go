package diagram

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// element is what the tests read a drawing back into.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []element  `xml:",any"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e element) number(name string) float64 {
	f, _ := strconv.ParseFloat(e.attr(name), 64)
	return f
}

func (e element) all(visit func(element)) {
	visit(e)
	for _, c := range e.Children {
		c.all(visit)
	}
}

// words is the text content of e and below, in order: these drawings never mix
// text and elements.
func (e element) words() string {
	text := e.Text
	for _, c := range e.Children {
		text += c.words()
	}
	return text
}

func readSVG(t testing.TB, svg string) element {
	t.Helper()
	var root element
	d := xml.NewDecoder(strings.NewReader(svg))
	if err := d.Decode(&root); err != nil {
		t.Fatalf("not well-formed: %v", err)
	}
	if _, err := d.Token(); err != io.EOF {
		t.Fatal("something follows the drawing")
	}
	return root
}

var allowed = map[string]string{
	"svg":   "xmlns class role aria-labelledby lang viewBox width height font-size text-anchor",
	"title": "id",
	"desc":  "id",
	"g":     "class id data-id data-from data-to data-head data-answers aria-hidden fill stroke",
	"a":     "class id data-id href",
	"path":  "class d fill stroke",
	"rect":  "class x y width height rx fill stroke",
	"text":  "class data-answer font-size fill stroke",
	"tspan": "x y font-size textLength lengthAdjust",
}

var allowedValue = map[string]*regexp.Regexp{
	"fill": regexp.MustCompile(`^(none|currentColor)$`), "stroke": regexp.MustCompile(`^(none|currentColor)$`),
	"d":       regexp.MustCompile(`^[MCLZ0-9., -]+$`),
	"class":   regexp.MustCompile(`^(chart|edges|edge|e|tip|el|nodes|question|outcome|n|n n-reading|n n-call|n-call|o|o o-[a-z-]+|c|call|track|track-title|el add|chart chart-part|chart chart-wide|turn|x)$`),
	"id":      regexp.MustCompile(`^chart-([0-9]+-)?(([a-z]+-)?[qoekx][0-9]+|title|desc|[a-z]+)$`),
	"href":    regexp.MustCompile(`^\.\./\.\./`),
	"viewBox": regexp.MustCompile(`^0 0 [0-9.]+ [0-9.]+$`),
}

// check holds a drawing to the allow-list.
func check(t testing.TB, svg string) element {
	t.Helper()
	root := readSVG(t, svg)
	ids := map[string]bool{}
	root.all(func(e element) {
		names, known := allowed[e.XMLName.Local]
		if !known || e.XMLName.Space != "http://www.w3.org/2000/svg" {
			t.Errorf("element %s", e.XMLName)
		}
		for _, a := range e.Attrs {
			if !slices.Contains(strings.Fields(names), a.Name.Local) || a.Name.Space != "" {
				t.Errorf("attribute %s of %s", a.Name, e.XMLName.Local)
			}
			if r := allowedValue[a.Name.Local]; r != nil && !r.MatchString(a.Value) {
				t.Errorf("%s=%q", a.Name.Local, a.Value)
			}
		}
		for _, name := range []string{"x", "y", "width", "height", "rx", "textLength", "font-size"} {
			if v := e.attr(name); v != "" && !regexp.MustCompile(`^-?[0-9]+(\.[0-9])?$`).MatchString(v) {
				t.Errorf("%s=%q is no number with at most one decimal", name, v)
			}
		}
		if id := e.attr("id"); id != "" {
			if ids[id] {
				t.Errorf("id %s stands twice", id)
			}
			ids[id] = true
		}
	})
	for _, id := range strings.Fields(root.attr("aria-labelledby")) {
		if !ids[id] {
			t.Errorf("the name refers to the missing id %s", id)
		}
	}
	return root
}

// byClass returns the elements below e with a class among theirs.
func (e element) byClass(class string) (found []element) {
	e.all(func(c element) {
		if slices.Contains(strings.Fields(c.attr("class")), class) {
			found = append(found, c)
		}
	})
	return found
}

// box is a rectangle of the drawing.
type box struct {
	what                     string
	left, top, right, bottom float64
}

func (b box) touches(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.bottom && c.top < b.bottom
}

// boxOf is the room of an outline, a rect or a path of straight lines.
func boxOf(what string, outline element) box {
	if outline.XMLName.Local == "rect" {
		x, y := outline.number("x"), outline.number("y")
		return box{what, x, y, x + outline.number("width"), y + outline.number("height")}
	}
	b := box{what, math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, corner := range strings.Split(strings.Trim(outline.attr("d"), "MZ"), "L") {
		var x, y float64
		fmt.Sscanf(corner, "%g,%g", &x, &y)
		b.left, b.right, b.top, b.bottom = min(b.left, x), max(b.right, x), min(b.top, y), max(b.bottom, y)
	}
	return b
}

// textBox is the room the words of a text element take, by our own measure.
func textBox(t testing.TB, text element, size float64) box {
	b := box{fmt.Sprintf("%.30s", text.words()), math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, l := range text.Children {
		if l.attr("font-size") == "0" {
			continue
		}
		width, known := measure(l.Text, size)
		if !known {
			if l.attr("textLength") == "" {
				t.Errorf("nothing keeps %q to its width", l.Text)
			}
			width = l.number("textLength")
		}
		x, y := l.number("x"), l.number("y")
		b.left, b.right = min(b.left, x-width/2), max(b.right, x+width/2)
		b.top, b.bottom = min(b.top, y-size*0.95), max(b.bottom, y+size*0.3)
	}
	return b
}

// checkBoxes holds every word to its box, and boxes and answers apart.
func checkBoxes(t testing.TB, root element) {
	t.Helper()
	var boxes, answers []box
	for _, node := range slices.Concat(root.byClass("question"), root.byClass("outcome")) {
		outer := boxOf(node.attr("data-id"), node.Children[0])
		boxes = append(boxes, outer)
		var above float64 = outer.top
		for _, text := range node.Children[1:] {
			size := float64(labelSize)
			if text.attr("class") == "c" {
				size = citationSize
			}
			inner := textBox(t, text, size)
			if inner.left < outer.left+8 || inner.right > outer.right-8 || inner.top < above || inner.bottom > outer.bottom-4 {
				t.Errorf("%q %+v leaves its box %+v", inner.what, inner, outer)
			}
			above = inner.bottom - 4
		}
	}
	for _, text := range root.byClass("el") {
		answers = append(answers, textBox(t, text, answerSize))
	}
	frame := box{"drawing", 0, 0, root.number("width"), root.number("height")}
	for i, b := range boxes {
		for _, c := range boxes[i+1:] {
			if b.touches(c) {
				t.Errorf("box %+v lies on box %+v", b, c)
			}
		}
		for _, a := range answers {
			if a.touches(b) {
				t.Errorf("answer %+v lies on box %+v", a, b)
			}
		}
	}
	for i, a := range answers {
		for _, b := range answers[i+1:] {
			if a.touches(b) {
				t.Errorf("answer %+v lies on answer %+v", a, b)
			}
		}
	}
	for _, b := range append(boxes, answers...) {
		if b.left < frame.left || b.right > frame.right || b.top < frame.top || b.bottom > frame.bottom {
			t.Errorf("%+v leaves the drawing %+v", b, frame)
		}
	}
}

func TestTheDrawingKeepsToTheAllowList(t *testing.T) {
	for _, lang := range []string{"en", "zh", ""} {
		root := check(t, draw(t, read(sample), options(lang)))
		checkBoxes(t, root)
		if root.number("width") > preferredWidth+2*margin {
			t.Errorf("%s: %v units wide", lang, root.number("width"))
		}
	}
}

func TestTheDrawingSaysWhatTheFlowSays(t *testing.T) {
	d := read(sample)
	root := check(t, draw(t, d, options("en")))
	heads := map[string]string{}
	for _, n := range slices.Concat(root.byClass("question"), root.byClass("outcome")) {
		heads[n.attr("id")] = n.attr("data-id")
	}
	got := map[string]bool{}
	for _, e := range root.byClass("edge") {
		if heads[e.attr("data-head")] != e.attr("data-to") {
			t.Errorf("edge %s leads to %s, a box of %s", e.attr("id"), e.attr("data-to"), heads[e.attr("data-head")])
		}
		var values []string
		for _, label := range e.byClass("el") {
			values = append(values, label.attr("data-answer"))
			got[e.attr("data-from")+" "+label.attr("data-answer")+" "+label.words()+" "+e.attr("data-to")] = true
		}
		if strings.Join(values, " ") != e.attr("data-answers") {
			t.Errorf("edge %s is for %q and labelled %q", e.attr("id"), e.attr("data-answers"), values)
		}
	}
	answers := 0
	for _, q := range d.Questions {
		for _, a := range q.Answers {
			answers++
			if line := q.ID + " " + a.Value + " " + a.Label.En + " " + a.Goto + a.Outcome; !got[line] {
				t.Errorf("the drawing lacks %q", line)
			}
		}
	}
	if len(got) != answers {
		t.Errorf("%d labelled answers, want %d", len(got), answers)
	}
}

func TestEveryBoxLinksToItsFirstGroundAndCites(t *testing.T) {
	root := check(t, draw(t, read(sample), options("en")))
	links, cites := 0, 0
	root.all(func(e element) {
		if e.attr("data-id") == "a2" {
			if e.XMLName.Local != "a" || e.attr("href") != "../../Art-18.html" {
				t.Errorf("question a2 is %s with href %q", e.XMLName.Local, e.attr("href"))
			}
			if c := e.byClass("c"); len(c) != 1 || c[0].words() != "Art-18, Art-31" {
				t.Errorf("question a2 cites %+v", c)
			}
		}
		if e.XMLName.Local == "a" {
			links++
			cites += len(e.byClass("c"))
		}
	})
	if links != 12 || cites != 12 { // 6 questions; 6 boxes for 4 outcomes
		t.Errorf("%d links and %d citations, want 12", links, cites)
	}
	o := options("en")
	o.Href, o.Cite = nil, nil
	root = check(t, draw(t, read(sample), o))
	root.all(func(e element) {
		if e.XMLName.Local == "a" {
			t.Error("a link without an address")
		}
	})
}

func TestLinksThatLeaveTheSiteAreRefused(t *testing.T) {
	for _, href := range []string{
		"javascript:alert(1)", "JaVaScRiPt:x", "java\tscript:x", "data:text/html,x", "//host/x", `\\host`, `https:\\host`,
		"https://host/x", " x.html", "x\u0085y",
	} {
		if relative(href) {
			t.Errorf("%q passes as relative", href)
		}
	}
	for _, href := range []string{"", "a.html", "../a/b.html#art_2__para_1", "a.html?x=1:2", "#a:b"} {
		if !relative(href) {
			t.Errorf("%q does not pass as relative", href)
		}
	}
}

func TestIdsStartWithThePrefix(t *testing.T) {
	for prefix, valid := range map[string]bool{"c": true, "chart-2": true, "": false, "2c": false, "a b": false, `x"`: false, "é": false} {
		if (Options{Prefix: prefix}).validPrefix() != valid {
			t.Errorf("prefix %q: want valid = %v", prefix, valid)
		}
	}
}

func TestNumbersAreShort(t *testing.T) {
	for f, want := range map[float64]string{1: "1", 1.25: "1.3", -0.01: "0", 99.95: "100", -3.14: "-3.1", 0: "0"} {
		if got := num(f); got != want {
			t.Errorf("%v is written %s, want %s", f, got, want)
		}
	}
}

func TestSeveritiesAreClasses(t *testing.T) {
	d := read(sample)
	d.Outcomes[0].Severity = `x" onload="`
	root := check(t, draw(t, d, options("en")))
	classes := fmt.Sprint(len(root.byClass("o-do-first")), len(root.byClass("o-wait")), len(root.byClass("o-not-applicable")), len(root.byClass("o")), len(root.byClass("n")), len(root.byClass("n-reading")))
	if classes != "1 1 2 6 6 1" {
		t.Errorf("boxes by class: %s", classes)
	}
}
