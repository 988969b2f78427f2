package main

import (
	"github.com/spf13/cobra"

	"legible/generator/pipeline"
)

// projectCommand writes the project that Hugo is given, so that bench.sh can
// measure the hugo command on the same pages.
func projectCommand(c *common) *cobra.Command {
	return &cobra.Command{
		Use:    "hugo-project FOLDER",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			content, err := c.load(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			o, err := c.options("", nil)
			if err != nil {
				return err
			}
			return pipeline.Project(cmd.Context(), content, o, args[0])
		},
	}
}
