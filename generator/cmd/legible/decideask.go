package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"legible/generator/flow"
	"legible/generator/law"
)

// isTerminal reports whether somebody can answer at r.
func isTerminal(r io.Reader) bool {
	f, ok := r.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

const askHelp = `Answer with the number of an answer, its value or the beginning of its words.
  back   takes the last answer away (also b, undo)
  path   says what was answered so far
  quit   ends the walk (also q); so does the end of the input
  ?      says this (also help)`

// ask walks the decision in the terminal, one question after another, and ends
// with the result. What was answered is given as a command at the end, also
// where the walk was left before.
func ask(in io.Reader, out io.Writer, c *law.Corpus, d *law.Decision) error {
	heading(out, c, d)
	fmt.Fprintln(out, "Type ? for help, back to change your last answer.")
	lines := bufio.NewScanner(in)
	var given []flow.Given
	for {
		state, err := flow.Walk(d, given)
		if err != nil {
			return err
		}
		if state.Complete {
			fmt.Fprintln(out)
			if err := printState(out, c, d, state); err != nil {
				return err
			}
			return printCommand(out, "The same again:", d, given)
		}
		printNext(out, d, state)
		value, err := prompt(lines, out, state)
		switch {
		case errors.Is(err, errBack) && len(given) == 0:
			fmt.Fprintln(out, "This is the first question.")
		case errors.Is(err, errBack):
			given = given[:len(given)-1]
		case errors.Is(err, errQuit):
			return printCommand(out, "To go on later:", d, given)
		case err != nil:
			return err
		default:
			given = append(given, flow.Given{Question: state.NextName, Answer: value})
		}
	}
}

var errBack, errQuit = errors.New("back"), errors.New("quit")

// prompt reads lines until one is an answer to the next question. The error is
// errBack or errQuit, or that of the input.
func prompt(lines *bufio.Scanner, out io.Writer, s flow.State) (string, error) {
	for {
		fmt.Fprint(out, "> ")
		if !lines.Scan() {
			fmt.Fprintln(out)
			return "", errors.Join(lines.Err(), errQuit)
		}
		switch text := strings.TrimSpace(lines.Text()); strings.ToLower(text) {
		case "?", "help":
			fmt.Fprintln(out, askHelp)
		case "path":
			for _, step := range s.Path {
				printStep(out, step)
			}
		case "back", "b", "undo":
			return "", errBack
		case "quit", "q", "exit":
			return "", errQuit
		default:
			value, err := choice(s.Next, text)
			if err == nil {
				return value, nil
			}
			fmt.Fprintln(out, err)
		}
	}
}

// choice reads an answer: its number, its value or the beginning of its value
// or words.
func choice(q *law.Question, text string) (string, error) {
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
	switch {
	case len(matches) == 1:
		return matches[0], nil
	case len(matches) > 1:
		return "", fmt.Errorf("%q may mean %s: write more of it, or its number", text, strings.Join(matches, " or "))
	}
	return "", fmt.Errorf("answer with a number from 1 to %d, or with %s; ? for help", len(q.Answers), strings.Join(flow.Values(q), ", "))
}

// printCommand writes the command that gives the answers again; nothing where
// none was given.
func printCommand(out io.Writer, label string, d *law.Decision, given []flow.Given) error {
	if len(given) == 0 {
		return nil
	}
	fmt.Fprintf(out, "\n%s legible decide %s", label, d.ID)
	for _, g := range given {
		fmt.Fprintf(out, " --answer %s=%s", g.Question, g.Answer)
	}
	_, err := fmt.Fprintln(out)
	return err
}
