package link

import (
	"legible/generator/law"
	"legible/generator/source"
)

func (l *linker) sanction(p *law.Provision, n *source.Node) {
	s := &law.Sanction{
		ID:          n.Get("id").Text(),
		EnforcesAll: n.Get("enforces-all").Bool(),
		OwnConduct:  n.Has("enforces") && len(n.Get("enforces").List()) == 0,
		Enforces:    l.pointers(n.Get("enforces"), p),
		On:          lookups(l, l.actors, "actor", n.Get("on")),
		Authority:   l.authority(n.Get("authority")),
		Basis:       l.pointers(n.Get("basis"), p),
		Note:        n.Get("note").Text(), Verification: l.verification(n.Get("verification"), law.Verification{}),
		Version: p.Version, Provision: p, Pos: n.At(),
	}
	if s.Verification.Level == "" {
		s.Verification = l.checked(p, s.Basis)
	}
	for _, t := range n.Get("tiers").List() {
		s.Tiers = append(s.Tiers, tier(t))
	}
	if !l.claim("sanction", s.ID+" in "+p.Instrument.ID+"@"+p.Version.ID, n.Get("id").At()) {
		return
	}
	weaken(p, s.Verification)
	l.c.Sanctions = append(l.c.Sanctions, s)
	p.Sanctions = append(p.Sanctions, s)
	for _, node := range s.Enforces {
		node.Provision.PenalisedBy = appendOnce(node.Provision.PenalisedBy, s)
		from := &p.Node
		if len(s.Basis) > 0 {
			from = s.Basis[0]
		}
		r := &law.Reference{Type: "penalises", From: from, To: node, Pos: n.At()}
		l.c.References = append(l.c.References, r)
		p.References = append(p.References, r)
		node.Provision.Inbound = append(node.Provision.Inbound, r)
	}
}

func tier(n *source.Node) law.Tier {
	t := law.Tier{Trigger: n.Get("trigger").Text(), Choose: n.Get("choose").Text()}
	if t.Choose == "" {
		t.Choose = "all"
	}
	for _, m := range n.Get("measures").List() {
		measure := law.Measure{
			Kind: m.Get("kind").Text(), Force: m.Get("force").Text(),
			Against: m.Get("against").Texts(), Condition: m.Get("condition").Text(),
		}
		if a := m.Get("amount"); a != nil {
			measure.Amount = &law.Amount{Min: a.Get("min").Int(), Max: a.Get("max").Int(), Currency: a.Get("currency").Text()}
		}
		if x := m.Get("multiple"); x != nil {
			measure.Multiple = &law.Multiple{Min: x.Get("min").Int(), Max: x.Get("max").Int(), Of: x.Get("of").Text()}
		}
		if d := m.Get("duration"); d != nil {
			measure.Duration = &law.Span{Min: d.Get("min").Text(), Max: d.Get("max").Text(), Life: d.Get("life").Bool()}
		}
		t.Measures = append(t.Measures, measure)
	}
	return t
}
