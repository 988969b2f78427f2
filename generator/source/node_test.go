package source

import (
	"encoding/json"
	"reflect"
	"testing"

	"legible/generator/diag"
)

const article = `# comment
articles:
  - number: "21"
    heading: {en: Graded protection, zh: 网络安全等级保护义务}
    count: 3
    ratio: 0.5
    whole: 21.0
    big: 12345678901234567890
    live: true
    when: 2017-06-01
    yes: no
    none:
    text:
      - en: >-
          The State runs
          a scheme.
    binds: [a, b]
`

func TestNodesGiveValuesAsWrittenWithTheirPlaces(t *testing.T) {
	f, ds := readOne(article)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	a := f.Root.Get("articles").List()[0]
	for _, c := range []struct {
		key    string
		want   Node
		anyone any
	}{
		{"number", Node{Value: "21", Quoted: true, Pos: at(3, 13)}, "21"},
		{"count", Node{Value: "3", Type: Int, Pos: at(5, 12)}, int64(3)},
		{"ratio", Node{Value: "0.5", Type: Float, Pos: at(6, 12)}, 0.5},
		{"whole", Node{Value: "21.0", Type: Float, Pos: at(7, 12)}, 21.0},
		{"big", Node{Value: "12345678901234567890", Type: Int, Pos: at(8, 10)}, json.Number("12345678901234567890")},
		{"live", Node{Value: "true", Type: Bool, Pos: at(9, 11)}, true},
		{"when", Node{Value: "2017-06-01", Type: Date, Pos: at(10, 11)}, "2017-06-01"},
		{"yes", Node{Value: "no", Pos: at(11, 10)}, "no"},
		{"none", Node{Type: Null, Pos: at(12, 10)}, nil},
	} {
		if got := a.Get(c.key); !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%s: got %+v, want %+v", c.key, *got, c.want)
		}
		if got := a.Get(c.key).Any(); got != c.anyone {
			t.Errorf("%s: Any is %#v, want %#v", c.key, got, c.anyone)
		}
	}
	en := a.Get("text").List()[0].Get("en")
	if en.Text() != "The State runs a scheme." || !en.Quoted || en.At() != at(14, 13) {
		t.Errorf("folded text: %+v", en)
	}
	if got := a.Get("binds").Texts(); !reflect.DeepEqual(got, []string{"a", "b"}) {
		t.Errorf("Texts: %q", got)
	}
	if a.Get("count").Int() != 3 || a.Get("whole").Int() != 21 || a.Get("ratio").Int() != 0 || a.Get("big").Int() != 0 || a.Get("number").Int() != 0 {
		t.Error("Int reads something other than unquoted whole numbers")
	}
	if !a.Get("live").Bool() || a.Get("yes").Bool() {
		t.Error("Bool reads something other than true")
	}
	if !a.Has("none") || a.Has("nothing") || a.Get("none").Text() != "" {
		t.Error("a key without a value is there, its text is empty")
	}
}

func TestInstancePathsLeadBackToPositions(t *testing.T) {
	f, _ := readOne(article)
	for _, c := range []struct {
		path []string
		key  string
		want diag.Position
	}{
		{nil, "", at(2, 1)},
		{nil, "articles", at(2, 1)},
		{[]string{"articles", "0"}, "", at(3, 5)},
		{[]string{"articles", "0"}, "heading", at(4, 5)},
		{[]string{"articles", "0", "heading", "zh"}, "", at(4, 42)},
		{[]string{"articles", "0", "heading"}, "zh", at(4, 38)},
		{[]string{"articles", "0", "binds", "1"}, "", at(17, 16)},
		{[]string{"articles", "0", "binds", "7"}, "", at(17, 12)},
		{[]string{"articles", "0", "binds", "-1"}, "", at(17, 12)},
		{[]string{"articles", "0", "missing", "x"}, "y", at(3, 5)},
		{[]string{"articles", "0"}, "missing", at(3, 5)},
	} {
		if got := f.Root.Locate(c.path, c.key); got != c.want {
			t.Errorf("%q %q: got %v, want %v", c.path, c.key, got, c.want)
		}
	}
}

func TestEveryAccessorMayBeCalledOnAMissingNode(t *testing.T) {
	var n *Node
	if n.Get("a") != nil || n.Has("a") || n.Text() != "" || n.Texts() != nil || n.Int() != 0 || n.Bool() || n.List() != nil || n.Any() != nil {
		t.Error("a missing node has a value")
	}
	if n.At().IsValid() || n.Key("a").IsValid() || n.Locate([]string{"a"}, "b").IsValid() {
		t.Error("a missing node has a position")
	}
	if n.Get("a").Get("b").List() != nil {
		t.Error("a chain of missing nodes has a value")
	}
}

func TestMappingsBecomeMapsAndSequencesSlices(t *testing.T) {
	f, _ := readOne("a: {b: [1, x]}\nc: []\nd: {}\n")
	want := map[string]any{"a": map[string]any{"b": []any{int64(1), "x"}}, "c": []any{}, "d": map[string]any{}}
	if got := f.Root.Any(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %#v", got)
	}
}

func TestTypesAreToldButNothingIsConverted(t *testing.T) {
	for value, want := range map[string]Type{
		"5.10": Float, "21.0": Float, "-3": Int, "0": Int, "12:30": Text, "no": Text, "Off": Text, "2024-02-30": Date,
		"2016-06": Text, "~": Null, "": Null, "null": Null, "TRUE": Bool, "1.2.3": Text, "2024-1-1": Text, "x1": Text,
	} {
		if got := typeOf(value); got != want {
			t.Errorf("%q is %v, want %v", value, got, want)
		}
	}
}

func at(line, column int) diag.Position {
	return diag.Position{File: "c/a.yaml", Line: line, Column: column}
}
