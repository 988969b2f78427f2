package page

import "legible/generator/law"

// sanction is one legal consequence in words, with its tiers.
func (p place) sanction(s *law.Sanction) data {
	d := data{"tiers": p.tiers(s), "who": capital(p.actorLinks(s.On))}
	put(d, "authority", p.actorLinks(s.Authority))
	put(d, "note", p.prose(s.Note))
	if s.EnforcesAll {
		d["all"] = true
	}
	put(d, "enforces", p.nodes(s.Enforces))
	basis := s.Basis
	if len(basis) == 0 {
		basis = []*law.Node{&s.Provision.Node}
	}
	put(d, "from", p.nodes(basis))
	if !s.Version.Binding && s.Version != p.version {
		d["tag"] = p.shortTag(s.Version)
	}
	if weak(s.Verification) {
		d["doubt"] = p.word("level-short", s.Verification.Level)
	}
	return d
}

func (p place) sanctions(ss []*law.Sanction) list {
	var out list
	for _, s := range ss {
		out = append(out, p.sanction(s))
	}
	return out
}

func (p place) tiers(s *law.Sanction) list {
	var out list
	for _, t := range s.Tiers {
		var measures list
		for i := range t.Measures {
			measures = append(measures, p.measure(&t.Measures[i]))
		}
		d := data{"measures": measures}
		put(d, "trigger", p.prose(sentence(t.Trigger)))
		put(d, "some", t.Choose == "one-or-more")
		out = append(out, d)
	}
	return out
}

// measure is one thing done to somebody: "fine of 10,000 to 100,000 yuan".
func (p place) measure(m *law.Measure) data {
	what := p.word("measure", m.Kind)
	switch {
	case m.Amount != nil:
		what = p.sized(what, p.amount(m.Amount))
	case m.Multiple != nil:
		what = p.sized(what, p.multiple(m.Multiple))
	case m.Duration != nil:
		what = p.sized(what, p.span(m.Duration))
	}
	d := data{"what": p.prose(what), "force": p.word("force", m.Force), "may": m.Force == "may"}
	put(d, "on", p.against(m))
	put(d, "condition", p.prose(m.Condition))
	return d
}
