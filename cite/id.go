package cite

import "strings"

// id reads a full id such as "csl@2017-06-01/art_21__para_1__point_3" at i; in
// a whole text also "art_21__para_1" alone.
func (t *text) id(i int) (c Citation, end int, ok bool) {
	if t.startsInWord(i) {
		return c, 0, false
	}
	j := i
	for r := t.rune(j); isDigit(r) || r >= 'a' && r <= 'z' || r == '-'; r = t.rune(j) {
		j++
	}
	instrument := string(t.folded[i:j])
	if to := t.date(j + 1); t.rune(j) == '@' && isID(instrument) && to > j+5 && t.rune(to) == '/' {
		c.Instrument, c.Version = instrument, string(t.folded[j+1:to])
		j = to + 1
	} else if j = i; !t.whole {
		return c, 0, false
	}
	for _, part := range []struct {
		prefix string
		number *int
	}{{"art_", &c.Article}, {"__para_", &c.Paragraph}, {"__point_", &c.Item}} {
		if k, found := t.literal(j, part.prefix); found {
			if *part.number, j = t.digits(k); *part.number == 0 {
				return c, 0, false
			}
		}
	}
	if c.Article == 0 || isWordRune(t.rune(j)) || t.rune(j) == '_' || t.rune(j) == '.' && isLetter(t.rune(j+1)) {
		return c, 0, false
	}
	c.Start, c.End = t.offset(i), t.offset(j)
	return c, j, true
}

// isID reports whether s is words of letters and digits joined by hyphens.
func isID(s string) bool {
	for _, part := range strings.Split(s, "-") {
		if part == "" || strings.ContainsFunc(part, func(r rune) bool { return !isDigit(r) && (r < 'a' || r > 'z') }) {
			return false
		}
	}
	return true
}
