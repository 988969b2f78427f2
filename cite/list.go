package cite

import "strings"

// and returns the position after a comma or "and" at i, and i if none is there.
func (t *text) and(i int) int {
	j := i
	if t.rune(j) == ',' || t.rune(j) == ';' || t.rune(j) == '、' {
		j++
	}
	k := t.spaces(j)
	if after, ok := t.word(k, "and", "or"); ok {
		return t.spaces(after)
	}
	if t.rune(k) == '&' {
		return t.spaces(k + 1)
	}
	if j > i {
		return k
	}
	return i
}

// rangeMark returns the position after "to" or a dash at i, 0 if none is
// there. After a singular only a dash without spaces counts: not "Article 8 to
// 11 people".
func (t *text) rangeMark(i int, plural bool) (end int, dash bool) {
	j := t.spaces(i)
	if t.rune(j) == '-' && (plural || j == i && t.rune(j+1) != ' ') {
		return t.spaces(j + 1), true
	}
	if k, ok := t.word(j, "to", "through"); ok && plural && j > i {
		return t.spaces(k), false
	}
	return 0, false
}

// comma returns the position after spaces or a comma and spaces at i.
func (t *text) comma(i int) int {
	if t.rune(i) == ',' {
		i++
	}
	return t.spaces(i)
}

// unit reports whether the word behind a number at i makes it an amount or a
// date rather than an article.
func (t *text) unit(i int) bool {
	j := t.spaces(i)
	if t.whole || j == i && t.rune(j) != '-' {
		return false
	}
	if t.rune(j) == '-' {
		j++
	}
	return units[t.next(j)]
}

var units = set(`day days week weeks month months year years hour hours minute minutes second seconds working calendar business
	yuan rmb cny usd million billion thousand percent per times people persons users items articles chapters sections pages
	january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
