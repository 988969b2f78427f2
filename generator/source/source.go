// Package source reads the YAML files of one content folder into nodes that
// know their place. It is the only package that knows the YAML library.
//
// It accepts plain YAML only: UTF-8, one document a file, a mapping at the top,
// no anchors, aliases, merge keys, tags or directives. Whatever else it meets
// becomes a finding with file, line and column; nothing is repaired, skipped
// or read in two ways, and no input makes it crash or hang. All findings of
// all files are reported at once; of one file at most [MaxFindings].
//
// Every file passes three gates: its name and kind (walk.go), its bytes
// (scan.go), its YAML (parse.go and compose.go). A file that fails one of them
// keeps its Text, so that findings can show the line, but has no Root.
package source

import (
	"slices"
	"strings"

	"legible/generator/diag"
)

// Tree is everything read from one content folder.
type Tree struct {
	Label string  // what the user called the folder, the start of every file name shown
	Files []*File // sorted by Path
}

// File is one file of a [Tree].
type File struct {
	Path string // slash path relative to the root, e.g. "instruments/csl/instrument.yaml"
	Name string // used in positions: Label + "/" + Path, or what Put was told
	Text string // without byte order mark, CRLF turned into LF; always valid UTF-8
	Root *Node  // a Mapping; nil for Markdown and for a file with errors
}

// File returns the file with that path relative to the root, or nil.
func (t *Tree) File(path string) *File {
	if i, found := t.find(path); found {
		return t.Files[i]
	}
	return nil
}

// find returns where the file with that path stands, or would.
func (t *Tree) find(path string) (int, bool) {
	return slices.BinarySearchFunc(t.Files, path, func(f *File, p string) int {
		return strings.Compare(f.Path, p)
	})
}

// Line returns a line of the file with that Name, counted from 1 and without
// its line break, or "" if there is none. It suits the printers of diag.
func (t *Tree) Line(name string, line int) string {
	i := slices.IndexFunc(t.Files, func(f *File) bool { return f.Name == name })
	if i < 0 {
		return ""
	}
	return lineOf(t.Files[i].Text, line)
}

// lineOf returns line number n of text, counted from 1, or "".
func lineOf(text string, n int) string {
	if n < 1 {
		return ""
	}
	for ; n > 1; n-- {
		_, rest, found := strings.Cut(text, "\n")
		if !found {
			return ""
		}
		text = rest
	}
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// reporter collects the findings of one file and stops at [MaxFindings], so
// that a file full of rubbish does not drown the others.
type reporter struct {
	file string
	list diag.List
}

// add reports an error at line and column of the file.
func (r *reporter) add(code string, line, column int, message, hint string) {
	r.put(diag.Diagnostic{Code: code, Pos: r.at(line, column), Message: message, Hint: hint})
}

// full reports whether nothing more will be listed, so that nobody need say it.
func (r *reporter) full() bool { return r.list.Len() > MaxFindings }

// put reports d, or that there are too many findings.
func (r *reporter) put(d diag.Diagnostic) {
	switch n := r.list.Len(); {
	case n == MaxFindings:
		d = diag.Diagnostic{
			Code: "limit", Pos: d.Pos, Message: limitMessage("findings in one file", MaxFindings),
			Hint: "mend the findings above, then check again",
		}
		fallthrough
	case n < MaxFindings:
		r.list.Add(d)
	}
}

func (r *reporter) at(line, column int) diag.Position {
	return diag.Position{File: r.file, Line: line, Column: column}
}
