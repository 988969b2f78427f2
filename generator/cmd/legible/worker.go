package main

import (
	"github.com/spf13/cobra"

	"legible/generator/diagram"
)

// workerCommand is what the program starts itself as, to lay charts out in a
// process that can be killed when it hangs.
func workerCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "layout-worker",
		Hidden: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return diagram.Worker(cmd.InOrStdin(), cmd.OutOrStdout())
		},
	}
}
