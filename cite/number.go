package cite

import (
	"strings"
	"unicode/utf8"
)

// digits reads a number of at most four digits at i. It returns 0 if none is
// there, or if it is 0.
func (t *text) digits(i int) (n, end int) {
	for end = i; isDigit(t.rune(end)); end++ {
		n = n*10 + int(t.rune(end)-'0')
		if end-i >= 4 {
			return 0, i
		}
	}
	return n, end
}

// number reads an article's number at i. It is none if it goes on as an amount
// (10,000 or 3.5 or 5%), a time, a word (21st) or old and new numbers (34/36).
func (t *text) number(i int) (n, end int) {
	n, end = t.digits(i)
	next, after := t.rune(end), t.rune(end+1)
	switch {
	case n == 0, isLetter(next), next == '%', next == '_', next == '@':
		return 0, i
	case (next == '.' || next == '/' || next == ':') && isDigit(after):
		return 0, i
	case next == ',' && isDigit(after) && isDigit(t.rune(end+2)) && isDigit(t.rune(end+3)) && !isDigit(t.rune(end+4)):
		return 0, i
	}
	return n, end
}

// bracketed reads "(3)" or "(三)" at i.
func (t *text) bracketed(i int) (n, end int) {
	if t.rune(i) != '(' {
		return 0, i
	}
	n, end = t.anyNumber(t.spaces(i + 1))
	end = t.spaces(end)
	if n == 0 || n > 999 || t.rune(end) != ')' {
		return 0, i
	}
	return n, end + 1
}

// numbered reads the number of a paragraph or item: "1" or "(1)".
func (t *text) numbered(i int) (n, end int) {
	if n, end = t.bracketed(i); n > 0 {
		return n, end
	}
	return t.number(i)
}

// hasNumber reports whether a text holds a digit or numeral anywhere: no citation
// is without.
func hasNumber(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return isDigit(r) || r >= utf8.RuneSelf && (isDigit(fold(r)) || isNumeral(fold(r)))
	})
}

// anyNumber reads Arabic digits or a Chinese numeral.
func (t *text) anyNumber(i int) (n, end int) {
	if n, end = t.digits(i); n > 0 {
		return n, end
	}
	return t.numeral(i)
}

// numeral reads a Chinese numeral from 1 to 999 at i: 三十七, 一百零五, 两百, and
// digit by digit 一〇五.
func (t *text) numeral(i int) (n, end int) {
	end = i
	for isNumeral(t.rune(end)) && end-i < 8 {
		end++
	}
	if isNumeral(t.rune(end)) {
		return 0, i
	}
	n = numeralValue(t.folded[i:end])
	if n == 0 {
		return 0, i
	}
	return n, end
}

var numerals = map[rune]int{
	'〇': 0, '零': 0, '○': 0, '一': 1, '二': 2, '两': 2, '兩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'十': 10, '百': 100,
}

func isNumeral(r rune) bool { _, ok := numerals[r]; return ok }

// numeralValue returns what a numeral means, 0 if it is none.
func numeralValue(s []rune) int {
	positional, value := len(s) > 1, 0
	for _, r := range s {
		if numerals[r] >= 10 {
			positional = false
		}
		value = value*10 + numerals[r]
	}
	if positional {
		if len(s) > 3 || numerals[s[0]] == 0 {
			return 0
		}
		return value
	}
	total, digit, seen := 0, -1, 1000 // seen is the last power of ten
	for k, r := range s {
		switch v := numerals[r]; {
		case v >= 10:
			if v >= seen {
				return 0
			}
			if digit < 0 {
				digit = 1
			}
			total += digit * v
			seen, digit = v, -1
		case v == 0:
			if k == 0 || digit >= 0 || seen != 100 || k == len(s)-1 {
				return 0
			}
			seen = 1 // only a digit may follow
		default:
			if digit >= 0 {
				return 0
			}
			digit = v
		}
	}
	if digit > 0 {
		if seen == 100 { // 一百一 leaves open whether 101 or 110 is meant
			return 0
		}
		total += digit
	}
	return total
}
