package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"legible/generator/flow"
	"legible/generator/law"
)

func heading(out io.Writer, c *law.Corpus, d *law.Decision) {
	fmt.Fprintf(out, "%s\nAnswers for the law as of %s.\n", d.Title.En, c.AsOf.English())
	if d.Draft {
		fmt.Fprintln(out, "Rests on text that was never in force: not binding.")
	}
}

// printNext asks the next question; of several tracks it says which one.
func printNext(out io.Writer, d *law.Decision, s flow.State) {
	if len(d.Tracks) > 0 {
		for _, t := range s.Tracks {
			if t.Next == s.Next {
				fmt.Fprintf(out, "\nTrack %s: %s\n", t.Track.ID, t.Track.Title.En)
				break
			}
		}
	}
	printQuestion(out, s.Next, s.NextName)
}

func printQuestion(out io.Writer, q *law.Question, name string) {
	fmt.Fprintf(out, "\n%s  [%s]\n", q.Ask.En, name)
	if q.Help != "" {
		fmt.Fprintf(out, "%s\n", q.Help)
	}
	fmt.Fprintf(out, "Because of %s\n", citations(q.Grounds))
	for i, a := range q.Answers {
		fmt.Fprintf(out, "  %d  %-12s %s\n", i+1, a.Value, a.Label.En)
	}
}

func printState(out io.Writer, c *law.Corpus, d *law.Decision, s flow.State) error {
	if len(s.Path) > 0 {
		heading(out, c, d)
		fmt.Fprintln(out)
	}
	for _, t := range s.Tracks {
		if len(t.Path) > 0 && len(d.Tracks) > 0 {
			fmt.Fprintf(out, "Track %s: %s\n", t.Track.ID, t.Track.Title.En)
		}
		for _, step := range t.Path {
			printStep(out, step)
		}
		if len(d.Tracks) > 0 && t.Outcome != nil {
			fmt.Fprintf(out, "%-14s %s  [%s, %s]\n", "ends at", t.Outcome.Title.En, t.Outcome.ID, t.Outcome.Severity)
		}
	}
	if s.Next != nil {
		printNext(out, d, s)
		return nil
	}
	for _, o := range results(s) {
		printOutcome(out, o)
	}
	if len(s.Duties) > 0 {
		fmt.Fprintln(out)
	}
	for _, duty := range s.Duties {
		fmt.Fprintf(out, "Duty: %s (%s)\n", owed(duty), citations(duty.Basis))
	}
	for _, flag := range s.Flags {
		fmt.Fprintf(out, "Flag: %s\n", flag)
	}
	for _, step := range s.Path {
		if step.Assumed {
			fmt.Fprintf(out, "Assumed: %s=%s; to read it otherwise, answer %s with %s.\n", step.Name(), step.Answer.Value, step.Name(),
				strings.Join(slices.DeleteFunc(flow.Values(step.Question), func(v string) bool { return v == step.Answer.Value }), " or "))
		}
	}
	return nil
}

// owed says a duty as a sentence: who must do what, on what condition, and that
// its text is not in force where it is not.
func owed(o *law.Obligation) string {
	var who []string
	for _, a := range o.Bearers {
		who = append(who, a.Name.En)
	}
	must := map[string]string{"encouraged": "is encouraged to", "entitled": "is entitled to", "declares": "", "power": "has power to"}
	word, own := must[o.Modality]
	if !own {
		word = strings.ReplaceAll(o.Modality, "-", " ")
	}
	said := strings.Join(strings.Fields(strings.Join(who, " and ")+" "+word+" "+o.Action+" "+o.Object), " ")
	if o.Condition != "" {
		said += "; condition: " + o.Condition
	}
	if !o.Binding {
		said += "; this text is not in force"
	}
	return said
}

func printStep(out io.Writer, step flow.Step) {
	assumed := ""
	if step.Assumed {
		assumed = " (assumed)"
	}
	fmt.Fprintf(out, "%-14s %s %s%s\n", step.Name(), step.Question.Ask.En, strings.ToUpper(step.Answer.Value), assumed)
	if step.Called != nil {
		fmt.Fprintf(out, "%-14s %s: %s  [%s]\n", "", step.Decision.Title.En, step.Called.Title.En, step.Called.ID)
	}
}

// results returns the outcome that prevails, then those of the other tracks,
// each once.
func results(s flow.State) []*law.Outcome {
	all := []*law.Outcome{s.Outcome}
	for _, t := range s.Tracks {
		if t.Outcome != nil && !slices.Contains(all, t.Outcome) {
			all = append(all, t.Outcome)
		}
	}
	return all
}

func printOutcome(out io.Writer, o *law.Outcome) {
	fmt.Fprintf(out, "\n%s  [%s, %s]\n%s\nBecause of %s\n", o.Title.En, o.ID, o.Severity, o.Text, citations(o.Grounds))
	if o.Now != nil {
		fmt.Fprintf(out, "Now: %s (%s)\n", o.Now.Text, citations(o.Now.Provisions))
	}
	if o.Resume != "" {
		fmt.Fprintf(out, "When things change, resume at %s.\n", o.Resume)
	}
}

func printPaths(out io.Writer, c *law.Corpus, d *law.Decision) error {
	heading(out, c, d)
	fmt.Fprintln(out)
	for i, p := range flow.FullPaths(d) {
		var steps []string
		for _, s := range p.Steps {
			steps = append(steps, s.Name()+"="+s.Answer.Value)
		}
		track := ""
		if len(d.Tracks) > 0 {
			track = p.Track + ": "
		}
		fmt.Fprintf(out, "%3d. %s%s\n     → %s (%s): %s\n     because of %s\n", i+1, track, strings.Join(steps, " "),
			p.Outcome.ID, p.Outcome.Severity, p.Outcome.Title.En, citations(p.Outcome.Grounds))
	}
	return nil
}

func citations(nodes []*law.Node) string {
	var out []string
	for _, n := range nodes {
		out = append(out, n.Citation())
	}
	return strings.Join(out, ", ")
}
