// Package index decides what of the law can be found, under which title and
// words, and how much each kind of thing weighs. The search engine itself knows
// nothing of law.
package index

import (
	"slices"
	"strings"

	"legible/generator/law"
	"legible/search"
)

// Weights: the provision itself wins over what mentions it, and a short row
// that repeats the words of an article must not overtake the article.
const (
	weightProvision  = 8
	weightTerm       = 2.5
	weightDecision   = 2
	weightQuestion   = 1.8
	weightObligation = 0.8
	weightDoor       = 8
	weightInstrument = 4
	weightPage       = 1.5
	weightPart       = 0.3

	// What does not bind on the as-of date comes after what does, words being
	// equal: a draft never stands above the law it was meant for.
	weightNotBinding = 0.45
)

// Documents returns one document for each article, obligation, term, open
// question and decision, in corpus order.
func Documents(c *law.Corpus) []search.Document {
	var docs []search.Document
	for _, p := range c.Provisions {
		docs = append(docs, provision(c, p))
	}
	for _, o := range c.Obligations {
		docs = append(docs, obligation(o))
	}
	for _, t := range c.Terms {
		docs = append(docs, term(t))
	}
	for _, q := range c.Questions {
		docs = append(docs, question(q))
	}
	for _, d := range c.Decisions {
		docs = append(docs, decision(d))
	}
	for _, in := range c.Instruments {
		docs = append(docs, instrument(in))
	}
	return docs
}

// Rank is what a page is to a reader who searches.
type Rank int

// Ranks of pages: a list of the site that is looked for by its name (penalties,
// deadlines), a page of its own matter (an actor, a topic), and a view of what is
// found by itself (a chapter, a comparison, a step of a decision).
const (
	Door Rank = iota
	Matter
	View
)

// Page returns the document of a page that none of [Documents] leads to. One in the
// folder of a version or of a decision binds as that does: what a chapter of a
// draft says is a draft too.
func Page(c *law.Corpus, url, title, text string, rank Rank) search.Document {
	d := page(url, title, text, rank)
	for _, v := range c.Versions() {
		if in(url, v.URL) {
			inVersion(&d, v)
		}
	}
	for _, dec := range c.Decisions {
		if in(url, dec.URL) {
			d.Status, d.Binding = draft(dec)
		}
	}
	return d
}

// in reports whether a page lies in the folder of an index page.
func in(url, index string) bool {
	return strings.HasPrefix(url, strings.TrimSuffix(index, "index.html"))
}

func page(url, title, text string, rank Rank) search.Document {
	weight := [...]float64{Door: weightDoor, Matter: weightPage, View: weightPart}[rank]
	return search.Document{ID: "page/" + url, Kind: search.KindPage, Title: title, Body: text, URL: url, Current: true, Weight: weight}
}

// instrument is the page of an instrument, which is found by every name of it.
func instrument(in *law.Instrument) search.Document {
	d := page(in.URL, join(in.Title), "", Door)
	d.Terms, d.Weight = strings.Join(in.Spellings(), " "), weightInstrument
	d.Instrument, d.Status, d.Current = in.ID, string(in.Status), in.Status == "in-force"
	if in.Draft {
		d.Status, d.Weight = "draft", weightInstrument*weightNotBinding
	}
	return d
}

// Synonyms returns, for each term, its spellings in both languages, and the
// groups of the corpus: a query for one finds the others.
func Synonyms(c *law.Corpus) [][]string {
	var out [][]string
	for _, t := range c.Terms {
		if words := spellings(t); len(words) > 1 {
			out = append(out, words)
		}
	}
	return append(out, c.Synonyms...)
}

func provision(c *law.Corpus, p *law.Provision) search.Document {
	var body []string
	p.EachText(func(_ *law.Node, text string) { body = append(body, text) })
	var terms []string
	for _, t := range p.Defines {
		terms = append(terms, spellings(t)...)
	}
	for _, t := range c.Terms {
		if named(p.Heading, t) {
			terms = append(terms, spellings(t)...)
		}
	}
	for _, t := range p.Topics {
		terms = append(terms, t.Name.En, t.Name.Zh)
	}
	for _, s := range p.Sanctions {
		terms = append(terms, measures(s)...)
	}
	d := search.Document{
		ID: p.ID, Kind: search.KindProvision, Title: join(p.Heading), Body: strings.Join(body, " "),
		Citation: p.Citation() + " " + p.CitationZh(), Terms: strings.Join(terms, " "),
		URL: p.URL, Weight: weightProvision,
	}
	inVersion(&d, p.Version)
	d.Number, d.Group = p.Number, lineage(p).ID
	d.Weight *= rank(p.Instrument)
	d.Actors, d.Topics = actors(p.Binds), topics(p.Topics)
	for _, o := range p.Obligations {
		d.Actors = union(d.Actors, actors(o.Bearers, o.Authority))
	}
	return d
}

// measures returns what a sanction does, by name: a fine is found as a fine, however
// the article writes it.
func measures(s *law.Sanction) []string {
	var out []string
	for _, t := range s.Tiers {
		for _, m := range t.Measures {
			out = append(out, strings.ReplaceAll(m.Kind, "-", " "))
		}
	}
	return out
}

