package link

import (
	"cmp"
	"fmt"
	"strconv"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/source"
)

// articles reads the text of one article file. What points elsewhere is read
// later by allArticleParts.
func (l *linker) articles(v *law.Version, root *source.Node) {
	defaults := root.Get("defaults")
	fallback := l.verification(defaults.Get("verification"), law.Verification{Level: "unchecked"})
	for _, n := range root.Get("articles").List() {
		basis := n.Get("text-basis").Text()
		if basis == "" {
			basis = defaults.Get("text-basis").Text()
		}
		p := l.article(v, n, n.Get("number").Text(), basis, l.verification(n.Get("verification"), fallback))
		p.Pos = n.Get("number").At()
		p.Reviewed = l.date(cmp.Or(n.Get("reviewed"), defaults.Get("reviewed")))
		l.add(v, p, n)
	}
}

// article reads an article from its document under a number of version v, which
// for an inherited one is not the number it was written under.
func (l *linker) article(v *law.Version, n *source.Node, number, basis string, checked law.Verification) *law.Provision {
	p := &law.Provision{
		Instrument: v.Instrument, Version: v, Number: number,
		Heading:   bilingual(n.Get("heading")),
		Binds:     lookups(l, l.actors, "actor", n.Get("binds")),
		Topics:    lookups(l, l.topics, "topic", n.Get("topics")),
		TextBasis: basis, Verification: checked, Pos: n.At(),
	}
	p.Ordinal, _ = strconv.Atoi(p.Number)
	p.Node = law.Node{EID: "art_" + p.Number, Provision: p}
	p.URL = "instruments/" + v.Instrument.ID + "/" + v.ID + "/" + p.EID + ".html"
	p.ID = v.Instrument.ID + "@" + v.ID + "/" + p.EID
	l.authored[p] = checked
	return p
}

// add puts an article into its version, with its text.
func (l *linker) add(v *law.Version, p *law.Provision, n *source.Node) {
	if !l.claim("article", p.ID, p.Pos) {
		return
	}
	l.c.Nodes[p.ID] = &p.Node
	for i, t := range n.Get("text").List() {
		p.Text = append(p.Text, l.paragraph(p, t, i+1))
	}
	l.nodeDocs[p] = n
	v.Provisions = append(v.Provisions, p)
}

func (l *linker) paragraph(p *law.Provision, n *source.Node, number int) law.Paragraph {
	para := law.Paragraph{
		EID: p.EID + "__para_" + strconv.Itoa(number), N: number,
		En: n.Get("en").Text(), Zh: n.Get("zh").Text(), Tail: n.Get("tail").Text(),
		Verification: l.partVerification(p, n), Pos: n.At(),
	}
	l.node(p, para.EID, number, 0)
	for i, item := range n.Get("items").List() {
		it := law.Item{
			EID: para.EID + "__point_" + strconv.Itoa(i+1), N: i + 1,
			En: item.Get("en").Text(), Zh: item.Get("zh").Text(),
			Verification: l.partVerification(p, item), Pos: item.At(),
		}
		l.node(p, it.EID, number, i+1)
		para.Items = append(para.Items, it)
	}
	return para
}

// partVerification reads the verification of a part and lets it weaken the
// article's: an article shows the weakest of its own and its parts.
func (l *linker) partVerification(p *law.Provision, n *source.Node) *law.Verification {
	if !n.Has("verification") {
		return nil
	}
	v := l.verification(n.Get("verification"), law.Verification{})
	weaken(p, v)
	return &v
}

func weaken(p *law.Provision, v law.Verification) {
	if v.Rank() > p.Verification.Rank() {
		p.Verification = v
	}
}

func (l *linker) node(p *law.Provision, eid string, paragraph, item int) {
	id := p.Instrument.ID + "@" + p.Version.ID + "/" + eid
	l.c.Nodes[id] = &law.Node{
		ID: id, EID: eid, Provision: p, Paragraph: paragraph, Item: item, URL: p.URL + "#" + eid,
	}
}

// allArticleParts reads what stands in the articles and points elsewhere.
func (l *linker) allArticleParts() {
	for _, p := range l.c.Provisions {
		n := l.nodeDocs[p]
		for _, o := range n.Get("obligations").List() {
			l.obligation(p, o)
		}
		for _, s := range n.Get("sanctions").List() {
			l.sanction(p, s)
		}
		for _, r := range n.Get("references").List() {
			l.reference(p, r)
		}
		if p.Inherited != nil {
			continue // notes and outcomes speak of the version they were written for
		}
		p.Outcome = l.draftOutcome(p, n.Get("outcome"))
		for _, note := range n.Get("notes").List() {
			at := &p.Node
			if note.Has("at") {
				if at = l.pointer(note.Get("at"), p); at == nil {
					continue
				}
			}
			p.Notes = append(p.Notes, law.Note{At: at, Text: note.Get("text").Text(), Pos: note.At()})
		}
	}
}

