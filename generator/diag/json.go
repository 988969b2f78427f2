package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
)

// The shape of the JSON output is a contract with scripts: fields are added,
// never renamed. Unknown lines and columns are 0, unknown texts "".
type jsonReport struct {
	Findings []jsonFinding `json:"findings"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
}

type jsonFinding struct {
	Code     string     `json:"code"`
	Severity string     `json:"severity"`
	File     string     `json:"file"`
	Line     int        `json:"line"`
	Column   int        `json:"column"`
	Message  string     `json:"message"`
	Excerpt  string     `json:"excerpt"`
	Hint     string     `json:"hint"`
	Notes    []jsonNote `json:"notes"`
}

type jsonNote struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// JSON prints all findings for programs as one object with the keys findings,
// errors and warnings. line is as for [Text]; excerpt is the whole source line,
// of a very long one the start. Characters that could act on a terminal are
// written as JSON escapes: the values are exact, the output is safe to look at.
func JSON(w io.Writer, ds []Diagnostic, line func(file string, n int) string) error {
	report := jsonReport{Findings: []jsonFinding{}}
	report.Errors, report.Warnings = Count(ds)
	for _, d := range ds {
		source, _ := sourceOf(d.Pos, line)
		f := jsonFinding{
			Code: d.Code, Severity: d.Severity.String(),
			File: d.Pos.File, Line: d.Pos.Line, Column: d.Pos.Column,
			Message: d.Message, Excerpt: start(source), Hint: d.Hint,
			Notes: []jsonNote{},
		}
		for _, n := range d.Notes {
			f.Notes = append(f.Notes, jsonNote{n.Pos.File, n.Pos.Line, n.Pos.Column, n.Message})
		}
		report.Findings = append(report.Findings, f)
	}
	return encode(w, report)
}

// start returns the first thousand characters of s.
func start(s string) string {
	n := 0
	for i := range s {
		if n++; n > 1000 {
			return s[:i] + "…"
		}
	}
	return s
}

// encode writes v as indented JSON. Beyond ASCII, harmful characters can only
// stand inside strings, where an escape means the same.
func encode(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	var out bytes.Buffer
	for _, r := range b.String() {
		switch {
		case r < 0x7F || !harmful(r):
			out.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	_, err := out.WriteTo(w)
	return err
}
