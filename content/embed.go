// Package content is the law as data, embedded as the program's default.
package content

import "embed"

// FS holds the content folder as it was when the program was built.
//
//go:embed *.yaml instruments decisions pages
var FS embed.FS
