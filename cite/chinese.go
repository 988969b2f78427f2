package cite

// chinese reads "第三十七条第一款第（二）项" at i, and what a list adds to it. The
// 第 may be missing if loose: after a name, as in "网安法37条".
func (t *text) chinese(i int, loose bool) (places []place, end int, ok bool) {
	p := place{start: i}
	n, j := t.ordinal(i, "条", loose)
	if n == 0 || t.inserted(j) {
		return nil, 0, false
	}
	p.article = n
	j = t.inArticle(j, &p, loose && t.rune(i) != '第')
	p.end = j
	places = append(places, p)
	for {
		k, tight := t.andChinese(j)
		if k == j {
			return places, j, true
		}
		p, end, ok := t.siblingChinese(k, places[len(places)-1], tight)
		if !ok {
			return places, j, true
		}
		places, j = append(places, p), end
	}
}

// siblingChinese reads a further article, paragraph or item of a list. The 第
// of an article may be missing if loose: 第四十一条至四十三条.
func (t *text) siblingChinese(i int, last place, loose bool) (p place, end int, ok bool) {
	p = place{start: i}
	if n, j := t.ordinal(i, "条", loose); n > 0 && !t.inserted(j) {
		p.article = n
		p.end = t.inArticle(j, &p, false)
		return p, p.end, true
	}
	p.article = last.article
	if j := t.inArticle(i, &p, false); j > i {
		if p.paragraph == 0 {
			p.paragraph = last.paragraph
		}
		p.end = j
		return p, j, true
	}
	return p, 0, false
}

// inArticle reads the paragraph and item at i.
func (t *text) inArticle(i int, p *place, loose bool) int {
	if n, j := t.ordinal(t.spaces(i), "款", loose); n > 0 {
		p.paragraph, i = n, j
	}
	if n, j := t.ordinal(t.spaces(i), "项", loose); n > 0 {
		p.item, i = n, j
	}
	return i
}

// ordinal reads 第N followed by unit; without 第 only if loose.
func (t *text) ordinal(i int, unit string, loose bool) (n, end int) {
	j, ok := t.literal(i, "第")
	if !ok && !loose {
		return 0, i
	}
	j = t.spaces(j)
	if n, end = t.bracketed(j); n == 0 {
		n, end = t.anyNumber(j)
	}
	if n == 0 {
		return 0, i
	}
	if end, ok = t.literal(t.spaces(end), unit); !ok {
		return 0, i
	}
	return n, end
}

// inserted reports whether an article's number goes on at i as that of an
// inserted article, 第一百二十条之一, which is another article.
func (t *text) inserted(i int) bool {
	return t.rune(i) == '之' && isNumeral(t.rune(i+1))
}

// andChinese returns the position after 、, 和, 至 and the like at i, and i if
// none is there. The tight ones leave no doubt that a number goes on the list.
func (t *text) andChinese(i int) (end int, tight bool) {
	j := t.spaces(i)
	for k, s := range []string{"、", "至", "到", "-", "以及", "和", "及", "与", "或者", "或"} {
		if end, ok := t.literal(j, s); ok {
			return t.spaces(end), k < 4
		}
	}
	return i, false
}
