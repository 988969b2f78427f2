package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"legible/generator/scaffold"
	"legible/generator/synthetic"
)

func newCommand(c *common) *cobra.Command {
	var version, ground string
	var articles, provisions int
	var seed uint64
	cmd := &cobra.Command{
		Use:   "new instrument|decision ID, new overlay|synthetic FOLDER",
		Short: "Write the skeleton of an instrument, a decision or a team's layer, or made-up content",
		Long: `New writes into the content folder what an author then fills; with overlay, into
a folder of its own, the layer a team lays over the law. With synthetic it
writes a whole content folder of made-up law of a given size, for measuring: the
same size and seed give the same bytes.`,
		Example: `  legible new instrument data-security-law --version 2021-09-01 --articles 55
  legible new decision may-we-export --ground csl@2017-06-01/art_37
  legible new overlay ours
  legible new synthetic --provisions 5000 --seed 1 /tmp/content`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if args[0] == "synthetic" {
				return newSynthetic(cmd.OutOrStdout(), args[1], provisions, seed)
			}
			var files []scaffold.File
			var err error
			dir := cmp.Or(c.source, "content")
			switch args[0] {
			case "instrument":
				files, err = scaffold.Instrument(args[1], version, articles)
			case "decision":
				files, err = scaffold.Decision(args[1], ground)
			case "overlay":
				files, dir = scaffold.Overlay(), args[1]
			default:
				return usage("", "new makes an instrument, a decision, an overlay or synthetic content, not %q", args[0])
			}
			if errors.Is(err, scaffold.ErrName) {
				return usage("", "%v", err)
			}
			if err != nil {
				return err
			}
			return writeSkeleton(cmd.OutOrStdout(), dir, files)
		},
	}
	cmd.Flags().StringVar(&version, "version", "", "instrument: `date` in force, or of publication for a draft")
	cmd.Flags().IntVar(&articles, "articles", 0, "instrument: `number` of articles in law")
	cmd.Flags().StringVar(&ground, "ground", "", "decision: `provision` it rests on, with its version")
	cmd.Flags().IntVar(&provisions, "provisions", 1000, "synthetic: `number` of articles, each counted once a version")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "synthetic: `number` that decides what is drawn")
	return cmd
}

// newSynthetic writes made-up content into a folder that is empty or not there.
func newSynthetic(w io.Writer, dir string, provisions int, seed uint64) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return usage("", "%s is not empty", dir)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	files := 0
	err := synthetic.Generate(provisions, seed, func(path, text string) error {
		files++
		return scaffold.Write(dir, []scaffold.File{{Path: path, Text: text}})
	})
	if errors.Is(err, synthetic.ErrSize) {
		return usage("", "--provisions %v", err)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s: %d files of made-up law, %d provisions, seed %d\n", dir, files, provisions, seed)
	return err
}
