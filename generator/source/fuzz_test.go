package source

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"legible/generator/diag"
)

// FuzzRead feeds arbitrary bytes to the reader. It must end, must not panic,
// and must either report an error or return a mapping; every position must lie
// in the file, and the values must hold no character that is refused.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		article, "a: &a [*a]\n<<: *a\n", "a: !x b\n%YAML 1.2\n", "a: \"\\uD800\\x1b\"\n", "\uFEFFa: [{b: c}]\r\n", "a: b\n---\nc: d\n...\nx",
		"title：法\n\u3000a: b\n\tc: d\n", "? - a\n: |+2\n   x\n\n", "a: >-\n  b\n # c\nd: 'e\n  f'\n", "\xff\xfea\x00", "a: \u0085b: c\u2028", "- - - -\n  - {[",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		tree, list := ReadFS(fstest.MapFS{"a.yaml": {Data: raw}, "pages/a.md": {Data: raw}}, "c")
		file := tree.File("a.yaml")
		if !utf8.ValidString(file.Text) || !utf8.ValidString(tree.File("pages/a.md").Text) {
			t.Error("the text is not UTF-8")
		}
		inside := func(p diag.Position) {
			if p.Line < 0 || p.Column < 0 || p.Line > 1+strings.Count(file.Text, "\n") ||
				p.Column > 1+utf8.RuneCountInString(tree.Line(p.File, p.Line)) {
				t.Errorf("position %v lies outside the file", p)
			}
		}
		failed := false
		for _, d := range list.Sorted() {
			if d.Pos.File != "c/a.yaml" {
				continue
			}
			failed = failed || d.Severity == diag.Error
			inside(d.Pos)
			for _, n := range d.Notes {
				inside(n.Pos)
			}
			if strings.ContainsFunc(d.Message, func(r rune) bool { return judge(r).code != "" }) {
				t.Errorf("message %q", d.Message)
			}
		}
		if failed != (file.Root == nil) {
			t.Fatalf("errors: %v, root: %v", failed, file.Root)
		}
		check(t, file.Root, inside)
		file.Root.Any()
	})
}

// check walks all nodes.
func check(t *testing.T, n *Node, inside func(diag.Position)) {
	if n == nil {
		return
	}
	inside(n.Pos)
	sane(t, n.Value)
	for _, k := range n.Keys {
		inside(k.Pos)
		sane(t, k.Name)
		if k.Value == nil {
			t.Errorf("key %q has no value node", k.Name)
		}
		check(t, k.Value, inside)
	}
	for _, item := range n.Items {
		check(t, item, inside)
	}
}

func sane(t *testing.T, s string) {
	for _, r := range s {
		if v := judge(r); v.severity == diag.Error && v.code != "" || r == '\r' {
			t.Errorf("value %q holds %U", s, r)
		}
	}
}
