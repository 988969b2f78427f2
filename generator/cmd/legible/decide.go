package main

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"legible/generator/flow"
	"legible/generator/law"
)

func decideCommand(c *common) *cobra.Command {
	var form string
	var answers []string
	var paths bool
	cmd := &cobra.Command{
		Use:   "decide ID",
		Short: "Walk a decision, or list all its paths",
		Long: `Without --answer the questions are asked one after another in the terminal:
type the number of an answer, its value or the beginning of its words; "back"
takes the last answer away, "?" helps, "quit" ends and says how to go on later.
With --answer (and in scripts) the walk goes as far as the answers lead, and says
what is asked next.`,
		Example: `  legible decide cii-scope
  legible decide cii-scope --answer a1=yes --answer a2=no --format json
  legible decide remote-maintenance --answer e1=yes --answer data-export.c1=yes
  legible decide cii-scope --paths`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := format(form, "text", "json"); err != nil {
				return err
			}
			given, err := parseAnswers(answers)
			if err != nil {
				return err
			}
			content, err := c.load(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			d, err := findDecision(content.Corpus, args[0])
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			switch {
			case paths && form == "json":
				return encode(out, pathsForm(content.Corpus, d))
			case paths:
				return printPaths(out, content.Corpus, d)
			case form == "text" && len(given) == 0 && isTerminal(cmd.InOrStdin()):
				return ask(cmd.InOrStdin(), out, content.Corpus, d)
			}
			state, err := flow.Walk(d, given)
			if err != nil {
				return usage("legible decide "+d.ID+" --paths lists every question and answer", "%v", err)
			}
			if form == "json" {
				return encode(out, walkForm(content.Corpus, d, state))
			}
			return printState(out, content.Corpus, d, state)
		},
	}
	cmd.Flags().StringVar(&form, "format", "text", "text or json")
	cmd.Flags().StringArrayVar(&answers, "answer", nil, "`question=answer`, for example a1=yes; may be repeated")
	cmd.Flags().BoolVar(&paths, "paths", false, "list every path to an outcome")
	return cmd
}

func parseAnswers(texts []string) ([]flow.Given, error) {
	var given []flow.Given
	for _, text := range texts {
		question, answer, ok := strings.Cut(text, "=")
		if !ok || question == "" || answer == "" {
			return nil, usage("write it as a1=yes", "--answer %q names no question and answer", text)
		}
		given = append(given, flow.Given{Question: question, Answer: answer})
	}
	return given, nil
}

func findDecision(c *law.Corpus, id string) (*law.Decision, error) {
	var ids []string
	for _, d := range c.Decisions {
		if d.ID == id {
			return d, nil
		}
		ids = append(ids, d.ID)
	}
	return nil, usage("the decisions are "+strings.Join(ids, ", "), "there is no decision %q", id)
}

func encode(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

// The JSON forms of decide, a contract with scripts: see schema/v1/decide.
type (
	walkJSON struct {
		Decision string      `json:"decision"`
		AsOf     string      `json:"asOf"`
		Binding  bool        `json:"binding"` // false: it rests on a draft
		Complete bool        `json:"complete"`
		Outcome  string      `json:"outcome"`
		Severity string      `json:"severity"`
		Duties   []string    `json:"duties"`
		Flags    []string    `json:"flags"`
		Tracks   []trackJSON `json:"tracks"`
		Path     []stepJSON  `json:"path"`
		Next     *nextJSON   `json:"next"`
	}
	trackJSON struct {
		ID      string    `json:"id"`
		Outcome string    `json:"outcome"`
		Next    *nextJSON `json:"next"`
	}
	stepJSON struct {
		Question string   `json:"question"`
		Answer   string   `json:"answer"`
		Assumed  bool     `json:"assumed,omitempty"`
		Cites    []string `json:"cites"`
	}
	nextJSON struct {
		Question string       `json:"question"`
		Ask      string       `json:"ask"`
		Help     string       `json:"help"`
		Cites    []string     `json:"cites"`
		Answers  []answerJSON `json:"answers"`
	}
	answerJSON struct {
		Value string `json:"value"`
		Label string `json:"label"`
	}
	pathsJSON struct {
		Decision string     `json:"decision"`
		AsOf     string     `json:"asOf"`
		Binding  bool       `json:"binding"`
		Paths    []pathJSON `json:"paths"`
	}
	pathJSON struct {
		Track   string      `json:"track"`
		Answers []givenJSON `json:"answers"`
		Outcome string      `json:"outcome"`
		Duties  []string    `json:"duties"`
		Cites   []string    `json:"cites"`
	}
	givenJSON struct {
		Question string `json:"question"`
		Answer   string `json:"answer"`
	}
)

func walkForm(c *law.Corpus, d *law.Decision, s flow.State) walkJSON {
	w := walkJSON{
		Decision: d.ID, AsOf: c.AsOf.String(), Binding: !d.Draft, Complete: s.Complete, Severity: s.Severity,
		Duties: dutyIDs(s.Duties), Flags: append([]string{}, s.Flags...), Path: []stepJSON{}, Next: nextForm(s.Next, s.NextName),
	}
	if s.Outcome != nil {
		w.Outcome = s.Outcome.ID
	}
	for _, t := range s.Tracks {
		track := trackJSON{ID: t.Track.ID, Next: nextForm(t.Next, t.NextName)}
		if t.Outcome != nil {
			track.Outcome = t.Outcome.ID
		}
		w.Tracks = append(w.Tracks, track)
	}
	for _, step := range s.Path {
		w.Path = append(w.Path, stepJSON{step.Name(), step.Answer.Value, step.Assumed, nodeIDs(step.Question.Grounds)})
	}
	return w
}

func nextForm(q *law.Question, name string) *nextJSON {
	if q == nil {
		return nil
	}
	n := &nextJSON{Question: name, Ask: q.Ask.En, Help: q.Help, Cites: nodeIDs(q.Grounds)}
	for _, a := range q.Answers {
		n.Answers = append(n.Answers, answerJSON{a.Value, a.Label.En})
	}
	return n
}

func pathsForm(c *law.Corpus, d *law.Decision) pathsJSON {
	form := pathsJSON{Decision: d.ID, AsOf: c.AsOf.String(), Binding: !d.Draft, Paths: []pathJSON{}}
	for _, p := range flow.FullPaths(d) {
		j := pathJSON{Track: p.Track, Outcome: p.Outcome.ID, Duties: dutyIDs(p.Duties), Cites: nodeIDs(p.Cites)}
		for _, s := range p.Steps {
			j.Answers = append(j.Answers, givenJSON{s.Name(), s.Answer.Value})
		}
		form.Paths = append(form.Paths, j)
	}
	return form
}

func nodeIDs(nodes []*law.Node) []string {
	out := []string{}
	for _, n := range nodes {
		out = append(out, n.ID)
	}
	return out
}

func dutyIDs(duties []*law.Obligation) []string {
	out := []string{}
	for _, o := range duties {
		out = append(out, o.ID)
	}
	return out
}
