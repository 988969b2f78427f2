package cite

// instrument reads a name and perhaps a version at i, and what may stand
// between them and a place.
func (t *text) instrument(i int) (name, version string, end int, ok bool) {
	quoted := t.rune(i) == '《'
	start := i
	if quoted {
		start++
	}
	end = t.nameEnd(start)
	if end < 0 {
		return "", "", 0, false
	}
	name = t.source[t.offset(start):t.offset(end)]
	if quoted {
		if t.rune(end) != '》' {
			return "", "", 0, false
		}
		end++
	} else if t.rune(i-1) == '(' && t.rune(end) == ')' { // "Cybersecurity Law (CSL) Article 3"
		end++
	}
	if j, ok := t.literal(end, "'s"); ok && !isWordRune(t.rune(j)) {
		end = j
	}
	version, end = t.version(end)
	for range 3 {
		if r := t.rune(end); r != ' ' && r != ',' && r != ':' {
			break
		}
		end++
	}
	return name, version, end, true
}

// closesBracket reports whether a bracket that is open at i is closed before
// end, as in "the Cybersecurity Law (CSL), Article 3".
func (t *text) closesBracket(i, end int) bool {
	open := 0
	for _, r := range t.folded[i:end] {
		switch r {
		case '(':
			open++
		case ')':
			open--
		}
	}
	return open < 0
}

// nameEnd returns the position after the longest name at i, -1 if none is.
func (t *text) nameEnd(i int) int {
	r := t.rune(i)
	if isWordRune(r) && t.startsInWord(i) {
		return -1
	}
	for _, name := range t.names[r] {
		if j := t.match(i, name); j >= 0 {
			return j
		}
	}
	return -1
}

// match returns the position after name at i, -1 if it does not stand there as
// a whole. A space in it stands for any number of spaces.
func (t *text) match(i int, name []rune) int {
	for k, r := range name {
		if t.rune(i) != r {
			return -1
		}
		i++
		if r == ' ' && k+1 < len(name) && name[k+1] != ' ' {
			i = t.spaces(i)
		}
	}
	last, next := name[len(name)-1], t.rune(i)
	if isDigit(last) && isDigit(next) || isLetter(last) && (isLetter(next) || isDigit(next) && !t.whole) {
		return -1
	}
	return i
}

// version reads "(2017)", "(2017年)", "(2016 text)", "(2017-06-01)" or
// "@2017-06-01" at i, and "2017" or "2017年" if an article follows.
func (t *text) version(i int) (version string, end int) {
	if t.rune(i) == '@' {
		if j := t.date(i + 1); j > i+5 {
			return string(t.folded[i+1 : j]), j
		}
		return "", i
	}
	j := t.spaces(i)
	if t.rune(j) == '(' {
		from := j + 1
		to := t.date(from)
		if to < 0 {
			return "", i
		}
		j = to
		for j < to+20 && (t.rune(j) == ' ' || isLetter(t.rune(j)) || isHan(t.rune(j))) {
			j++
		}
		if t.rune(j) != ')' {
			return "", i
		}
		return string(t.folded[from:to]), j + 1
	}
	to := t.date(j)
	if to < 0 {
		return "", i
	}
	if after, year := t.literal(to, "年"); year && t.placeAfter(after) {
		return string(t.folded[j:to]), after
	}
	if j > i && (t.rune(to) == ' ' || to == t.len()) && t.placeAfter(to) {
		return string(t.folded[j:to]), to
	}
	return "", i
}

// placeAfter reports whether a place begins at i or after the spaces there. In
// a whole text it may be a number alone, or have gone before.
func (t *text) placeAfter(i int) bool {
	i = t.spaces(i)
	_, ok := t.word(i, "articles", "article", "arts", "art")
	return ok || t.rune(i) == '§' || t.rune(i) == '第' || t.whole && (isDigit(t.rune(i)) || i == t.len())
}

// dated reads "2017 CSL", "2017年网安法" and "the CSL" at i: what may stand in
// front of a name only where nothing but a citation can be meant.
func (t *text) dated(i int) (name, version string, end int, ok bool) {
	if after, the := t.word(i, "the"); the {
		i = t.spaces(after)
	}
	year := ""
	if to := t.date(i); to > 0 {
		year = string(t.folded[i:to])
		i, _ = t.literal(to, "年")
		i = t.spaces(i)
	}
	if name, version, end, ok = t.instrument(i); ok && version == "" {
		version = year
	}
	return name, version, end, ok
}

// date returns the position after a year, month or day at i ("2017",
// "2017-06", "2017-06-01"), -1 if none is.
func (t *text) date(i int) int {
	digits := func(i, n int) bool {
		for k := range n {
			if !isDigit(t.rune(i + k)) {
				return false
			}
		}
		return !isDigit(t.rune(i + n))
	}
	if c := t.rune(i); c != '1' && c != '2' || !digits(i, 4) {
		return -1
	}
	i += 4
	for range 2 {
		if t.rune(i) != '-' || !digits(i+1, 2) {
			break
		}
		i += 3
	}
	return i
}
