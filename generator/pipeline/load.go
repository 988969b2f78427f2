// Package pipeline is the one place that wires the stages: content to nodes,
// schema, link, check, then charts, pages, exports and search data, then Hugo,
// then publishing. Each arrow is a gate: all findings of a stage are reported
// together, and the next stage starts only without errors.
package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"legible/content"
	"legible/generator/check"
	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
	"legible/schema"
)

// Content is a loaded content folder. Corpus is nil when a finding is an error.
type Content struct {
	Tree     *source.Tree
	Corpus   *law.Corpus
	Findings []diag.Diagnostic // sorted
	Hash     string            // of every file and the as-of date, lower-case hex
}

// Failed reports whether any finding is an error.
func (c *Content) Failed() bool { return c.Corpus == nil }

// Load reads and checks the content in dir. An empty dir means ./content where
// that is a folder, else the content embedded in the program. The error is not
// about the content: dir cannot be read or asOf is no date.
func Load(dir, asOf string) (*Content, error) { return LoadAs(dir, asOf, "") }

// LoadAs is Load with the file called site in place of the content's site.yaml,
// unless site is "": a team's own name, colours and words over the same law.
func LoadAs(dir, asOf, site string) (*Content, error) {
	var day law.Date
	if asOf != "" {
		var err error
		if day, err = law.ParseDate(asOf); err != nil || len(asOf) != 10 {
			return nil, fmt.Errorf("%w: --as-of %q is not a day such as 2020-01-01", ErrUsage, asOf)
		}
	}
	tree, findings, err := read(dir)
	if err != nil {
		return nil, err
	}
	if site != "" {
		if err := mustBeFile(site); err != nil {
			return nil, err
		}
		findings.Append(tree.Put("site.yaml", site))
	}
	c := &Content{Tree: tree}
	if findings.HasErrors() {
		c.Findings = findings.Sorted()
		return c, nil
	}
	findings.Append(validate(tree))
	if !findings.HasErrors() {
		corpus, linked := link.Link(tree, day)
		findings.Append(linked)
		if !findings.HasErrors() {
			findings.Append(check.Run(corpus))
		}
		if !findings.HasErrors() { // pages can be made
			findings.Append(pageLinks(corpus, tree.Files, languageFolder(corpus)))
		}
		if !findings.HasErrors() {
			c.Corpus = corpus
			c.Hash = hash(tree, corpus.AsOf.String())
		}
	}
	c.Findings = findings.Sorted()
	return c, nil
}

// languageFolder returns the folder in which the page of a file stands, by the
// language in its name: "about.md", "about.zh.md". A page in a language that the
// site is not in stands nowhere.
func languageFolder(c *law.Corpus) func(*source.File) (string, bool) {
	return func(f *source.File) (string, bool) {
		_, lang, named := strings.Cut(strings.TrimSuffix(path.Base(f.Path), ".md"), ".")
		if !named || lang == c.Languages[0] {
			return "", true
		}
		return lang + "/", slices.Contains(c.Languages, lang)
	}
}

func mustBeFile(site string) error {
	info, err := os.Stat(site)
	if err != nil {
		return fmt.Errorf("%w: --site: %w", ErrUsage, err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%w: --site %s is not a file", ErrUsage, site)
	}
	return nil
}

func read(dir string) (*source.Tree, diag.List, error) {
	if dir == "" {
		dir = "content"
		if _, err := os.Stat(filepath.Join(dir, "instruments")); err != nil {
			tree, findings := source.ReadFS(content.FS, "content")
			return tree, findings, nil
		}
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, diag.List{}, fmt.Errorf("%w: --source: %w", ErrUsage, err)
	}
	if !info.IsDir() {
		return nil, diag.List{}, fmt.Errorf("%w: --source %s is not a folder", ErrUsage, dir)
	}
	tree, findings := source.ReadDir(dir, filepath.ToSlash(filepath.Clean(dir)))
	return tree, findings, nil
}

// validate holds every document against the schema of its kind, on all cores.
func validate(tree *source.Tree) diag.List {
	lists := make([]diag.List, len(tree.Files))
	var wait sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				lists[i] = validateFile(tree.Files[i], schema.Kind, "content/README.md lists the files and where they lie")
			}
		})
	}
	for i := range tree.Files {
		next <- i
	}
	close(next)
	wait.Wait()
	var all diag.List
	for _, l := range lists {
		all.Append(l)
	}
	return all
}

// validateFile holds a file against the schema of its kind; hint tells where
// files lie, for one that has no kind.
func validateFile(f *source.File, kindOf func(string) string, hint string) diag.List {
	var list diag.List
	if f.Root == nil {
		return list
	}
	kind := kindOf(f.Path)
	if kind == "" {
		list.Add(diag.Diagnostic{
			Code: "unknown-file", Severity: diag.Error, Pos: diag.Position{File: f.Name, Line: 1, Column: 1},
			Message: "no such file belongs in this folder", Hint: hint,
		})
		return list
	}
	issues := schema.Validate(kind, f.Root.Any())
	f.Root.Dates(func(path []string) {
		if issue, is := schema.UnquotedDate(kind, path); is {
			issues = append(issues, issue)
		}
	})
	for _, issue := range issues {
		list.Add(diag.Diagnostic{
			Code: issue.Code, Pos: f.Root.Locate(issue.Path, issue.Key), Message: issue.Message, Hint: issue.Hint,
		})
	}
	return list
}

// hash identifies a corpus: same files and as-of date, same hash.
func hash(tree *source.Tree, asOf string) string {
	h := sha256.New()
	fmt.Fprintf(h, "as-of %s\n", asOf)
	for _, f := range tree.Files {
		fmt.Fprintf(h, "%s %d\n%s\n", f.Path, len(f.Text), f.Text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Line returns a line of an input file for the printers of findings.
func (c *Content) Line(file string, line int) string {
	return strings.TrimRight(c.Tree.Line(file, line), "\r\n")
}
