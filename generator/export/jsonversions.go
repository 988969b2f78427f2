package export

import "legible/generator/law"

type (
	concordance struct {
		Instrument string       `json:"instrument"`
		From       string       `json:"from"`
		To         string       `json:"to"`
		Rows       []versionRow `json:"rows"`
	}
	versionRow struct {
		From         []string      `json:"from"`
		To           []string      `json:"to"`
		Text         string        `json:"text"`
		Note         string        `json:"note"`
		Verification *verification `json:"verification,omitempty"`
	}
	draftOutcome struct {
		Result     string   `json:"result"`
		To         []string `json:"to"`
		Confidence string   `json:"confidence"`
		Note       string   `json:"note"`
	}
)

// concordances lists, for each version that came out of another, where every
// place went, as authored.
func concordances(c *law.Corpus) []concordance {
	out := []concordance{}
	for _, in := range c.Instruments {
		for _, v := range in.Versions {
			if v.Before != nil {
				out = append(out, concordance{in.ID, v.Before.ID, v.ID, list(v.Rows, rowForm)})
			}
		}
	}
	return out
}

func rowForm(r *law.Row) versionRow {
	return versionRow{nodeIDs(r.From), nodeIDs(r.To), r.Text, r.Note, ownVerification(r.Verification)}
}

// outcomeOfDraft is nil for an article that is not of a draft.
func outcomeOfDraft(o *law.DraftOutcome) *draftOutcome {
	if o == nil {
		return nil
	}
	return &draftOutcome{o.Result, nodeIDs(o.To), o.Confidence, o.Note}
}
