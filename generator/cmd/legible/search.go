package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"legible/generator/index"
	"legible/generator/pipeline"
	"legible/search"
)

func searchCommand(c *common) *cobra.Command {
	var form, instrument string
	var limit int
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Find articles, duties, terms and decisions",
		Long: `Search answers as the site does, from the same index and with the same ranking.
A query is words, "phrases", prefix*, -without, field:value, Chinese, or a
citation: CSL 37, Art. 21(3), 第三十七条.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := format(form, "text", "json"); err != nil {
				return err
			}
			if limit < 1 || limit > 1000 {
				return usage("", "--limit %d is not between 1 and 1000", limit)
			}
			x, err := c.index(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			defer x.Close()
			result, err := x.Search(cmd.Context(), strings.Join(args, " "), search.Options{Limit: limit, Instrument: instrument})
			if err != nil {
				return err
			}
			if form == "json" {
				enc := json.NewEncoder(cmd.OutOrStdout())
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				return enc.Encode(result)
			}
			return printHits(cmd.OutOrStdout(), result)
		},
	}
	cmd.Flags().StringVar(&form, "format", "text", "text or json")
	cmd.Flags().StringVar(&instrument, "instrument", "", "only in this instrument, `csl or csl@2017-06-01`")
	cmd.Flags().IntVar(&limit, "limit", 10, "`number` of hits shown")
	return cmd
}

// index returns what to search. That of the law is kept between runs; what a
// team wrote is never left on the disk.
func (c *common) index(w io.Writer) (*search.Index, error) {
	if len(c.overlays) > 0 {
		in, err := c.loadInternal(w)
		if err != nil {
			return nil, err
		}
		return search.New(in.Documents(), index.Synonyms(in.Corpus)...)
	}
	content, err := c.load(w)
	if err != nil {
		return nil, err
	}
	return search.Cached(filepath.Join(pipeline.CacheDir(), "search"), index.Documents(content.Corpus), index.Synonyms(content.Corpus)...)
}

func printHits(w io.Writer, r search.Result) error {
	if r.Note != "" {
		fmt.Fprintf(w, "%s\n\n", r.Note)
	}
	for i, h := range r.Hits {
		label := h.Kind
		if h.Citation != "" {
			label = h.Citation
		}
		if h.Status != "" {
			label += ", " + strings.ReplaceAll(h.Status, "-", " ")
		}
		fmt.Fprintf(w, "%2d. %s\n    %s\n", i+1, h.Title, label)
		if h.Snippet != "" {
			fmt.Fprintf(w, "    %s\n", h.Snippet)
		}
		for _, also := range h.Also {
			fmt.Fprintf(w, "    also %s, %s\n", also.Citation, strings.ReplaceAll(also.Status, "-", " "))
		}
	}
	_, err := fmt.Fprintf(w, "\n%d found\n", r.Total)
	return err
}
