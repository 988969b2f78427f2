package export

import "legible/generator/law"

type (
	actor struct {
		ID        string `json:"id"`
		En        string `json:"en"`
		Zh        string `json:"zh"`
		Short     string `json:"short"`
		Kind      string `json:"kind"`
		Authority bool   `json:"authority"`
		Note      string `json:"note"`
		Term      string `json:"term"`
		URL       string `json:"url"`
	}
	topic struct {
		ID  string `json:"id"`
		En  string `json:"en"`
		Zh  string `json:"zh"`
		URL string `json:"url"`
	}
	term struct {
		ID         string   `json:"id"`
		En         string   `json:"en"`
		Zh         string   `json:"zh"`
		Variants   variants `json:"variants"`
		Definition string   `json:"definition"`
		DefinedAt  string   `json:"definedAt"`
		UsedIn     []string `json:"usedIn"`
		URL        string   `json:"url"`
	}
	variants struct {
		En []string `json:"en"`
		Zh []string `json:"zh"`
	}
	sourceEntry struct {
		ID      string    `json:"id"`
		Kind    string    `json:"kind"`
		Title   bilingual `json:"title"`
		Date    string    `json:"date"`
		Locator string    `json:"locator"`
		URL     string    `json:"url"`
		Seen    string    `json:"seen"`
		Note    string    `json:"note"`
	}
	openQuestion struct {
		ID         string     `json:"id"`
		Question   bilingual  `json:"question"`
		Why        string     `json:"why"`
		Affects    []string   `json:"affects"`
		Provisions []string   `json:"provisions"`
		Positions  []position `json:"positions"`
		Answered   *laterLaw  `json:"answered,omitempty"`
		Topics     []string   `json:"topics"`
		URL        string     `json:"url"`
	}
	position struct {
		Text    string   `json:"text"`
		Sources []string `json:"sources"`
	}
	laterLaw struct {
		Text       string   `json:"text"`
		Provisions []string `json:"provisions"`
	}
)

func actorForm(a *law.Actor) actor {
	form := actor{
		ID: a.ID, En: a.Name.En, Zh: a.Name.Zh, Short: a.Short, Kind: a.Kind, Authority: a.Authority, Note: a.Note, URL: a.URL,
	}
	if a.Term != nil {
		form.Term = a.Term.ID
	}
	return form
}

func topicForm(t *law.Topic) topic { return topic{t.ID, t.Name.En, t.Name.Zh, t.URL} }

func termForm(t *law.Term) term {
	return term{
		ID: t.ID, En: t.Name.En, Zh: t.Name.Zh, Variants: variants{texts(t.VariantsEn), texts(t.VariantsZh)},
		Definition: t.Definition, DefinedAt: nodeID(t.DefinedAt), UsedIn: provisionIDs(t.UsedIn), URL: t.URL,
	}
}

func sourceForm(s *law.Source) sourceEntry {
	return sourceEntry{
		ID: s.ID, Kind: s.Kind, Title: bilingual(s.Title), Date: s.Date.String(), Locator: s.Locator,
		URL: s.URL, Seen: s.Seen.String(), Note: s.Note,
	}
}

func openQuestionForm(q *law.OpenQuestion) openQuestion {
	return openQuestion{
		ID: q.ID, Question: bilingual(q.Question), Why: q.Why, Affects: actorIDs(q.Affects), Provisions: nodeIDs(q.Provisions),
		Positions: list(q.Positions, func(p law.PositionTaken) position { return position{p.Text, sourceIDs(p.Sources)} }),
		Answered:  answerForm(q.Answered), Topics: topicIDs(q.Topics), URL: q.URL,
	}
}

func answerForm(a *law.Answer) *laterLaw {
	if a == nil {
		return nil
	}
	return &laterLaw{a.Text, nodeIDs(a.Provisions)}
}
