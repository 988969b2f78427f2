package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"legible/generator/intake"
	"legible/generator/law"
	"legible/generator/pipeline"
)

func importCommand(c *common) *cobra.Command {
	var language, origin, day string
	var reviewed, dry bool
	cmd := &cobra.Command{
		Use:   "import INSTRUMENT@VERSION FILE",
		Short: "Read official text that you are entitled to use into a layer",
		Long: `Import reads the text of a law from .docx, .html, .txt or .md (UTF-8, UTF-16 or
GB 18030), splits it into articles, paragraphs and items, compares it with the
encoded structure and writes it to the layer named by --overlay, as
official/INSTRUMENT/VERSION.yaml. Whatever differs is reported with its line,
and the text is written all the same. Lines that belong to no article are listed.

The site then shows the official text beside the restatement. When somebody has
compared the two, import the same file again with --reviewed; another file, with
another hash, makes that comparison stale.`,
		Example: `  legible import csl@2017-06-01 --overlay ours --lang zho 网络安全法.docx`,
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if language != string(intake.Chinese) && language != string(intake.English) {
				return usage("", "--lang %s is none of zho, eng", language)
			}
			if len(c.overlays) != 1 && !dry {
				return usage("add --overlay and the folder of the layer, or --dry-run to see the report only", "import writes to one layer")
			}
			content, err := c.load(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			version := content.Corpus.Version(args[0])
			if version == nil {
				return usage("the texts are "+strings.Join(versionIDs(content.Corpus), ", "), "the law has no text %q", args[0])
			}
			from := intake.Origin{URL: origin}
			if day != "" {
				if from.Date, err = law.ParseDate(day); err != nil {
					return usage("", "--date %s: %v", day, err)
				}
			}
			data, err := os.ReadFile(args[1])
			if err != nil {
				return err
			}
			text, err := intake.Read(args[1], data, intake.Language(language))
			if err != nil {
				return usage("", "%v", err)
			}
			differences := append(text.Findings, intake.Compare(text, version)...)
			printImport(cmd.OutOrStdout(), args[1], text, differences)
			if len(text.Articles) == 0 {
				return errFindings
			}
			if reviewed {
				from.Reviewed = text.SHA256
			}
			if dry {
				return reportImport(differences)
			}
			name, err := writeOfficial(c.overlays[0], version, text, from)
			if err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), "written: "+name)
			return reportImport(differences)
		},
	}
	cmd.Flags().StringVar(&language, "lang", "zho", "`language` of the text: zho or eng")
	cmd.Flags().StringVar(&origin, "url", "", "`address` at which the file was published")
	cmd.Flags().StringVar(&day, "date", "", "`day` on which it was taken from there")
	cmd.Flags().BoolVar(&reviewed, "reviewed", false, "somebody compared this very file with the restatement")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "report and write nothing")
	return cmd
}

// reportImport makes differences a finding: the exit code is 1, though the text
// was written.
func reportImport(differences []intake.Finding) error {
	if len(differences) > 0 {
		return errFindings
	}
	return nil
}

func printImport(w io.Writer, file string, t *intake.Text, differences []intake.Finding) {
	paragraphs, items := 0, 0
	for _, a := range t.Articles {
		paragraphs += len(a.Paragraphs)
		for _, p := range a.Paragraphs {
			items += len(p.Items)
		}
	}
	fmt.Fprintf(w, "%s: %s, %d lines, %d chapters, %d articles, %d paragraphs, %d items\n", filepath.Base(file), t.Encoding, t.Lines, t.Chapters, len(t.Articles), paragraphs, items)
	why := map[string]int{}
	for _, s := range t.Skipped {
		why[s.Why]++
		if s.Why != "heading" && s.Why != "contents" && s.Why != "page number" {
			fmt.Fprintf(w, "%s:%d: left out, %s: %s\n", filepath.Base(file), s.Line, s.Why, s.Text)
		}
	}
	for _, kind := range []string{"heading", "contents", "page number"} {
		if n := why[kind]; n > 0 {
			fmt.Fprintf(w, "%s: left out, %s: %d lines\n", filepath.Base(file), kind, n)
		}
	}
	for _, d := range differences {
		if d.Line > 0 {
			fmt.Fprintf(w, "%s:%d: warning: %s [text-mismatch]\n", filepath.Base(file), d.Line, d.Message)
		} else {
			fmt.Fprintf(w, "%s: warning: %s [text-mismatch]\n", filepath.Base(file), d.Message)
		}
	}
	fmt.Fprintf(w, "%d differences from the encoding\n", len(differences))
}

// writeOfficial writes the file of a layer, in one step. A review of the same
// source that stands there already stays.
func writeOfficial(dir string, v *law.Version, t *intake.Text, from intake.Origin) (string, error) {
	if _, err := os.Stat(filepath.Join(dir, "overlay.yaml")); errors.Is(err, fs.ErrNotExist) {
		return "", usage("legible new overlay "+dir+" makes one", "%s is no layer: it has no overlay.yaml", dir)
	}
	name := filepath.Join(dir, "official", v.Instrument.ID, v.ID+".yaml")
	if old, err := os.ReadFile(name); err == nil && from.Reviewed == "" {
		for line := range strings.Lines(string(old)) {
			if sum, ok := strings.CutPrefix(line, "reviewed: "); ok {
				from.Reviewed = strings.Trim(strings.TrimSpace(sum), `"`)
			}
		}
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return "", err
	}
	return name, replaceFile(name, func(w io.Writer) error { return intake.Write(w, t, v, from) })
}

func versionIDs(c *law.Corpus) []string {
	var out []string
	for _, v := range c.Versions() {
		out = append(out, v.FullID())
	}
	return out
}

// loadInternal reads the content and the layers, and prints the findings to w.
func (c *common) loadInternal(w io.Writer) (*pipeline.Internal, error) {
	in, err := pipeline.LoadInternal(c.source, c.asOf, c.site, c.overlays)
	if err != nil {
		return nil, err
	}
	if err := printFindings(w, in.Findings, in.Line); err != nil {
		return nil, err
	}
	if in.Failed() {
		return nil, errFindings
	}
	return in, nil
}
