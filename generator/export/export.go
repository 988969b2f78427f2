// Package export writes the corpus in other formats: one file per format, and
// this registry. The formats are a contract with scripts outside this
// repository. Two runs over the same corpus write the same bytes.
//
// json is the whole corpus. Its shape is schema/v1/export.schema.json: strings
// and lists are always there, empty where they do not apply; objects that do
// not apply are left out; nothing is null. Every version is written in full.
// Ids of places are full ("csl@2017-06-01/art_21__para_1"), addresses are
// relative to the site.
//
// csv is the register of obligations for a spreadsheet: RFC 4180 with a byte
// order mark, one row for each obligation in each version, in the columns of
// [Columns]. A list stands in one cell, parted by "; ". A cell that a
// spreadsheet could take for a formula, because it begins with = + - @, their
// full-width forms, a tab, a line break or NUL, begins with an apostrophe
// instead; to read it back, drop that apostrophe.
//
// dmn is every decision as decision tables of DMN 1.3 in one file: see [DMN].
//
// opensearch is what can be searched, for a search server: see [OpenSearch]. It
// is not on the site, and stands outside the registry because it is made of the
// documents that the caller gives, not of the corpus.
package export

import (
	"io"

	"legible/generator/law"
)

// Format is one format: its name on the command line, the file it has below
// data/ on the site, its media type and its writer.
type Format struct {
	Name, File, MediaType string
	Write                 func(io.Writer, *law.Corpus) error
}

// Formats lists every format in the order of the site's data page.
var Formats = []Format{
	{"json", "corpus.json", "application/json", JSON},
	{"csv", "obligations.csv", "text/csv; charset=utf-8", CSV},
	{"dmn", "decisions.dmn", "application/dmn+xml", DMN},
}
