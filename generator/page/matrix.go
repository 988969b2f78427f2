package page

import (
	"slices"
	"strconv"

	"legible/generator/law"
)

// matrix is the page that counts the duties that bind, by who bears them and by
// topic. A number leads to these duties; its shade says how large it is.
func (b *builder) matrix() {
	p := b.at("obligations/matrix.html", nil)
	type cell struct {
		a *law.Actor
		t *law.Topic
	}
	n := map[cell]int{}
	most := 0
	for _, a := range b.c.Actors {
		binding, _ := byForce(families(a.Obligations))
		for _, f := range binding {
			n[cell{a, nil}]++
			for _, t := range f.topics() {
				n[cell{a, t}]++
				most = max(most, n[cell{a, t}])
			}
		}
	}
	all, _ := byForce(families(b.c.Obligations))
	for _, f := range all {
		n[cell{}]++
		for _, t := range f.topics() {
			n[cell{nil, t}]++
		}
	}
	topics := slices.DeleteFunc(slices.Clone(b.c.Topics), func(t *law.Topic) bool { return n[cell{nil, t}] == 0 })
	var heads list
	for _, t := range topics {
		h := p.link(p.name(t.Name), t.URL)
		h["n"] = thousands(int64(n[cell{nil, t}]))
		heads = append(heads, h)
	}
	parts := map[bool]list{}
	for _, a := range b.c.Actors {
		if n[cell{a, nil}] == 0 {
			continue
		}
		row := p.link(p.sentence(p.name(a.Name)), a.URL)
		row["n"] = thousands(int64(n[cell{a, nil}]))
		var cells list
		for _, t := range topics {
			c := data{}
			if k := n[cell{a, t}]; k > 0 {
				c = p.link(thousands(int64(k)), a.URL+"#"+topicAnchor(t))
				c["class"] = "heat-" + strconv.Itoa(heat(k, most))
				c["label"] = p.say("cell", p.count(k, "duty"), p.name(a.Name), p.name(t.Name))
			}
			cells = append(cells, c)
		}
		row["cells"] = cells
		parts[a.Authority] = append(parts[a.Authority], row)
	}
	d := data{"total": thousands(int64(n[cell{}]))}
	put(d, "topics", heads)
	put(d, "parties", parts[false])
	put(d, "authorities", parts[true])
	p.add("matrix", "obligations", p.say("title/matrix"), p.say("about/matrix"), d,
		p.link(p.say("crumb/obligations"), "obligations/index.html"), data{"text": p.say("title/matrix")})
}

// heat is the shade of a count, 1 to 5, on a scale of square roots: the most
// has 5, a quarter of it still 3.
func heat(n, most int) int {
	shade := 1
	for shade < 5 && n*25 > most*shade*shade {
		shade++
	}
	return shade
}
