package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"legible/generator/assets"
	"legible/generator/brand"
	"legible/generator/check"
	"legible/generator/export"
	"legible/generator/law"
	"legible/generator/overlay"
	"legible/generator/page"
	"legible/generator/panel"
	"legible/generator/site"
	"legible/schema"
	"legible/search"
	"legible/search/web"
	"legible/themes/folio"
)

// Options are what a build needs beside its content.
type Options struct {
	BaseURL  string   // absolute, ends in "/"; overrides site.yaml; "" when not known
	Version  string   // of the program
	Worker   []string // command that runs diagram.Worker; the program itself
	CacheDir string   // private folder kept between runs; "" means CacheDir()
	Theme    fs.FS    // nil means the theme of the program

	// Progress, if set, is told how far a stage is. Calls come from one
	// goroutine at a time.
	Progress func(stage string, done, total int)
}

// Report is what a build did.
type Report struct {
	Pages, Charts, Documents int
	Files                    int
	Bytes, IndexBytes        int64
	Stages                   []Stage
}

// Stage is one step of a build and the wall time it took. Pages, charts and what
// is not a page are made beside the site.
type Stage struct {
	Name string
	Took time.Duration
}

// Project writes what Site would give to Hugo to a folder on disk, for
// measuring the hugo command on the same pages.
func Project(ctx context.Context, c *Content, o Options, dir string) error {
	b := newBuild(c, o)
	in, err := b.prepare(ctx)
	if err != nil {
		return err
	}
	return site.Project(dir, b.options.Theme, in)
}

// Site makes every file of the public site and hands it to sink. The content
// must have loaded without errors.
func Site(ctx context.Context, c *Content, o Options, sink site.Sink) (Report, error) {
	return newBuild(c, o).counted(ctx, sink)
}

// InternalSite makes every file of a team's own site: the public one with the
// team's layers over it. Before is an earlier state to compare with, or nil.
func InternalSite(ctx context.Context, in *Internal, o Options, before *panel.State, sink site.Sink) (Report, error) {
	b := newBuild(in.Content, o)
	b.team, b.before = in.Team, before
	return b.counted(ctx, sink)
}

func (b *build) counted(ctx context.Context, sink site.Sink) (Report, error) {
	counted := func(path string, data []byte) error {
		b.report.Files++
		b.report.Bytes += int64(len(data))
		return sink(path, data)
	}
	err := b.run(ctx, counted)
	return b.report, err
}

type build struct {
	corpus  *law.Corpus
	hash    string // of the content
	options Options
	pages   []page.Page // those made so far, without what only their layouts read
	files   map[string][]byte
	report  Report

	// Of an internal site only.
	team   *overlay.Team
	before *panel.State
	made   *panel.Made

	kept   *site.Kept // nil for a site that is built once
	search func([]search.Document) (map[string][]byte, error)
}

func newBuild(c *Content, o Options) *build {
	if o.CacheDir == "" {
		o.CacheDir = CacheDir()
	}
	if o.Theme == nil {
		o.Theme = folio.FS
	}
	corpus := *c.Corpus // the caller's stays as it is
	if o.BaseURL != "" {
		corpus.Site.BaseURL = o.BaseURL
	}
	if progress := o.Progress; progress != nil {
		var one sync.Mutex
		o.Progress = func(stage string, done, total int) {
			one.Lock()
			defer one.Unlock()
			progress(stage, done, total)
		}
	}
	b := &build{corpus: &corpus, hash: c.Hash, options: o, files: map[string][]byte{}}
	b.search = b.searchData
	return b
}

func (b *build) run(ctx context.Context, sink site.Sink) error {
	in, err := b.prepare(ctx)
	if err != nil {
		return err
	}
	started := time.Now()
	err = site.Render(ctx, b.options.Theme, in, sink)
	b.report.Stages = append(b.report.Stages, Stage{"site", time.Since(started)})
	return err
}

// prepare returns what the site is made of. Pages and charts are made while Hugo
// renders those before them, so that a large site is never in memory as a whole;
// the files that are not pages are made behind the last page, and awaited when
// all are rendered.
func (b *build) prepare(ctx context.Context) (site.Input, error) {
	o, err := b.pageOptions()
	if err != nil {
		return site.Input{}, err
	}
	made := make(chan error, 1)
	var beside []Stage
	pages := b.drawn(ctx, b.paginate(o, nil), func() {
		docs := b.documents()
		b.report.Pages, b.report.Documents = len(b.pages), len(docs)
		go func() {
			started := time.Now()
			found, err := b.search(docs)
			for name, data := range found {
				b.files[name] = data
				b.report.IndexBytes += int64(len(data))
			}
			searched := time.Now()
			if err == nil {
				err = b.otherFiles()
			}
			beside = []Stage{{"search data", searched.Sub(started)}, {"assets and data", time.Since(searched)}}
			made <- err
		}()
	})
	return site.Input{
		Title: b.corpus.Site.Name, BaseURL: b.corpus.Site.BaseURL,
		Pages: pages, Internal: b.panels(), Progress: b.options.Progress,
		Kept: b.kept, Stamp: o.Stamp(),
		Files: func() (map[string][]byte, error) {
			err := <-made
			b.report.Stages = append(b.report.Stages, beside...)
			return b.files, err
		},
	}, nil
}

