package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"legible/generator/pipeline"
	"legible/generator/site"
)

func buildCommand(c *common) *cobra.Command {
	var output, baseURL, since string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the site",
		Long: `Build writes the site to the output folder in one step: until the new site is
whole and on disk, the old one stays as it is, and a build that fails changes
nothing. The folder must be new, empty, or a site that build made.

With --overlay it writes an internal site: the same pages with a team's notes,
official text and documents over them, a dashboard, and a banner on every page.
An internal site never replaces a public one, nor the reverse. With --since the
dashboard shows what changed since an earlier data/team.json.`,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			base, err := checkBaseURL(baseURL)
			if err != nil {
				return err
			}
			started := time.Now()
			show, clear := progress(cmd.ErrOrStderr())
			defer clear()
			if since != "" && len(c.overlays) == 0 {
				return usage("add --overlay and the folder of the layer", "--since compares an internal site with an earlier one")
			}
			w, err := c.work(cmd.ErrOrStderr(), since)
			if err != nil {
				return err
			}
			read := time.Since(started)
			o, err := c.options(base, show)
			if err != nil {
				return err
			}
			p, err := site.Begin(output, w.hash, w.audience)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, p.Abort()) }()
			report, err := w.make(cmd.Context(), o, p.Write)
			if err != nil {
				return err
			}
			publishing := time.Now()
			if err := p.Commit(); err != nil {
				return err
			}
			clear()
			report.Stages = append([]pipeline.Stage{{Name: "read and check", Took: read}}, report.Stages...)
			report.Stages = append(report.Stages, pipeline.Stage{Name: "publish", Took: time.Since(publishing)})
			summary(cmd.ErrOrStderr(), report, output, time.Since(started))
			return nil
		},
	}
	cmd.Flags().StringVar(&output, "output", "public", "`folder` to write")
	cmd.Flags().StringVar(&since, "since", "", "earlier data/team.json `file`, to show what changed; with --overlay")
	cmd.Flags().StringVar(&baseURL, "base-url", "", "`address` the site will have; adds a sitemap and canonical links")
	return cmd
}

// checkBaseURL returns the address with a final slash, or "" for none.
func checkBaseURL(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", usage("write it as https://law.example.org/csl/", "--base-url %q is not the address of a folder on the web", text)
	}
	return strings.TrimSuffix(text, "/") + "/", nil
}

func summary(w io.Writer, r pipeline.Report, output string, took time.Duration) {
	fmt.Fprintf(w, "legible: %d pages, %d flowcharts, %d files (%s) in %s\n", r.Pages, r.Charts, r.Files, size(r.Bytes), output)
	fmt.Fprintf(w, "legible: search index of %d documents, %s\n", r.Documents, size(r.IndexBytes))
	var stages []string
	for _, s := range r.Stages {
		stages = append(stages, fmt.Sprintf("%s %.2f s", s.Name, s.Took.Seconds()))
	}
	fmt.Fprintf(w, "legible: %.2f s: %s\n", took.Seconds(), strings.Join(stages, ", "))
}

func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