// rank puts a law above regulations made under it, and these above measures,
// words being equal, and orders articles of the same number likewise.
func rank(in *law.Instrument) float64 {
	switch in.Kind {
	case "law":
		return 1.1
	case "administrative-regulation":
		return 1
	}
	return 0.9
}

// lineage returns the earliest article that p came from whole: versions of one
// article are one group. An article that was merged or split begins its own.
func lineage(p *law.Provision) *law.Provision {
	for {
		before := only(p.Earlier)
		if before == nil || only(before.Later) != p {
			return p
		}
		p = before
	}
}

// only returns the article at the other end if all counterparts lead to one.
func only(list []law.Counterpart) *law.Provision {
	var one *law.Provision
	for _, c := range list {
		if one != nil && one != c.There.Provision {
			return nil
		}
		one = c.There.Provision
	}
	return one
}

// named reports whether a heading is about a term: such an article is found
// under every spelling of it.
func named(heading law.Bilingual, t *law.Term) bool {
	for _, word := range append([]string{t.Name.En}, t.VariantsEn...) {
		if law.IndexWord(heading.En, word) >= 0 {
			return true
		}
	}
	return false
}

// inVersion fills what a document takes from the version it belongs to.
func inVersion(d *search.Document, v *law.Version) {
	d.Instrument, d.Version = v.Instrument.ID, v.ID
	d.InstrumentNames = v.Instrument.Spellings()
	d.Status, d.Current = string(v.Status), v.Binding
	if !v.Binding {
		d.Weight *= weightNotBinding
	}
	if v.Instrument.Draft {
		d.Status = "draft"
	}
	d.Binding = force(v)
	if law.EverInForce(v.Instrument.Events) {
		d.From, d.Until = v.From.String(), v.Until.String()
	}
}

// force says whether a version binds on the as-of date, and if not, why not.
func force(v *law.Version) string {
	switch {
	case v.Binding:
		return search.BindingYes
	case v.Instrument.Draft:
		return search.BindingDraft
	case v.Status == law.NotYet || v.Status == law.AdoptedNotYet:
		return search.BindingFuture
	case !law.EverInForce(v.Instrument.Events):
		return search.BindingGuidance
	}
	return search.BindingPast
}

func obligation(o *law.Obligation) search.Document {
	body := []string{o.Modality, o.Action, o.Object, o.Condition, o.Exception, o.Note}
	for _, a := range o.Bearers {
		body = append([]string{a.Name.En, a.Name.Zh}, body...)
	}
	d := search.Document{
		ID: o.ID + "@" + o.Version.ID, Kind: search.KindObligation, Group: o.ID,
		Title: o.Action, Body: strings.Join(filled(body), " "), Citation: o.Basis[0].Citation(),
		URL: o.URL, Weight: weightObligation,
	}
	inVersion(&d, o.Version)
	d.Number = o.Provision.Number
	d.Actors, d.Topics = actors(o.Bearers, o.Authority), topics(o.Topics)
	return d
}

func term(t *law.Term) search.Document {
	d := search.Document{
		ID: "term/" + t.ID, Kind: search.KindTerm, Title: join(t.Name), Body: t.Definition,
		Terms: strings.Join(spellings(t), " "), URL: t.URL, Current: true, Weight: weightTerm,
	}
	if t.DefinedAt != nil {
		d.Citation = t.DefinedAt.Citation()
	}
	return d
}

func question(q *law.OpenQuestion) search.Document {
	body := []string{q.Why}
	for _, p := range q.Positions {
		body = append(body, p.Text)
	}
	if q.Answered != nil {
		body = append(body, q.Answered.Text)
	}
	return search.Document{
		ID: "question/" + q.ID, Kind: search.KindQuestion, Title: join(q.Question), Body: strings.Join(filled(body), " "),
		URL: q.URL, Current: true, Weight: weightQuestion, Actors: actors(q.Affects), Topics: topics(q.Topics),
	}
}

func decision(d *law.Decision) search.Document {
	body := []string{d.Summary}
	for _, q := range d.Questions {
		body = append(body, q.Ask.En, q.Ask.Zh)
	}
	for _, o := range d.Outcomes {
		body = append(body, o.Title.En, o.Title.Zh)
	}
	doc := search.Document{
		ID: "decision/" + d.ID, Kind: search.KindDecision, Title: join(d.Title), Body: strings.Join(filled(body), " "),
		URL: d.URL, Current: true, Weight: weightDecision,
	}
	doc.Status, doc.Binding = draft(d)
	return doc
}

// draft tells of a decision that rests on drafts alone.
func draft(d *law.Decision) (status, binding string) {
	if d.Draft {
		return "draft", search.BindingDraft
	}
	return "", ""
}

func actors(lists ...[]*law.Actor) []string {
	var out []string
	for _, list := range lists {
		for _, a := range list {
			out = union(out, []string{a.ID})
		}
	}
	return out
}

func topics(list []*law.Topic) []string {
	var out []string
	for _, t := range list {
		out = union(out, []string{t.ID})
	}
	return out
}

// union appends what is new, in order.
func union(ids, more []string) []string {
	for _, id := range more {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func spellings(t *law.Term) []string {
	words := append([]string{t.Name.En, t.Name.Zh}, t.VariantsEn...)
	return filled(append(words, t.VariantsZh...))
}

func join(b law.Bilingual) string { return strings.Join(filled([]string{b.En, b.Zh}), " ") }

func filled(words []string) []string {
	out := words[:0]
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}
