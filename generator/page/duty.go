package page

import (
	"slices"
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

// capital makes the first of some links begin with a capital letter.
func capital(links list) list {
	if len(links) > 0 {
		first := links[0].(data)
		first["text"] = sentence(first["text"].(string))
	}
	return links
}

// without returns actors that are not among others.
func without(as, others []*law.Actor) []*law.Actor {
	var out []*law.Actor
	for _, a := range as {
		if !slices.Contains(others, a) {
			out = append(out, a)
		}
	}
	return out
}

// duty is one row of a table of duties. Its id is set by the register alone.
func (p place) duty(o *law.Obligation) data {
	d := data{
		"who":      capital(p.actorLinks(o.Bearers)),
		"modality": p.word("modality", o.Modality),
		"class":    o.Modality,
		"what":     p.prose(strings.TrimSpace(o.Action + " " + o.Object)),
		"row":      p.rel(o.URL),
		"binding":  o.Binding,
	}
	put(d, "whom", p.actorLinks(without(o.Counterparty, o.Authority)))
	put(d, "authority", p.actorLinks(o.Authority))
	put(d, "condition", p.prose(o.Condition))
	put(d, "exception", p.prose(o.Exception))
	put(d, "note", p.prose(o.Note))
	if o.Deadline != nil {
		phrase, anchor := p.due(o)
		put(d, "counted", o.Deadline.Duration != "" && o.Deadline.Relation != "every")
		put(d, "when", p.prose(phrase))
		put(d, "anchor", p.prose(anchor))
	}
	var from list
	for _, n := range o.Basis {
		f := p.link(citeFrom(p.version, n), n.URL)
		if part := strings.TrimSpace(n.Part()); part != "" && n.Provision.URL == p.path {
			f["text"], f["label"] = part, articleName(n)
		}
		from = append(from, f)
	}
	put(d, "from", from)
	if !o.Binding && o.Version != p.version {
		d["tag"] = shortTag(o.Version, p.c.AsOf)
	}
	if weak(o.Verification) {
		d["doubt"] = p.word("level-short", o.Verification.Level)
	}
	put(d, "penalty", p.penalty(o))
	return d
}

// duties are rows in the order given, one for each duty: the texts it also stood
// in are folded into it. Under the name of one bearer the others are named.
func (p place) duties(fs []family, under *law.Actor) list {
	var out list
	for _, f := range fs {
		d := p.duty(f.lead)
		put(d, "elsewhen", p.elsewhen(f))
		if under != nil {
			put(d, "with", p.actorLinks(without(f.lead.Bearers, []*law.Actor{under})))
		}
		out = append(out, d)
	}
	return out
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
