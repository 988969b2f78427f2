// Package schema is the contract with authors, and with readers of what the
// program writes: JSON Schema 2020-12, one file per kind of document, with one
// clear message per mistake. It is a leaf: it knows neither YAML nor the law.
//
// The schemas are embedded. They refer to one another by file name, so that an
// editor that opens a content file finds them in this folder or on the site,
// and nothing is ever read from disk or network to validate.
package schema

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed v1/*.schema.json
var files embed.FS

// FS returns the schema files of version 1: "corpus.schema.json" and so on.
func FS() fs.FS {
	sub, err := fs.Sub(files, "v1")
	if err != nil {
		panic(err) // the name is fixed and valid
	}
	return sub
}

// Kind returns the kind of a content file, which is the name of its schema, for
// a slash path relative to the content folder; "" where no schema applies.
func Kind(file string) string {
	stem, isYAML := strings.CutSuffix(path.Base(file), ".yaml")
	if !isYAML {
		return ""
	}
	parts := strings.Split(file, "/")
	switch {
	case len(parts) == 1:
		switch stem {
		case "corpus", "site", "actors", "authorities", "topics", "terms", "sources", "open-questions":
			return stem
		}
	case len(parts) == 2 && parts[0] == "decisions":
		return "decision"
	case len(parts) == 3 && parts[0] == "instruments" && stem == "instrument":
		return "instrument"
	case len(parts) == 4 && parts[0] == "instruments":
		if stem == "version" || stem == "concordance" {
			return stem
		}
		return "articles"
	}
	return ""
}

// OverlayKind is Kind for a file of an overlay.
func OverlayKind(file string) string {
	parts := strings.Split(file, "/")
	switch {
	case file == "overlay.yaml":
		return "overlay"
	case len(parts) == 2 && parts[0] == "notes" && strings.HasSuffix(file, ".yaml"):
		return "notes"
	case len(parts) == 3 && parts[0] == "official" && strings.HasSuffix(file, ".yaml"):
		return "official"
	}
	return ""
}

// Issue is one mistake in a document. Path leads from the top of the document
// to the value meant: key names, and item numbers from 0. Key, if not empty, is
// the key of the mapping at Path that is meant itself, or that is missing there.
// Code is one of [Codes]. Message is one line without full stop; Hint says what
// to do, or is empty.
type Issue struct {
	Code    string
	Path    []string
	Key     string
	Message string
	Hint    string
}

// Validate checks a document of the given kind, which is the name of a schema.
// Doc holds what a JSON decoder or source.Node.Any gives. It returns one issue
// for each mistake, ordered by path; none means that the document is valid. It
// is safe for concurrent use and panics if there is no such kind.
func Validate(kind string, doc any) []Issue {
	s := compiled(kind)
	return s.issues(doc, s.schema.Validate(doc))
}

// UnquotedDate returns the issue for a date without quotes that stands at path
// in a document of the given kind, and whether it is one: where a date is due,
// quotes are not needed; where text is due, they are. Validate cannot tell,
// because to it a date is text.
func UnquotedDate(kind string, path []string) (Issue, bool) {
	if compiled(kind).takesDate(path) {
		return Issue{}, false
	}
	return Issue{
		Code: "unquoted-text", Path: path,
		Message: name(path) + " holds a date where text is due", Hint: "put it in quotes",
	}, true
}
