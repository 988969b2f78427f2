package law

import "strconv"

// Citation returns how the place is cited in English: "CSL (2017) Art. 21(3)",
// "CSL (2017) Art. 22 ¶1", "CII draft (2017) Art. 18". The year of the version
// always stands in it, because article numbers move between versions. The
// paragraph is left out where the article has only one.
func (n *Node) Citation() string {
	v := n.Provision.Version
	return v.Cited() + " " + n.Place()
}

// Cited returns the version's short name: "CSL (2017)".
func (v *Version) Cited() string {
	short := v.Instrument.Short.En
	if short == "" {
		short = v.Instrument.Title.En
	}
	return short + " (" + v.ID[:min(4, len(v.ID))] + ")"
}

// Place returns the citation inside its version: "Art. 21(3)", "Art. 22 ¶1".
func (n *Node) Place() string {
	return "Art. " + n.Provision.Number + n.Part()
}

// Part returns the citation inside its article: "(3)", " ¶1", " ¶1(2)", or ""
// for the article itself.
func (n *Node) Part() string {
	s := ""
	if n.Paragraph > 0 && len(n.Provision.Text) > 1 {
		s = " ¶" + strconv.Itoa(n.Paragraph)
	}
	if n.Item > 0 {
		s += "(" + strconv.Itoa(n.Item) + ")"
	}
	return s
}

// CitationZh returns how the place is cited in Chinese:
// "《网络安全法》（2017年）第二十一条第一款第三项".
func (n *Node) CitationZh() string {
	in := n.Provision.Instrument
	title := in.Short.Zh
	if title == "" {
		title = in.Title.Zh
	}
	s := "《" + title + "》（" + n.Provision.Version.ID[:4] + "年）第" + chineseNumeral(n.Provision.Ordinal) + "条"
	if n.Paragraph > 0 && (len(n.Provision.Text) > 1 || n.Item > 0) {
		s += "第" + chineseNumeral(n.Paragraph) + "款"
	}
	if n.Item > 0 {
		s += "第" + chineseNumeral(n.Item) + "项"
	}
	return s
}

// chineseNumeral writes 1 to 999 as in the numbers of articles.
func chineseNumeral(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[n])
	case n < 20:
		return "十" + chineseTail(digits, n%10)
	case n < 100:
		return string(digits[n/10]) + "十" + chineseTail(digits, n%10)
	case n%100 == 0:
		return string(digits[n/100]) + "百"
	case n%100 < 10:
		return string(digits[n/100]) + "百零" + string(digits[n%10])
	}
	return string(digits[n/100]) + "百" + string(digits[n%100/10]) + "十" + chineseTail(digits, n%10)
}

func chineseTail(digits []rune, n int) string {
	if n == 0 {
		return ""
	}
	return string(digits[n])
}
