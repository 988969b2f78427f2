package synthetic

import (
	"fmt"
	"strings"
)

// article is one article before it has a number: versions that leave it as it
// is share it, and what names an article points to it and takes its number in
// the version being written.
type article struct {
	en, zh    string // its heading
	binds     []string
	topics    []string
	text      []paragraph
	duties    []duty
	links     []link
	sanctions []sanction
	outcome   string // of an article of a draft, as YAML
}

// paragraph holds words in which @0, @1, … stand for the numbers of cites.
type paragraph struct {
	en    string
	items []string
	cites []*article
}

func (p *paragraph) words() int { return len(strings.Fields(p.en + " " + strings.Join(p.items, " "))) }

func (a *article) words() int {
	n := 0
	for i := range a.text {
		n += a.text[i].words()
	}
	return n
}

type duty struct {
	id, modality, bearer, action string
	condition, exception, to     string
	deadline                     string // as YAML
	para, item                   int
}

// link is a reference: inside the instrument to an article, else to a pointer.
type link struct {
	kind  string
	there *article
	to    string
}

// modalities: how often each is drawn of a hundred, and how it is said.
var modalities = []struct {
	often      int
	kind, says string
	authority  bool
}{
	{52, "must", "must", false},
	{12, "must-not", "must not", false},
	{8, "may", "may", false},
	{5, "encouraged", "is encouraged to", false},
	{5, "entitled", "is entitled to", false},
	{10, "power", "may", true},
	{8, "declares", "is the one to", true},
}

// article writes an article of an instrument, 40 to 200 words long.
func (w *writer) article(in *instrument) *article {
	one, two := w.idea(), w.idea()
	a := &article{topics: []string{topicID(w.IntN(in.topics))}}
	joins := []pair{{" and ", "与"}, {" for the ", "对应的"}, {" under the ", "下的"}}
	j := pick(w, joins)
	a.en, a.zh = upper(one.en)+j.en+two.en, one.zh+j.zh+two.zh
	if j.en != joins[0].en {
		a.zh = two.zh + j.zh + one.zh
	}
	if w.chance(30) {
		a.topics = appendNew(a.topics, topicID(w.IntN(in.topics)))
	}
	length := 40 + min(w.IntN(110), w.IntN(161)) // words; short articles are commoner
	for n := 0; n < length; {
		p := w.paragraph(in, a)
		a.text = append(a.text, p)
		n += p.words()
	}
	return a
}

func (w *writer) paragraph(in *instrument, a *article) paragraph {
	n := len(a.text) + 1
	var p paragraph
	switch {
	case w.chance(18):
		bearer := w.IntN(len(w.actors))
		p.en = fmt.Sprintf("For %s, %s must do the following:", w.phrase(), lead(w.actors[bearer]))
		for i := range 2 + w.IntN(3) {
			action := w.verbWord() + " " + w.phrase()
			p.items = append(p.items, action+";")
			if i == 0 || w.chance(40) {
				in.duty(a, duty{modality: "must", bearer: actorID(bearer), action: plain(action), para: n, item: i + 1})
			}
		}
	case w.chance(65):
		p.en = w.dutySentence(in, a, n)
	default:
		p.en = w.sentence()
	}
	if len(p.items) == 0 {
		for range w.IntN(3) {
			p.en += " " + w.sentence()
		}
	}
	return p
}

// dutySentence says a duty and records it.
func (w *writer) dutySentence(in *instrument, a *article, para int) string {
	draw, m := w.IntN(100), modalities[0]
	for _, m = range modalities {
		if draw -= m.often; draw < 0 {
			break
		}
	}
	action := w.verbWord() + " " + w.phrase()
	d := duty{modality: m.kind, action: plain(action), para: para}
	who := ""
	if m.authority {
		i := w.IntN(len(w.authorities))
		who, d.bearer = organ(w.authorities[i]), authorityID(i)
	} else {
		i := w.IntN(len(w.actors))
		who, d.bearer = lead(w.actors[i]), actorID(i)
		if w.chance(25) {
			to := w.IntN(len(w.authorities))
			d.to, action = authorityID(to), action+" towards "+organ(w.authorities[to])
		}
	}
	says := upper(who) + " " + m.says + " " + action
	if m.kind == "must" && w.chance(45) {
		words, data := w.deadline()
		says, d.deadline = says+" "+words, data
	}
	if w.chance(25) {
		d.condition = plain(w.phrase() + " concerns " + w.phrase())
		says += ", where " + d.condition
	}
	if w.chance(10) {
		d.exception = plain(w.phrase() + " is not at hand")
		says += ", unless " + d.exception
	}
	in.duty(a, d)
	return says + "."
}

// deadline draws a deadline: the words of the article, and the fields.
func (w *writer) deadline() (words, data string) {
	one := w.phrase()
	n := 1 + w.IntN(30)
	switch w.IntN(11) {
	case 0:
		return fmt.Sprintf("within %d working days of %s", n+1, one), fmt.Sprintf("relation: within, duration: P%dD, days: working, anchor: %s", n+1, quote(plain(one)))
	case 1:
		return fmt.Sprintf("no later than %d days before %s", n+1, one), fmt.Sprintf("relation: before, duration: P%dD, days: unstated, anchor: %s", n+1, quote(plain(one)))
	case 2:
		return fmt.Sprintf("for at least %d months", n+1), fmt.Sprintf("relation: at-least, duration: P%dM, days: unstated, anchor: not stated in the text", n+1)
	case 3:
		return fmt.Sprintf("at least every %d years", n+1), fmt.Sprintf("relation: every, duration: P%dY", n+1)
	case 4:
		return "at once (立即)", "relation: at-once"
	case 5:
		return "promptly (及时)", "relation: promptly"
	case 6:
		return "regularly (定期)", "relation: regularly"
	case 7:
		return "as prescribed (按照规定)", "relation: as-prescribed"
	case 8:
		return "as agreed", "relation: as-agreed"
	case 9:
		return "in step with " + one + " (同步)", "relation: in-step, anchor: " + quote(plain(one))
	}
	return "when " + one + " ends", "relation: at-event, anchor: " + quote(plain(one)+" ends")
}

// lead names an actor at the head of a sentence.
func lead(p pair) string {
	if strings.HasPrefix(p.en, "any ") {
		return p.en
	}
	if strings.ContainsRune("aeiou", rune(p.en[0])) {
		return "an " + p.en
	}
	return "a " + p.en
}

// organ names an authority in a sentence.
func organ(p pair) string {
	if strings.HasPrefix(p.en, "the ") {
		return p.en
	}
	return "the " + p.en
}

// plain drops the Chinese in parentheses.
func plain(s string) string {
	for {
		open := strings.Index(s, " (")
		if open < 0 {
			return s
		}
		s = s[:open] + s[open+strings.Index(s[open:], ")")+1:]
	}
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}

func topicID(i int) string     { return fmt.Sprintf("topic-%02d", i+1) }
func actorID(i int) string     { return fmt.Sprintf("actor-%02d", i+1) }
func authorityID(i int) string { return fmt.Sprintf("authority-%02d", i+1) }
