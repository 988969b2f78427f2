package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"legible/generator/check"
	"legible/generator/diag"
	"legible/generator/pipeline"
)

func checkCommand(c *common) *cobra.Command {
	var form string
	var strict bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Report every mistake in the content; write nothing",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := format(form, "text", "json", "sarif"); err != nil {
				return err
			}
			in, err := pipeline.LoadInternal(c.source, c.asOf, c.site, c.overlays)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			switch form {
			case "json":
				err = diag.JSON(out, in.Findings, in.Line)
			case "sarif":
				err = diag.SARIF(out, in.Findings, ruleInfo(), version())
			default:
				if len(in.Findings) > 0 {
					err = diag.Text(out, in.Findings, in.Line, textLimit)
				} else {
					_, err = fmt.Fprintf(out, "%s: nothing found: %s\n", in.Tree.Label, checked(in))
				}
			}
			if err != nil {
				return err
			}
			errs, warnings := diag.Count(in.Findings)
			if errs > 0 || (strict && warnings > 0) {
				return errFindings
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&form, "format", "text", "text, json or sarif")
	cmd.Flags().BoolVar(&strict, "strict", false, "warnings exit with 1 too")
	return cmd
}

// checked says what a clean run looked at, so that it claims no more.
func checked(c *pipeline.Internal) string {
	k := c.Corpus
	layers := ""
	if t := c.Team; len(t.Layers) > 0 {
		layers = fmt.Sprintf("; %d layers over it with %d notes, %d documents, %d official texts", len(t.Layers), len(t.Notes), len(t.Documents), len(t.Official))
	}
	return fmt.Sprintf("%d files, %d articles, %d obligations, %d sanctions, %d references, %d decisions as of %s; "+
		"bytes, YAML, schema, links and rules were checked, not whether the law says so%s",
		len(c.Tree.Files), len(k.Provisions), len(k.Obligations), len(k.Sanctions), len(k.References), len(k.Decisions), k.AsOf, layers)
}

func ruleInfo() []diag.RuleInfo {
	var out []diag.RuleInfo
	for _, r := range check.Rules() {
		out = append(out, diag.RuleInfo{Code: r.Code, Severity: r.Severity, Summary: r.Title, Help: r.Text})
	}
	return out
}
