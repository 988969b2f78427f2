package main

import (
	"io"
	"slices"
	"sort"

	"github.com/spf13/cobra"

	"legible/generator/export"
	"legible/generator/index"
	"legible/generator/law"
)

func exportCommand(c *common) *cobra.Command {
	var output string
	var mapping bool
	names := []string{"opensearch"}
	for _, f := range export.Formats {
		names = append(names, f.Name)
	}
	sort.Strings(names)
	cmd := &cobra.Command{
		Use:   "export FORMAT",
		Short: "Write the corpus in another format",
		Long: `Export writes the corpus as json, its obligations as csv, its decisions as dmn,
or what can be searched as opensearch: the body of a bulk request, whose index
is created with the mapping first.`,
		Example: `  legible export csv -o obligations.csv
  legible export opensearch --mapping -o mapping.json
  legible export opensearch -o law.ndjson
  curl -X PUT  -H 'Content-Type: application/json' --data-binary @mapping.json http://localhost:9200/law
  curl -X POST -H 'Content-Type: application/x-ndjson' --data-binary @law.ndjson http://localhost:9200/law/_bulk`,
		Args:      cobra.ExactArgs(1),
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(names, args[0]) {
				return usage("", "there is no format %q, only %v", args[0], names)
			}
			if mapping && args[0] != "opensearch" {
				return usage("", "--mapping belongs to opensearch, not to %s", args[0])
			}
			write := export.OpenSearchMapping
			if !mapping {
				content, err := c.load(cmd.ErrOrStderr())
				if err != nil {
					return err
				}
				write = func(w io.Writer) error { return writeFormat(w, args[0], content.Corpus) }
			}
			if output == "" || output == "-" {
				return write(cmd.OutOrStdout())
			}
			return replaceFile(output, write)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "`file` to write (default standard output)")
	cmd.Flags().BoolVar(&mapping, "mapping", false, "opensearch: the mapping of the index instead of the documents")
	return cmd
}

// writeFormat writes the corpus in the format with a name.
func writeFormat(w io.Writer, name string, corpus *law.Corpus) error {
	for _, f := range export.Formats {
		if f.Name == name {
			return f.Write(w, corpus)
		}
	}
	return export.OpenSearch(w, corpus, index.Documents(corpus))
}
