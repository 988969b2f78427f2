package source

import (
	"fmt"
	"unicode/utf8"

	"legible/generator/diag"
)

// verdict is what is wrong with a character; a zero code means nothing is.
type verdict struct {
	code     string
	severity diag.Severity
	why      string
}

var (
	badCharacter = verdict{"bad-character", diag.Error, "is not allowed"}
	lostText     = verdict{"bad-character", diag.Error, "stands for text that was lost in an earlier conversion"}
	bidiControl  = verdict{"bidi-control", diag.Error, "changes the order in which text is shown"}
	invisible    = verdict{"invisible-character", diag.Warning, "cannot be seen"}
)

// judge says what is wrong with r wherever it stands in a file. Tabs and line
// feeds are fine; carriage returns are the scanner's business. Ids are further
// restricted by the schema.
func judge(r rune) verdict {
	switch {
	case r == '\t', r == '\n', r >= 0x20 && r < 0x7F:
		return verdict{}
	case r < 0x20, r >= 0x7F && r < 0xA0, // C0, DEL, C1
		r == 0x2028, r == 0x2029, r == 0xFEFF,
		r >= 0xD800 && r < 0xE000,                      // surrogates
		r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE: // noncharacters
		return badCharacter
	case r == utf8.RuneError:
		return lostText
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return bidiControl
	case r == 0xAD, r == 0x034F, r == 0x061C, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x180E,
		r >= 0x200B && r <= 0x200F, r >= 0x2060 && r <= 0x2065, r >= 0x206A && r <= 0x206F,
		r == 0x3164, r == 0xFFA0, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE007F:
		return invisible
	}
	return verdict{}
}

// char reports c, which was judged as v, at the given place.
func (r *reporter) char(c rune, v verdict, line, column int) {
	if r.full() {
		return
	}
	d := diag.Diagnostic{
		Code: v.code, Severity: v.severity, Pos: r.at(line, column),
		Message: charName(c) + " " + v.why, Hint: "delete the character",
	}
	if v.severity == diag.Warning {
		d.Hint = "delete the character unless it is meant"
	}
	r.put(d)
}

// charName writes a character so that it can do no harm to a terminal: its
// code point, and its usual name where we know one.
func charName(r rune) string {
	if name := charNames[r]; name != "" {
		return fmt.Sprintf("U+%04X (%s)", r, name)
	}
	return fmt.Sprintf("U+%04X", r)
}

var charNames = map[rune]string{
	0x00: "null", 0x07: "bell", 0x08: "backspace", 0x09: "tab", 0x0B: "vertical tab", 0x0C: "form feed",
	0x0D: "carriage return without line feed", 0x1B: "escape", 0x7F: "delete", 0x85: "next line",
	0xA0: "no-break space", 0xAD: "soft hyphen", 0x061C: "Arabic letter mark",
	0x200B: "zero-width space", 0x200C: "zero-width non-joiner", 0x200D: "zero-width joiner",
	0x200E: "left-to-right mark", 0x200F: "right-to-left mark",
	0x2028: "line separator", 0x2029: "paragraph separator",
	0x202A: "left-to-right embedding", 0x202B: "right-to-left embedding", 0x202C: "pop directional formatting",
	0x202D: "left-to-right override", 0x202E: "right-to-left override", 0x202F: "narrow no-break space",
	0x2060: "word joiner",
	0x2066: "left-to-right isolate", 0x2067: "right-to-left isolate", 0x2068: "first strong isolate",
	0x2069: "pop directional isolate", 0x3000: "full-width space", 0xFEFF: "byte order mark",
	0xFF1A: "full-width colon", 0xFFFD: "replacement character",
}