// panels are what a team's layers add to pages, nil for a public site.
func (b *build) panels() *site.Internal {
	if b.made == nil {
		return nil
	}
	return &site.Internal{Panels: b.made.Panels}
}

func (b *build) pageOptions() (page.Options, error) {
	o := page.Options{Version: b.options.Version, Hash: b.hash}
	for _, r := range check.Rules() {
		o.Rules = append(o.Rules, page.Rule{Code: r.Code, Severity: r.Severity.String(), Title: r.Title, Text: r.Text, Example: r.Example})
	}
	for _, f := range export.Formats {
		o.DataFiles = append(o.DataFiles, "data/"+f.File)
	}
	schemas, err := fs.Glob(schema.FS(), "*.schema.json")
	for _, name := range schemas {
		o.SchemaFiles = append(o.SchemaFiles, "schema/v1/"+name)
	}
	return o, err
}

// only makes the pages at the given paths, those that there are, and what every
// page needs to be looked at.
func (b *build) only(ctx context.Context, paths []string, sink site.Sink) error {
	o, err := b.pageOptions()
	if err != nil {
		return err
	}
	pages := b.drawn(ctx, b.paginate(o, paths), func() {})
	return site.Render(ctx, b.options.Theme, site.Input{
		Title: b.corpus.Site.Name, Pages: pages, Internal: b.panels(),
		Files: func() (map[string][]byte, error) { return b.files, b.assets() },
	}, sink)
}

// paginate makes the pages, all where no paths are given, and of an internal site
// what the team adds, which looks at all of them. Whoever takes them has taken note
// of each in b.pages.
func (b *build) paginate(o page.Options, paths []string) iter.Seq[page.Page] {
	pages := page.All(b.corpus, o)
	if paths != nil {
		pages = page.Only(b.corpus, o, paths)
	}
	if b.team != nil {
		public := slices.Collect(pages)
		b.made = panel.Make(b.team, b.corpus, page.NewWriter(b.corpus, o), public, b.before)
		own := b.made.Pages
		if paths != nil {
			own = slices.DeleteFunc(slices.Clone(own), func(p page.Page) bool { return !slices.Contains(paths, p.Path) })
		}
		pages = slices.Values(append(public, own...))
	}
	return func(yield func(page.Page) bool) {
		for p := range pages {
			note := p
			note.Data, note.Drawings = nil, nil
			b.pages = append(b.pages, note)
			if !yield(p) {
				return
			}
		}
	}
}

// favicon is the icon of the theme, which takes a team's colour and sign.
const favicon = "assets/favicon.svg"

// assets adds stylesheets, scripts and the icon.
func (b *build) assets() error {
	bundled, err := assets.Bundle(b.options.Theme, web.Files, brand.CSS(b.corpus.Site.Accent.Hex, b.corpus.Site.AccentDark.Hex))
	if err != nil {
		return err
	}
	for name, data := range bundled {
		b.files[name] = data
	}
	b.files[favicon] = brand.Icon(b.files[favicon], b.corpus.Site.Accent.Hex, b.corpus.Site.Seal)
	return nil
}

// otherFiles adds what is not a page: assets, data, schemas, host headers.
func (b *build) otherFiles() error {
	err := b.assets()
	if err != nil {
		return err
	}
	for _, f := range export.Formats {
		var buf bytes.Buffer
		if err := f.Write(&buf, b.corpus); err != nil {
			return fmt.Errorf("export %s: %w", f.Name, err)
		}
		b.files["data/"+f.File] = buf.Bytes()
	}
	for _, p := range b.corpus.Provisions {
		var buf bytes.Buffer
		if err := export.Article(&buf, b.corpus, p); err != nil {
			return fmt.Errorf("export %s: %w", p.ID, err)
		}
		b.files[page.ArticleData(p)] = buf.Bytes()
	}
	if b.files["version.json"], err = b.versionFile(); err != nil {
		return err
	}
	schemas, err := fs.Glob(schema.FS(), "*.schema.json")
	if err != nil {
		return err
	}
	for _, name := range schemas {
		data, err := fs.ReadFile(schema.FS(), name)
		if err != nil {
			return err
		}
		b.files["schema/v1/"+name] = data
	}
	if b.made != nil {
		b.files["_headers"] = []byte(site.Headers(site.Team))
		b.files[panel.StateFile], err = b.made.State.Encode()
		return err
	}
	b.files["_headers"] = []byte(site.Headers(site.Public))
	return nil
}

// versionFile says which program and which content a site was made of, for
// whoever asks a machine whether it is the newest.
func (b *build) versionFile() ([]byte, error) {
	data, err := json.MarshalIndent(struct {
		Name    string `json:"name"`
		Program string `json:"program"`
		Content string `json:"content"` // hash of every file of the content and the as-of date
		AsOf    string `json:"asOf"`
		Pages   int    `json:"pages"`
	}{b.corpus.Site.Name, b.options.Version, b.hash, b.corpus.AsOf.String(), len(b.pages)}, "", " ")
	return append(data, '\n'), err
}

// CacheDir returns the private folder in which charts and search indexes are
// kept between runs. It may not exist yet.
func CacheDir() string {
	if dir := os.Getenv("LEGIBLE_CACHE"); dir != "" {
		return dir
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = filepath.Join(os.TempDir(), fmt.Sprintf("cache-%d", os.Getuid()))
	}
	return filepath.Join(dir, "legible")
}
