// Package diag holds what the program has to say about its input: findings
// with a stable code, a position, the other end of a conflict and a hint, and
// the printers that show them as text, JSON or SARIF.
package diag

import (
	"cmp"
	"slices"
)

// Position is a place in an input file. File is slash-separated and relative
// to the folder the user named, never absolute. Line and Column count from 1;
// Column counts characters (runes), not bytes. The zero Position means that no
// place is known; a Position with a File and Line 0 means the whole file.
type Position struct {
	File   string
	Line   int
	Column int
}

// IsValid reports whether the position names at least a file.
func (p Position) IsValid() bool { return p.File != "" }

// Compare orders positions by file, line and column.
func (p Position) Compare(q Position) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// Severity tells errors, which always fail a command, from warnings, which
// fail it only under --strict. Errors cannot be silenced.
type Severity int

// The severities, most severe first.
const (
	Error Severity = iota
	Warning
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Note is the other end of a finding: a second place that took part in it.
type Note struct {
	Pos     Position
	Message string
}

// Diagnostic is one finding. Message is one line without position, code or
// full stop. Code is word-shaped ("dead-end") and never changes meaning.
type Diagnostic struct {
	Code     string
	Severity Severity
	Pos      Position
	Message  string
	Notes    []Note
	Hint     string
}

// List collects findings. The zero List is empty and ready to use. It is not
// safe for concurrent use.
type List struct{ items []Diagnostic }

// Add appends a finding.
func (l *List) Add(d Diagnostic) { l.items = append(l.items, d) }

// Append adds every finding of other.
func (l *List) Append(other List) { l.items = append(l.items, other.items...) }

// Len returns the number of findings.
func (l *List) Len() int { return len(l.items) }

// HasErrors reports whether any finding is an error.
func (l *List) HasErrors() bool {
	return slices.ContainsFunc(l.items, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sorted returns the findings ordered by position, code and message, without
// exact duplicates. Two runs over the same input give the same order.
func (l *List) Sorted() []Diagnostic {
	out := slices.Clone(l.items)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Code == b.Code && a.Message == b.Message
	})
}

// Count returns the number of errors and of warnings among ds.
func Count(ds []Diagnostic) (errors, warnings int) {
	for _, d := range ds {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}
