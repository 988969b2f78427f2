package page

import (
	"slices"
	"strings"

	"legible/generator/law"
)

// pair is two articles that are read side by side, and why. The first is the
// earlier, or the one that the other builds on.
type pair struct {
	a, b    *law.Provision
	rows    []*law.Row
	refs    []*law.Reference
	outcome *law.DraftOutcome
}

// pairs are all pairs in the order of the corpus.
type pairs struct {
	all []*pair
	by  map[[2]*law.Provision]*pair
}

// builds are the types of reference that make a comparison worth while.
var builds = []string{"restates", "elaborates", "extends"}

// newPairs pairs the articles that a concordance says were changed, those that
// build on an article of another instrument, and those of a draft with what
// they became.
func newPairs(c *law.Corpus) pairs {
	ps := pairs{by: map[[2]*law.Provision]*pair{}}
	get := func(a, b *law.Provision) *pair {
		if len(a.Text) == 0 || len(b.Text) == 0 {
			return &pair{}
		}
		if found := ps.find(a, b); found != nil {
			return found
		}
		made := &pair{a: a, b: b}
		ps.by[[2]*law.Provision{a, b}] = made
		ps.all = append(ps.all, made)
		return made
	}
	for _, pr := range c.Provisions {
		for _, cp := range pr.Later {
			if cp.Row.Text == "identical" {
				continue
			}
			if p := get(pr, cp.There.Provision); !slices.Contains(p.rows, cp.Row) {
				p.rows = append(p.rows, cp.Row)
			}
		}
		for _, r := range pr.References {
			if slices.Contains(builds, r.Type) && r.To.Provision.Instrument != pr.Instrument {
				p := get(r.To.Provision, pr)
				p.refs = append(p.refs, r)
			}
		}
		if pr.Outcome != nil {
			for _, n := range pr.Outcome.To {
				get(pr, n.Provision).outcome = pr.Outcome
			}
		}
	}
	return ps
}

func (ps pairs) find(a, b *law.Provision) *pair {
	if found := ps.by[[2]*law.Provision{a, b}]; found != nil {
		return found
	}
	return ps.by[[2]*law.Provision{b, a}]
}

func (x *pair) path() string { return "compare/" + slug(x.a) + "--" + slug(x.b) + ".html" }

func slug(pr *law.Provision) string { return pr.Instrument.ID + "-" + pr.Version.ID + "-" + pr.EID }

// compareLink leads to two articles side by side; nil when there is no such page.
func (p place) compareLink(a, b *law.Provision) data {
	if x := p.pairs.find(a, b); x != nil && x.path() != p.path {
		return p.to(x.path())
	}
	return nil
}

// comparisons makes a page for each pair.
func (b *builder) comparisons() {
	for _, x := range b.pairs.all {
		b.comparison(x)
	}
}

// comparison is the page of two articles side by side, with the words that part
// them marked where the texts are alike enough.
func (b *builder) comparison(x *pair) {
	if b.skips(x.path()) {
		return
	}
	p := b.at(x.path(), nil)
	diff := compare(blocks(&x.a.Node), blocks(&x.b.Node))
	first, second := p.cite(&x.a.Node), p.cite(&x.b.Node)
	d := data{"first": first, "second": second}
	put(d, "marked", diff.likeness() >= alike && !diff.none())
	put(d, "samewords", diff.none())
	d["sides"] = list{p.side(x.a, x.b, diff, oldSide), p.side(x.b, x.a, diff, newSide)}
	put(d, "rows", p.rowFacts(x.rows))
	put(d, "refs", p.builtOn(x.refs))
	if x.outcome != nil {
		d["outcome"] = p.outcomeBox(x.outcome, x.a)
	}
	title := p.say("title/beside", first, second)
	p.add("comparison", "law", title, p.say("about/beside", p.name(x.a.Heading), p.description(x.a)), d,
		p.link(p.say("crumb/law"), "instruments/index.html"), p.link(p.shortTitle(x.a.Instrument), x.a.Instrument.URL),
		p.link(first, x.a.URL), data{"text": p.say("crumb/beside", second)})
}

// rowFacts are rows without the difference in words, which the sides show.
func (p place) rowFacts(rows []*law.Row) list {
	out := p.rows(rows)
	for _, row := range out {
		for _, key := range []string{"blocks", "same", "unlike", "compare"} {
			delete(row.(data), key)
		}
	}
	return out
}

// side is one of two articles: its text, with what the other lacks marked, and
// its duties, with those marked that the other does not have.
func (p place) side(pr, other *law.Provision, diff difference, which int) data {
	d := p.link(p.cite(&pr.Node), pr.URL)
	d["heading"] = p.name(pr.Heading)
	put(d, "headingzh", p.other(pr.Heading))
	d["tag"] = p.versionTag(pr.Version)
	d["basis"] = p.word("basis-short", pr.TextBasis)
	if diff.likeness() < alike {
		all := tokenize(blocks(&pr.Node))
		diff = difference{{true, all, all}}
	}
	put(d, "blocks", diff.shown(which, p.kind))
	var duties list
	for _, o := range pr.Obligations {
		row := p.dutyLink(o)
		put(row, "only", pr.Instrument == other.Instrument && !slices.ContainsFunc(other.Obligations, func(x *law.Obligation) bool { return x.ID == o.ID }))
		duties = append(duties, row)
	}
	put(d, "duties", duties)
	return d
}

// dutyLink is a duty in one line.
func (p place) dutyLink(o *law.Obligation) data {
	d := data{
		"who": capital(p.actorLinks(o.Bearers)), "modality": p.word("modality", o.Modality), "class": o.Modality,
		"what": p.prose(strings.TrimSpace(o.Action + " " + o.Object)), "href": p.rel(o.URL),
	}
	if o.Deadline != nil {
		phrase, _ := p.due(o)
		put(d, "when", p.prose(phrase))
	}
	return d
}

// builtOn says how one article builds on the other.
func (p place) builtOn(refs []*law.Reference) list {
	var out list
	for _, r := range refs {
		d := data{"type": p.word("out", r.Type), "from": p.node(r.From), "to": p.node(r.To)}
		put(d, "note", p.prose(r.Note))
		if r.Verification != nil && weak(*r.Verification) {
			d["doubt"] = p.word("level-short", r.Verification.Level)
		}
		out = append(out, d)
	}
	return out
}
