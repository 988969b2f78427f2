package main

import (
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"legible/generator/index"
	"legible/generator/law"
	"legible/generator/pipeline"
	"legible/search"
	"legible/spell"
)

// filterFlag is a property by which an answer is narrowed, and the values of
// it that the corpus knows.
type filterFlag struct {
	name, help string
	known      func(*law.Corpus) []string
}

var filterFlags = []filterFlag{
	{"kind", "only this `kind`: provision, obligation, term, decision, question or page", func(*law.Corpus) []string {
		return []string{search.KindProvision, search.KindObligation, search.KindTerm, search.KindDecision, search.KindQuestion, search.KindPage}
	}},
	{"binding", "only what binds (`yes`) or does not: draft, past, future or guidance", func(*law.Corpus) []string {
		return []string{search.BindingYes, search.BindingDraft, search.BindingPast, search.BindingFuture, search.BindingGuidance}
	}},
	{"actor", "only what binds or empowers this actor, an `id` of actors.yaml or authorities.yaml", func(c *law.Corpus) []string {
		var ids []string
		for _, a := range c.Actors {
			ids = append(ids, a.ID)
		}
		return ids
	}},
	{"topic", "only this topic, an `id` of topics.yaml", func(c *law.Corpus) []string {
		var ids []string
		for _, t := range c.Topics {
			ids = append(ids, t.ID)
		}
		return ids
	}},
}

// values checks what was given: a misspelled id must not look like an empty answer.
func (f filterFlag) values(c *law.Corpus, given []string) ([]string, error) {
	known := f.known(c)
	for _, v := range given {
		if slices.Contains(known, v) {
			continue
		}
		hint := "one of " + strings.Join(known, ", ")
		if near := spell.Nearest(v, known); near != "" {
			hint = "did you mean " + near + "?"
		}
		return nil, usage(hint, "--%s: there is no %q", f.name, v)
	}
	return given, nil
}

func searchCommand(c *common) *cobra.Command {
	var form string
	var limit int
	var o search.Options
	filters := map[string]*[]string{}
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Find articles, duties, terms and decisions",
		Long: `Search answers as the site does, from the same index and with the same ranking.
A query is words, "phrases", prefix*, -without, field:value, Chinese, or a
citation: CSL 37, Art. 21(3), 第三十七条.

Filters take ids; several values of one are alternatives. With a filter the
query may be left out. --facets counts what each filter would leave, and in
JSON adds "facets" to the answer. What was in force on a day: --binding yes
with --as-of, or asof:2018-01-01 in the query.`,
		Example: `  legible search "network logs six months"
  legible search --kind obligation --actor cii-operator --binding yes
  legible search --facets 数据出境`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && !slices.ContainsFunc(filterFlags, func(f filterFlag) bool { return cmd.Flags().Changed(f.name) }) {
				return errors.New("needs a query or a filter")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := format(form, "text", "json"); err != nil {
				return err
			}
			if limit < 1 || limit > 1000 {
				return usage("", "--limit %d is not between 1 and 1000", limit)
			}
			x, content, err := c.index(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			defer x.Close()
			o.Limit, o.Filters = limit, map[string][]string{}
			for _, f := range filterFlags {
				if o.Filters[f.name], err = f.values(content.Corpus, *filters[f.name]); err != nil {
					return err
				}
			}
			result, err := x.Search(cmd.Context(), strings.Join(args, " "), o)
			if err != nil {
				return err
			}
			if form == "json" {
				enc := json.NewEncoder(cmd.OutOrStdout())
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				return enc.Encode(result)
			}
			var instead []search.Suggestion
			if result.Total == 0 {
				if instead, err = x.Suggest(cmd.Context(), result.Query, o); err != nil {
					return err
				}
			}
			return printHits(cmd.OutOrStdout(), result, instead)
		},
	}
	cmd.Flags().StringVar(&form, "format", "text", "text or json")
	cmd.Flags().StringVar(&o.Instrument, "instrument", "", "only in this instrument, `csl or csl@2017-06-01`")
	for _, f := range filterFlags {
		filters[f.name] = cmd.Flags().StringSlice(f.name, nil, f.help)
	}
	cmd.Flags().BoolVar(&o.Facets, "facets", false, "count what each filter would leave")
	cmd.Flags().IntVar(&limit, "limit", 10, "`number` of hits shown")
	return cmd
}

// index returns what to search, and the content it was made of. The index of the
// law is kept between runs; what a team wrote is never left on the disk.
func (c *common) index(w io.Writer) (*search.Index, *pipeline.Content, error) {
	if len(c.overlays) > 0 {
		in, err := c.loadInternal(w)
		if err != nil {
			return nil, nil, err
		}
		x, err := search.New(in.Documents(), index.Synonyms(in.Corpus)...)
		return x, in.Content, err
	}
	content, err := c.load(w)
	if err != nil {
		return nil, nil, err
	}
	x, err := search.Cached(filepath.Join(pipeline.CacheDir(), "search"), pipeline.Documents(content), index.Synonyms(content.Corpus)...)
	return x, content, err
}
