package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"legible/generator/flow"
	"legible/generator/law"
)

// dmnSpace is the namespace of DMN 1.3, dmnTarget that of our ids.
const (
	dmnSpace  = "https://www.omg.org/spec/DMN/20191111/MODEL/"
	dmnTarget = "urn:legible:decisions"
)

// The elements of DMN 1.3 that we write, in the order its schema asks for.
type (
	dmnDefinitions struct {
		XMLName     xml.Name      `xml:"definitions"`
		Space       string        `xml:"xmlns,attr"`
		ID          string        `xml:"id,attr"`
		Name        string        `xml:"name,attr"`
		Namespace   string        `xml:"namespace,attr"`
		Exporter    string        `xml:"exporter,attr"`
		Description string        `xml:"description"`
		Inputs      []dmnInput    `xml:"inputData"`
		Decisions   []dmnDecision `xml:"decision"`
	}
	dmnInput struct {
		ID          string      `xml:"id,attr"`
		Name        string      `xml:"name,attr"`
		Label       string      `xml:"label,attr"`
		Description string      `xml:"description,omitempty"`
		Variable    dmnVariable `xml:"variable"`
	}
	dmnVariable struct {
		ID   string `xml:"id,attr"`
		Name string `xml:"name,attr"`
		Type string `xml:"typeRef,attr"`
	}
	dmnDecision struct {
		ID           string           `xml:"id,attr"`
		Name         string           `xml:"name,attr"`
		Label        string           `xml:"label,attr"`
		Description  string           `xml:"description"`
		Question     string           `xml:"question"`
		Requirements []dmnRequirement `xml:"informationRequirement"`
		Table        dmnTable         `xml:"decisionTable"`
	}
	dmnRequirement struct {
		ID    string `xml:"id,attr"`
		Input struct {
			Href string `xml:"href,attr"`
		} `xml:"requiredInput"`
	}
	dmnTable struct {
		ID          string          `xml:"id,attr"`
		HitPolicy   string          `xml:"hitPolicy,attr"`
		Inputs      []dmnColumn     `xml:"input"`
		Outputs     []dmnOutput     `xml:"output"`
		Annotations []dmnAnnotation `xml:"annotation"`
		Rules       []dmnRule       `xml:"rule"`
	}
	dmnColumn struct {
		ID         string `xml:"id,attr"`
		Label      string `xml:"label,attr"`
		Expression struct {
			ID   string `xml:"id,attr"`
			Type string `xml:"typeRef,attr"`
			Text string `xml:"text"`
		} `xml:"inputExpression"`
		Values dmnText `xml:"inputValues"`
	}
	dmnOutput struct {
		ID     string  `xml:"id,attr"`
		Label  string  `xml:"label,attr"`
		Name   string  `xml:"name,attr"`
		Type   string  `xml:"typeRef,attr"`
		Values dmnText `xml:"outputValues"`
	}
	dmnAnnotation struct {
		Name string `xml:"name,attr"`
	}
	dmnRule struct {
		ID          string    `xml:"id,attr"`
		In          []dmnText `xml:"inputEntry"`
		Out         []dmnText `xml:"outputEntry"`
		Annotations []dmnText `xml:"annotationEntry"`
	}
	dmnText struct {
		Text string `xml:"text"`
	}
)

