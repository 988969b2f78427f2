// Package site writes the site: it stages pages for Hugo in memory, runs Hugo
// as a library, adds the files that are not pages, checks that what came out is
// exactly what was asked for, and publishes it in one step. It is the only
// importer of Hugo.
package site

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"

	"legible/generator/page"
)

// Sink receives one finished file. Path is slash-separated and relative to the
// site root. It is called once a path.
type Sink func(path string, data []byte) error

// Input is everything a site consists of.
type Input struct {
	Title   string
	BaseURL string // absolute, ends in "/"; "" when not known

	// Pages are made while those before them are rendered, on another goroutine.
	// An error ends them. They are asked for once.
	Pages iter.Seq2[page.Page, error]

	// Files returns the files that are not pages: data, schemas, assets, search
	// shards. It is called once, after the pages are rendered, and may wait for
	// work that goes on meanwhile.
	Files func() (map[string][]byte, error)

	// Internal, if set, makes the site one for a team alone. A public site has
	// none.
	Internal *Internal

	// Kept, if set, holds the pages of the rendering before this one. Stamp is a
	// text in every page that differs from one rendering to the next although
	// nothing else in the page does: part of the hash of the content.
	Kept  *Kept
	Stamp string

	// Progress, if set, is told how far a stage is; a total of 0 is not known.
	Progress func(stage string, done, total int)
}

// Internal is what a team's layers add to pages, apart from the pages.
type Internal struct {
	// Panels are what the param "team" of a page holds, by the page's path.
	// Their keys and values are held to the rules of page.Page.Data.
	Panels map[string]map[string]any
}

func (in Input) progress(stage string, done, total int) {
	if in.Progress != nil {
		in.Progress(stage, done, total)
	}
}

// Render hands every file of the site to sink: pages in batches as Hugo makes
// them, then the other files in order of their paths. It fails if a page is
// lost, if Hugo writes what nobody asked for, or if two things claim one path.
func Render(ctx context.Context, theme fs.FS, in Input, sink Sink) error {
	checked := func(path string, data []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return sink(path, data)
	}
	claimed, listed := claims{}, []string(nil)
	pages := in.Pages
	in.Pages = func(yield func(page.Page, error) bool) {
		for p, err := range pages {
			if err == nil {
				err = claimed.add(p.Path)
			}
			if !p.Noindex && p.Path != "404.html" {
				listed = append(listed, p.Path)
			}
			if !yield(p, err) {
				return
			}
		}
	}
	if err := renderPages(theme, in, checked); err != nil {
		return err
	}
	files, err := in.Files()
	if err != nil {
		return err
	}
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		if err := claimed.add(name); err != nil {
			return err
		}
	}
	for _, name := range names {
		if err := checked(name, files[name]); err != nil {
			return err
		}
	}
	if in.BaseURL != "" {
		return checked("sitemap.xml", sitemap(in.BaseURL, listed))
	}
	return nil
}

// claims are the output paths of pages and files: each is claimed once, also
// where letter case is not told apart.
type claims map[string]string

func (c claims) add(path string) error {
	key := strings.ToLower(path)
	if other, ok := c[key]; ok {
		return fmt.Errorf("two outputs claim one path: %s and %s", other, path)
	}
	c[key] = path
	return nil
}

// sitemap lists pages that may be indexed. It carries no dates: the same input
// gives the same bytes.
func sitemap(base string, paths []string) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, path := range paths {
		b.WriteString("<url><loc>")
		// Writing to a bytes.Buffer does not fail.
		_ = xml.EscapeText(&b, []byte(base+path))
		b.WriteString("</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}
