package diag

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Text prints findings for people, in the order given: the position, severity,
// message and code; the source line with a caret; the notes; the hint; and
// after the last one how many errors and warnings there are in all.
//
//	content/decisions/data-export.yaml:41:15: error: answer "unknown" leads nowhere [dead-end]
//	   41 |     - answer: unknown
//	      |               ^
//	content/decisions/data-export.yaml:12:7: note: question "c4" is asked here
//	hint: add goto: or outcome:, or drop the answer
//
// Only the first limit findings are printed, then "… and N more"; limit <= 0
// prints all. line returns a source line, "" if it is unknown; it may be nil.
// Control characters, line breaks and bidirectional controls from the input
// are printed as escapes, so that no finding can act on a terminal. Nothing is
// printed for no findings.
func Text(w io.Writer, ds []Diagnostic, line func(file string, n int) string, limit int) error {
	if len(ds) == 0 {
		return nil
	}
	b := bufio.NewWriter(w)
	shown := ds
	if limit > 0 && len(ds) > limit {
		shown = ds[:limit]
	}
	for _, d := range shown {
		printOne(b, d, line)
	}
	if more := len(ds) - len(shown); more > 0 {
		fmt.Fprintf(b, "… and %s more\n", thousands(more))
	}
	fmt.Fprintln(b, Summary(ds))
	return b.Flush()
}

func printOne(b *bufio.Writer, d Diagnostic, line func(string, int) string) {
	fmt.Fprintf(b, "%s%s: %s [%s]\n", d.Pos.prefix(), d.Severity, escape(d.Message), escape(d.Code))
	if source, column := sourceOf(d.Pos, line); source != "" {
		text, caret := excerpt(source, column)
		fmt.Fprintf(b, "%5d | %s\n", d.Pos.Line, text)
		if caret >= 0 {
			fmt.Fprintf(b, "      | %s^\n", strings.Repeat(" ", caret))
		}
	}
	for _, n := range d.Notes {
		fmt.Fprintf(b, "%snote: %s\n", n.Pos.prefix(), escape(n.Message))
	}
	if d.Hint != "" {
		fmt.Fprintf(b, "hint: %s\n", escape(d.Hint))
	}
}

// prefix returns "file:line:column: ", shorter as far as it is unknown.
func (p Position) prefix() string {
	if !p.IsValid() {
		return ""
	}
	return p.String() + ": "
}

// String returns "file:line:column", "file:line" or "file", as far as the
// position is known, with control characters escaped; "-" if nothing is.
func (p Position) String() string {
	switch {
	case p.File == "":
		return "-"
	case p.Line <= 0:
		return escape(p.File)
	case p.Column <= 0:
		return fmt.Sprintf("%s:%d", escape(p.File), p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", escape(p.File), p.Line, p.Column)
}

// Summary returns the counts of ds in words, such as "2 errors, 1 warning".
func Summary(ds []Diagnostic) string {
	errors, warnings := Count(ds)
	return plural(errors, "error") + ", " + plural(warnings, "warning")
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return thousands(n) + " " + what + "s"
}

// thousands writes n, which is not negative, with its thousands parted.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// sourceOf returns the source line of a position and its column, if known.
func sourceOf(p Position, line func(string, int) string) (string, int) {
	if line == nil || !p.IsValid() || p.Line <= 0 {
		return "", 0
	}
	return line(p.File, p.Line), p.Column
}
