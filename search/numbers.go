package search

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
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

	thousands = regexp.MustCompile(`\b\d{1,3}(?:,\d{3})+\b`)
	amounts   = regexp.MustCompile(`(?i)(\d{1,9}(?:\.\d{1,4})?)(?: ?(百|千|万|亿)| (hundred|thousand|million|billion)\b)`)

	// A Chinese numeral is a number before a measure only: 一般 is a word.
	measures = []string{"个月", "个工作日", "工作日", "小时", "日", "天", "年", "元", "倍", "人", "以上", "以下"}
)

// A Chinese numeral has at most so many characters, and begins with a digit, 十
// or 百.
const (
	maxNumeral    = 12
	numeralStarts = "〇零一二两三四五六七八九十百"
	numeralDigits = numeralStarts + "千万亿"
)

// numbers writes numbers one way: "six months" is "6 months", "seventy-two" is
// "72", "1,000,000", "1 million" and 100万 are "1000000", 六个月 is 6个月. A word
// that is a prefix query ("ten*") stays. It goes through every text of the
// corpus; what web/normalize.ts does in expressions is done by hand here where
// they took a third of the time of indexing, and a test holds the two together.
func numbers(s string) string {
	s = numberWords(s)
	if strings.Contains(s, ",") {
		s = thousands.ReplaceAllStringFunc(s, func(m string) string { return strings.ReplaceAll(m, ",", "") })
	}
	for range 2 { // five hundred thousand
		if !hasAmount(s) {
			break
		}
		s = amounts.ReplaceAllStringFunc(s, amount)
	}
	return numerals(s)
}

// numberWords writes English numbers below a hundred in digits.
func numberWords(s string) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); {
		if !isWordByte(s[i]) {
			i++
			continue
		}
		end := wordEnd(s, i)
		n, ok := tens[lowerWord(s[i:end])]
		if ok && end+1 < len(s) && (s[end] == '-' || s[end] == ' ') {
			next := wordEnd(s, end+1)
			if unit := units[lowerWord(s[end+1:next])]; 0 < unit && unit < 10 {
				n, end = n+unit, next
			}
		}
		if !ok {
			n, ok = units[lowerWord(s[i:end])]
		}
		if ok && !strings.HasPrefix(s[end:], "*") {
			b.WriteString(s[done:i])
			b.WriteString(itoa(n))
			done = end
		}
		i = end
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// wordEnd is where the run of word bytes that begins at i ends.
func wordEnd(s string, i int) int {
	for i < len(s) && isWordByte(s[i]) {
		i++
	}
	return i
}

// lowerWord is a word in lower case, and "" where it is as long as no number.
func lowerWord(word string) string {
	if len(word) < len("one") || len(word) > len("seventeen") {
		return ""
	}
	return strings.ToLower(word)
}

// hasAmount reports whether a text may hold digits with a power behind them.
func hasAmount(s string) bool {
	if !strings.ContainsAny(s, "0123456789") {
		return false
	}
	if strings.ContainsAny(s, "百千万亿") {
		return true
	}
	for i := 0; i < len(s); {
		if !isWordByte(s[i]) {
			i++
			continue
		}
		end := wordEnd(s, i)
		if _, ok := powers[lowerWord(s[i:end])]; ok {
			return true
		}
		i = end
	}
	return false
}

// numerals writes the Chinese numerals that stand before a measure in digits.
func numerals(s string) string {
	var b strings.Builder
	done := 0
	var run []int // where the characters of the numeral at hand begin
	for i, r := range s {
		if r < utf8.RuneSelf {
			run = run[:0]
			continue
		}
		if strings.ContainsRune(numeralDigits, r) {
			run = append(run, i)
			continue
		}
		if len(run) == 0 {
			continue
		}
		from := run[max(0, len(run)-maxNumeral):]
		run = run[:0]
		for len(from) > 0 && !startsNumeral(s[from[0]:]) {
			from = from[1:]
		}
		if len(from) == 0 || !startsMeasure(s[i:]) {
			continue
		}
		b.WriteString(s[done:from[0]])
		b.WriteString(written(numeral(s[from[0]:i])))
		done = i
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

func startsNumeral(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(numeralStarts, r)
}

func startsMeasure(s string) bool {
	return slices.ContainsFunc(measures, func(m string) bool { return strings.HasPrefix(s, m) })
}

// amount is digits with the power behind them, in digits.
func amount(s string) string {
	part := amounts.FindStringSubmatch(s)
	n, _ := strconv.ParseFloat(part[1], 64)
	return written(n * powers[strings.ToLower(part[2]+part[3])])
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
