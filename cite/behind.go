package cite

import "strings"

// instrumentBehind reads "of the CSL (2017)" behind a place that ends at i; in
// a whole text also "CSL" alone. The result is the position after it, 0 if
// nothing of the kind stands there or it means the instrument one is in, and
// negative if another instrument is named that is not known.
func (t *text) instrumentBehind(i int) (name, version string, end int) {
	if t.whole && t.rune(i) == ',' {
		i++
	}
	j := t.spaces(i)
	if j == i {
		return "", "", 0
	}
	k, ok := t.word(j, "of")
	if !ok {
		if t.whole {
			if name, version, end, ok = t.instrument(j); ok {
				return name, version, end
			}
		}
		return "", "", 0
	}
	k = t.spaces(k)
	if _, ok := t.word(k, "this", "these"); ok {
		return "", "", 0
	}
	if after, ok := t.word(k, "the", "a", "an", "china's"); ok {
		k = t.spaces(after)
	}
	year := ""
	if to := t.date(k); to > 0 && t.rune(to) == ' ' { // "of the 2017 draft"
		year = string(t.folded[k:to])
		k = t.spaces(to)
	}
	if name, version, end, ok = t.instrument(k); ok {
		if version == "" {
			version = year
		}
		return name, version, end
	}
	if t.foreignAfter(k, year) {
		return "", "", -1
	}
	return "", "", 0
}

// foreignAfter reports whether the words at i, after "of the", name an
// instrument other than the one the text is about.
func (t *text) foreignAfter(i int, year string) bool {
	first := t.next(i)
	switch {
	case year != "" || isDigit(t.rune(i)) || t.rune(i) == '《':
		return true
	case first == "that" || first == "another" || first == "other":
		return true
	case first == "chapter", first == "section", first == "part", i >= t.len(), t.raw[i] < 'A', t.raw[i] > 'Z':
		return false
	case instrumentWords[first]: // "of the Law" alone is this one
		rest := t.spaces(i + len([]rune(first)))
		return strings.HasPrefix(string(t.folded[rest:min(rest+3, t.len())]), "on ")
	}
	return true
}
