package synthetic

import (
	"fmt"
	"strconv"
	"strings"
)

// quote writes a string as YAML in double quotes.
func quote(s string) string { return strconv.Quote(s) }

func (p pair) yaml() string { return fmt.Sprintf("{en: %s, zh: %s}", quote(p.en), quote(p.zh)) }

// finish writes the files of an instrument and remembers its versions, so that
// later instruments and the lists can point to them.
func (g *generator) finish(in *instrument, texts ...*text) error {
	relations := " []\n"
	if in.kind != "law" && len(g.places) > 0 {
		relations = fmt.Sprintf("\n  - {type: made-under, to: %s}\n", g.places[0].instrument)
	}
	level := []string{"{level: primary, copies: 2, sources: [source-1, source-2]}", "{level: secondary, sources: [source-3]}", "{level: unchecked}"}[in.number%3]
	dir := "instruments/" + in.id + "/"
	if err := g.write(dir+"instrument.yaml", fmt.Sprintf(
		"id: %s\nkind: %s\ntitle: %s\nshort: %s\nnames: [%s]\nrank: {en: Synthetic, zh: 合成}\nissuer: %s\nevents:\n%srelations:%sverification: %s\n",
		in.id, in.kind, in.title.yaml(), in.short.yaml(), quote("Synthetic "+strconv.Itoa(in.number)), authorityID(in.number%len(g.authorities)),
		in.events, relations, level)); err != nil {
		return err
	}
	for i, t := range texts {
		if err := g.version(dir+t.version+"/", in, t, level); err != nil {
			return err
		}
		if len(t.rows) > 0 {
			rows := "  - " + strings.Join(t.rows, "\n  - ")
			if err := g.write(dir+t.version+"/concordance.yaml", fmt.Sprintf("from: %q\nrows:\n%s\n", texts[i-1].version, rows)); err != nil {
				return err
			}
		}
		p := place{in.id, t.version, in.short.en, len(t.articles), in.binding && i == len(texts)-1, nil}
		for _, a := range t.articles {
			for _, d := range a.duties {
				p.duties = append(p.duties, d.id+"@"+t.version)
			}
		}
		g.places = append(g.places, p)
	}
	return nil
}

// version writes the outline and the chapters of one version.
func (g *generator) version(dir string, in *instrument, t *text, level string) error {
	const chapter = 11 // articles, more or less
	last := len(t.articles)
	for last > 1 && len(t.articles[last-1].sanctions) > 0 {
		last--
	}
	var outline strings.Builder
	number := 0
	add := func(from, to int, heading pair) error {
		number++
		span := fmt.Sprintf("%d-%d", from, to)
		if from == to {
			span = strconv.Quote(strconv.Itoa(from))
		}
		fmt.Fprintf(&outline, "  - {kind: chapter, number: %s, heading: %s, articles: %s}\n", roman(number), heading.yaml(), span)
		var b strings.Builder
		for n := from; n <= to; n++ {
			if a := t.articles[n-1]; t.written[a] {
				a.yaml(&b, t)
			}
		}
		if b.Len() == 0 {
			return nil // inherited whole
		}
		head := fmt.Sprintf("defaults: {text-basis: own-restatement, verification: %s}\narticles:\n", level)
		return g.write(fmt.Sprintf("%schapter-%d.yaml", dir, number), head+b.String())
	}
	for from := 1; from <= last; {
		to := from + chapter - 1
		if last-to < chapter/2 {
			to = last
		}
		heading := pair{"General provisions", "总则"}
		if from > 1 {
			c := g.idea()
			heading = pair{upper(c.en), c.zh}
		}
		if err := add(from, to, heading); err != nil {
			return err
		}
		from = to + 1
	}
	if last < len(t.articles) {
		if err := add(last+1, len(t.articles), pair{"Legal liability", "法律责任"}); err != nil {
			return err
		}
	}
	return g.write(dir+"version.yaml", fmt.Sprintf("version: %q\nlabel: %s\narticles: %d\noutline:\n%sgaps: []\n",
		t.version, pair{t.label, t.labelZh}.yaml(), len(t.articles), outline.String()))
}

// yaml writes the article with the numbers of a version.
func (a *article) yaml(b *strings.Builder, t *text) {
	fmt.Fprintf(b, "  - number: \"%d\"\n    heading: %s\n    binds: [%s]\n    topics: [%s]\n    text:\n",
		t.at[a], pair{a.en, a.zh}.yaml(), strings.Join(a.binds, ", "), strings.Join(a.topics, ", "))
	for _, p := range a.text {
		en := p.en
		for i := len(p.cites) - 1; i >= 0; i-- {
			en = strings.ReplaceAll(en, "@"+strconv.Itoa(i), strconv.Itoa(t.at[p.cites[i]]))
		}
		fmt.Fprintf(b, "      - en: %s\n", quote(en))
		if len(p.items) > 0 {
			b.WriteString("        items:\n")
		}
		for _, item := range p.items {
			fmt.Fprintf(b, "          - en: %s\n", quote(item))
		}
	}
	for i, d := range a.duties {
		if i == 0 {
			b.WriteString("    obligations:\n")
		}
		d.yaml(b)
	}
	for _, s := range a.sanctions {
		var enforces []string
		for _, rule := range s.enforces {
			enforces = append(enforces, "art_"+strconv.Itoa(t.at[rule]))
		}
		fmt.Fprintf(b, "    sanctions:\n      - {id: %s, enforces: [%s], on: [%s], authority: [%s], basis: [para_1], tiers: %s}\n",
			s.id, strings.Join(enforces, ", "), strings.Join(s.on, ", "), s.authority, s.tiers)
	}
	for i, l := range a.links {
		if i == 0 {
			b.WriteString("    references:\n")
		}
		to := l.to
		if l.there != nil {
			to = "art_" + strconv.Itoa(t.at[l.there])
		}
		fmt.Fprintf(b, "      - {type: %s, to: %s}\n", l.kind, to)
	}
	if a.outcome != "" {
		fmt.Fprintf(b, "    outcome: %s\n", a.outcome)
	}
}

func (d *duty) yaml(b *strings.Builder) {
	fmt.Fprintf(b, "      - id: %s\n        modality: %s\n        bearer: [%s]\n        action: %s\n", d.id, d.modality, d.bearer, quote(d.action))
	if d.to != "" {
		fmt.Fprintf(b, "        authority: [%s]\n", d.to)
	}
	if d.condition != "" {
		fmt.Fprintf(b, "        condition: %s\n", quote(d.condition))
	}
	if d.exception != "" {
		fmt.Fprintf(b, "        exception: %s\n", quote(d.exception))
	}
	if d.deadline != "" {
		fmt.Fprintf(b, "        deadline: {%s}\n", d.deadline)
	}
	basis := fmt.Sprintf("para_%d", d.para)
	if d.item > 0 {
		basis += fmt.Sprintf("__point_%d", d.item)
	}
	fmt.Fprintf(b, "        basis: [%s]\n", basis)
}

// roman writes 1 to 39 as the numbers of chapters.
func roman(n int) string {
	ones := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return strings.Repeat("X", n/10) + ones[n%10]
}
