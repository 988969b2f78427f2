package page

import (
	"encoding/json"

	"legible/generator/law"
)

// legislation is what search engines read of a law: an object of schema.org's
// type Legislation. Fields without a value are left out.
type legislation struct {
	Context    string          `json:"@context"`
	Type       string          `json:"@type"`
	ID         string          `json:"@id,omitempty"`
	URL        string          `json:"url,omitempty"`
	Identifier string          `json:"legislationIdentifier"`
	Name       []text          `json:"name"`
	Kind       string          `json:"legislationType,omitempty"`
	Force      string          `json:"legislationLegalForce,omitempty"`
	Version    string          `json:"legislationDateVersion,omitempty"`
	Adopted    string          `json:"legislationDate,omitempty"`
	Published  string          `json:"datePublished,omitempty"`
	PassedBy   *organization   `json:"legislationPassedBy,omitempty"`
	Country    string          `json:"legislationJurisdiction"`
	PartOf     *legislationRef `json:"isPartOf,omitempty"`
	BasedOn    string          `json:"isBasedOn,omitempty"`
}

type (
	text struct {
		Value    string `json:"@value"`
		Language string `json:"@language"`
	}
	organization struct {
		Type string `json:"@type"`
		Name []text `json:"name"`
	}
	legislationRef struct {
		Type       string `json:"@type"`
		URL        string `json:"url,omitempty"`
		Identifier string `json:"legislationIdentifier"`
		Name       []text `json:"name"`
	}
)

// putInstrumentLD describes an instrument on its page.
func (p place) putInstrumentLD(d data, in *law.Instrument) {
	ld := p.ofInstrument(in)
	ld.Identifier, ld.Name = in.ID, inBoth(in.Title)
	p.putLD(d, ld)
}

// putArticleLD describes an article in one version on its page. A draft never
// had force, whatever became of it.
func (p place) putArticleLD(d data, pr *law.Provision) {
	ld := p.ofInstrument(pr.Instrument)
	ld.Identifier = pr.ID
	ld.Name = inBoth(law.Bilingual{En: pr.Citation() + " " + pr.Heading.En, Zh: pr.CitationZh() + " " + pr.Heading.Zh})
	ld.Version, ld.Adopted, ld.Published = pr.Version.From.String(), "", ""
	ld.Force = "NotInForce"
	if pr.Version.Binding {
		ld.Force = "InForce"
	}
	ld.PartOf = &legislationRef{Type: "Legislation", URL: p.absolute(pr.Instrument.URL), Identifier: pr.Instrument.ID, Name: inBoth(pr.Instrument.Title)}
	p.putLD(d, ld)
}

func (p place) ofInstrument(in *law.Instrument) legislation {
	ld := legislation{
		Context: "https://schema.org", Type: "Legislation", ID: p.absolute(p.path), URL: p.absolute(p.prefix + p.path),
		Kind: in.Kind, Country: "CN", BasedOn: in.OfficialURL, Force: "NotInForce",
	}
	if !in.Draft && (in.Status == law.InForce || in.Status == law.Amended) {
		ld.Force = "InForce"
	}
	for _, e := range in.Events {
		switch {
		case e.Type == "adopted" && ld.Adopted == "":
			ld.Adopted = e.Date.String()
		case (e.Type == "promulgated" || e.Type == "published" || e.Type == "published-for-comment") && ld.Published == "":
			ld.Published = e.Date.String()
		}
	}
	if in.Issuer != nil {
		ld.PassedBy = &organization{"Organization", inBoth(in.Issuer.Name)}
	}
	return ld
}

// putLD encodes the description; encoding/json writes "<" as an escape, so the
// text cannot end the element that holds it.
func (p place) putLD(d data, ld legislation) {
	encoded, err := json.Marshal(ld)
	if err != nil {
		panic(err) // strings only: cannot fail
	}
	d["jsonld"] = string(encoded)
}

// absolute is an address on the web, "" where the site has none.
func (p place) absolute(url string) string {
	if p.c.Site.BaseURL == "" {
		return ""
	}
	return p.c.Site.BaseURL + url
}

func inBoth(b law.Bilingual) []text {
	out := []text{}
	if b.En != "" {
		out = append(out, text{b.En, "en"})
	}
	if b.Zh != "" {
		out = append(out, text{b.Zh, "zh-Hans"})
	}
	return out
}
