package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"legible/generator/scaffold"
)

func newCommand(c *common) *cobra.Command {
	var version, ground string
	var articles int
	cmd := &cobra.Command{
		Use:   "new instrument|decision ID",
		Short: "Write the skeleton of an instrument or a decision",
		Example: `  legible new instrument data-security-law --version 2021-09-01 --articles 55
  legible new decision may-we-export --ground csl@2017-06-01/art_37`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			var files []scaffold.File
			var err error
			switch args[0] {
			case "instrument":
				files, err = scaffold.Instrument(args[1], version, articles)
			case "decision":
				files, err = scaffold.Decision(args[1], ground)
			default:
				return usage("", "new makes an instrument or a decision, not %q", args[0])
			}
			dir := c.source
			if dir == "" {
				dir = "content"
			}
			if err == nil {
				err = scaffold.Write(dir, files)
			}
			if errors.Is(err, scaffold.ErrName) || errors.Is(err, scaffold.ErrExists) {
				return usage("", "%v", err)
			}
			if err != nil {
				return err
			}
			for _, f := range files {
				fmt.Fprintln(cmd.OutOrStdout(), filepath.Join(dir, filepath.FromSlash(f.Path)))
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&version, "version", "", "instrument: `date` in force, or of publication for a draft")
	cmd.Flags().IntVar(&articles, "articles", 0, "instrument: `number` of articles in law")
	cmd.Flags().StringVar(&ground, "ground", "", "decision: `provision` it rests on, with its version")
	return cmd
}
