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

// chineseNumeral writes 1 to 9999 as in the numbers of articles: 一百零一,
// 一千二百六十, and 十一 where nothing stands before the ten.
func chineseNumeral(n int) string {
	digits, units := []rune("零一二三四五六七八九"), []string{"千", "百", "十", ""}
	s, zero := "", false
	for i, unit := range []int{1000, 100, 10, 1} {
		d := n / unit % 10
		if d == 0 {
			zero = s != ""
			continue
		}
		if zero {
			s += "零"
		}
		if d != 1 || unit != 10 || s != "" {
			s += string(digits[d])
		}
		s, zero = s+units[i], false
	}
	return s
}
