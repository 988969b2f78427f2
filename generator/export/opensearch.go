package export

import (
	"encoding/json"
	"io"

	"legible/generator/law"
	"legible/search"
)

// found is one document of the OpenSearch export. What does not apply is left
// out.
type found struct {
	Kind            string   `json:"kind"`
	Group           string   `json:"group"`
	Instrument      string   `json:"instrument,omitempty"`
	InstrumentNames []string `json:"instrumentNames,omitempty"`
	Version         string   `json:"version,omitempty"`
	Number          string   `json:"number,omitempty"`
	Title           string   `json:"title"`
	Citation        string   `json:"citation,omitempty"`
	Terms           string   `json:"terms,omitempty"`
	Body            string   `json:"body,omitempty"`
	URL             string   `json:"url"`
	Status          string   `json:"status,omitempty"`
	Binding         *bool    `json:"binding,omitempty"`
	AsOf            string   `json:"asOf"`
	Weight          float64  `json:"weight"`
}

// action is the line before each document. It names no index: the address it is
// sent to does.
type action struct {
	Index struct {
		ID string `json:"_id"`
	} `json:"index"`
}

// OpenSearch writes documents as the body of a bulk request: for each a line
// with the action and its id, and a line with its fields, which are those of
// [OpenSearchMapping]. Sent again, they replace themselves. The documents are
// those that the site's search is made of; status and binding are of the as-of
// date, which every document names.
func OpenSearch(w io.Writer, c *law.Corpus, docs []search.Document) error {
	enc := json.NewEncoder(w) // ends each value with a line feed, and escapes those inside
	enc.SetEscapeHTML(false)
	for _, d := range docs {
		var a action
		a.Index.ID = d.ID
		f := found{
			Kind: d.Kind, Group: d.Group, Instrument: d.Instrument, InstrumentNames: d.InstrumentNames, Version: d.Version,
			Number: d.Number, Title: d.Title, Citation: d.Citation, Terms: d.Terms, Body: d.Body, URL: d.URL,
			Status: d.Status, AsOf: c.AsOf.String(), Weight: d.Weight,
		}
		if f.Group == "" {
			f.Group = d.ID
		}
		if d.Instrument != "" {
			f.Binding = &d.Current
		}
		if err := enc.Encode(a); err != nil {
			return err
		}
		if err := enc.Encode(f); err != nil {
			return err
		}
	}
	return nil
}

// OpenSearchMapping writes the body with which the index is created before the
// documents are sent. A field in words is read twice: stemmed as English, and
// in pairs of characters as Chinese, under its name and ".cjk".
func OpenSearchMapping(w io.Writer) error {
	type fields = map[string]any
	keyword := fields{"type": "keyword"}
	text := fields{
		"type": "text", "analyzer": "english",
		"fields": fields{"cjk": fields{"type": "text", "analyzer": "cjk"}},
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(fields{"mappings": fields{
		"dynamic": "strict",
		"properties": fields{
			"kind": keyword, "group": keyword, "instrument": keyword, "status": keyword, "url": keyword,
			"instrumentNames": fields{"type": "keyword", "fields": fields{"text": fields{"type": "text", "analyzer": "cjk"}}},
			"version":         fields{"type": "keyword", "fields": fields{"date": fields{"type": "date", "format": "strict_date||strict_year_month"}}},
			"number":          fields{"type": "keyword", "fields": fields{"value": fields{"type": "integer"}}},
			"title":           text, "citation": text, "terms": text, "body": text,
			"binding": fields{"type": "boolean"},
			"asOf":    fields{"type": "date", "format": "strict_date"},
			"weight":  fields{"type": "float"},
		},
	}})
}
