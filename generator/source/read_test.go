package source

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"legible/generator/diag"
)

// readOne reads a single file a.yaml.
func readOne(content string) (*File, []diag.Diagnostic) {
	tree, ds := ReadFS(fstest.MapFS{"a.yaml": {Data: []byte(content)}}, "c")
	return tree.File("a.yaml"), ds.Sorted()
}

// brief writes findings as "line:column code", separated by ", ".
func brief(ds []diag.Diagnostic) string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Column, d.Code))
	}
	return strings.Join(out, ", ")
}

func TestBadInputIsReportedAtItsPlace(t *testing.T) {
	for _, c := range []struct{ name, yaml, want string }{
		// Section 7 of the robustness paper, cases 1 to 20.
		{"alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\n", "1:4 alias, 2:4 alias, 2:8 alias, 2:12 alias"},
		{"merge key", "a: {b: c}\n<<: {d: e}\n", "2:1 alias"},
		{"merge bomb", "a: &a {b: c}\nd: {<<: *a}\n", "1:4 alias, 2:5 alias, 2:9 alias"},
		{"self reference", "a: &a [*a]\n", "1:4 alias, 1:8 alias"},
		{"undefined alias", "a: *b\n", "1:4 alias"},
		{"star as text", "a: **b** c\n", "1:4 alias"},
		{"duplicate key", "id: a\nb: c\nid: d\n", "3:1 duplicate-key"},
		{"duplicate quoted key", "id: a\n\"id\": d\n", "2:1 duplicate-key"},
		{"duplicate key inside", "a:\n  - {b: 1, b: 2}\n", "2:12 duplicate-key"},
		{"GBK", "id: csl\ntitle: \xcd\xf8\xc2\xe7\xb0\xb2\xc8\xab\xb7\xa8\n", "2:8 not-utf8"},
		{"Latin-1", "a: caf\xe9 x\n", "1:7 not-utf8"},
		{"UTF-16", "\xff\xfea\x00:\x00 \x00", "1:1 not-utf8"},
		{"overlong", "a: \xc0\xaf\n", "1:4 not-utf8"},
		{"encoded surrogate", "a: \xed\xa0\x80\n", "1:4 not-utf8"},
		{"byte order mark at the start", "\uFEFFa: b\n", ""},
		{"two byte order marks", "\uFEFF\uFEFFa: b\n", "1:1 bad-character"},
		{"byte order mark in the middle", "a: x\uFEFFy\n", "1:5 bad-character"},
		{"raw bell", "a: x\ay\nb: \x00\n", "1:5 bad-character, 2:4 bad-character"},
		{"DEL and C1", "a: \x7f\u009b\n", "1:4 bad-character, 1:5 bad-character"},
		{"next line", "a: x\u0085b: y\n", "1:5 bad-character"},
		{"line separator", "a: x\u2028b: y\u2029\n", "1:5 bad-character, 1:10 bad-character"},
		{"lone carriage return", "a: b\rc: d\n", "1:5 bad-character"},
		{"noncharacter", "a: \uFFFE\n", "1:4 bad-character"},
		{"replacement character", "a: \uFFFD\n", "1:4 bad-character"},
		{"escaped null", `a: "\0"`, "1:5 bad-character"},
		{"escaped escape", `a: "法 \x1b[2J"`, "1:7 bad-character"},
		{"escapes over lines", "a: \"x\n  \\e y\n  \\u0085 \\N \\L\\P \\r \\n \\t\"\n", "2:3 bad-character, 3:3 bad-character, 3:10 bad-character, 3:13 bad-character, 3:15 bad-character, 3:18 bad-character"},
		{"escape in a key", `"a\0": b`, "1:3 bad-character"},
		{"escaped bidi", `a: "\u202e"`, "1:5 bidi-control"},
		{"escaped backslash", `a: "\\0 \\x1b"`, ""},
		{"backslash in single quotes", `a: '\0'`, ""},
		{"backslash in a block", "a: |\n  \"\\0\"\n", ""},
		{"escaped surrogate", `a: "\uD800"`, "1:7 bad-character"},
		{"bidi override", "a: x\u202ey\u2066\n", "1:5 bidi-control, 1:7 bidi-control"},
		{"zero-width space", "a: x\u200by\n", "1:5 invisible-character"},
		{"tag character", "a: x\U000E0041\n", "1:5 invisible-character"},
		{"full-width colon, first line", "title：网络安全法\nid: csl\n", "1:6 odd-space"},
		{"full-width colon, only line", "title：网络安全法\n", "1:6 odd-space"},
		{"full-width colon, last line", "id: csl\ntitle：网络安全法\n", "2:6 odd-space"},
		{"full-width colon, middle", "id: csl\ntitle：法\nkind: law\n", "2:6 odd-space"},
		{"full-width colon, nested", "heading:\n  en：General\n", "2:5 odd-space"},
		{"full-width colon in a list", "text:\n  - en：General\n", "2:7 odd-space"},
		{"full-width colon in text", "zh: app：应用\nzz: 注：见\n", ""},
		{"no-break space after a colon", "a: b\nc:\u00a0d\n", "2:3 odd-space"},
		{"full-width indent", "a:\n\u3000b: c\n", "2:1 odd-space"},
		{"no-break indent", "a:\n \u00a0b: c\n", "2:2 odd-space"},
		{"full-width indent of a list", "a:\n\u3000- c\n", "2:1 odd-space"},
		{"full-width indent inside a block", "a: |\n  \u3000\u3000第一条\n", ""},
		{"second document", "a: b\n---\nc: d\n", "2:1 second-document"},
		{"second document after a first marker", "# x\n---\na: b\n--- \nc: d\n", "4:1 second-document"},
		{"broken second document", "a: b\n---\n[\n", "2:1 second-document"},
		{"content after the end", "a: b\n...\n# x\nc: d\n", "4:1 second-document"},
		{"end marker alone", "---\na: b\n...\n# x\n", ""},
		{"dashes in a block", "a: |\n  ---\n  b\n", ""},
		{"empty", "", "0:0 empty-file"},
		{"only comments", "# a\n\n  # b\n", "0:0 empty-file"},
		{"only a marker", "---\n", "0:0 empty-file"},
		{"only a list", "# x\n- a\n", "2:1 not-a-mapping"},
		{"only a value", "just text\n", "1:1 not-a-mapping"},
		{"only null", "~\n", "1:1 not-a-mapping"},
		{"octal", "number: 010\n", "1:9 odd-number"},
		{"hexadecimal", "number: 0x1F\n", "1:9 odd-number"},
		{"underscores", "number: 10_000\n", "1:9 odd-number"},
		{"plus sign", "number: +5\n", "1:9 odd-number"},
		{"exponent", "a: 1e3\nb: 1.5E-7\nc: 1e3x\n", "1:4 odd-number, 2:4 odd-number"},
		{"infinity", "a: .inf\nb: .NaN\nc: 9e999\n", "1:4 odd-number, 2:4 odd-number, 3:4 odd-number"},
		{"plain numbers", "a: 5.10\nb: 21.0\nd: 12345678901234567890\ne: -3\nf: 0\n", ""},
		{"quoted odd number", "number: '010'\n", ""},
		{"tab indent", "a:\n\tb: c\n", "2:1 odd-space"},
		{"tab indent behind spaces", "a:\n  \tb: c\n", "2:3 odd-space"},
		{"bad indent", "a:\n  b: c\n d: e\n", "3:2 yaml-syntax"},
		{"colon in text", "a: see: b\n", "1:7 yaml-syntax"},
		{"bare line", "a: b\nc\n", "2:1 yaml-syntax"},
		{"open bracket", "a: [b\n\n", "1:4 yaml-syntax"},
		{"open brace at the end", "a:\n  b: {\n\n", "2:7 yaml-syntax"},
		{"open quote", "a: b\nc: 'd\n\n", "2:4 yaml-syntax"},
		{"at sign", "a: b\nc: {d: @e}\n", "2:8 yaml-syntax"},
		{"unknown escape", `a: "\q"`, "1:5 yaml-syntax"},
		{"text behind a block sign", "a: >- b\n  c\n", "1:7 yaml-syntax"},
		{"binary tag", "a: !!binary aGk=\n", "1:4 tag"},
		{"python tag", "a: !!python/object/apply:os.system [x]\n", "1:4 tag"},
		{"own tag", "a: !foo b\n", "1:4 tag"},
		{"bare tag", "a: ! b\n", "1:4 tag"},
		{"broken tag", "a: !<x b\nc: d\n", "1:7 tag"},
		{"tag without a handle", "a: !x!y b\n", "1:4 tag"},
		{"tag on a list", "a: !x [b]\n", "1:4 tag"},
		{"tag on a key", "!!str a: b\n", "1:1 tag"},
		{"directive", "# x\n%YAML 1.2\n---\na: b\n", "2:1 tag"},
		{"tag directive", "%TAG !a! tag:x,2000:\n---\na: !a!b c\n", "1:1 tag"},
		{"CRLF", strings.Repeat("# x\r\n", 899) + "a: @b\r\n", "900:4 yaml-syntax"},
		{"column behind Chinese text", "{网络: 安全, 法: @}\n", "1:13 yaml-syntax"},
		{"list as key", "? [a]\n: b\n", "1:3 yaml-syntax"},
		{"no key", ": b\n", "1:1 yaml-syntax"},
		{"not a number key", "1: b\ntrue: c\n", ""},
	} {
		f, ds := readOne(c.yaml)
		if got := brief(ds); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
			for _, d := range ds {
				t.Log("   ", d.Message, "|", d.Hint)
			}
		}
		if bad := len(ds) > 0 && ds[0].Severity == diag.Error; bad != (f.Root == nil) {
			t.Errorf("%s: Root is nil: %v", c.name, f.Root == nil)
		}
	}
}

