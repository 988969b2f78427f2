package source

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// Every input here would hang, or eat the memory, without a limit: the test is
// that it ends.
func TestInputBeyondALimitIsRefusedAtOnce(t *testing.T) {
	keys := func(n int) string {
		var b strings.Builder
		b.WriteString("a:\n")
		for i := range n {
			fmt.Fprintf(&b, "  key-%d: 1\n", i)
		}
		return b.String()
	}
	nest := func(n int) string { return "a: " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n" }
	bomb := "a: &a [x, x]\n"
	for c := 'b'; c <= 'i'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	merge := "a0: &a0 {x: y}\n"
	for i := 1; i < 28; i++ {
		merge += fmt.Sprintf("a%d: &a%d {<<: [*a%d, *a%d]}\n", i, i, i-1, i-1)
	}
	for _, c := range []struct{ name, yaml, want string }{
		{"a megabyte of [ on one line", strings.Repeat("[", 1<<20), "limit"},
		{"a megabyte of [ on many lines", strings.Repeat(strings.Repeat("[", 1000)+"\n", 1000), "limit"},
		{"a megabyte of {", strings.Repeat(strings.Repeat("{", 1000)+"\n", 1000), "limit"},
		{"a megabyte of dashes", strings.Repeat(strings.Repeat("- ", 1000)+"\n", 500), "limit"},
		{"a deep staircase", func() string {
			var b strings.Builder
			for i := range 2000 {
				fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
			}
			return b.String()
		}(), "limit"},
		{"100,000 keys", keys(100_000), "limit"},
		{"one key too many", keys(MaxKeys + 1), "limit"},
		{"one level too many", nest(MaxDepth), "limit"},
		{"more lines than a file may have", strings.Repeat("# x\n", 1_000_000), "limit"},
		{"as many values as fit in the bytes", "a: [" + strings.Repeat(strings.Repeat("x,", 1000)+"\n", 2000) + "]", "limit"},
		{"more items than a list may have", "a: [" + strings.Repeat(strings.Repeat("x,", 1000)+"\n", 201) + "]", "limit"},
		{"more values than a file may have", "a:\n" + strings.Repeat("- ["+strings.Repeat("x,", 999)+"x]\n", 201), "limit"},
		{"a long value", "a: >-\n" + strings.Repeat("  "+strings.Repeat("x", 1000)+"\n", 263), "limit"},
		{"a long line", "a: " + strings.Repeat("x", MaxLineBytes) + "\n", "limit"},
		{"a file of blanks", strings.Repeat(" ", MaxFileBytes), "limit"},
		{"alias bomb", bomb, "alias"},
		{"merge bomb", merge, "alias"},
		{"100,000 anchors", func() string {
			var b strings.Builder
			b.WriteString("a:\n")
			for i := range 100_000 {
				fmt.Fprintf(&b, "- &a%d x\n", i)
			}
			return b.String()
		}(), "limit"},
		{"one item too many", "a:\n" + strings.Repeat("- x\n", MaxItems+1), "limit"},
	} {
		f, ds := readOne(c.yaml)
		if len(ds) == 0 || f.Root != nil || ds[0].Code != c.want {
			t.Errorf("%s: got %q", c.name, brief(ds))
		}
		if len(ds) > MaxFindings+1 {
			t.Errorf("%s: %d findings", c.name, len(ds))
		}
	}
	for _, c := range []struct{ name, yaml string }{
		{"as many keys as allowed", keys(MaxKeys)},
		{"as many items as allowed", "a:\n" + strings.Repeat("- x\n", MaxItems)},
		{"as many levels as allowed", nest(MaxDepth - 1)},
		{"a line as long as allowed", "a: " + strings.Repeat("x", MaxLineBytes-3) + "\n"},
		{"a line as long as allowed, CRLF", "a: " + strings.Repeat("x", MaxLineBytes-3) + "\r\n"},
		{"brackets in text", "a: >-\n" + strings.Repeat("  the interval [0, 1) and ((((\n", 2000)},
		{"brackets in plain text", "a:\n" + strings.Repeat("- b [ { [[[\n", 2000)},
	} {
		if _, ds := readOne(c.yaml); len(ds) > 0 {
			t.Errorf("%s: got %q", c.name, brief(ds))
		}
	}
}

func TestAFileTooLargeIsNotRead(t *testing.T) {
	f, ds := readOne(strings.Repeat("#", MaxFileBytes+1))
	if brief(ds) != "0:0 limit" || f.Text != "" {
		t.Errorf("got %q and %d bytes of text", brief(ds), len(f.Text))
	}
}

func TestAPageOfMarkdownTooLargeIsNotRead(t *testing.T) {
	for size, want := range map[int]string{MaxPageBytes: "", MaxPageBytes + 1: "c/pages/a.md limit"} {
		text := strings.Repeat("words\n", MaxPageBytes/6+1)[:size]
		if got := findings(t, fstest.MapFS{"pages/a.md": {Data: []byte(text)}}); got != want {
			t.Errorf("%d bytes: got %q, want %q", size, got, want)
		}
	}
}

func TestAPageOfTooManySignsIsNotRead(t *testing.T) {
	for extra, want := range map[string]string{"": "", "words": "", "[": "c/pages/a.md limit", "`": "c/pages/a.md limit", ">": "c/pages/a.md limit"} {
		text := strings.Repeat(pageMarks+"a](\n", MaxPageMarks/len(pageMarks)) + strings.Repeat("#", MaxPageMarks%len(pageMarks)) + extra
		if got := findings(t, fstest.MapFS{"pages/a.md": {Data: []byte(text)}}); got != want {
			t.Errorf("with %q more: got %q, want %q", extra, got, want)
		}
	}
}

func TestTooMuchInputIsRefusedBeforeReading(t *testing.T) {
	entries := make([]entry, 3)
	for i := range entries {
		entries[i].info = sized(MaxFileBytes)
	}
	if fit, over := withinTotal(entries, 2*MaxFileBytes); len(fit) != 2 || !over {
		t.Errorf("%d of 3 files fit, over %v", len(fit), over)
	}
	if fit, over := withinTotal(entries, 3*MaxFileBytes); len(fit) != 3 || over {
		t.Errorf("%d of 3 files fit, over %v", len(fit), over)
	}
}

func TestTooManyFilesAreOneFinding(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range MaxFiles + 5 {
		fsys[fmt.Sprintf("f%d.txt", i)] = &fstest.MapFile{}
	}
	_, ds := ReadFS(fsys, "c")
	limits := 0
	for _, d := range ds.Sorted() {
		if d.Code == "limit" {
			limits++
		}
	}
	if limits != 1 {
		t.Errorf("%d findings [limit], want 1", limits)
	}
}

func TestFiguresAreWrittenForPeople(t *testing.T) {
	for n, want := range map[int]string{64: "64", 2000: "2,000", 20000: "20,000", 64 << 10: "64 KiB", 4 << 20: "4 MiB", 200_000: "200,000"} {
		if got := figure(n); got != want {
			t.Errorf("figure(%d) = %q, want %q", n, got, want)
		}
	}
}
