package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"legible/generator/overlay"
	"legible/generator/source"
)

func rebaseCommand(c *common) *cobra.Command {
	var to string
	var dry bool
	cmd := &cobra.Command{
		Use:   "rebase LAYER",
		Short: "Move a layer's notes to a newer version of a law",
		Long: `Rebase moves each note of a layer to the place where its article, paragraph, item
or obligation stands in the version named by --to, by the concordance between
the versions. A note moves by itself where the text is the same, or differs in
references and punctuation only. Every other note stays where it is and is
written, with both texts, to REVIEW.md in the layer, for somebody to read and
move by hand. No note is dropped; a second run changes nothing.

Only the pins are edited: comments, layout and every other byte stay.`,
		Example: `  legible rebase ours --to csl@2026-01-01`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c.overlays = args
			in, err := c.loadInternal(io.Discard)
			if err != nil {
				_, err = c.loadInternal(cmd.ErrOrStderr()) // again, to say what is wrong
				return err
			}
			version := in.Corpus.Version(to)
			if version == nil {
				return usage("the texts are "+strings.Join(versionIDs(in.Corpus), ", "), "--to: the law has no text %q", to)
			}
			plan := overlay.Plan(in.Team, version)
			out := cmd.OutOrStdout()
			for _, m := range plan.Moved {
				fmt.Fprintf(out, "%s:%d: moved: %s -> %s\n", m.Note.PinPos.File, m.Note.PinPos.Line, m.Note.Pin.ID, m.To.ID)
			}
			for _, q := range plan.Queue {
				fmt.Fprintf(out, "%s:%d: to review, %s: %s -> %s\n", q.Note.PinPos.File, q.Note.PinPos.Line, q.Why, q.Note.Pin.ID, candidateIDs(q))
			}
			if !dry {
				if err := apply(plan.Edits, in.File); err != nil {
					return err
				}
				if err := writeReview(filepath.Join(args[0], "REVIEW.md"), plan); err != nil {
					return err
				}
			}
			fmt.Fprintf(out, "%d moved, %d to review, %d pinned, %d left as they were, 0 lost\n", len(plan.Moved), len(plan.Queue), plan.Pinned, plan.Kept)
			return nil
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "`version` to move to: csl@2026-01-01")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what would move and write nothing")
	return cmd
}

// apply makes all edits before it writes the first file, so that one that fails
// leaves the layer as it was.
func apply(edits map[string][]source.Edit, file func(string) string) error {
	edited := map[string][]byte{}
	for name, list := range edits {
		raw, err := os.ReadFile(file(name))
		if err != nil {
			return err
		}
		if edited[name], err = source.Apply(raw, list); err != nil {
			return fmt.Errorf("the layer changed while it was read: %w", err)
		}
	}
	for name, data := range edited {
		err := replaceFile(file(name), func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeReview writes the notes that wait for a reader, or removes the file when
// none does.
func writeReview(name string, plan *overlay.Rebase) error {
	if len(plan.Queue) == 0 {
		if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
			return err
		}
		return nil
	}
	return replaceFile(name, func(w io.Writer) error {
		fmt.Fprintf(w, "# Notes to review for %s@%s\n\nEach stays where it is until its `on:` names another place. Written by `legible rebase`; run it again when done.\n",
			plan.To.Instrument.ID, plan.To.ID)
		for _, q := range plan.Queue {
			fmt.Fprintf(w, "\n## %s: %s\n\n%s:%d\n\n", q.Note.Pin.ID, q.Why, q.Note.PinPos.File, q.Note.PinPos.Line)
			for _, pin := range q.Candidates {
				fmt.Fprintf(w, "- now perhaps `on: %s`\n", pin)
			}
			fmt.Fprintf(w, "\nWritten about:\n\n%s\n\nNow:\n\n%s\n", asQuote(q.Before), asQuote(q.After))
		}
		return nil
	})
}

// asQuote makes a text a quotation of Markdown whose words stay as they are.
func asQuote(text string) string {
	if text == "" {
		return "    (nothing)"
	}
	return "    " + strings.ReplaceAll(text, "\n", "\n    ")
}

func candidateIDs(q overlay.Review) string {
	var ids []string
	for _, pin := range q.Candidates {
		ids = append(ids, pin.ID)
	}
	if len(ids) == 0 {
		return "nothing"
	}
	return strings.Join(slices.Compact(ids), ", ")
}
