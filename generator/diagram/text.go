package diagram

import (
	"math"
	"strings"
	"unicode"
)

// Font sizes in units of the drawing. A theme draws the text in these sizes:
// boxes are measured for them.
const (
	labelSize    = 14 // questions, outcomes
	citationSize = 12 // class c
	answerSize   = 13 // class el
)

// em returns how wide a character is drawn, in ems, and whether that is known.
// What is known is never too small for the fonts named at latin and for Chinese
// fonts, in which wide characters fill one em. What is not known (scripts we do
// not expect) is a guess: see line.fit.
func em(r rune) (width float64, known bool) {
	switch {
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return 1, false
	case r < 0x180:
		return float64(latin[r-0x20]) / 50, true
	case r == 0x200b || r == 0x200d || unicode.Is(unicode.Mn, r):
		return 0, true
	case r <= 0x24f:
		return 1.45, true
	case r >= 0x370 && r <= 0x52f: // Greek, Cyrillic
		return 1.25, true
	case r >= 0x1e00 && r <= 0x1eff: // Vietnamese and other Latin
		return 1, true
	case r >= 0x2010 && r <= 0x2027: // dashes, quotes, ellipsis: 1 em in Chinese fonts
		return 1, true
	case r >= 0x2028 && r <= 0x206f:
		return 1.75, true
	case r >= 0x20a0 && r <= 0x20bf || r >= 0x2100 && r <= 0x214f: // currencies, ℃, №
		return 1.4, true
	case r >= 0x2190 && r <= 0x22ff || r >= 0x2500 && r <= 0x25ff: // arrows, operators, shapes
		return 1.1, true
	case r == 0x2e3a || r == 0x2e3b: // dashes of 2 and 3 em
		return 3, true
	case fullWidth(r):
		return 1, true
	case r >= 0x1f000 && r <= 0x1faff || r >= 0x2600 && r <= 0x27bf || r == unicode.ReplacementChar:
		return 1.4, true
	}
	return 1, false
}

// fullWidth reports whether r fills a square of one em.
func fullWidth(r rune) bool {
	return r >= 0x2e80 && r <= 0xa4cf || // radicals, punctuation, kana, ideographs
		r >= 0xac00 && r <= 0xd7a3 || // Hangul
		r >= 0xf900 && r <= 0xfaff ||
		r >= 0xfe30 && r <= 0xfe4f ||
		r >= 0xff00 && r <= 0xff60 ||
		r >= 0x20000 && r <= 0x3fffd
}

// measure returns the width of s at a font size, and whether every character
// of it is known.
func measure(s string, size float64) (width float64, known bool) {
	known = true
	for _, r := range s {
		w, ok := em(r)
		width += w * size
		known = known && ok
	}
	return width, known
}

// line is one line of wrapped text. The words of a text are its lines joined
// by a space after each line with space set, by nothing after the others.
type line struct {
	text  string
	width float64
	fit   bool // holds characters of unknown width: make the browser keep to width
	space bool
}

// wrap breaks text into lines of at most limit units, as few as it can and
// about equally long. White space but no-break spaces becomes single spaces and characters that
// XML does not know become U+FFFD; beside that no character is lost or added.
// Words longer than a line are broken anywhere. Empty text has no lines.
func wrap(text string, size, limit float64) []line {
	pieces := split(clean(text))
	if len(pieces) == 0 {
		return nil
	}
	lines := fill(pieces, size, limit)
	if n := len(lines); n > 1 && n < 12 {
		low, high := limit/2, limit
		for _, p := range pieces { // never narrower than a word
			if width, _ := measure(p.text, size); width <= limit {
				low = max(low, width)
			}
		}
		for high-low > 2 {
			if mid := (low + high) / 2; len(fill(pieces, size, mid)) == n {
				high = mid
			} else {
				low = mid
			}
		}
		if even := fill(pieces, size, high); len(even) == n {
			lines = even
		}
	}
	return lines
}

// clean replaces what cannot stand in XML.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff || r >= 0x7f && r < 0xa0 && r != 0x85 {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, string(unicode.ReplacementChar)))
}

// piece is text that stays together, and whether a space precedes it.
type piece struct {
	text  string
	space bool
}

// words are parted by white space, but for a no-break space.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' })
}

// split finds the places where a line may end: at spaces, between full-width
// characters (though not before closing or after opening punctuation), and
// after a slash or hyphen within a word.
func split(text string) []piece {
	var pieces []piece
	for _, word := range words(text) {
		space := len(pieces) > 0
		var last rune
		start := 0
		for i, r := range word {
			if i > start && mayBreak(last, r) {
				pieces = append(pieces, piece{word[start:i], space})
				start, space = i, false
			}
			last = r
		}
		pieces = append(pieces, piece{word[start:], space})
	}
	return pieces
}

const (
	closing = "、。，．：；！？）」』】〕〉》”’％…—)],.:;!?%"
	opening = "（「『【〔〈《“‘(["
)

func mayBreak(before, after rune) bool {
	if strings.ContainsRune(closing, after) || strings.ContainsRune(opening, before) {
		return false
	}
	return fullWidth(before) || fullWidth(after) || before == '/' || before == '-'
}

// fill sets pieces into lines, each as full as it gets.
func fill(pieces []piece, size, limit float64) []line {
	var lines []line
	var now line
	end := func(space bool) {
		now.space = space
		lines = append(lines, now)
		now = line{}
	}
	for _, p := range pieces {
		width, known := measure(p.text, size)
		gap := 0.0
		if p.space && now.text != "" {
			gap, _ = measure(" ", size)
		}
		if now.text != "" && now.width+gap+width > limit {
			end(p.space)
			gap = 0
		}
		if gap > 0 {
			now.text += " "
		}
		if width <= limit {
			now.text, now.width, now.fit = now.text+p.text, now.width+gap+width, now.fit || !known
			continue
		}
		for _, r := range p.text { // too long for any line
			w, known := measure(string(r), size)
			if now.text != "" && now.width+w > limit {
				end(false)
			}
			now.text, now.width, now.fit = now.text+string(r), now.width+w, now.fit || !known
		}
	}
	if now.text != "" {
		end(false)
	}
	return lines
}

// widest returns the width of the longest line, rounded up.
func widest(lines []line) float64 {
	most := 0.0
	for _, l := range lines {
		most = math.Max(most, l.width)
	}
	return math.Ceil(most)
}
