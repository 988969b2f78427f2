// Package export writes the corpus in other formats: one file per format, and
// this registry.
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
var Formats = []Format{}
