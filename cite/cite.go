// Package cite reads citations of articles as people write them, in English
// and Chinese: "CSL Art. 37", "Article 21(3)", "Article 22 ¶1",
// "CSL (2017) Art. 69(2)", "第二十二条第一款第（二）项", "网安法37条",
// "csl@2017-06-01/art_21__para_1". It knows spellings, not law: whether the
// article exists, and which instrument a name means, is for the caller.
//
// A citation has a place, which is an article (条), and in it perhaps a
// paragraph (款) and an item (项), and perhaps an instrument and a version in
// front of the place or, after "of", behind it. A number in brackets is an
// item, as in "Article 21(3)"; of two, "Article 21(1)(3)", the first is the
// paragraph. Letter case, full-width forms and kinds of spaces do not matter.
// Numbers count from 1 and have at most four digits.
package cite

import (
	"fmt"
	"strings"
)

// Citation is one citation. Numbers are 0 where it does not go that deep.
type Citation struct {
	Instrument string // name as written, "" if none is
	Version    string // year or date as written ("2017", "2017-06-01"), "" if none is
	Article    int
	Paragraph  int
	Item       int

	// Start and End are byte offsets of the citation in the text given to
	// [Find], of the whole string for [Parse]. A name in front belongs to it, a
	// name behind ("of the CSL") does not; in a list the later citations are
	// their numbers alone.
	Start, End int
}

// Parse reads s as one citation and reports whether it is one: a search query.
// It is more lenient than [Find], because nothing else can be meant: "csl37",
// "art 37 csl" and "37条" are citations, but a bare "37" is none, and neither
// are lists and ranges. Names are those of instruments, long and short.
func Parse(s string, names []string) (Citation, bool) { return Names(names).Parse(s) }

// Parse is [Parse] with the reader's names.
func (r *Reader) Parse(s string) (Citation, bool) {
	t := newText(strings.TrimRight(s, ". \t\r\n\u3000。"), r)
	t.whole = true
	i := t.spaces(0)
	found, end, ok := t.citation(i)
	if !ok || len(found) != 1 || t.spaces(end) != t.len() {
		return Citation{}, false
	}
	c := found[0]
	c.Start, c.End = 0, len(s)
	return c, true
}

// Find returns the citations in running text, in order and without overlaps.
// "Articles 33, 34 and 36" gives three, "Articles 8 to 11" the first and the
// last. An article of an instrument that is plainly named but not among names
// ("Article 7 of the Civil Code", "GDPR Article 33", 《民法典》第三条) gives none,
// because read without the name it would be a wrong citation.
func Find(s string, names []string) []Citation { return Names(names).Find(s) }

// Find is [Find] with the reader's names.
func (r *Reader) Find(s string) []Citation {
	if !hasNumber(s) {
		return nil // as most texts are, and this takes a fraction of the time
	}
	t := newText(s, r)
	var all []Citation
	for i := 0; i < t.len(); {
		found, end, ok := t.citation(i)
		if !ok {
			i++
			continue
		}
		all = append(all, found...)
		i = max(end, i+1)
	}
	return all
}

// String writes the citation so that [Parse] reads the same place from it:
// "CSL (2017) Art. 22 ¶1(2)", or the id if it names a full version of one:
// "csl@2017-06-01/art_22__para_1__point_2".
func (c Citation) String() string {
	var b strings.Builder
	if strings.Contains(c.Version, "-") && isID(c.Instrument) {
		fmt.Fprintf(&b, "%s@%s/art_%d", c.Instrument, c.Version, c.Article)
		if c.Paragraph > 0 {
			fmt.Fprintf(&b, "__para_%d", c.Paragraph)
		}
		if c.Item > 0 {
			fmt.Fprintf(&b, "__point_%d", c.Item)
		}
		return b.String()
	}
	if c.Instrument != "" {
		b.WriteString(c.Instrument + " ")
	}
	if c.Version != "" {
		b.WriteString("(" + c.Version + ") ")
	}
	fmt.Fprintf(&b, "Art. %d", c.Article)
	if c.Paragraph > 0 {
		fmt.Fprintf(&b, " ¶%d", c.Paragraph)
	}
	if c.Item > 0 {
		fmt.Fprintf(&b, "(%d)", c.Item)
	}
	return b.String()
}

// place is a citation without its instrument. Its offsets count characters.
type place struct {
	article, paragraph, item int
	many                     bool // more paragraphs or items may follow as numbers alone
	start, end               int
}

// citation reads the citation, or list of them, that starts at i. It is ok
// with nothing found if what stands there only looks like a citation; the
// caller goes on at end either way.
func (t *text) citation(i int) (found []Citation, end int, ok bool) {
	if c, end, ok := t.id(i); ok {
		return []Citation{c}, end, true
	}
	front := t.instrument
	if t.whole {
		front = t.dated
	}
	name, version, at, named := front(i)
	if !named {
		at = i
	}
	places, end, ok := t.places(at, named)
	if !ok {
		return nil, 0, false
	}
	if !named {
		switch after, v, known := t.instrumentBehind(end); {
		case known > 0:
			name, version = after, v
			if t.whole {
				end = known
			}
		case known < 0 || t.foreignBefore(i):
			return nil, end, true
		}
	}
	places[0].start = i
	if t.closesBracket(i, at) {
		places[0].start = at
	}
	for _, p := range places {
		found = append(found, Citation{
			Instrument: name, Version: version,
			Article: p.article, Paragraph: p.paragraph, Item: p.item,
			Start: t.offset(p.start), End: t.offset(p.end),
		})
	}
	return found, end, true
}

// places reads the place, or list of places, at i.
func (t *text) places(i int, named bool) (places []place, end int, ok bool) {
	if places, end, ok = t.english(i); ok {
		return places, end, true
	}
	if places, end, ok = t.chinese(i, named || t.whole); ok {
		return places, end, true
	}
	if named {
		return t.numberAlone(i)
	}
	return t.backwards(i)
}
