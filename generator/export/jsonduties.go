package export

import "legible/generator/law"

type (
	obligation struct {
		ID           string       `json:"id"`
		Instrument   string       `json:"instrument"`
		Version      string       `json:"version"`
		Provision    string       `json:"provision"`
		Binding      bool         `json:"binding"`
		Modality     string       `json:"modality"`
		Bearer       []string     `json:"bearer"`
		Counterparty []string     `json:"counterparty"`
		Action       string       `json:"action"`
		Object       string       `json:"object"`
		Condition    string       `json:"condition"`
		Exception    string       `json:"exception"`
		Deadline     *deadline    `json:"deadline,omitempty"`
		Authority    []string     `json:"authority"`
		Basis        []string     `json:"basis"`
		Topics       []string     `json:"topics"`
		Sanctions    []string     `json:"sanctions"`
		Note         string       `json:"note"`
		Verification verification `json:"verification"`
		URL          string       `json:"url"`
	}
	deadline struct {
		Relation string `json:"relation"`
		Duration string `json:"duration"`
		Days     string `json:"days"`
		Anchor   string `json:"anchor"`
	}
	sanction struct {
		ID           string       `json:"id"`
		Instrument   string       `json:"instrument"`
		Version      string       `json:"version"`
		Provision    string       `json:"provision"`
		Binding      bool         `json:"binding"`
		Enforces     []string     `json:"enforces"`
		EnforcesAll  bool         `json:"enforcesAll"`
		OwnConduct   bool         `json:"ownConduct"`
		On           []string     `json:"on"`
		Authority    []string     `json:"authority"`
		Basis        []string     `json:"basis"`
		Tiers        []tier       `json:"tiers"`
		Note         string       `json:"note"`
		Verification verification `json:"verification"`
	}
	tier struct {
		Trigger  string    `json:"trigger"`
		Choose   string    `json:"choose"`
		Measures []measure `json:"measures"`
	}
	measure struct {
		Kind      string    `json:"kind"`
		Force     string    `json:"force"`
		Against   []string  `json:"against"`
		Condition string    `json:"condition"`
		Amount    *amount   `json:"amount,omitempty"`
		Multiple  *multiple `json:"multiple,omitempty"`
		Duration  *span     `json:"duration,omitempty"`
	}
	amount struct {
		Min      int64  `json:"min,omitempty"`
		Max      int64  `json:"max"`
		Currency string `json:"currency"`
	}
	multiple struct {
		Min int64  `json:"min,omitempty"`
		Max int64  `json:"max"`
		Of  string `json:"of"`
	}
	span struct {
		Min  string `json:"min"`
		Max  string `json:"max"`
		Life bool   `json:"life"`
	}
	reference struct {
		Type         string        `json:"type"`
		From         string        `json:"from"`
		To           string        `json:"to"`
		Note         string        `json:"note"`
		Verification *verification `json:"verification,omitempty"`
	}
)

func obligationForm(o *law.Obligation) obligation {
	form := obligation{
		ID: o.ID, Instrument: o.Version.Instrument.ID, Version: o.Version.ID, Provision: o.Provision.ID, Binding: o.Binding,
		Modality: o.Modality, Bearer: actorIDs(o.Bearers), Counterparty: actorIDs(o.Counterparty),
		Action: o.Action, Object: o.Object, Condition: o.Condition, Exception: o.Exception,
		Authority: actorIDs(o.Authority), Basis: nodeIDs(o.Basis), Topics: topicIDs(o.Topics),
		Sanctions: sanctionIDs(o.Sanctions), Note: o.Note, Verification: verificationForm(o.Verification), URL: o.URL,
	}
	if o.Deadline != nil {
		d := deadline(*o.Deadline)
		form.Deadline = &d
	}
	return form
}

func sanctionForm(s *law.Sanction) sanction {
	return sanction{
		ID: s.ID, Instrument: s.Version.Instrument.ID, Version: s.Version.ID, Provision: s.Provision.ID, Binding: s.Version.Binding,
		Enforces: nodeIDs(s.Enforces), EnforcesAll: s.EnforcesAll, OwnConduct: s.OwnConduct,
		On: actorIDs(s.On), Authority: actorIDs(s.Authority), Basis: nodeIDs(s.Basis),
		Tiers: list(s.Tiers, tierForm), Note: s.Note, Verification: verificationForm(s.Verification),
	}
}

func tierForm(t law.Tier) tier { return tier{t.Trigger, t.Choose, list(t.Measures, measureForm)} }

func measureForm(m law.Measure) measure {
	form := measure{Kind: m.Kind, Force: m.Force, Against: texts(m.Against), Condition: m.Condition}
	if m.Amount != nil {
		a := amount(*m.Amount)
		form.Amount = &a
	}
	if m.Multiple != nil {
		x := multiple(*m.Multiple)
		form.Multiple = &x
	}
	if m.Duration != nil {
		d := span(*m.Duration)
		form.Duration = &d
	}
	return form
}

func referenceForm(r *law.Reference) reference {
	return reference{r.Type, r.From.ID, r.To.ID, r.Note, ownVerification(r.Verification)}
}
