package page

import (
	"encoding/json"

	"legible/generator/flow"
	"legible/generator/law"
)

// The graph of a decision as the script of its walk reads it: ids alone, in the
// form of law.Decision. It is data of its own and no page data, since it is
// encoded before it reaches Hugo.
type (
	graphJSON struct {
		decisionJSON
		Hash       string                  `json:"hash"`
		Severities []string                `json:"severities"` // strictest first
		Called     map[string]decisionJSON `json:"called"`
		Related    map[string][]string     `json:"related"` // open questions by decision
		Open       map[string][]string     `json:"open"`    // open questions by place
	}
	decisionJSON struct {
		ID        string         `json:"id"`
		Start     string         `json:"start"`
		Tracks    []trackJSON    `json:"tracks,omitempty"` // none: one from the start
		Questions []questionJSON `json:"questions"`
		Outcomes  []outcomeJSON  `json:"outcomes"`
	}
	trackJSON struct {
		ID    string `json:"id"`
		Start string `json:"start"`
	}
	questionJSON struct {
		ID      string       `json:"id"`
		Reading bool         `json:"reading,omitempty"`
		Default string       `json:"default,omitempty"`
		Fork    string       `json:"fork,omitempty"` // id of the original
		Cites   []string     `json:"cites"`
		Answers []answerJSON `json:"answers"`
	}
	answerJSON struct {
		Value   string    `json:"value"`
		Goto    string    `json:"goto,omitempty"`
		Outcome string    `json:"outcome,omitempty"`
		Call    *callJSON `json:"call,omitempty"`
		Flags   []string  `json:"flags,omitempty"`
		Duties  []string  `json:"duties,omitempty"`
	}
	callJSON struct {
		ID string       `json:"id"`
		On []branchJSON `json:"on"`
	}
	branchJSON struct {
		Outcomes []string `json:"outcomes,omitempty"`
		Goto     string   `json:"goto,omitempty"`
		Outcome  string   `json:"outcome,omitempty"`
	}
	outcomeJSON struct {
		ID       string   `json:"id"`
		Severity string   `json:"severity"`
		Cites    []string `json:"cites"`
		Now      []string `json:"now,omitempty"` // places of its line on what holds today
		Duties   []string `json:"duties,omitempty"`
	}
)

// graph encodes the stages of a walk. The encoder escapes "<", ">" and "&", so
// that no text can end the element it stands in.
func (w *walk) graph(stages []stage, open map[string][]string) string {
	g := graphJSON{
		decisionJSON: decisionForm(w.dec), Hash: flow.Hash(w.dec), Severities: flow.Severities,
		Called: map[string]decisionJSON{}, Related: map[string][]string{}, Open: open,
	}
	for _, s := range stages {
		g.Related[s.dec.ID] = openIDs(s.dec.Related)
		if s.dec != w.dec {
			g.Called[s.dec.ID] = decisionForm(s.dec)
		}
	}
	text, err := json.Marshal(g)
	if err != nil {
		panic(err) // strings, lists and maps of them can always be encoded
	}
	return string(text)
}

func decisionForm(dec *law.Decision) decisionJSON {
	d := decisionJSON{ID: dec.ID, Start: dec.Start}
	for _, t := range dec.Tracks {
		d.Tracks = append(d.Tracks, trackJSON{t.ID, t.Start})
	}
	for _, q := range dec.Questions {
		form := questionJSON{ID: q.ID, Reading: q.Kind == "reading", Default: q.Default, Cites: nodeIDs(q.Grounds)}
		if original := flow.Fork(dec, q); original != nil {
			form.Fork = original.ID
		}
		for _, a := range q.Answers {
			form.Answers = append(form.Answers, answerForm(a))
		}
		d.Questions = append(d.Questions, form)
	}
	for _, o := range dec.Outcomes {
		form := outcomeJSON{ID: o.ID, Severity: o.Severity, Cites: nodeIDs(o.Grounds), Duties: dutyKeys(o.Duties)}
		if o.Now != nil {
			form.Now = nodeIDs(o.Now.Provisions)
		}
		d.Outcomes = append(d.Outcomes, form)
	}
	return d
}

func answerForm(a *law.DecisionAnswer) answerJSON {
	form := answerJSON{Value: a.Value, Goto: a.Goto, Outcome: a.Outcome, Flags: a.Flags, Duties: dutyKeys(a.Duties)}
	if a.Call != nil {
		form.Call = &callJSON{ID: a.Call.ID}
		for _, b := range a.Call.On {
			form.Call.On = append(form.Call.On, branchJSON{b.Outcomes, b.Goto, b.Outcome})
		}
	}
	return form
}

func nodeIDs(ns []*law.Node) []string {
	ids := []string{}
	for _, n := range ns {
		ids = append(ids, n.ID)
	}
	return ids
}

func dutyKeys(os []*law.Obligation) []string {
	var keys []string
	for _, o := range os {
		keys = append(keys, dutyKey(o))
	}
	return keys
}

func openIDs(qs []*law.OpenQuestion) []string {
	ids := []string{}
	for _, q := range qs {
		ids = append(ids, q.ID)
	}
	return ids
}
