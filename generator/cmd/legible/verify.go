package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"legible/generator/site"
)

func verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify [FOLDER]",
		Short: "Compare a site with its manifest",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := folder(args)
			m, err := site.ReadManifest(dir)
			if err != nil {
				return err
			}
			findings, err := site.Verify(dir)
			if err != nil {
				return err
			}
			for _, line := range findings {
				fmt.Fprintln(cmd.OutOrStdout(), line)
			}
			if len(findings) > 0 {
				return errFindings
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s: %d files are as they were written\n", dir, len(m.Files))
			return nil
		},
	}
}

func rollbackCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rollback [FOLDER]",
		Short: "Put the previous site back",
		Args:  cobra.MaximumNArgs(1),
		RunE:  func(_ *cobra.Command, args []string) error { return site.Rollback(folder(args)) },
	}
}

func folder(args []string) string {
	if len(args) == 1 {
		return args[0]
	}
	return "public"
}
