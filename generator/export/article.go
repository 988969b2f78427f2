package export

import (
	"encoding/json"
	"io"

	"legible/generator/law"
)

// article is one article with everything that hangs on it: the data behind its
// page. Its shape is schema/v1/article.schema.json.
type article struct {
	AsOf        string       `json:"asOf"`
	Provision   provision    `json:"provision"`
	Obligations []obligation `json:"obligations"`
	Sanctions   []sanction   `json:"sanctions"`   // imposed by the article
	PenalisedBy []sanction   `json:"penalisedBy"` // for a breach of it
	References  []reference  `json:"references"`  // out of the article
	Inbound     []reference  `json:"inbound"`     // into it
}

// Article writes one article with its obligations, sanctions and references, in
// the forms that the export of the whole corpus has for them.
func Article(w io.Writer, c *law.Corpus, p *law.Provision) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(article{
		AsOf: c.AsOf.String(), Provision: provisionForm(p),
		Obligations: list(p.Obligations, obligationForm),
		Sanctions:   list(p.Sanctions, sanctionForm), PenalisedBy: list(p.PenalisedBy, sanctionForm),
		References: list(p.References, referenceForm), Inbound: list(p.Inbound, referenceForm),
	})
}
