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
		out = append(out, p.link(p.name(a.Name), a.URL))
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
		"dutycode": o.ID,
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
		f := p.link(p.citeFrom(p.version, n), n.URL)
		if part := p.part(n); part != "" && n.Provision.URL == p.path {
			f["text"], f["label"] = part, p.articleName(n)
		}
		from = append(from, f)
	}
	put(d, "from", from)
	d["force"] = p.force(o)
	if !o.Binding && o.Version != p.version {
		d["tag"] = p.shortTag(o.Version)
	}
	if weak(o.Verification) {
		d["doubt"] = p.word("level-short", o.Verification.Level)
	}
	put(d, "penalty", p.penalty(o.Sanctions))
	return d
}

// force is the mark that says whether a duty binds, in one word.
func (p place) force(o *law.Obligation) data {
	class := p.forceOf(o)
	text := p.word("binding", class)
	if class == "binding" {
		class = "in-force"
	}
	return tag(class, text)
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

// worst is the most that a breach may cost, and the sanctions that say so: the
// highest fine, the highest multiple, else the first other measure.
type worst struct {
	amount   *law.Amount
	multiple *law.Multiple
	other    string        // a kind of measure
	at       *law.Sanction // nil where there is none
}

func worstOf(ss []*law.Sanction) worst {
	var w worst
	var amountAt, multipleAt *law.Sanction
	for _, s := range ss {
		for _, t := range s.Tiers {
			for _, m := range t.Measures {
				switch {
				case m.Amount != nil:
					if w.amount == nil || m.Amount.Max > w.amount.Max {
						w.amount, amountAt = m.Amount, s
					}
				case m.Multiple != nil:
					if w.multiple == nil || m.Multiple.Max > w.multiple.Max {
						w.multiple, multipleAt = m.Multiple, s
					}
				case w.at == nil:
					w.other, w.at = m.Kind, s
				}
			}
		}
	}
	switch {
	case w.amount != nil:
		w.at = amountAt
	case w.multiple != nil:
		w.at = multipleAt
	}
	return w
}

// penalty sums up in a few words the worst that some sanctions may bring, with a
// link to the place that imposes it and links to those that impose the others.
// It is nil where there is no sanction.
func (p place) penalty(ss []*law.Sanction) data {
	w := worstOf(ss)
	if w.at == nil {
		return nil
	}
	var text string
	switch {
	case w.amount != nil:
		text = p.amount(&law.Amount{Max: w.amount.Max, Currency: w.amount.Currency})
		if w.multiple != nil {
			text = p.say("or", text, p.multiple(w.multiple))
		}
	case w.multiple != nil:
		text = p.multiple(w.multiple)
	default:
		text = p.word("measure", w.other)
	}
	d := p.imposedAt(w.at)
	d["summary"] = text
	seen := []string{d["href"].(string)}
	var others list
	for _, s := range ss {
		if l := p.imposedAt(s); !slices.Contains(seen, l["href"].(string)) {
			seen = append(seen, l["href"].(string))
			others = append(others, l)
		}
	}
	put(d, "others", others)
	return d
}

// imposedAt links to the place that imposes a sanction.
func (p place) imposedAt(s *law.Sanction) data {
	at := &s.Provision.Node
	if len(s.Basis) > 0 {
		at = s.Basis[0]
	}
	return p.link(p.citeFrom(p.version, at), at.URL)
}
