package main

import (
	"errors"

	"github.com/spf13/cobra"

	"legible/generator/scaffold"
)

func newCommand(c *common) *cobra.Command {
	var version, ground string
	var articles int
	cmd := &cobra.Command{
		Use:   "new instrument|decision|overlay NAME",
		Short: "Write the skeleton of an instrument, a decision or a layer",
		Example: `  legible new instrument data-security-law --version 2021-09-01 --articles 55
  legible new decision may-we-export --ground csl@2017-06-01/art_37
  legible new overlay ours`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			var files []scaffold.File
			var err error
			dir := c.source
			if dir == "" {
				dir = "content"
			}
			switch args[0] {
			case "instrument":
				files, err = scaffold.Instrument(args[1], version, articles)
			case "decision":
				files, err = scaffold.Decision(args[1], ground)
			case "overlay":
				files, dir = scaffold.Overlay(), args[1]
			default:
				return usage("", "new makes an instrument, a decision or an overlay, not %q", args[0])
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
	return cmd
}