func (l *linker) obligation(p *law.Provision, n *source.Node) {
	o := &law.Obligation{
		ID: n.Get("id").Text(), Modality: n.Get("modality").Text(),
		Bearers:      lookups(l, l.actors, "actor", n.Get("bearer")),
		Counterparty: lookups(l, l.actors, "actor", n.Get("counterparty")),
		Action:       n.Get("action").Text(), Object: n.Get("object").Text(),
		Condition: n.Get("condition").Text(), Exception: n.Get("exception").Text(),
		Authority: l.authority(n.Get("authority")),
		Basis:     l.pointers(n.Get("basis"), p),
		Topics:    lookups(l, l.topics, "topic", n.Get("topics")),
		Note:      n.Get("note").Text(), Verification: l.verification(n.Get("verification"), law.Verification{}),
		Binding: p.Version.Binding, Version: p.Version, Provision: p, Pos: n.At(),
	}
	if o.Verification.Level == "" {
		o.Verification = l.checked(p, o.Basis)
	}
	if d := n.Get("deadline"); d != nil {
		o.Deadline = &law.Deadline{
			Relation: d.Get("relation").Text(), Duration: d.Get("duration").Text(),
			Days: d.Get("days").Text(), Anchor: d.Get("anchor").Text(),
		}
	}
	if len(o.Topics) == 0 {
		o.Topics = p.Topics
	}
	if !l.claim("obligation", o.ID+" in "+p.Instrument.ID+"@"+p.Version.ID, n.Get("id").At()) {
		return
	}
	weaken(p, o.Verification)
	l.obligations[o.ID] = append(l.obligations[o.ID], o)
	l.c.Obligations = append(l.c.Obligations, o)
	p.Obligations = append(p.Obligations, o)
}

func (l *linker) reference(p *law.Provision, n *source.Node) {
	r := &law.Reference{Type: n.Get("type").Text(), From: &p.Node, Note: n.Get("note").Text(), Pos: n.At()}
	if n.Has("from") {
		r.From = l.pointer(n.Get("from"), p)
	}
	r.To = l.pointer(n.Get("to"), p)
	if n.Has("verification") {
		v := l.verification(n.Get("verification"), law.Verification{})
		r.Verification = &v
	}
	if r.From == nil || r.To == nil {
		return
	}
	if r.From.Provision != p {
		if p.Inherited != nil {
			return // reported where it was written
		}
		l.diags.Add(diag.Diagnostic{
			Code: "reference-from-elsewhere", Pos: n.Get("from").At(),
			Message: fmt.Sprintf("a reference written in article %s starts in article %s", p.Number, r.From.Provision.Number),
			Hint:    "write it where it starts",
		})
		return
	}
	l.c.References = append(l.c.References, r)
	p.References = append(p.References, r)
	r.To.Provision.Inbound = append(r.To.Provision.Inbound, r)
}

func (l *linker) draftOutcome(p *law.Provision, n *source.Node) *law.DraftOutcome {
	if n == nil {
		return nil
	}
	o := &law.DraftOutcome{
		Result: n.Get("result").Text(), To: l.pointers(n.Get("to"), nil),
		Confidence: n.Get("confidence").Text(), Note: n.Get("note").Text(), Pos: n.At(),
	}
	for _, node := range o.To {
		node.Provision.DraftOf = appendOnce(node.Provision.DraftOf, p)
	}
	return o
}

// checked returns how far the places were checked that a duty or sanction of p
// stands on: the weakest of them. It is what is said of those that say nothing
// of their own.
func (l *linker) checked(p *law.Provision, basis []*law.Node) law.Verification {
	weakest := law.Verification{}
	take := func(v law.Verification) {
		if weakest.Level == "" || v.Rank() > weakest.Rank() {
			weakest = v
		}
	}
	for _, node := range basis {
		for _, para := range node.Provision.Text {
			if node.Paragraph > 0 && para.N != node.Paragraph {
				continue
			}
			own := l.authored[node.Provision]
			if para.Verification != nil {
				own = *para.Verification
			}
			if node.Item == 0 {
				take(own)
			}
			for _, item := range para.Items {
				if node.Item > 0 && item.N != node.Item {
					continue
				}
				if item.Verification != nil {
					take(*item.Verification)
				} else {
					take(own)
				}
			}
		}
	}
	if weakest.Level == "" {
		return l.authored[p]
	}
	return weakest
}
