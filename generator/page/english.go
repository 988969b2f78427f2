package page

import (
	"slices"
	"strconv"
	"strings"

	"legible/generator/law"
)

// english is English as the site writes it.
type english struct{}

func (english) code() string { return "en" }
func (english) tag() string  { return "en" }

func (english) pick(b law.Bilingual) (own, other string) { return b.En, b.Zh }

func (english) native(chinese bool) bool { return !chinese }

func (english) date(d law.Date) string { return d.English() }

func (english) year(d law.Date) string { return d.String()[:4] }

// count writes a number of things: "1 duty", "12 duties".
func (t english) count(n int, thing string) string {
	if thing == "part" {
		return t.parts(n)
	}
	one, many, several := strings.Cut(phrases["count/"+thing].En, "|")
	if n == 1 || !several {
		many = one
	}
	return thousands(int64(n)) + " " + many
}

// parts writes "Four parts".
func (english) parts(n int) string {
	words := []string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"}
	switch {
	case n == 1:
		return "One part"
	case n < len(words):
		return words[n] + " parts"
	}
	return thousands(int64(n)) + " parts"
}

// list joins names: "a, b and c", or "a, b, c".
func (english) list(names []string, last bool) string {
	if !last || len(names) < 2 {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func (english) sentence(s string) string { return sentence(s) }

// sentence returns English with a capital first letter.
func sentence(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

func (english) figure(n int64) string { return thousands(n) }

// amount writes a fine: "10,000 to 100,000 yuan", "up to 10,000 yuan".
func (t english) amount(a *law.Amount) string {
	return t.between(a.Min, a.Max) + " " + word(t, "currency", a.Currency)
}

// multiple writes a fine counted in times of something.
func (t english) multiple(m *law.Multiple) string {
	return t.between(m.Min, m.Max) + " times " + word(t, "multiple", m.Of)
}

func (english) between(low, high int64) string {
	switch {
	case low == 0:
		return "up to " + thousands(high)
	case low == high:
		return thousands(high)
	case high == 0:
		return "from " + thousands(low)
	}
	return thousands(low) + " to " + thousands(high)
}

// span writes the length of a detention or bar.
func (t english) span(s *law.Span) string {
	switch {
	case s.Life:
		return "for life"
	case s.Min == "" && s.Max == "":
		return ""
	case s.Min == "":
		return "up to " + t.duration(s.Max, "")
	case s.Max == "" || s.Min == s.Max:
		return "for " + t.duration(s.Min, "")
	}
	low, high := t.duration(s.Min, ""), t.duration(s.Max, "")
	if lu, hu := strings.Fields(low), strings.Fields(high); len(lu) == 2 && len(hu) == 2 && strings.TrimSuffix(lu[1], "s") == strings.TrimSuffix(hu[1], "s") {
		low = lu[0]
	}
	return "of " + low + " to " + high
}

// duration writes an ISO 8601 duration: "6 months", "5 working days". What it
// does not understand it leaves as it is.
func (t english) duration(iso, days string) string {
	var parts []string
	for _, l := range lengths(iso) {
		kind := ""
		if l.unit == 'D' && (days == "working" || days == "calendar") {
			kind = word(t, "days", days) + " "
		}
		unit := word(t, "unit", string(l.unit))
		if l.n != 1 {
			unit += "s"
		}
		parts = append(parts, thousands(int64(l.n))+" "+kind+unit)
	}
	if len(parts) == 0 {
		return iso
	}
	return strings.Join(parts, " ")
}

// deadline writes when or for how long: the phrase, and what it is tied to
// where that does not fit into it.
func (t english) deadline(d *law.Deadline) (phrase, anchor string) {
	phrase = word(t, "relation", d.Relation)
	switch {
	case d.Duration != "" && d.Relation == "every":
		return phrase + " " + strings.TrimPrefix(t.duration(d.Duration, d.Days), "1 "), d.Anchor
	case d.Duration != "":
		return phrase + " " + t.duration(d.Duration, d.Days), d.Anchor
	case d.Anchor == "":
		return phrase, ""
	case d.Relation == "before", d.Relation == "within":
		return phrase + " " + d.Anchor, ""
	case d.Relation == "at-event":
		if first, _, _ := strings.Cut(d.Anchor, " "); slices.Contains([]string{"at", "on", "when", "while", "after", "upon", "during", "before"}, first) {
			return d.Anchor, ""
		}
		return "at " + d.Anchor, ""
	}
	return phrase, d.Anchor
}

func (english) cite(n *law.Node) string     { return n.Citation() }
func (english) cited(v *law.Version) string { return v.Cited() }
func (english) place(n *law.Node) string    { return n.Place() }
func (english) part(n *law.Node) string     { return strings.TrimSpace(n.Part()) }

// articleName is "Article 21(3)". Unlike the short form it names the paragraph
// of an article that has only one.
func (english) articleName(n *law.Node) string {
	if part := n.Part(); part != "" || n.Paragraph == 0 {
		return "Article " + n.Provision.Number + part
	}
	return "Article " + n.Provision.Number + " ¶1"
}

func (english) number(pr *law.Provision) string { return pr.Number }

func (english) numeral(n int) string { return strconv.Itoa(n) }

func (t english) label(d *law.Division) string {
	return strings.TrimSpace(word(t, "division", d.Kind) + " " + d.Number)
}

func (english) articles(first, last int) string {
	if first == last {
		return "Art. " + strconv.Itoa(first)
	}
	return "Arts " + strconv.Itoa(first) + "–" + strconv.Itoa(last)
}

// shortTitle is an instrument's title without the country, or the short name
// where that is still long.
func (t english) shortTitle(in *law.Instrument) string {
	title := strings.TrimSuffix(nameIn(t, in.Title), " of the People’s Republic of China")
	if len(title) > 45 && in.Short.En != "" {
		return in.Short.En
	}
	return title
}
