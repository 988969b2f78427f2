package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// scan looks at the bytes of a file before the YAML library does, because the
// library has no positions for bad bytes, breaks lines at U+0085 and U+2028,
// and sets no limits. It returns the text without byte order mark and with
// CRLF turned into LF, and whether the text may be parsed. Text that is not
// UTF-8 comes back with its bad bytes replaced, fit only to be shown.
func scan(raw []byte, rep *reporter) (text string, ok bool) {
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	line, column := 1, 1
	refuse := func(code, message, hint string) {
		ok = false
		rep.add(code, line, column, message, hint)
	}
	ok = true
	lineStart, long, marks := 0, false, 0
	for i := 0; i < len(raw); column++ {
		c, size := rune(raw[i]), 1
		switch {
		case c == '\n':
			marks++
			i++
			line, column, lineStart, long = line+1, 0, i, false
			continue
		case c == '\r' && i+1 < len(raw) && raw[i+1] == '\n':
			i++
			continue
		case c == ',' || c == '[' || c == '{':
			marks++
		case c >= utf8.RuneSelf:
			if c, size = utf8.DecodeRune(raw[i:]); c == utf8.RuneError && size == 1 {
				refuse("not-utf8", fmt.Sprintf("byte 0x%02X is not UTF-8", raw[i]), encodingHint(raw))
				return strings.ToValidUTF8(plainBreaks(raw), "\uFFFD"), false
			}
		}
		if v := judge(c); v.code != "" {
			rep.char(c, v, line, column)
			ok = ok && v != badCharacter
		}
		i += size
		if !long && i-lineStart > MaxLineBytes {
			long = true
			refuse("limit", limitMessage("bytes in one line", MaxLineBytes), "break the line, in YAML with >-")
		}
	}
	if marks > maxMarks {
		line, column = 0, 0
		refuse("limit", limitMessage("lines and list items in one file", maxMarks), "split the file")
	}
	return plainBreaks(raw), ok
}

func plainBreaks(raw []byte) string {
	return strings.ReplaceAll(string(raw), "\r\n", "\n")
}
