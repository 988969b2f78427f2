package diag

import (
	"cmp"
	"io"
	"net/url"
	"slices"
)

// RuleInfo describes what a code means, for SARIF and for "legible explain".
type RuleInfo struct {
	Code     string // "dead-end"
	Severity Severity
	Summary  string // one sentence
	Help     string // what to do, in plain text; may be empty
}

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string     `json:"id"`
		Short   *sarifText `json:"shortDescription,omitempty"`
		Help    *sarifText `json:"help,omitempty"`
		Default *sarifConf `json:"defaultConfiguration,omitempty"`
	}
	sarifConf struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

// SARIF prints all findings as a SARIF 2.1.0 log, the format code hosts and
// editors read. version is the program's. rules describe the codes; a code
// without a description is listed by its name alone.
func SARIF(w io.Writer, ds []Diagnostic, rules []RuleInfo, version string) error {
	listed, index := sarifRules(ds, rules)
	results := []sarifResult{}
	for _, d := range ds {
		text := d.Message
		if d.Hint != "" {
			text += " (hint: " + d.Hint + ")"
		}
		r := sarifResult{RuleID: d.Code, RuleIndex: index[d.Code], Level: d.Severity.String(), Message: sarifText{text}}
		if d.Pos.IsValid() {
			r.Locations = []sarifLocation{{Physical: physical(d.Pos)}}
		}
		for i, n := range d.Notes {
			if n.Pos.IsValid() {
				r.Related = append(r.Related, sarifLocation{ID: &i, Physical: physical(n.Pos), Message: &sarifText{n.Message}})
			}
		}
		results = append(results, r)
	}
	return encode(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:       sarifTool{sarifDriver{Name: "legible", Version: version, Rules: listed}},
			ColumnKind: "unicodeCodePoints",
			Results:    results,
		}},
	})
}

// sarifRules lists every code that is described or found, sorted, and where.
func sarifRules(ds []Diagnostic, rules []RuleInfo) (listed []sarifRule, index map[string]int) {
	known := map[string]sarifRule{}
	for _, d := range ds {
		known[d.Code] = sarifRule{ID: d.Code}
	}
	for _, r := range rules {
		rule := sarifRule{ID: r.Code, Default: &sarifConf{r.Severity.String()}}
		if r.Summary != "" {
			rule.Short = &sarifText{r.Summary}
		}
		if r.Help != "" {
			rule.Help = &sarifText{r.Help}
		}
		known[r.Code] = rule
	}
	listed = []sarifRule{}
	for _, r := range known {
		listed = append(listed, r)
	}
	slices.SortFunc(listed, func(a, b sarifRule) int { return cmp.Compare(a.ID, b.ID) })
	index = map[string]int{}
	for i, r := range listed {
		index[r.ID] = i
	}
	return listed, index
}

func physical(p Position) sarifPhysical {
	out := sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: p.File}).String()}}
	if p.Line > 0 {
		out.Region = &sarifRegion{StartLine: p.Line, StartColumn: max(p.Column, 0)}
	}
	return out
}
