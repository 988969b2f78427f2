package diag

import (
	"fmt"
	"strings"
	"testing"
)

// lines serves source lines from a text, whatever the file.
func lines(text string) func(string, int) string {
	all := strings.Split(text, "\n")
	return func(_ string, n int) string {
		if n < 1 || n > len(all) {
			return ""
		}
		return all[n-1]
	}
}

func text(t *testing.T, ds []Diagnostic, source string, limit int) string {
	t.Helper()
	var b strings.Builder
	if err := Text(&b, ds, lines(source), limit); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAFindingIsPrintedAsTheArchitectureShows(t *testing.T) {
	const file = "content/decisions/data-export.yaml"
	d := Diagnostic{
		Code: "dead-end", Pos: Position{file, 41, 15}, Message: `answer "unknown" leads nowhere`,
		Notes: []Note{{Position{file, 12, 7}, `question "c4" is asked here`}},
		Hint:  "add goto: or outcome:, or drop the answer",
	}
	want := `content/decisions/data-export.yaml:41:15: error: answer "unknown" leads nowhere [dead-end]
   41 |     - answer: unknown
      |               ^
content/decisions/data-export.yaml:12:7: note: question "c4" is asked here
hint: add goto: or outcome:, or drop the answer
1 error, 0 warnings
`
	got := text(t, []Diagnostic{d}, strings.Repeat("\n", 40)+"    - answer: unknown", 100)
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestNoFindingsPrintNothing(t *testing.T) {
	if got := text(t, nil, "", 100); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestOnlyTheFirstFindingsArePrintedAndTheRestCounted(t *testing.T) {
	var ds []Diagnostic
	for i := range 1300 {
		ds = append(ds, Diagnostic{Code: "x", Pos: Position{File: "a.yaml", Line: i + 1, Column: 1}, Message: "m"})
	}
	ds[1299].Severity = Warning
	got := text(t, ds, "", 100)
	if n := strings.Count(got, "error: m"); n != 100 {
		t.Errorf("%d findings printed, want 100", n)
	}
	if want := "… and 1,200 more\n1,299 errors, 1 warning\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got end %q, want %q", got[len(got)-60:], want)
	}
	if n := strings.Count(text(t, ds, "", 0), ": m [x]"); n != 1300 {
		t.Errorf("without a limit %d findings printed, want 1300", n)
	}
}

func TestPositionsShowOnlyWhatIsKnown(t *testing.T) {
	for _, c := range []struct {
		pos  Position
		want string
	}{
		{Position{}, "error: m [x]\n"},
		{Position{File: "a.yaml"}, "a.yaml: error: m [x]\n"},
		{Position{File: "a.yaml", Line: 3}, "a.yaml:3: error: m [x]\n"},
		{Position{"a.yaml", 3, 4}, "a.yaml:3:4: error: m [x]\n"},
	} {
		got := text(t, []Diagnostic{{Code: "x", Pos: c.pos, Message: "m"}}, "", 1)
		if first, _, _ := strings.Cut(got, "1 error"); first != c.want {
			t.Errorf("%+v: got %q, want %q", c.pos, first, c.want)
		}
	}
}

func TestMessagesCannotActOnATerminal(t *testing.T) {
	d := Diagnostic{
		Code: "x", Pos: Position{"a\x1b[2J.yaml", 1, 1}, Message: "a\x1b[31mb\nc\u202ed\u0085\xff",
		Hint: "h\r\x07", Notes: []Note{{Position{"b\n.yaml", 1, 1}, "n\x00\U000E0041"}},
	}
	got := text(t, []Diagnostic{d}, "k: \x1b[2J\u202e\x00 v", 1)
	for i, r := range got {
		if r != '\n' && harmful(r) {
			t.Errorf("%U at byte %d of %q", r, i, got)
		}
	}
	if want := `a\x1b[2J.yaml:1:1: error: a\x1b[31mb\nc\u202ed\u0085\xff [x]`; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want it to start with %q", got, want)
	}
}

func TestTheCaretStandsUnderItsCharacter(t *testing.T) {
	for _, c := range []struct {
		name, line string
		column     int
		want       string // the excerpt up to the character
	}{
		{"ascii", "key: value", 6, "key: "},
		{"first", "key", 1, ""},
		{"behind the end", "key:", 5, "key:"},
		{"tab", "\ta: b", 2, "    "},
		{"tab inside", "ab\tc", 4, "ab  "},
		{"combining", "e\u0301a", 3, "e\u0301"},
	} {
		text, caret := excerpt(c.line, c.column)
		if !strings.HasPrefix(text, c.want) || caret != len([]rune(strings.ReplaceAll(c.want, "\u0301", ""))) {
			t.Errorf("%s: got %q, caret %d", c.name, text, caret)
		}
	}
	if _, caret := excerpt("网络安全: x", 7); caret != 10 {
		t.Errorf("after four Chinese characters, a colon and a space the caret is at %d, want 10", caret)
	}
	if _, caret := excerpt("abc", 9); caret != -1 {
		t.Errorf("a column that does not exist got caret %d, want none", caret)
	}
}

func TestALongLineIsCutAroundItsColumn(t *testing.T) {
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "%08d网,", i)
	}
	line := b.String()
	for column := 1; column <= len([]rune(line)); column += 7 {
		text, caret := excerpt(line, column)
		cells, starts := layOut(text)
		if starts[len(cells)] > excerptWidth+2 {
			t.Fatalf("column %d: %d columns wide", column, starts[len(cells)])
		}
		want := string([]rune(line)[column-1])
		found := ""
		for i, at := range starts[:len(cells)] {
			if at == caret {
				found = cells[i]
			}
		}
		if found != want {
			t.Fatalf("column %d: the caret is under %q, want %q", column, found, want)
		}
	}
}

// A line of a MiB is cut before it is laid out: a hundred findings on it would
// take seconds. What is shown is what laying it all out would show.
func TestAVeryLongLineIsShownAroundItsColumn(t *testing.T) {
	line := strings.Repeat("网x", 5000) + "HERE" + strings.Repeat("y网", 5000)
	for column, want := range map[int]string{1: "网x", 10_001: "HERE", 20_004: "网", 5000: "x", 20_005: ""} {
		text, caret := excerpt(line, column)
		at := 0
		for i, r := range text {
			if at == caret && !strings.HasPrefix(text[i:], want) {
				t.Errorf("column %d: the caret is under %q", column, text[i:])
			}
			at += width(r)
		}
		if caret < 0 || at > excerptWidth+2 || strings.HasPrefix(text, "…") != (column > 100) || strings.HasSuffix(text, "…") != (column < 19_900) {
			t.Errorf("column %d: %q, %d wide, caret %d", column, text, at, caret)
		}
	}
	if text, caret := excerpt(line, 30_000); caret != -1 || !strings.HasPrefix(text, "网x") || !strings.HasSuffix(text, "…") {
		t.Errorf("behind the end: %q, caret %d", text, caret)
	}
}