func TestAFilePutInStandsAtItsPathUnderItsOwnName(t *testing.T) {
	ours := filepath.Join(t.TempDir(), "ours.yaml")
	if err := os.WriteFile(ours, []byte("name: Ours\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, files := range []fstest.MapFS{
		{"a.yaml": {Data: []byte("a: b")}, "site.yaml": {Data: []byte("name: Theirs")}, "terms.yaml": {Data: []byte("c: d")}},
		{"a.yaml": {Data: []byte("a: b")}, "terms.yaml": {Data: []byte("c: d")}}, // where there was none
	} {
		tree, _ := ReadFS(files, "content")
		if ds := tree.Put("site.yaml", ours); ds.Len() > 0 || len(tree.Files) != 3 {
			t.Fatalf("%d files, findings %v", len(tree.Files), ds.Sorted())
		}
		f := tree.File("site.yaml")
		if f == nil || f.Root.Get("name").Text() != "Ours" || tree.Line(filepath.ToSlash(ours), 1) != "name: Ours" {
			t.Errorf("it holds %+v", f)
		}
		if tree.File("terms.yaml") == nil || tree.Line("content/a.yaml", 1) != "a: b" {
			t.Error("the others are lost")
		}
	}
	tree, _ := ReadFS(fstest.MapFS{}, "content")
	for _, name := range []string{filepath.Join(t.TempDir(), "none.yaml"), t.TempDir()} {
		if ds := tree.Put("site.yaml", name); !ds.HasErrors() {
			t.Errorf("%s is read", name)
		}
	}
}
