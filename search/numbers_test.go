package search

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// The expressions of web/normalize.ts that numbers follows by hand.
var (
	wordsExpression = regexp.MustCompile(`(?i)\b(?:(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)` +
		`(?:[- ](one|two|three|four|five|six|seven|eight|nine)\b)?` +
		`|(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen` +
		`|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))\b(\*?)`)
	numeralsExpression = regexp.MustCompile(`([〇零一二两三四五六七八九十百][〇零一二两三四五六七八九十百千万亿]{0,11})(个月|个工作日|工作日|小时|日|天|年|元|倍|人|以上|以下)`)
)

func numbersByExpression(s string) string {
	s = wordsExpression.ReplaceAllStringFunc(s, func(m string) string {
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
	for range 2 {
		s = amounts.ReplaceAllStringFunc(s, amount)
	}
	return numeralsExpression.ReplaceAllStringFunc(s, func(m string) string {
		part := numeralsExpression.FindStringSubmatch(m)
		return written(numeral(part[1])) + part[2]
	})
}

func TestNumbersAreThoseOfTheExpressions(t *testing.T) {
	pieces := strings.Split("one|two|Six|TEN|eleven|nineteen|twenty|Thirty|ninety|seventeen|-| |  |*|_|,|.|ten*|hundred|thousand|Million|billion|"+
		"1|12|1,000|1,000,000|3.5|100|〇|零|一|二|两|九|十|百|千|万|亿|个月|个工作日|工作日|小时|日|天|年|元|倍|人|以上|以下|个|以|般|é|z|;|“", "|")
	r := rand.New(rand.NewPCG(1, 2))
	for range 50000 {
		var b strings.Builder
		for range 1 + r.IntN(16) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		if got, want := numbers(b.String()), numbersByExpression(b.String()); got != want {
			t.Fatalf("numbers(%q) = %q, the expressions say %q", b.String(), got, want)
		}
	}
}
