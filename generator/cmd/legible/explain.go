package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"legible/generator/check"
)

func explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Tell what a finding means, with a bad example",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			out := cmd.OutOrStdout()
			if len(args) == 0 {
				for _, r := range check.Rules() {
					fmt.Fprintf(out, "%-28s%s\n", r.Code, r.Title)
				}
				return nil
			}
			r, near := check.Rule(strings.Trim(args[0], "[]"))
			if r == nil {
				hint := "run legible explain without a code for the list"
				if near != "" {
					hint = fmt.Sprintf("did you mean %q?", near)
				}
				return usage(hint, "there is no code %q", args[0])
			}
			fmt.Fprintf(out, "%s (%s): %s\n\n%s\n\nFor example:\n\n", r.Code, r.Severity, r.Title, r.Text)
			for _, line := range strings.Split(strings.TrimRight(r.Example, "\n"), "\n") {
				fmt.Fprintf(out, "    %s\n", line)
			}
			return nil
		},
	}
}
