package export

import "legible/generator/law"

type (
	instrument struct {
		ID             string       `json:"id"`
		Kind           string       `json:"kind"`
		Title          bilingual    `json:"title"`
		Short          bilingual    `json:"short"`
		Names          []string     `json:"names"`
		Rank           bilingual    `json:"rank"`
		Issuer         string       `json:"issuer"`
		DocumentNumber bilingual    `json:"documentNumber"`
		OfficialURL    string       `json:"officialUrl"`
		Status         string       `json:"status"`
		Draft          bool         `json:"draft"`
		Events         []event      `json:"events"`
		Relations      []relation   `json:"relations"`
		Inverse        []relation   `json:"inverse"`
		Verification   verification `json:"verification"`
		Versions       []version    `json:"versions"`
		URL            string       `json:"url"`
	}
	event struct {
		Type    string    `json:"type"`
		Date    string    `json:"date"`
		Version string    `json:"version"`
		By      string    `json:"by"`
		Basis   string    `json:"basis"`
		Note    bilingual `json:"note"`
	}
	relation struct {
		Type string `json:"type"`
		To   string `json:"to"`
	}
	version struct {
		ID       string     `json:"id"`
		Label    bilingual  `json:"label"`
		Status   string     `json:"status"`
		Binding  bool       `json:"binding"`
		From     string     `json:"from"`
		Until    string     `json:"until"`
		Articles int        `json:"articles"`
		Outline  []division `json:"outline"`
		Gaps     []gap      `json:"gaps"`
		URL      string     `json:"url"`
	}
	division struct {
		EID      string     `json:"eId"`
		Kind     string     `json:"kind"`
		Number   string     `json:"number"`
		Heading  bilingual  `json:"heading"`
		First    int        `json:"first"`
		Last     int        `json:"last"`
		Sections []division `json:"sections"`
		URL      string     `json:"url"`
	}
	gap struct {
		Articles []int  `json:"articles"`
		Reason   string `json:"reason"`
	}
	provision struct {
		ID           string        `json:"id"`
		EID          string        `json:"eId"`
		Instrument   string        `json:"instrument"`
		Version      string        `json:"version"`
		Number       string        `json:"number"`
		Citation     bilingual     `json:"citation"`
		Heading      bilingual     `json:"heading"`
		Chapter      string        `json:"chapter"`
		Section      string        `json:"section"`
		Binding      bool          `json:"binding"`
		Binds        []string      `json:"binds"`
		Topics       []string      `json:"topics"`
		Text         []paragraph   `json:"text"`
		TextBasis    string        `json:"textBasis"`
		Verification verification  `json:"verification"`
		Notes        []note        `json:"notes"`
		Terms        []string      `json:"terms"`
		Defines      []string      `json:"defines"`
		Obligations  []string      `json:"obligations"`
		Sanctions    []string      `json:"sanctions"`
		PenalisedBy  []string      `json:"penalisedBy"`
		Reviewed     string        `json:"reviewed"`          // day of the last second reading, or ""
		Inherited    string        `json:"inherited"`         // id of the article whose text this is, or ""
		Outcome      *draftOutcome `json:"outcome,omitempty"` // of an article of a draft
		Questions    []string      `json:"questions"`
		Decisions    []string      `json:"decisions"`
		URL          string        `json:"url"`
	}
	paragraph struct {
		EID          string        `json:"eId"`
		N            int           `json:"n"`
		En           string        `json:"en"`
		Zh           string        `json:"zh"`
		Items        []item        `json:"items"`
		Tail         string        `json:"tail,omitempty"`
		Verification *verification `json:"verification,omitempty"`
	}
	item struct {
		EID          string        `json:"eId"`
		N            int           `json:"n"`
		En           string        `json:"en"`
		Zh           string        `json:"zh"`
		Verification *verification `json:"verification,omitempty"`
	}
	note struct {
		At   string `json:"at"`
		Text string `json:"text"`
	}
)

