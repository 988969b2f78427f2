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
	"sort"
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
	Pages   []page.Page

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

	// Progress, if set, is told how far a stage is.
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
	if err := in.claims(nil); err != nil {
		return err
	}
	if err := renderPages(theme, in, checked); err != nil {
		return err
	}
	files, err := in.Files()
	if err != nil {
		return err
	}
	if err := in.claims(files); err != nil {
		return err
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if err := checked(name, files[name]); err != nil {
			return err
		}
	}
	if in.BaseURL != "" {
		return checked("sitemap.xml", in.sitemap())
	}
	return nil
}

// claims makes sure that every output path, of pages and of the given files, is
// claimed once, also where letter case is not told apart.
func (in Input) claims(files map[string][]byte) error {
	claimed := map[string]string{}
	claim := func(path string) error {
		key := strings.ToLower(path)
		if other, ok := claimed[key]; ok {
			return fmt.Errorf("two outputs claim one path: %s and %s", other, path)
		}
		claimed[key] = path
		return nil
	}
	for _, p := range in.Pages {
		if err := claim(p.Path); err != nil {
			return err
		}
	}
	for name := range files {
		if err := claim(name); err != nil {
			return err
		}
	}
	return nil
}

// sitemap lists every page that may be indexed. It carries no dates: the same
// input gives the same bytes.
func (in Input) sitemap() []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range in.Pages {
		if p.Noindex || p.Path == "404.html" {
			continue
		}
		b.WriteString("<url><loc>")
		// Writing to a bytes.Buffer does not fail.
		_ = xml.EscapeText(&b, []byte(in.BaseURL+p.Path))
		b.WriteString("</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}
