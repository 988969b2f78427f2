package source

import (
	"strconv"
)

// What one input may hold. Whatever exceeds a limit is refused with the code
// "limit" and the figure; nothing is cut off.
const (
	MaxFileBytes   = 4 << 20   // one file
	MaxPageBytes   = 128 << 10 // one Markdown file
	MaxPageMarks   = 5_000     // pageMarks in it: some take the square of their number to read
	MaxInputBytes  = 512 << 20 // all files together
	MaxFiles       = 20_000    // files and folders together
	MaxDepth       = 64        // nested mappings and sequences; nested folders
	MaxKeys        = 2_000     // entries of one mapping
	MaxItems       = 2_000     // items of one list
	MaxNodes       = 200_000   // values of one file
	MaxScalarBytes = 256 << 10 // one value
	MaxLineBytes   = 64 << 10  // one line
	MaxNameBytes   = 240       // the name of one file or folder
	MaxFindings    = 100       // findings listed for one file

	// pageMarks begin links, cells, headings, code, tags and quotes in Markdown.
	pageMarks = "[|#`<>"

	// maxMarks bounds the characters that can start a value (line breaks,
	// commas, brackets). It keeps memory bounded before the YAML library counts
	// values; prose stays far below it.
	maxMarks = 2 * MaxNodes
)

// limitMessage says that there is more of something than allowed.
func limitMessage(what string, limit int) string {
	return "more than " + figure(limit) + " " + what
}

// figure writes a limit with its unit or with thousands parted by commas.
func figure(n int) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return strconv.Itoa(n>>20) + " MiB"
	case n >= 1<<10 && n%(1<<10) == 0:
		return strconv.Itoa(n>>10) + " KiB"
	}
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