func instrumentForm(in *law.Instrument) instrument {
	form := instrument{
		ID: in.ID, Kind: in.Kind, Title: bilingual(in.Title), Short: bilingual(in.Short), Names: texts(in.Names),
		Rank: bilingual(in.Rank), DocumentNumber: bilingual(in.DocumentNumber), OfficialURL: in.OfficialURL,
		Status: string(in.Status), Draft: in.Draft, Events: list(in.Events, eventForm),
		Relations: list(in.Relations, relationForm), Inverse: list(in.Inverse, relationForm),
		Verification: verificationForm(in.Verification), Versions: list(in.Versions, versionForm), URL: in.URL,
	}
	if in.Issuer != nil {
		form.Issuer = in.Issuer.ID
	}
	return form
}

func eventForm(e law.Event) event {
	form := event{
		Type: e.Type, Date: e.Date.String(), Version: e.Version, Basis: nodeID(e.Basis), Note: bilingual(e.Note),
	}
	if e.By != nil {
		form.By = e.By.ID
	}
	return form
}

func relationForm(r law.Relation) relation { return relation{r.Type, r.To.ID} }

func versionForm(v *law.Version) version {
	return version{
		ID: v.ID, Label: bilingual(v.Label), Status: string(v.Status), Binding: v.Binding,
		From: v.From.String(), Until: v.Until.String(), Articles: v.Articles,
		Outline: list(v.Outline, divisionForm), Gaps: list(v.Gaps, gapForm), URL: v.URL,
	}
}

func divisionForm(d *law.Division) division {
	return division{
		EID: d.EID, Kind: d.Kind, Number: d.Number, Heading: bilingual(d.Heading),
		First: d.First, Last: d.Last, Sections: list(d.Sections, divisionForm), URL: d.URL,
	}
}

func gapForm(g law.Gap) gap { return gap{append([]int{}, g.Numbers...), g.Reason} }

func provisionForm(p *law.Provision) provision {
	form := provision{
		ID: p.ID, EID: p.EID, Instrument: p.Instrument.ID, Version: p.Version.ID, Number: p.Number,
		Citation: bilingual{p.Citation(), p.CitationZh()}, Heading: bilingual(p.Heading), Binding: p.Version.Binding,
		Binds: actorIDs(p.Binds), Topics: topicIDs(p.Topics), Text: list(p.Text, paragraphForm),
		TextBasis: p.TextBasis, Verification: verificationForm(p.Verification), Notes: list(p.Notes, noteForm),
		Terms: termIDs(p.Terms), Defines: termIDs(p.Defines),
		Obligations: obligationIDs(p.Obligations), Sanctions: sanctionIDs(p.Sanctions), PenalisedBy: sanctionIDs(p.PenalisedBy),
		Questions: list(p.Questions, func(q *law.OpenQuestion) string { return q.ID }),
		Decisions: list(p.Decisions, func(d *law.Decision) string { return d.ID }),
		Reviewed:  p.Reviewed.String(),
		Outcome:   outcomeOfDraft(p.Outcome),
		URL:       p.URL,
	}
	if p.Inherited != nil {
		form.Inherited = p.Inherited.ID
	}
	if p.Chapter != nil {
		form.Chapter = p.Chapter.EID
	}
	if p.Section != nil {
		form.Section = p.Section.EID
	}
	return form
}

func paragraphForm(p law.Paragraph) paragraph {
	return paragraph{
		EID: p.EID, N: p.N, En: p.En, Zh: p.Zh, Items: list(p.Items, itemForm), Tail: p.Tail,
		Verification: ownVerification(p.Verification),
	}
}

func itemForm(i law.Item) item {
	return item{i.EID, i.N, i.En, i.Zh, ownVerification(i.Verification)}
}

func noteForm(n law.Note) note { return note{nodeID(n.At), n.Text} }
