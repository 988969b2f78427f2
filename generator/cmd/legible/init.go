package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"legible/generator/scaffold"
)

func initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Start a team's site: its name and colours, a layer, files for hosts",
		Long: `Init writes what a team needs to host the law under its own name: site.yaml, a
layer with one example of a note and of a policy, a README that shows the
commands, and files that build the site on Netlify, GitHub and GitLab. The law
itself stays in the program. It replaces no file.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := writeSkeleton(cmd.OutOrStdout(), args[0], scaffold.Start()); err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "legible: next: legible serve --site %s --overlay %s\n", filepath.Join(args[0], "site.yaml"), filepath.Join(args[0], "overlay"))
			return nil
		},
	}
}

// writeSkeleton writes files below dir, all or none, and lists them.
func writeSkeleton(w io.Writer, dir string, files []scaffold.File) error {
	err := scaffold.Write(dir, files)
	if errors.Is(err, scaffold.ErrExists) {
		return usage("nothing was written; name another folder", "%v", err)
	}
	if err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintln(w, filepath.Join(dir, filepath.FromSlash(f.Path)))
	}
	return nil
}
