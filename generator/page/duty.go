package page

import (
	"strings"

	"legible/generator/law"
)

// actorLinks lists actors with their pages.
func (p place) actorLinks(as []*law.Actor) list {
	var out list
	for _, a := range as {
		out = append(out, p.link(en(a.Name), a.URL))
	}
	return out
}

// duty is one row of a table of duties. Its id is set by the register alone.
func (p place) duty(o *law.Obligation) data {
	d := data{
		"who":      p.actorLinks(o.Bearers),
		"modality": p.word("modality", o.Modality),
		"class":    o.Modality,
		"what":     p.prose(strings.TrimSpace(o.Action + " " + o.Object)),
		"row":      p.rel(o.URL),
		"binding":  o.Binding,
	}
	put(d, "whom", p.actorLinks(o.Counterparty))
	put(d, "authority", p.actorLinks(o.Authority))
	put(d, "condition", p.prose(o.Condition))
	put(d, "exception", p.prose(o.Exception))
	put(d, "note", p.prose(o.Note))
	if o.Deadline != nil {
		phrase, anchor := p.deadline(o.Deadline)
		put(d, "when", p.prose(phrase))
		put(d, "anchor", p.prose(anchor))
	}
	var from list
	for _, n := range o.Basis {
		text := citeFrom(p.version, n)
		if n.Provision.URL == p.path {
			if text = strings.TrimSpace(n.Part()); text == "" {
				text = n.Place()
			}
		}
		f := p.link(text, n.URL)
		f["label"] = articleName(n)
		from = append(from, f)
	}
	put(d, "from", from)
	if !o.Binding {
		d["tag"] = p.versionTag(o.Version)
	}
	if weak(o.Verification) {
		d["doubt"] = p.word("level-short", o.Verification.Level)
	}
	put(d, "penalty", p.penalty(o))
	return d
}

func (p place) duties(os []*law.Obligation) list {
	var out list
	for _, o := range os {
		out = append(out, p.duty(o))
	}
	return out
}

// byForce parts duties into those binding on the as-of date and the others.
func byForce(os []*law.Obligation) (binding, others []*law.Obligation) {
	for _, o := range os {
		if o.Binding {
			binding = append(binding, o)
		} else {
			others = append(others, o)
		}
	}
	return binding, others
}

// distinct counts duties by id: one that stands in two versions counts once.
func distinct(os []*law.Obligation) int {
	ids := map[string]bool{}
	for _, o := range os {
		ids[o.ID] = true
	}
	return len(ids)
}

// penalty sums up in a few words the worst that a breach may cost, and links
// to the article that imposes it: the highest fine, else a multiple, else the
// first other measure. It is nil where the law names no sanction.
func (p place) penalty(o *law.Obligation) data {
	var top *law.Amount
	var times *law.Multiple
	var first string
	var amountAt, timesAt, firstAt *law.Sanction
	for _, s := range o.Sanctions {
		for _, t := range s.Tiers {
			for i := range t.Measures {
				m := &t.Measures[i]
				switch {
				case m.Amount != nil:
					if top == nil || m.Amount.Max > top.Max {
						top, amountAt = m.Amount, s
					}
				case m.Multiple != nil:
					if times == nil || m.Multiple.Max > times.Max {
						times, timesAt = m.Multiple, s
					}
				case firstAt == nil:
					first, firstAt = p.word("measure", m.Kind), s
				}
			}
		}
	}
	switch {
	case top != nil:
		text := "up to " + thousands(top.Max) + " " + p.word("currency", top.Currency)
		if times != nil {
			text += ", or " + p.multiple(times)
		}
		return p.penaltyLink(text, amountAt)
	case times != nil:
		return p.penaltyLink(p.multiple(times), timesAt)
	case firstAt != nil:
		return p.penaltyLink(first, firstAt)
	}
	return nil
}

func (p place) penaltyLink(text string, s *law.Sanction) data {
	at := &s.Provision.Node
	if len(s.Basis) > 0 {
		at = s.Basis[0]
	}
	d := p.link(citeFrom(p.version, at), at.URL)
	d["summary"] = text
	return d
}
