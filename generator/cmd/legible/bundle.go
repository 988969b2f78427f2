package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"legible/generator/archive"
)

func bundleCommand(c *common) *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "bundle",
		Short: "Write the whole site as one zip that opens without a network",
		Long: `Bundle builds the site, or with --overlay a team's own, and writes it as one zip:
a folder with index.html, a README and the SHA-256 of every file. The same input
gives the same bytes. The file must be new, or a bundle for the same audience.`,
		Example: `  legible bundle -o csl.zip
  legible bundle --site ours/site.yaml --overlay ours/overlay`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			show, clear := progress(cmd.ErrOrStderr())
			defer clear()
			w, err := c.work(cmd.ErrOrStderr(), "")
			if err != nil {
				return err
			}
			if err := replaceable(output, string(w.audience)); err != nil {
				return err
			}
			o, err := c.options("", show)
			if err != nil {
				return err
			}
			files := map[string][]byte{}
			report, err := w.make(cmd.Context(), o, func(path string, data []byte) error {
				files[path] = data
				return nil
			})
			if err != nil {
				return err
			}
			if err := replaceable(output, string(w.audience)); err != nil {
				return err
			}
			err = replaceFile(output, func(out io.Writer) error { return archive.Write(out, w.name, string(w.audience), files) })
			if err != nil {
				return err
			}
			clear()
			fmt.Fprintf(cmd.ErrOrStderr(), "legible: %d pages, %d files (%s) in %s, %s\n", report.Pages, report.Files, size(report.Bytes), output, w.audience)
			return nil
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "legible.zip", "`file` to write")
	return cmd
}

func replaceable(name, audience string) error {
	err := archive.Replaceable(name, audience)
	if errors.Is(err, archive.ErrForeign) {
		return usage("", "%v", err)
	}
	return err
}
