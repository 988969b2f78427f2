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
			content, err := pipeline.LoadAs(c.source, c.asOf, c.site)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			switch form {
			case "json":
				err = diag.JSON(out, content.Findings, content.Line)
			case "sarif":
				err = diag.SARIF(out, content.Findings, ruleInfo(), version())
			default:
				if len(content.Findings) > 0 {
					err = diag.Text(out, content.Findings, content.Line, textLimit)
				} else {
					_, err = fmt.Fprintf(out, "%s: nothing found: %s\n", content.Tree.Label, checked(content))
				}
			}
			if err != nil {
				return err
			}
			errs, warnings := diag.Count(content.Findings)
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
func checked(c *pipeline.Content) string {
	k := c.Corpus
	return fmt.Sprintf("%d files, %d articles, %d obligations, %d sanctions, %d references, %d decisions as of %s; "+
		"bytes, YAML, schema, links and rules were checked, not whether the law says so",
		len(c.Tree.Files), len(k.Provisions), len(k.Obligations), len(k.Sanctions), len(k.References), len(k.Decisions), k.AsOf)
}

func ruleInfo() []diag.RuleInfo {
	var out []diag.RuleInfo
	for _, r := range check.Rules() {
		out = append(out, diag.RuleInfo{Code: r.Code, Severity: r.Severity, Summary: r.Title, Help: r.Text})
	}
	return out
}
