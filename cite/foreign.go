package cite

// instrumentWords end the names of instruments.
var instrumentWords = set(`law code act acts regulation regulations measures provisions rules order decree decision constitution
	guidelines guideline catalogue standard directive treaty convention interpretation opinions notice charter draft`)

// foreignBefore reports whether the words before i name an instrument that is
// not known: "GDPR Article 33", "Criminal Law Article 286", "Order 33 Article
// 10", 《民法典》第三条, 刑法第三条.
func (t *text) foreignBefore(i int) bool {
	if isHan(t.rune(i)) && t.rune(i-1) != ' ' {
		return t.foreignBeforeChinese(i)
	}
	j := i
	for t.rune(j-1) == ' ' {
		j--
	}
	if t.rune(j-1) == '》' {
		return true
	}
	if t.rune(j-1) == ')' { // "GDPR (2016) Article 3", "(PIPL) Article 38"
		k := j - 2
		for k > j-14 && k >= 0 && t.rune(k) != '(' {
			k--
		}
		return t.rune(k) == '(' && (t.date(k+1) == j-1 || t.acronym(k+1, j-1))
	}
	word := t.wordBefore(j)
	if word < j && isDigit(t.rune(word)) { // "Order 33 Article 10", "Order No. 33 Article 10"
		j = word
		for r := t.rune(j - 1); r == ' ' || r == '.'; r = t.rune(j - 1) {
			j--
		}
		word = t.wordBefore(j)
		w := string(t.folded[word:j])
		return w == "no" || instrumentWords[w]
	}
	if word == j {
		return false
	}
	if t.acronym(word, j) {
		return !emphasis[string(t.folded[word:j])]
	}
	return t.raw[word] >= 'A' && t.raw[word] <= 'Z' && instrumentWords[string(t.folded[word:j])]
}

// emphasis are words that are no names even in capitals.
var emphasis = set("and or of in by to see under the as if cf per with from also")

// wordBefore returns where the word that ends at i starts.
func (t *text) wordBefore(i int) int {
	for isWordRune(t.rune(i - 1)) {
		i--
	}
	return i
}

// acronym reports whether the text from i to j is two or more capital letters.
func (t *text) acronym(i, j int) bool {
	for k := i; k < j; k++ {
		if t.raw[k] < 'A' || t.raw[k] > 'Z' {
			return false
		}
	}
	return j-i >= 2
}

func (t *text) foreignBeforeChinese(i int) bool {
	if t.rune(i-1) == '》' {
		return true
	}
	if t.rune(i-1) == ')' { // （2017年）
		k := i - 2
		for k > i-14 && k >= 0 && t.rune(k) != '(' {
			k--
		}
		return t.rune(k) == '(' && t.date(k+1) > 0
	}
	for _, kind := range []string{"法", "条例", "办法", "规定", "细则", "草案", "征求意见稿", "决定", "解释", "法典", "规则", "指南"} {
		k := i - len([]rune(kind))
		if j, ok := t.literal(k, kind); ok && j == i && k >= 0 {
			return t.rune(k-1) != '本' && !(kind == "规定" && !t.nameLike(k))
		}
	}
	return false
}

// nameLike reports whether 规定 at i ends a name (管理规定) rather than a phrase
// (依照规定第三条).
func (t *text) nameLike(i int) bool {
	j, ok := t.literal(i-2, "管理")
	return ok && j == i
}
