package source

import (
	"strings"
	"testing"

	"legible/generator/diag"
)

func TestAnEditLeavesEveryOtherByteAsItIs(t *testing.T) {
	const text = "\ufeff# 注释: 保留\r\nnotes:\r\n  - on:   law@1/art_2   # why 为何\r\n    note: |\r\n      law@1/art_2 stays\r\n  - {备注: 中文, on: \"law@1/art_3\"}\r\n  - on: 'law@1/art_4'\n"
	var list []Edit
	rep := &reporter{file: "f"}
	clean, ok := scan([]byte(text), rep)
	if !ok {
		t.Fatal(rep.list.Sorted())
	}
	for _, n := range parse(clean, rep).Get("notes").List() {
		on := n.Get("on")
		list = append(list, Edit{At: on.At(), Old: on.Value, New: strings.Replace(on.Value, "@1/art_", "@22/art_1", 1)})
	}
	got, err := Apply([]byte(text), []Edit{list[2], list[0], list[1]})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("law@1/art_2   #", "law@22/art_12   #", `"law@1/art_3"`, `"law@22/art_13"`, "'law@1/art_4'", "'law@22/art_14'").Replace(text)
	if string(got) != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestAnEditOfWhatIsNotThereIsRefused(t *testing.T) {
	for name, e := range map[string]Edit{
		"other text":         {diag.Position{Line: 1, Column: 4}, "x", "y"},
		"behind the line":    {diag.Position{Line: 1, Column: 40}, "b", "y"},
		"behind the file":    {diag.Position{Line: 9, Column: 1}, "b", "y"},
		"needs other quotes": {diag.Position{Line: 1, Column: 4}, "b", `say "no"`},
	} {
		if got, err := Apply([]byte("a: b\n"), []Edit{e}); err == nil {
			t.Errorf("%s: got %q", name, got)
		}
	}
}