// DMN writes every decision as decision tables of DMN 1.3 in one file: one
// table for each decision, or for each of its tracks, hit policy UNIQUE, a rule
// for each path of flow.FullPaths. The inputs are the questions under the names
// that answers use ("c1", "data-export.c1"), "-" where a path does not ask one;
// the outputs are the outcome's id and its severity. Duties, flags and grounds
// stand in annotations. Ids are made of ids and answers, so that they stay when
// another path is added.
func DMN(w io.Writer, c *law.Corpus) error {
	doc := dmnDefinitions{
		Space: dmnSpace, ID: "legible", Name: "Decisions", Namespace: dmnTarget, Exporter: "legible",
		Description: fmt.Sprintf("Answers for the law as of %s. Of a decision with several tables the strictest outcome counts: %s.",
			c.AsOf, strings.Join(flow.Severities, " > ")),
	}
	for _, d := range c.Decisions {
		doc.Inputs = append(doc.Inputs, dmnInputs(d)...)
		for _, t := range flow.Tracks(d) {
			doc.Decisions = append(doc.Decisions, dmnTrack(c, d, t))
		}
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// asked is one question under the name that answers use.
type asked struct {
	name     string
	question *law.Question
}

// questionsOf lists the questions that the paths ask, in order of first use.
func questionsOf(paths []flow.Path) []asked {
	var all []asked
	seen := map[string]bool{}
	for _, p := range paths {
		for _, s := range p.Steps {
			if !seen[s.Name()] {
				seen[s.Name()] = true
				all = append(all, asked{s.Name(), s.Question})
			}
		}
	}
	return all
}

func dmnInputs(d *law.Decision) []dmnInput {
	return list(questionsOf(flow.FullPaths(d)), func(q asked) dmnInput {
		id := d.ID + "." + q.name
		return dmnInput{
			ID: "input." + id, Name: q.name, Label: q.question.Ask.En, Description: q.question.Ask.Zh,
			Variable: dmnVariable{"variable." + id, q.name, "string"},
		}
	})
}

// dmnTrack writes the paths of one track.
func dmnTrack(c *law.Corpus, d *law.Decision, t *law.Track) dmnDecision {
	id, label := d.ID, d.Title.En
	if len(d.Tracks) > 0 {
		id, label = d.ID+"."+t.ID, d.Title.En+" "+t.Title.En
	}
	dec := dmnDecision{ID: "decision." + id, Name: id, Label: label, Question: d.Title.En}
	dec.Description = fmt.Sprintf("%s\n\nAnswers for the law as of %s.", d.Summary, c.AsOf)
	if d.Draft {
		dec.Description += " Rests on text that was never in force: not binding."
	}
	var paths []flow.Path
	for _, p := range flow.FullPaths(d) {
		if p.Track == t.ID {
			paths = append(paths, p)
		}
	}
	questions := questionsOf(paths)
	table := dmnTable{ID: "table." + id, HitPolicy: "UNIQUE", Annotations: []dmnAnnotation{{"duties"}, {"flags"}, {"grounds"}}}
	for _, q := range questions {
		var r dmnRequirement
		r.ID, r.Input.Href = "requirement."+id+"."+q.name, "#input."+d.ID+"."+q.name
		dec.Requirements = append(dec.Requirements, r)
		column := dmnColumn{ID: "column." + id + "." + q.name, Label: q.question.Ask.En, Values: feelList(flow.Values(q.question))}
		column.Expression.ID, column.Expression.Type, column.Expression.Text = "expression."+id+"."+q.name, "string", q.name
		table.Inputs = append(table.Inputs, column)
	}
	ends := list(flow.ReachableIn(d, t).Outcomes, func(o *law.Outcome) string { return o.ID })
	table.Outputs = []dmnOutput{
		{"outcome." + id, "Outcome", "outcome", "string", feelList(ends)},
		{"severity." + id, "Severity", "severity", "string", feelList(flow.Severities)},
	}
	table.Rules = list(paths, func(p flow.Path) dmnRule { return dmnPath(id, questions, p) })
	dec.Table = table
	return dec
}

// dmnPath writes one path as the rule of a table with these columns.
func dmnPath(id string, questions []asked, p flow.Path) dmnRule {
	given := map[string]string{}
	name := "rule." + id
	for _, s := range p.Steps {
		given[s.Name()] = s.Answer.Value
		name += "." + s.Name() + "_" + s.Answer.Value
	}
	r := dmnRule{ID: name}
	for _, q := range questions {
		if value, ok := given[q.name]; ok {
			r.In = append(r.In, dmnText{feel(value)})
		} else {
			r.In = append(r.In, dmnText{"-"})
		}
	}
	r.Out = []dmnText{{feel(p.Outcome.ID)}, {feel(p.Outcome.Severity)}}
	r.Annotations = []dmnText{
		{strings.Join(pinned(p.Duties), " ")}, {strings.Join(p.Flags, " ")}, {strings.Join(nodeIDs(p.Cites), " ")},
	}
	return r
}

// feel writes a string literal of FEEL.
func feel(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

func feelList(values []string) dmnText {
	return dmnText{strings.Join(list(values, feel), ",")}
}
