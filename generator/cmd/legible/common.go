package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"

	"legible/generator/diag"
	"legible/generator/pipeline"
	"legible/themes/folio"
)

// common are the flags every command takes.
type common struct {
	source, asOf string
	site, theme  string   // a team's own site.yaml and folder over the theme; "" for none
	overlays     []string // folders of a team's layers
}

// textLimit is how many findings the text form shows; JSON shows all.
const textLimit = 100

// load reads the content and prints its findings to w. It returns errFindings
// when one of them is an error.
func (c *common) load(w io.Writer) (*pipeline.Content, error) {
	content, err := pipeline.LoadAs(c.source, c.asOf, c.site)
	if err != nil {
		return nil, err
	}
	if err := printFindings(w, content.Findings, content.Line); err != nil {
		return nil, err
	}
	if content.Failed() {
		return nil, errFindings
	}
	return content, nil
}

func printFindings(w io.Writer, findings []diag.Diagnostic, line func(string, int) string) error {
	if len(findings) == 0 {
		return nil
	}
	return diag.Text(w, findings, line, textLimit)
}

// format checks the value of a --format flag.
func format(value string, allowed ...string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	return usage("", "--format %s is none of %v", value, allowed)
}

// progress returns a function that keeps one line of w up to date, and one that
// clears it. On anything but a terminal both do nothing.
func progress(w io.Writer) (show func(stage string, done, total int), clear func()) {
	f, ok := w.(*os.File)
	if !ok {
		return nil, func() {}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil, func() {}
	}
	show = func(stage string, done, total int) {
		if total > 0 {
			fmt.Fprintf(f, "\r\x1b[Klegible: %s %d of %d", stage, done, total)
		} else {
			fmt.Fprintf(f, "\r\x1b[Klegible: %s %d", stage, done)
		}
	}
	return show, func() { fmt.Fprint(f, "\r\x1b[K") }
}

// self is the command line by which this program starts itself as a worker.
func self() ([]string, error) {
	exe, err := os.Executable()
	return []string{exe, "layout-worker"}, err
}

// options are those of a build that this program runs.
func (c *common) options(baseURL string, show func(string, int, int)) (pipeline.Options, error) {
	worker, err := self()
	if err != nil {
		return pipeline.Options{}, err
	}
	theme, err := c.overTheme()
	return pipeline.Options{BaseURL: baseURL, Version: version(), Worker: worker, Progress: show, Theme: theme}, err
}

// overTheme returns the theme with the folder of --theme over it; nil without
// that flag. No link in the folder leads out of it.
func (c *common) overTheme() (fs.FS, error) {
	if c.theme == "" {
		return nil, nil
	}
	root, err := os.OpenRoot(c.theme)
	if err != nil {
		return nil, usage("", "--theme: %v", err)
	}
	theme, err := folio.Over(root.FS())
	if err != nil {
		return nil, usage("themes/folio/README.md tells what may stand there", "--theme %s: %v", c.theme, err)
	}
	return theme, nil
}

// themeSum identifies what a theme holds; "" for the program's own.
func themeSum(theme fs.FS) (string, error) {
	if theme == nil {
		return "", nil
	}
	h := sha256.New()
	err := fs.WalkDir(theme, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(theme, name)
		fmt.Fprintf(h, "%s %d\n%s\n", name, len(data), data)
		return err
	})
	return hex.EncodeToString(h.Sum(nil)), err
}
