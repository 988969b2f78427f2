package main

import (
	"bytes"
	"os"
	"path/filepath"
	"sort"

	"github.com/spf13/cobra"

	"legible/generator/export"
)

func exportCommand(c *common) *cobra.Command {
	var output string
	var names []string
	for _, f := range export.Formats {
		names = append(names, f.Name)
	}
	sort.Strings(names)
	cmd := &cobra.Command{
		Use:       "export FORMAT",
		Short:     "Write the corpus in another format",
		Args:      cobra.ExactArgs(1),
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, f := range export.Formats {
				if f.Name != args[0] {
					continue
				}
				content, err := c.load(cmd.ErrOrStderr())
				if err != nil {
					return err
				}
				if output == "" || output == "-" {
					return f.Write(cmd.OutOrStdout(), content.Corpus)
				}
				return writeWhole(output, func(b *bytes.Buffer) error { return f.Write(b, content.Corpus) })
			}
			return usage("", "there is no format %q, only %v", args[0], names)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "`file` to write (default standard output)")
	return cmd
}

// writeWhole writes a file so that it is there whole or not at all.
func writeWhole(name string, fill func(*bytes.Buffer) error) error {
	var b bytes.Buffer
	if err := fill(&b); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".legible-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(b.Bytes()); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
