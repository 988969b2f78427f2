package search

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	units = map[string]int{
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
		"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
		"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19,
	}
	tens = map[string]int{
		"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
		"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}
	powers = map[string]float64{
		"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9,
		"十": 10, "百": 100, "千": 1e3, "万": 1e4, "亿": 1e8,
	}

	// The same expressions as in web/numbers.ts.
	numberWords = regexp.MustCompile(`(?i)\b(?:(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)` +
		`(?:[- ](one|two|three|four|five|six|seven|eight|nine)\b)?` +
		`|(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen` +
		`|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))\b(\*?)`)
	thousands = regexp.MustCompile(`\b\d{1,3}(?:,\d{3})+\b`)
	// A Chinese numeral is a number before a measure only: 一般 is a word.
	numerals = regexp.MustCompile(`([〇零一二两三四五六七八九十百][〇零一二两三四五六七八九十百千万亿]{0,11})(个月|个工作日|工作日|小时|日|天|年|元|倍|人|以上|以下)`)
	amounts  = regexp.MustCompile(`(?i)(\d{1,9}(?:\.\d{1,4})?)(?: ?(百|千|万|亿)| (hundred|thousand|million|billion)\b)`)
)

// numbers writes numbers one way: "six months" is "6 months", "seventy-two" is
// "72", "1,000,000", "1 million" and 100万 are "1000000", 六个月 is 6个月. A word
// that is a prefix query ("ten*") stays.
func numbers(s string) string {
	s = numberWords.ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasSuffix(m, "*") {
			return m
		}
		n := 0
		for _, part := range strings.FieldsFunc(strings.ToLower(m), func(r rune) bool { return r == '-' || r == ' ' }) {
			n += units[part] + tens[part]
		}
		return itoa(n)
	})
	s = thousands.ReplaceAllStringFunc(s, func(m string) string { return strings.ReplaceAll(m, ",", "") })
	for range 2 { // five hundred thousand
		s = amounts.ReplaceAllStringFunc(s, func(m string) string {
			part := amounts.FindStringSubmatch(m)
			n, _ := strconv.ParseFloat(part[1], 64)
			return written(n * powers[strings.ToLower(part[2]+part[3])])
		})
	}
	return numerals.ReplaceAllStringFunc(s, func(m string) string {
		part := numerals.FindStringSubmatch(m)
		return written(numeral(part[1])) + part[2]
	})
}

// written is a number in digits, its fraction to four places.
func written(n float64) string {
	s := strconv.FormatFloat(n, 'f', 4, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// numeral is what a Chinese numeral means: 一百二十万 is 1200000, 二〇一七 is 2017.
func numeral(s string) float64 {
	var all, part, digit float64
	for _, r := range s {
		d := strings.IndexRune("零一二三四五六七八九", r) / 3
		power := powers[string(r)]
		switch {
		case power >= 1e4:
			all, part, digit = (all+part+digit)*power, 0, 0
		case power > 0:
			part, digit = part+max(digit, 1)*power, 0
		case r == '两':
			digit = digit*10 + 2
		default:
			digit = digit*10 + float64(max(d, 0))
		}
	}
	return all + part + digit
}
