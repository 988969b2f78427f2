// Package notices holds the licence texts of everything that is linked into the
// program. A test makes the text from the module cache and compares.
package notices

import _ "embed"

// Text is every licence, notice and patent grant once, each under the modules
// that carry it.
//
//go:embed notices.txt
var Text string
