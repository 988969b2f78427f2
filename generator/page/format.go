package page

import (
	"strconv"
	"strings"

	"legible/generator/law"
)

// count writes a number of things: "1 duty", "12 duties".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(int64(n)) + " " + many
}

// thousands writes 1000000 as "1,000,000".
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// amount writes a fine: "10,000 to 100,000 yuan", "up to 10,000 yuan".
func (b *builder) amount(a *law.Amount) string {
	unit := " " + b.word("currency", a.Currency)
	switch {
	case a.Min == 0:
		return "up to " + thousands(a.Max) + unit
	case a.Min == a.Max:
		return thousands(a.Max) + unit
	case a.Max == 0:
		return "from " + thousands(a.Min) + unit
	}
	return thousands(a.Min) + " to " + thousands(a.Max) + unit
}

// multiple writes a fine counted in times of something.
func (b *builder) multiple(m *law.Multiple) string {
	of := " times " + b.word("multiple", m.Of)
	switch {
	case m.Min == 0:
		return "up to " + thousands(m.Max) + of
	case m.Min == m.Max:
		return thousands(m.Max) + of
	}
	return thousands(m.Min) + " to " + thousands(m.Max) + of
}

// span writes the length of a detention or bar.
func (b *builder) span(s *law.Span) string {
	switch {
	case s.Life:
		return "for life"
	case s.Min == "" && s.Max == "":
		return ""
	case s.Min == "":
		return "up to " + b.duration(s.Max, "")
	case s.Max == "" || s.Min == s.Max:
		return "for " + b.duration(s.Min, "")
	}
	low, high := b.duration(s.Min, ""), b.duration(s.Max, "")
	if lu, hu := strings.Fields(low), strings.Fields(high); len(lu) == 2 && len(hu) == 2 && strings.TrimSuffix(lu[1], "s") == strings.TrimSuffix(hu[1], "s") {
		low = lu[0]
	}
	return low + " to " + high
}

var units = map[byte]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day", 'H': "hour", 'm': "minute", 'S': "second"}

// duration writes an ISO 8601 duration: "6 months", "5 working days". What it
// does not understand it leaves as it is.
func (b *builder) duration(iso, days string) string {
	rest, ok := strings.CutPrefix(iso, "P")
	if !ok || rest == "" {
		return iso
	}
	var parts []string
	number, clock := "", false
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		switch {
		case '0' <= c && c <= '9':
			number += string(c)
			continue
		case c == 'T':
			clock = true
			continue
		case c == 'M' && clock:
			c = 'm'
		}
		unit, known := units[c]
		if !known || number == "" {
			return iso
		}
		if c == 'D' && (days == "working" || days == "calendar") {
			unit = b.word("days", days) + " " + unit
		}
		n, _ := strconv.Atoi(number)
		parts = append(parts, count(n, unit, unit+"s"))
		number = ""
	}
	if number != "" {
		return iso
	}
	return strings.Join(parts, " ")
}

// due is the deadline of a duty, which has one. The law's own word stands beside
// ours only where its Chinese wording was read.
func (b *builder) due(o *law.Obligation) (phrase, anchor string) {
	phrase, anchor = b.deadline(o.Deadline)
	if o.Verification.Rank() > 0 {
		phrase = strings.NewReplacer(" (立即)", "", " (及时)", "", " (同步)", "").Replace(phrase)
	}
	return phrase, anchor
}

// deadline writes when or for how long: the phrase, and what it is tied to
// where that does not fit into it.
func (b *builder) deadline(d *law.Deadline) (phrase, anchor string) {
	phrase = b.word("relation", d.Relation)
	switch {
	case d.Duration != "" && d.Relation == "every":
		length := b.duration(d.Duration, d.Days)
		return phrase + " " + strings.TrimPrefix(length, "1 "), d.Anchor
	case d.Duration != "":
		return phrase + " " + b.duration(d.Duration, d.Days), d.Anchor
	case d.Anchor == "":
		return phrase, ""
	case d.Relation == "before", d.Relation == "within":
		return phrase + " " + d.Anchor, ""
	case d.Relation == "at-event":
		for _, lead := range []string{"at ", "on ", "when ", "while ", "after ", "upon ", "during ", "before "} {
			if strings.HasPrefix(d.Anchor, lead) {
				return d.Anchor, ""
			}
		}
		return "at " + d.Anchor, ""
	}
	return phrase, d.Anchor
}
