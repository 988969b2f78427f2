package cite

// english reads "Article 21(3)", "Arts. 33, 34 and 36", "§ 37" at i.
func (t *text) english(i int) (places []place, end int, ok bool) {
	j, plural := i, false
	switch {
	case t.rune(i) == '§':
		for t.rune(j) == '§' {
			j++
		}
		plural = j > i+1
	default:
		if t.startsInWord(i) {
			return nil, 0, false
		}
		if j, ok = t.word(i, "articles", "arts"); ok {
			plural = true
		} else if j, ok = t.word(i, "article", "art"); !ok {
			return nil, 0, false
		}
		if !t.whole && t.rune(j-1) == 't' && t.raw[i] != 'A' { // "the state of the art 20 years ago"
			return nil, 0, false
		}
		if !t.whole && t.rune(j) != ' ' && t.rune(j-1) != '.' {
			return nil, 0, false
		}
	}
	return t.list(t.spaces(j), plural)
}

// list reads one place at i and those that share its word: after a plural
// more articles, in any case more paragraphs and items of the same article.
func (t *text) list(i int, plural bool) (places []place, end int, ok bool) {
	number, j := t.number(i)
	if number == 0 {
		return nil, 0, false
	}
	first := place{article: number, start: i}
	j = t.part(j, &first)
	first.end = j
	places = append(places, first)
	for {
		last := places[len(places)-1]
		if k, dash := t.rangeMark(j, plural || last.many); k > 0 {
			if to, end := t.number(k); to > last.article && last.paragraph+last.item == 0 && !t.unit(end) {
				p := place{article: to, start: k}
				p.end = t.part(end, &p)
				places, j = append(places, p), p.end
				continue
			} else if dash && isDigit(t.rune(k)) && last.paragraph+last.item == 0 { // "Article 21-1"
				return nil, 0, false
			}
			if p, end, ok := t.sibling(k, last); ok {
				places, j = append(places, p), end
				continue
			}
		}
		k := t.and(j)
		if k == j {
			return places, j, true
		}
		if p, end, ok := t.sibling(k, last); ok {
			places, j = append(places, p), end
			continue
		}
		number, end := t.number(k)
		if !plural || number == 0 || t.unit(end) {
			return places, j, true
		}
		p := place{article: number, start: k}
		j = t.part(end, &p)
		p.end = j
		places = append(places, p)
	}
}

// sibling reads at i a paragraph or item of the same article as last: "¶2",
// "(3)", and after "paragraphs" or "items" a number alone.
func (t *text) sibling(i int, last place) (p place, end int, ok bool) {
	p = place{article: last.article, start: i, many: last.many}
	if last.item > 0 {
		n, end := t.bracketed(i)
		if n == 0 && last.many {
			n, end = t.number(i)
		}
		if n > 0 && !t.unit(end) {
			p.paragraph, p.item, p.end = last.paragraph, n, end
			return p, end, true
		}
	}
	if last.paragraph == 0 {
		return p, 0, false
	}
	if n, end := t.number(i); n > 0 && last.many && last.item == 0 && !t.unit(end) {
		p.paragraph, p.end = n, end
		return p, end, true
	}
	if end = t.paragraph(i, &p); end > i {
		p.end = t.items(end, &p)
		return p, p.end, true
	}
	return p, 0, false
}

// part reads what follows an article's number at i: "(3)", " ¶1(2)",
// ", paragraph 1, item 2". It returns the position after it.
func (t *text) part(i int, p *place) int {
	return t.items(t.paragraph(i, p), p)
}

// paragraph reads "¶1" or "paragraph 1" at i, and returns i if none is there.
func (t *text) paragraph(i int, p *place) int {
	j := t.comma(i)
	k, many := j, false
	for t.rune(k) == '¶' {
		k++
	}
	if many = k > j+1; k == j {
		var ok bool
		if k, ok = t.word(j, "paragraphs", "paras"); ok {
			many = true
		} else if k, ok = t.word(j, "paragraph", "para"); !ok {
			return i
		}
	}
	n, end := t.numbered(t.spaces(k))
	if n == 0 {
		return i
	}
	p.paragraph, p.many = n, many
	return end
}

// items reads "(3)", "(1)(3)", "item 3" or "point (3)" at i, and returns i if
// none is there.
func (t *text) items(i int, p *place) int {
	j := i
	if t.rune(j) == ' ' {
		j++
	}
	if n, end := t.bracketed(j); n > 0 {
		p.item = n
		if second, after := t.bracketed(end); second > 0 && p.paragraph == 0 {
			p.paragraph, p.item = n, second
			return after
		}
		return end
	}
	k, many := t.word(t.comma(i), "items", "points")
	if !many {
		var ok bool
		if k, ok = t.word(t.comma(i), "item", "point", "subparagraph", "subpara", "sub-paragraph"); !ok {
			return i
		}
	}
	n, end := t.numbered(t.spaces(k))
	if n == 0 {
		return i
	}
	p.item, p.many = n, many
	return end
}

// backwards reads "paragraph 2 of Article 48" and "item (3) of Article 21".
func (t *text) backwards(i int) (places []place, end int, ok bool) {
	if r := t.rune(i); r != 'p' && r != 'i' && r != 's' || t.startsInWord(i) {
		return nil, 0, false
	}
	var inner place
	at := t.items(i, &inner)
	if at > i {
		if j, ok := t.word(t.spaces(at), "of"); ok {
			if k := t.paragraph(t.spaces(j), &inner); k > t.spaces(j) {
				at = k
			}
		}
	} else if at = t.paragraph(i, &inner); at == i {
		return nil, 0, false
	}
	j, ok := t.word(t.spaces(at), "of")
	if !ok {
		return nil, 0, false
	}
	places, end, ok = t.english(t.spaces(j))
	if !ok || len(places) != 1 || places[0].paragraph+places[0].item > 0 {
		return nil, 0, false
	}
	places[0].paragraph, places[0].item, places[0].start = inner.paragraph, inner.item, i
	return places, end, true
}

// numberAlone reads the number in "CSL 37" at i, right after a name.
func (t *text) numberAlone(i int) (places []place, end int, ok bool) {
	before := i
	for t.rune(before-1) == ' ' {
		before--
	}
	if r := t.rune(before - 1); !t.whole && (before == i || r == ',' || r == ':' || t.rune(before-2) == '\'') {
		return nil, 0, false
	}
	n, j := t.number(i)
	if n == 0 || j-i > 3 || t.unit(j) || t.rune(j) == '-' {
		return nil, 0, false
	}
	p := place{article: n, start: i}
	p.end = t.part(j, &p)
	return []place{p}, p.end, true
}
