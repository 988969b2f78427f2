package law

import (
	"strconv"
	"strings"
)

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
// "《网络安全法》（2017年）第二十一条第一款第三项". The number of an item stands
// without brackets, as in the drafting rules of the national legislature.
func (n *Node) CitationZh() string {
	return n.Provision.Version.CitedZh() + n.PlaceZh()
}

// CitedZh returns the version's short name in Chinese: "《网络安全法》（2017年）".
func (v *Version) CitedZh() string {
	title := v.Instrument.Short.Zh
	if title == "" {
		title = v.Instrument.Title.Zh
	}
	return "《" + title + "》（" + v.ID[:min(4, len(v.ID))] + "年）"
}

// PlaceZh returns the Chinese citation inside its version: "第二十一条第二款".
func (n *Node) PlaceZh() string {
	return "第" + ChineseNumeral(n.Provision.Ordinal) + "条" + n.PartZh()
}

// PartZh returns the Chinese citation inside its article: "第一款第三项", or ""
// for the article itself. An item is named with its paragraph even where the
// article has only one.
func (n *Node) PartZh() string {
	s := ""
	if n.Paragraph > 0 && (len(n.Provision.Text) > 1 || n.Item > 0) {
		s = "第" + ChineseNumeral(n.Paragraph) + "款"
	}
	if n.Item > 0 {
		s += "第" + ChineseNumeral(n.Item) + "项"
	}
	return s
}

// LabelZh returns the division's number with its kind: "第三章", "第一节".
func (d *Division) LabelZh() string {
	number, _ := strconv.Atoi(d.EID[strings.LastIndexByte(d.EID, '_')+1:])
	kind := "章"
	if d.Kind == "section" {
		kind = "节"
	}
	return "第" + ChineseNumeral(number) + kind
}

// ChineseNumeral writes 1 to 9999 as in the numbers of articles: 一百零一,
// 一千二百六十, and 十一 where nothing stands before the ten.
func ChineseNumeral(n int) string {
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
