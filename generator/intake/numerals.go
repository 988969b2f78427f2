package intake

import "strings"

const numerals = "〇零○一二两三四五六七八九十百千０１２３４５６７８９0123456789"

// number reads a Chinese or Arabic numeral, of full or half width, up to 9,999:
// 二十一, 一百零二, 21, ２１, 二一. It is 0 for anything else.
func number(s string) int {
	if s == "" {
		return 0
	}
	total, digit, plain := 0, 0, 0
	units := false
	for _, r := range s {
		switch d := digitOf(r); {
		case d >= 0:
			digit = d
			plain = plain*10 + d
		case r == '十':
			total, units = total+max(digit, 1)*10, true
			digit = 0
		case r == '百':
			total, units = total+max(digit, 1)*100, true
			digit = 0
		case r == '千':
			total, units = total+max(digit, 1)*1000, true
			digit = 0
		default:
			return 0
		}
		if plain > 9999 || total > 9999 {
			return 0
		}
	}
	if units {
		return total + digit
	}
	return plain
}

// digitOf is the value of a digit in either script, -1 for none.
func digitOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	case r == '〇', r == '零', r == '○':
		return 0
	case r == '两':
		return 2
	}
	if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
		return i/len("一") + 1
	}
	return -1
}

// chinese writes a number from 1 to 9,999 as statutes do: 二十一, 一百零二.
func chinese(n int) string {
	digits := []rune("零一二三四五六七八九")
	var b strings.Builder
	zero := false
	for _, unit := range []struct {
		size int
		name string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / unit.size % 10
		switch {
		case d == 0:
			zero = b.Len() > 0
			continue
		case zero:
			b.WriteRune('零')
			zero = false
		}
		if !(d == 1 && unit.size == 10 && b.Len() == 0) {
			b.WriteRune(digits[d])
		}
		b.WriteString(unit.name)
	}
	return b.String()
}

var romans = map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}

// roman reads a Roman numeral, 0 for anything else.
func roman(s string) int {
	total, last := 0, 0
	for _, r := range strings.ToUpper(s) {
		v := romans[r]
		if v == 0 {
			return 0
		}
		if v > last {
			total -= 2 * last
		}
		total += v
		last = v
	}
	return total
}
