package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// release is the version of the program; see CHANGELOG.md.
const release = "0.1.0"

func version() string { return release }

func versionCommand() *cobra.Command {
	var licenses bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version and what the program is built from",
		RunE: func(cmd *cobra.Command, _ []string) error {
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, "legible %s\n", release)
			info, ok := debug.ReadBuildInfo()
			if !ok {
				return nil
			}
			fmt.Fprintf(out, "%s\n", info.GoVersion)
			if licenses {
				for _, m := range info.Deps {
					fmt.Fprintf(out, "%s %s\n", m.Path, m.Version)
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&licenses, "licenses", false, "list the modules the program is built from")
	return cmd
}
