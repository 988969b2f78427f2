package export

import "legible/generator/law"

type (
	decision struct {
		ID        string     `json:"id"`
		Title     bilingual  `json:"title"`
		Summary   string     `json:"summary"`
		Draft     bool       `json:"draft"`
		Start     string     `json:"start"`
		Tracks    []track    `json:"tracks"`
		Questions []question `json:"questions"`
		Outcomes  []outcome  `json:"outcomes"`
		Related   []string   `json:"related"`
		Grounds   []string   `json:"grounds"`
		URL       string     `json:"url"`
	}
	track struct {
		ID    string    `json:"id"`
		Title bilingual `json:"title"`
		Start string    `json:"start"`
	}
	question struct {
		ID           string        `json:"id"`
		Ask          bilingual     `json:"ask"`
		Short        bilingual     `json:"short"`
		Help         string        `json:"help"`
		Kind         string        `json:"kind"`
		Default      string        `json:"default"`
		Grounds      []string      `json:"grounds"`
		Answers      []answer      `json:"answers"`
		Verification *verification `json:"verification,omitempty"`
	}
	answer struct {
		Value   string    `json:"value"`
		Label   bilingual `json:"label"`
		Goto    string    `json:"goto"`
		Outcome string    `json:"outcome"`
		Call    *call     `json:"call,omitempty"`
		Flags   []string  `json:"flags"`
		Duties  []string  `json:"duties"`
		Adds    bilingual `json:"adds"`
		Note    string    `json:"note"`
	}
	call struct {
		Decision string   `json:"decision"`
		On       []branch `json:"on"`
	}
	branch struct {
		Outcomes []string `json:"outcomes"`
		Goto     string   `json:"goto"`
		Outcome  string   `json:"outcome"`
	}
	outcome struct {
		ID       string    `json:"id"`
		Severity string    `json:"severity"`
		Title    bilingual `json:"title"`
		Text     string    `json:"text"`
		Grounds  []string  `json:"grounds"`
		Duties   []string  `json:"duties"`
		Resume   string    `json:"resume"`
		Now      *laterLaw `json:"now,omitempty"`
	}
)

func decisionForm(d *law.Decision) decision {
	return decision{
		ID: d.ID, Title: bilingual(d.Title), Summary: d.Summary, Draft: d.Draft, Start: d.Start,
		Tracks:    list(d.Tracks, func(t *law.Track) track { return track{t.ID, bilingual(t.Title), t.Start} }),
		Questions: list(d.Questions, questionForm), Outcomes: list(d.Outcomes, outcomeForm),
		Related: list(d.Related, func(q *law.OpenQuestion) string { return q.ID }),
		Grounds: nodeIDs(d.Grounds), URL: d.URL,
	}
}

func questionForm(q *law.Question) question {
	form := question{
		ID: q.ID, Ask: bilingual(q.Ask), Short: bilingual(q.Short), Help: q.Help, Kind: q.Kind, Default: q.Default,
		Grounds: nodeIDs(q.Grounds), Answers: list(q.Answers, decisionAnswerForm),
	}
	if q.Verification.Level != "" {
		form.Verification = ownVerification(&q.Verification)
	}
	return form
}

func decisionAnswerForm(a *law.DecisionAnswer) answer {
	return answer{
		Value: a.Value, Label: bilingual(a.Label), Goto: a.Goto, Outcome: a.Outcome, Call: callForm(a.Call),
		Flags: texts(a.Flags), Duties: pinned(a.Duties), Adds: bilingual(a.Adds), Note: a.Note,
	}
}

func callForm(c *law.Call) *call {
	if c == nil {
		return nil
	}
	return &call{c.ID, list(c.On, func(b *law.CallBranch) branch { return branch{texts(b.Outcomes), b.Goto, b.Outcome} })}
}

func outcomeForm(o *law.Outcome) outcome {
	return outcome{
		ID: o.ID, Severity: o.Severity, Title: bilingual(o.Title), Text: o.Text, Grounds: nodeIDs(o.Grounds),
		Duties: pinned(o.Duties), Resume: o.Resume, Now: answerForm(o.Now),
	}
}

// pinned names each obligation with its version, because one id may stand in
// several.
func pinned(items []*law.Obligation) []string {
	return list(items, func(o *law.Obligation) string { return o.ID + "@" + o.Version.ID })
}
