package synthetic

import (
	"fmt"
	"strings"
)

// revise writes the version after old: most articles go on as they are, the
// others are amended, split, merged, dropped, or new. What another article
// points to stays whole, because what is inherited must lead somewhere.
func (g *generator) revise(in *instrument, old, t *text) {
	named := map[*article]bool{}
	for _, a := range old.articles {
		for _, l := range a.links {
			named[l.there] = true
		}
		for _, s := range a.sanctions {
			for _, rule := range s.enforces {
				named[rule] = true
			}
		}
	}
	var waiting *article // to be merged with the next
	turn, splits := 0, 0
	for i, a := range old.articles {
		from := fmt.Sprintf("art_%d", i+1)
		row := func(place string, text string, to ...int) {
			t.rows = append(t.rows, fmt.Sprintf("{from: [%s], to: [%s], text: %s}", place, articles(to), text))
		}
		switch {
		case len(a.sanctions) > 0:
			if g.chance(40) {
				row(from, "amended", t.add(g.penalise(in, a.sanctions[0].enforces), true))
			} else {
				row(from, "reference-only", t.add(a, true))
			}
			continue
		case named[a] && names(a):
			row(from, "reference-only", t.add(a, true))
			continue
		case named[a]:
			row(from, "identical", t.add(a, false))
			continue
		}
		if turn++; turn%7 == 2 {
			splits++ // now, or at the next article that is long enough
		}
		switch {
		case waiting != nil:
			row(fmt.Sprintf("art_%d, %s", old.at[waiting], from), "amended", t.add(merged(waiting, a), true))
			waiting = nil
		case splits > 0 && len(a.text) > 1 && min(a.text[0].words(), a.words()-a.text[0].words()) >= 20:
			splits--
			one, two := halves(a)
			row(from+"__para_1", "amended", t.add(one, true))
			rest := make([]string, 0, len(two.text))
			for n := range two.text {
				rest = append(rest, fmt.Sprintf("%s__para_%d", from, n+2))
			}
			row(strings.Join(rest, ", "), "amended", t.add(two, true))
			t.rows = append(t.rows, fmt.Sprintf("{to: [art_%d], text: new, note: New beside what was split.}", t.add(g.article(in), true)))
		case turn%7 == 3 && i+1 < len(old.articles):
			waiting = a
		case turn%7 == 5:
			t.rows = append(t.rows, fmt.Sprintf("{from: [%s], text: dropped}", from))
		case turn%7 == 1:
			row(from, "amended", t.add(g.amended(a), true))
		case names(a):
			row(from, "reference-only", t.add(a, true))
		default:
			row(from, "identical", t.add(a, false))
		}
	}
	if waiting != nil {
		t.rows = append(t.rows, fmt.Sprintf("{from: [art_%d], text: dropped}", old.at[waiting]))
	}
}

// names reports whether the words name an article by its number: they change
// when the numbers do.
func names(a *article) bool {
	for _, p := range a.text {
		if len(p.cites) > 0 {
			return true
		}
	}
	return false
}

// amended is an article with one sentence more.
func (g *generator) amended(a *article) *article {
	b := *a
	b.text = append([]paragraph(nil), a.text...)
	first := &b.text[0]
	if len(first.items) > 0 {
		first.items = append(append([]string(nil), first.items...), g.verbWord()+" "+g.phrase()+".")
	} else {
		first.en += " " + g.sentence()
	}
	return &b
}

// halves parts an article behind its first paragraph.
func halves(a *article) (one, two *article) {
	one = &article{en: a.en + ": principle", zh: a.zh + "：原则", topics: a.topics, binds: a.binds, text: a.text[:1]}
	two = &article{en: a.en + ": details", zh: a.zh + "：细则", topics: a.topics, binds: a.binds, text: a.text[1:], links: a.links}
	for _, d := range a.duties {
		if d.para == 1 {
			one.duties = append(one.duties, d)
		} else {
			d.para--
			two.duties = append(two.duties, d)
		}
	}
	return one, two
}

// merged joins two articles under the heading of the first.
func merged(a, b *article) *article {
	m := &article{en: a.en, zh: a.zh, links: a.links}
	m.text = append(append(m.text, a.text...), b.text...)
	for _, s := range append(append([]string(nil), a.binds...), b.binds...) {
		m.binds = appendNew(m.binds, s)
	}
	for _, s := range append(append([]string(nil), a.topics...), b.topics...) {
		m.topics = appendNew(m.topics, s)
	}
	m.duties = append(m.duties, a.duties...)
	for _, d := range b.duties {
		d.para += len(a.text)
		m.duties = append(m.duties, d)
	}
	return m
}

func articles(numbers []int) string {
	var out []string
	for _, n := range numbers {
		out = append(out, fmt.Sprintf("art_%d", n))
	}
	return strings.Join(out, ", ")
}

// adopt writes the final text of a draft and tells at each article of the draft
// what became of it.
func (g *generator) adopt(draft, final *instrument, rules []*article, version string) []*article {
	results := []string{"carried-over", "changed", "narrowed", "broadened", "merged", "dropped"}
	var adopted []*article
	for i, a := range rules {
		result := results[i%len(results)]
		if result == "dropped" || result == "merged" && len(adopted) == 0 {
			a.outcome = "{result: dropped, confidence: medium}"
			continue
		}
		b := &article{en: a.en, zh: a.zh, binds: a.binds, topics: a.topics, text: append([]paragraph(nil), a.text...)}
		if result != "carried-over" {
			b.text = g.amended(a).text
		}
		for _, d := range a.duties {
			final.duty(b, d)
		}
		if result == "merged" {
			last := adopted[len(adopted)-1]
			adopted[len(adopted)-1] = merged(last, b)
		} else {
			adopted = append(adopted, b)
		}
		a.outcome = fmt.Sprintf("{result: %s, to: [%s@%s/art_%d], confidence: high, note: Compared for the measurement.}", result, final.id, version, len(adopted))
	}
	return adopted
}
