package page

import (
	"strconv"
	"strings"

	"legible/generator/law"
)

// chinese is Simplified Chinese in the manner of the statutes: articles and
// their parts are numbered in characters, and 以上 and 以下 include the figure.
type chinese struct{}

func (chinese) code() string { return "zh" }
func (chinese) tag() string  { return "zh-Hans" }

func (chinese) pick(b law.Bilingual) (own, other string) { return b.Zh, b.En }

func (chinese) native(chinese bool) bool { return chinese }

func (chinese) date(d law.Date) string { return d.Chinese() }

func (chinese) year(d law.Date) string { return d.String()[:4] + "年" }

// count writes a number with its measure word: "12项义务".
func (chinese) count(n int, thing string) string {
	return thousands(int64(n)) + phrases["count/"+thing].Zh
}

// list joins names: "甲、乙和丙", or "甲、乙、丙".
func (chinese) list(names []string, last bool) string {
	if !last || len(names) < 2 {
		return strings.Join(names, "、")
	}
	return strings.Join(names[:len(names)-1], "、") + "和" + names[len(names)-1]
}

func (chinese) sentence(s string) string { return s }

// amount writes a fine: "1万元以上10万元以下".
func (t chinese) amount(a *law.Amount) string {
	unit := word(t, "currency", a.Currency)
	return t.between(a.Min, a.Max, func(n int64) string { return t.figure(n) + unit })
}

// multiple writes a fine counted in times of something: "违法所得1倍以上10倍以下".
func (t chinese) multiple(m *law.Multiple) string {
	return word(t, "multiple", m.Of) + t.between(m.Min, m.Max, func(n int64) string { return thousands(n) + "倍" })
}

func (chinese) between(low, high int64, write func(int64) string) string {
	switch {
	case low == 0:
		return write(high) + "以下"
	case low == high:
		return write(high)
	case high == 0:
		return write(low) + "以上"
	}
	return write(low) + "以上" + write(high) + "以下"
}

// figure writes whole ten thousands and hundred millions as such, other numbers
// in digits.
func (chinese) figure(n int64) string {
	for _, unit := range []struct {
		of   int64
		name string
	}{{100_000_000, "亿"}, {10_000, "万"}} {
		if n >= unit.of && n%unit.of == 0 {
			return strconv.FormatInt(n/unit.of, 10) + unit.name
		}
	}
	return strconv.FormatInt(n, 10)
}

// span writes the length of a detention or bar, to stand before its name:
// "5日以上15日以下" 拘留, "终身" 不得从事.
func (t chinese) span(s *law.Span) string {
	switch {
	case s.Life:
		return "终身"
	case s.Min == "" && s.Max == "":
		return ""
	case s.Min == "":
		return t.duration(s.Max, "") + "以下"
	case s.Max == "" || s.Min == s.Max:
		return t.duration(s.Min, "") + "内"
	}
	return t.duration(s.Min, "") + "以上" + t.duration(s.Max, "") + "以下"
}

// duration writes an ISO 8601 duration: "6个月", "5个工作日". What it does not
// understand it leaves as it is.
func (t chinese) duration(iso, days string) string {
	text := ""
	for _, l := range lengths(iso) {
		unit := word(t, "unit", string(l.unit))
		if l.unit == 'D' && (days == "working" || days == "calendar") {
			unit = word(t, "days", days)
		}
		text += strconv.Itoa(l.n) + unit
	}
	if text == "" {
		return iso
	}
	return text
}

// deadline writes when or for how long. What it is tied to is English prose and
// stays outside the phrase, which says that it follows.
func (t chinese) deadline(d *law.Deadline) (text, anchor string) {
	if d.Duration != "" {
		length := t.duration(d.Duration, d.Days)
		if d.Relation == "every" {
			length = strings.TrimPrefix(strings.TrimPrefix(length, "1个"), "1")
		}
		return fill(t, "timed/"+d.Relation, length), d.Anchor
	}
	if d.Anchor != "" {
		if text := fill(t, "tied/"+d.Relation); text != "" {
			return text, d.Anchor
		}
	}
	return word(t, "relation", d.Relation), d.Anchor
}

func (chinese) cite(n *law.Node) string     { return n.CitationZh() }
func (chinese) cited(v *law.Version) string { return v.CitedZh() }
func (chinese) place(n *law.Node) string    { return n.PlaceZh() }
func (chinese) part(n *law.Node) string     { return n.PartZh() }

// articleName names the paragraph also of an article that has only one.
func (chinese) articleName(n *law.Node) string {
	if n.PartZh() == "" && n.Paragraph > 0 {
		return n.PlaceZh() + "第一款"
	}
	return n.PlaceZh()
}

func (chinese) number(pr *law.Provision) string { return law.ChineseNumeral(pr.Ordinal) }

func (chinese) numeral(n int) string { return law.ChineseNumeral(n) }

func (chinese) label(d *law.Division) string { return d.LabelZh() }

func (chinese) articles(first, last int) string {
	if first == last {
		return "第" + law.ChineseNumeral(first) + "条"
	}
	return "第" + law.ChineseNumeral(first) + "条至第" + law.ChineseNumeral(last) + "条"
}

// shortTitle is an instrument's title without the country, or the short name
// where that is still long.
func (t chinese) shortTitle(in *law.Instrument) string {
	title := strings.TrimPrefix(nameIn(t, in.Title), "中华人民共和国")
	if len([]rune(title)) > 18 && in.Short.Zh != "" {
		return in.Short.Zh
	}
	return title
}
