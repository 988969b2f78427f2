package export

import (
	"encoding/json"
	"io"

	"legible/generator/law"
)

// JSON writes the whole corpus. See the package comment for what it promises.
func JSON(w io.Writer, c *law.Corpus) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(corpus{
		AsOf:         c.AsOf.String(),
		Instruments:  list(c.Instruments, instrumentForm),
		Provisions:   list(c.Provisions, provisionForm),
		Obligations:  list(c.Obligations, obligationForm),
		Sanctions:    list(c.Sanctions, sanctionForm),
		References:   list(c.References, referenceForm),
		Terms:        list(c.Terms, termForm),
		Decisions:    list(c.Decisions, decisionForm),
		Questions:    list(c.Questions, openQuestionForm),
		Sources:      list(c.Sources, sourceForm),
		Concordances: concordances(c),
		Actors:       list(c.Actors, actorForm),
		Topics:       list(c.Topics, topicForm),
	})
}

// corpus is the whole export.
type corpus struct {
	AsOf         string         `json:"asOf"`
	Instruments  []instrument   `json:"instruments"`
	Provisions   []provision    `json:"provisions"`
	Obligations  []obligation   `json:"obligations"`
	Sanctions    []sanction     `json:"sanctions"`
	References   []reference    `json:"references"`
	Terms        []term         `json:"terms"`
	Decisions    []decision     `json:"decisions"`
	Questions    []openQuestion `json:"questions"`
	Sources      []sourceEntry  `json:"sources"`
	Concordances []concordance  `json:"concordances"`
	Actors       []actor        `json:"actors"`
	Topics       []topic        `json:"topics"`
}

type bilingual struct {
	En string `json:"en"`
	Zh string `json:"zh"`
}

type verification struct {
	Level   string   `json:"level"`
	Copies  int      `json:"copies"`
	Sources []string `json:"sources"`
	Note    string   `json:"note"`
}

func verificationForm(v law.Verification) verification {
	return verification{v.Level, v.Copies, sourceIDs(v.Sources), v.Note}
}

// ownVerification is for parts that need not have one of their own.
func ownVerification(v *law.Verification) *verification {
	if v == nil {
		return nil
	}
	form := verificationForm(*v)
	return &form
}

// list turns each item into its form. The result is never nil, because null is
// no list.
func list[T, F any](items []T, form func(T) F) []F {
	out := make([]F, 0, len(items))
	for _, item := range items {
		out = append(out, form(item))
	}
	return out
}

// texts returns a list that is not nil.
func texts(items []string) []string { return append([]string{}, items...) }

func actorIDs(items []*law.Actor) []string {
	return list(items, func(a *law.Actor) string { return a.ID })
}

func topicIDs(items []*law.Topic) []string {
	return list(items, func(t *law.Topic) string { return t.ID })
}

func sourceIDs(items []*law.Source) []string {
	return list(items, func(s *law.Source) string { return s.ID })
}

func sanctionIDs(items []*law.Sanction) []string {
	return list(items, func(s *law.Sanction) string { return s.ID })
}

func obligationIDs(items []*law.Obligation) []string {
	return list(items, func(o *law.Obligation) string { return o.ID })
}

func termIDs(items []*law.Term) []string {
	return list(items, func(t *law.Term) string { return t.ID })
}

func nodeIDs(items []*law.Node) []string {
	return list(items, func(n *law.Node) string { return n.ID })
}

func provisionIDs(items []*law.Provision) []string {
	return list(items, func(p *law.Provision) string { return p.ID })
}

// nodeID returns the id of a place, or "" for none.
func nodeID(n *law.Node) string {
	if n == nil {
		return ""
	}
	return n.ID
}
