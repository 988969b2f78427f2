package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"legible/search"
)

// printHits writes an answer for a reader: the hits, the counts when they were
// asked for, and what to try instead when nothing was found.
func printHits(w io.Writer, r search.Result, instead []search.Suggestion) error {
	mark := marker(w)
	if r.Note != "" {
		fmt.Fprintf(w, "%s\n\n", r.Note)
	}
	for i, h := range r.Hits {
		label := h.Kind
		if h.Citation != "" {
			label = h.Citation
		}
		if h.Status != "" {
			label += ", " + spaced(h.Status)
		}
		fmt.Fprintf(w, "%2d. %s\n    %s\n", i+1, h.Title, label)
		if h.Snippet != "" {
			fmt.Fprintf(w, "    %s\n", mark(h.Snippet, h.Marks))
		}
		for _, also := range h.Also {
			fmt.Fprintf(w, "    also %s, %s\n", also.Citation, spaced(also.Status))
		}
	}
	_, err := fmt.Fprintf(w, "\n%d found\n", r.Total)
	for i, s := range instead {
		if i == 0 {
			fmt.Fprintln(w, "\ntry instead:")
		}
		_, err = fmt.Fprintf(w, "%5d  %s\n", s.Total, s.Query)
	}
	for _, f := range r.Facets {
		if len(f.Values) > 0 {
			fmt.Fprintf(w, "\n%s\n", f.Name)
		}
		for _, v := range f.Values {
			_, err = fmt.Fprintf(w, "%5d  %s\n", v.Count, v.Value)
		}
	}
	return err
}

func spaced(id string) string { return strings.ReplaceAll(id, "-", " ") }

// marker returns a function that shows the matched bytes of a text bold and
// underlined on a terminal, unless NO_COLOR is set; elsewhere it changes nothing.
func marker(w io.Writer) func(text string, marks [][2]int) string {
	f, ok := w.(*os.File)
	if !ok || !isTerminal(f) || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return func(text string, _ [][2]int) string { return text }
	}
	return marked
}

func marked(text string, marks [][2]int) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(text[at:m[0]] + "\x1b[1;4m" + text[m[0]:m[1]] + "\x1b[22;24m")
		at = m[1]
	}
	return b.String() + text[at:]
}
