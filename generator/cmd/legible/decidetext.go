package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"legible/generator/flow"
	"legible/generator/law"
)

func isTerminal(r io.Reader) bool {
	f, ok := r.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// ask walks the decision in the terminal: one question after another, "back"
// takes the last answer away, "quit" ends.
func ask(in io.Reader, out io.Writer, c *law.Corpus, d *law.Decision) error {
	heading(out, c, d)
	lines := bufio.NewScanner(in)
	var given []flow.Given
	for {
		state, err := flow.Walk(d, given)
		if err != nil {
			return err
		}
		if state.Complete {
			return printState(out, c, d, state)
		}
		printNext(out, d, state)
		for {
			fmt.Fprint(out, "> ")
			if !lines.Scan() {
				fmt.Fprintln(out)
				return lines.Err()
			}
			value, err := choice(state.Next, strings.TrimSpace(lines.Text()))
			if errors.Is(err, errBack) {
				given = given[:max(0, len(given)-1)]
				break
			}
			if errors.Is(err, errQuit) {
				return nil
			}
			if err != nil {
				fmt.Fprintln(out, err)
				continue
			}
			given = append(given, flow.Given{Question: state.NextName, Answer: value})
			break
		}
	}
}

var errBack, errQuit = errors.New("back"), errors.New("quit")

// choice reads an answer: its number, its value, its first letters, "back" or
// "quit".
func choice(q *law.Question, text string) (string, error) {
	switch text {
	case "back", "b":
		return "", errBack
	case "quit", "q":
		return "", errQuit
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(q.Answers) {
		return q.Answers[n-1].Value, nil
	}
	var matches []string
	for _, a := range q.Answers {
		if strings.EqualFold(a.Value, text) {
			return a.Value, nil
		}
		if text != "" && (strings.HasPrefix(a.Value, strings.ToLower(text)) || strings.HasPrefix(strings.ToLower(a.Label.En), strings.ToLower(text))) {
			matches = append(matches, a.Value)
		}
	}
	if len(matches) == 1 {
		return matches[0], nil
	}
	return "", fmt.Errorf("answer with a number from 1 to %d, with %s, or with back or quit", len(q.Answers), strings.Join(flow.Values(q), ", "))
}

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
	for _, duty := range s.Duties {
		fmt.Fprintf(out, "Duty: %s (%s)\n", duty.Action, citations(duty.Basis))
	}
	for _, flag := range s.Flags {
		fmt.Fprintf(out, "Flag: %s\n", flag)
	}
	return nil
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
