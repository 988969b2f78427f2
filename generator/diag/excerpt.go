package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	excerptWidth = 120 // columns of a terminal
	tabWidth     = 4
)

// excerpt returns a source line fit for a terminal and where its caret goes:
// how many terminal columns lie left of the character at column (counted in
// characters from 1), or -1 if there is no such place. Tabs are widened, control
// characters replaced by U+FFFD, and a long line is cut to the part around
// the column, with "…" where something is left out.
func excerpt(line string, column int) (text string, caret int) {
	line, column, before, after := near(line, column)
	cells, starts := layOut(line)
	caret = -1
	if column >= 1 && column <= len(starts) {
		caret = starts[column-1]
	}
	total := starts[len(starts)-1]
	if total <= excerptWidth && !before && !after {
		return strings.TrimRight(strings.Join(cells, ""), " "), caret
	}
	from := max(0, min(caret-excerptWidth/2, total-excerptWidth))
	var b strings.Builder
	at := -1 // terminal column at which b starts
	for i, cell := range cells {
		if starts[i] < from || starts[i+1] > from+excerptWidth {
			continue
		}
		if at < 0 {
			at = starts[i]
		}
		b.WriteString(cell)
	}
	text = strings.TrimRight(b.String(), " ")
	if caret >= 0 {
		caret -= at
	}
	if from > 0 || before {
		text = "…" + text
		if caret >= 0 {
			caret++
		}
	}
	if from+excerptWidth < total || after {
		text += "…"
	}
	return text, caret
}

// near cuts a very long line to what may be shown of it, and tells whether
// anything stands before and after that.
func near(line string, column int) (part string, at int, before, after bool) {
	if len(line) <= 16*excerptWidth {
		return line, column, false, false
	}
	first := max(0, column-1-2*excerptWidth)
	n, start, end := 0, len(line), len(line)
	for i := range line {
		if n == first {
			start = i
		}
		if n == first+4*excerptWidth {
			end = i
			break
		}
		n++
	}
	if column > n+1 { // no such place: the beginning is shown
		return line[:16*excerptWidth], 0, false, true
	}
	return line[start:end], column - first, start > 0, end < len(line)
}

// layOut returns what to show for each character of line and the terminal
// column at which each starts, and last the column after the end.
func layOut(line string) (cells []string, starts []int) {
	at := 0
	for _, r := range line {
		starts = append(starts, at)
		switch {
		case r == '\t':
			n := tabWidth - at%tabWidth
			cells = append(cells, strings.Repeat(" ", n))
			at += n
		case harmful(r):
			cells = append(cells, string(utf8.RuneError))
			at++
		default:
			cells = append(cells, string(r))
			at += width(r)
		}
	}
	return cells, append(starts, at)
}

// width returns how many terminal columns r takes: 2 for Chinese, Japanese and
// Korean characters, full-width forms and emoji, 0 for combining marks.
func width(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case r <= 0x36F, r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF, r >= 0x20D0 && r <= 0x20FF:
		return 0
	case r >= 0x1100 && r <= 0x115F, r >= 0x2E80 && r <= 0x303E, r >= 0x3041 && r <= 0xA4CF,
		r >= 0xAC00 && r <= 0xD7A3, r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F,
		r >= 0xFF00 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6,
		r >= 0x1F300 && r <= 0x1F64F, r >= 0x1F680 && r <= 0x1F6FF, r >= 0x1F900 && r <= 0x1FAFF,
		r >= 0x20000 && r <= 0x3FFFD:
		return 2
	}
	return 1
}

// harmful reports whether r could act on a terminal or reorder what is read:
// control characters, line separators, and invisible and bidirectional ones.
func harmful(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0, r == 0x2028, r == 0x2029, r == 0xFEFF,
		r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r == 0x061C, r >= 0xE0000 && r <= 0xE007F, r >= 0xFFF9 && r <= 0xFFFB:
		return true
	}
	return false
}

// escape returns s on one line with every harmful character written as a Go
// escape and bytes that are not UTF-8 as \x escapes.
func escape(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, harmful) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch _, size := utf8.DecodeRuneInString(s[i:]); {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case harmful(r) && r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case harmful(r) && r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08x`, r)
		case harmful(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
