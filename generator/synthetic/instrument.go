package synthetic

import (
	"fmt"
)

// instrument is one instrument while it is written.
type instrument struct {
	number         int
	id, kind       string
	title, short   pair
	topics         int    // how many the corpus has
	events         string // as YAML
	duties         int
	draft, binding bool
}

// text is one version: its articles by number, from 1.
type text struct {
	version, label, labelZh string
	articles                []*article
	at                      map[*article]int // their numbers
	rows                    []string         // of the concordance, as YAML
	written                 map[*article]bool
}

func newText(version, label, labelZh string) *text {
	return &text{version: version, label: label, labelZh: labelZh, at: map[*article]int{}, written: map[*article]bool{}}
}

// add gives an article the next number. Written ones stand in the files of the
// version; the others are inherited.
func (t *text) add(a *article, written bool) int {
	t.articles = append(t.articles, a)
	t.at[a], t.written[a] = len(t.articles), written
	return len(t.articles)
}

// duty records a duty of an article under an id of its own.
func (in *instrument) duty(a *article, d duty) {
	in.duties++
	d.id = fmt.Sprintf("%s-duty-%d", in.id, in.duties)
	a.duties = append(a.duties, d)
	if d.bearer[:5] == "actor" {
		a.binds = appendNew(a.binds, d.bearer)
	}
}

// kinds of instruments, with the words of their titles.
var kinds = []struct {
	kind string
	name pair
}{
	{"law", pair{"Act", "法"}},
	{"administrative-regulation", pair{"Regulations", "条例"}},
	{"departmental-measures", pair{"Measures", "办法"}},
	{"national-standard", pair{"Standard", "标准"}},
	{"guidelines", pair{"Guidelines", "指南"}},
}

// begin starts the next instrument. No two have the same name: the name is
// counted out of the concepts, not drawn.
func (g *generator) begin(kind int) *instrument {
	g.instruments++
	i := g.instruments
	k := kinds[kind]
	one := g.concepts[i*7%len(g.concepts)]
	short := pair{title(one.en) + " " + k.name.en, one.zh + k.name.zh}
	if round := i / len(g.concepts); round > 0 {
		two := g.concepts[(i*7+round*13)%len(g.concepts)]
		short = pair{title(one.en) + " and " + title(two.en) + " " + k.name.en, one.zh + two.zh + k.name.zh}
	}
	return &instrument{
		number: i, id: fmt.Sprintf("synthetic-%d", i), kind: k.kind, topics: g.topicCount(), short: short,
		title: pair{fmt.Sprintf("%s (synthetic law for measurement, No. %d)", short.en, i), fmt.Sprintf("%s（测量用合成法律第%d号）", short.zh, i)},
	}
}

// rules writes n articles that stand on their own so far.
func (g *generator) rules(in *instrument, n int) []*article {
	all := make([]*article, n)
	for i := range all {
		all[i] = g.article(in)
	}
	return all
}

// settle puts rules into a version, lets some of them name others, and closes
// it with so many articles of penalties for them.
func (g *generator) settle(in *instrument, t *text, rules []*article, penalties int) {
	for _, a := range rules {
		t.add(a, true)
	}
	for _, a := range rules {
		if there := pick(g.writer, rules); there != a && g.chance(35) {
			g.link(a, link{kind: "cites", there: there})
			if p := &a.text[len(a.text)-1]; len(p.items) == 0 && g.chance(40) {
				p.en += fmt.Sprintf(" Article @%d applies as well.", len(p.cites))
				p.cites = append(p.cites, there)
			}
		}
	}
	for range penalties {
		t.add(g.penalty(in, rules), true)
	}
}

// penalties is how many of n articles are penalties.
func penalties(n int) int { return max(1, n/9) }

// link adds a reference, unless it leads back or the same place is linked.
func (g *generator) link(a *article, l link) {
	if l.there == a {
		return
	}
	for _, have := range a.links {
		if have.there == l.there && have.to == l.to {
			return
		}
	}
	a.links = append(a.links, l)
}

// linkOut lets articles refer to instruments written before.
func (g *generator) linkOut(t *text) {
	types := []string{"implements", "elaborates", "restates", "extends", "cites", "excepts", "delegates", "defines"}
	for _, a := range t.articles {
		if len(g.places) > 0 && g.chance(30) {
			p := pick(g.writer, g.places)
			g.link(a, link{kind: pick(g.writer, types), to: fmt.Sprintf("%s@%s/art_%d", p.instrument, p.version, 1+g.IntN(p.articles))})
		}
		if len(g.places) > 0 && g.chance(10) {
			p := pick(g.writer, g.places)
			last := &a.text[len(a.text)-1]
			if len(last.items) == 0 {
				last.en += fmt.Sprintf(" %s (%s) Article %d stands beside this.", p.short, p.version[:4], 1+g.IntN(p.articles))
			}
		}
	}
}

// title puts words in capitals.
func title(s string) string {
	out := []byte(s)
	for i := range out {
		if i == 0 || out[i-1] == ' ' {
			out[i] -= 'a' - 'A'
		}
	}
	return string(out)
}
