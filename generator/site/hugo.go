package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"

	"legible/generator/page"
)

// batchSize bounds memory: pages do not see one another, so Hugo may render
// them in as many runs as we like. Larger batches are no faster, as more memory is
// gone through; smaller ones are slower, as each begins with reading the layouts. A
// run is in one language, so that Hugo adds nothing to an address and needs no
// rule for it.
const batchSize = 500

// hugoWork is where the project lies in Hugo's memory file system.
const hugoWork = "/site"

// renderPages runs Hugo over the pages that are not kept, in batches, and hands
// each page to sink with its path relative to the site root. Hugo's warnings
// are errors.
func renderPages(theme fs.FS, in Input, sink Sink) error {
	render := func(batch []page.Page, sink Sink) error { return renderBatch(theme, in, batch, sink) }
	if in.Kept != nil {
		return in.Kept.render(in, sink, render)
	}
	return in.eachBatch(func(batch []page.Page) error { return render(batch, sink) })
}

// eachBatch cuts the pages where the language changes and after batchSize. The
// next batch is made while f has the one before.
func (in Input) eachBatch(f func(batch []page.Page) error) error {
	batches, stop := make(chan []page.Page), make(chan struct{})
	var failed error
	go func() {
		defer close(batches)
		var batch []page.Page
		send := func() bool {
			select {
			case batches <- batch:
				batch = nil
				return true
			case <-stop:
				return false
			}
		}
		for p, err := range in.Pages {
			if failed = err; err != nil {
				return
			}
			if len(batch) > 0 && (len(batch) == batchSize || batch[0].Lang != p.Lang) && !send() {
				return
			}
			batch = append(batch, p)
		}
		if len(batch) > 0 {
			send()
		}
	}()
	done := 0
	for batch := range batches {
		if err := f(batch); err != nil {
			close(stop)
			for range batches { // until the goroutine has ended
			}
			return err
		}
		done += len(batch)
		in.progress("pages", done, 0)
	}
	return failed
}

func renderBatch(theme fs.FS, in Input, batch []page.Page, sink Sink) error {
	source, output := afero.NewMemMapFs(), afero.NewMemMapFs()
	if err := stage(source, theme, in, batch); err != nil {
		return err
	}
	if err := runHugo(source, output); err != nil {
		return err
	}
	expected := make(map[string]bool, len(batch))
	for _, p := range batch {
		expected[p.Path] = true
	}
	err := afero.Walk(output, "/", func(name string, info fs.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		rel := strings.TrimPrefix(name, "/")
		if !expected[rel] {
			return fmt.Errorf("hugo wrote %s, which no page asked for", rel)
		}
		delete(expected, rel)
		data, err := afero.ReadFile(output, name)
		if err != nil {
			return err
		}
		return sink(rel, data)
	})
	if err != nil {
		return err
	}
	for _, p := range batch {
		if expected[p.Path] {
			return fmt.Errorf("hugo lost the page %s (layout %s)", p.Path, p.Layout)
		}
	}
	return nil
}

// stage writes the Hugo project: configuration, theme, one content file a page.
// Content files are numbered, not named after the page, so that no title, id or
// letter case can make two of them one; the path comes from the front matter.
func stage(dst afero.Fs, theme fs.FS, in Input, batch []page.Page) error {
	configuration, err := json.Marshal(map[string]any{
		"baseURL":                    "/",
		"title":                      in.Title,
		"locale":                     batch[0].Lang,
		"defaultContentLanguage":     batch[0].Lang,
		"uglyURLs":                   true,
		"relativeURLs":               false,
		"canonifyURLs":               false,
		"enableEmoji":                false,
		"disableLiveReload":          true,
		"disableHugoGeneratorInject": true,
		"timeout":                    "300s",
		"disableKinds":               []string{"home", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"},
		"markup":                     map[string]any{"goldmark": map[string]any{"renderer": map[string]any{"unsafe": false}}},
		"security":                   map[string]any{"enableInlineShortcodes": false, "exec": map[string]any{"allow": "none"}, "http": map[string]any{"urls": "none"}, "funcs": map[string]any{"getenv": "none"}},
	})
	if err != nil {
		return err
	}
	if err := put(dst, path.Join(hugoWork, "hugo.json"), configuration); err != nil {
		return err
	}
	for _, dir := range []string{"layouts", "i18n"} {
		if err := copyTree(dst, theme, dir); err != nil {
			return err
		}
	}
	for i, p := range batch {
		content, err := contentFile(p, in.Internal)
		if err != nil {
			return err
		}
		name := path.Join(hugoWork, "content", fmt.Sprintf("%06d.md", i))
		if err := put(dst, name, content); err != nil {
			return err
		}
	}
	return nil
}

// contentFile encodes a page for Hugo: its data as JSON, so that no text can
// break out of its field, then its body. Keys outside params are ours alone. No
// page of an internal site is for search engines.
func contentFile(p page.Page, team *Internal) ([]byte, error) {
	params := map[string]any{
		"path": p.Path,
		"root": page.Root(p.Path),
		"home": page.Root(p.Path) + p.Home,
		"lang": p.Lang,
	}
	for key, value := range p.Data {
		params[key] = value
	}
	if len(p.Drawings) > 0 {
		drawings := map[string]any{}
		for name, svg := range p.Drawings {
			drawings[name] = svg
		}
		params["drawings"] = drawings
	}
	if p.Noindex || team != nil {
		params["noindex"] = true
	}
	if team != nil {
		params["team"] = team.Panels[p.Path]
	}
	var b bytes.Buffer
	err := json.NewEncoder(&b).Encode(map[string]any{
		"title":       p.Title,
		"description": p.Description,
		"url":         "/" + p.Path,
		"layout":      p.Layout,
		"params":      params,
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Path, err)
	}
	b.WriteString("\n\n" + p.Body)
	return b.Bytes(), nil
}

// put writes a file and the folders it needs.
func put(dst afero.Fs, name string, data []byte) error {
	if err := dst.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	return afero.WriteFile(dst, name, data, 0o644)
}

func copyTree(dst afero.Fs, src fs.FS, dir string) error {
	return fs.WalkDir(src, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(src, name)
		if err != nil {
			return err
		}
		return put(dst, path.Join(hugoWork, name), data)
	})
}

// runHugo builds the project in source into output. It never touches the disk,
// the environment or the network, and closes the sites so that memory is freed.
func runHugo(source, output afero.Fs) (err error) {
	var complaints bytes.Buffer
	flags := config.New()
	flags.Set("workingDir", hugoWork)
	flags.Set("publishDir", "/")
	logger := loggers.New(loggers.Options{Level: logg.LevelWarn, StdOut: io.Discard, StdErr: &complaints})
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: source, Flags: flags, Filename: path.Join(hugoWork, "hugo.json"), Logger: logger,
		Environment: "production", Environ: []string{"HUGO_X=1"}, SkipNpmCheck: true,
	})
	if err != nil {
		return err
	}
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{
		Configs: configs, Fs: hugofs.NewFromSourceAndDestination(source, output, flags),
		LogLevel: logg.LevelWarn, StdOut: io.Discard, StdErr: &complaints,
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, sites.Close()) }()
	if err := sites.Build(hugolib.BuildCfg{NoBuildLock: true}); err != nil {
		return err
	}
	if text := strings.TrimSpace(complaints.String()); text != "" {
		return fmt.Errorf("hugo warned, which is an error here: %s", text)
	}
	return nil
}

// Project writes the Hugo project that Render would build to a folder on disk,
// with the other files as static files, so that the hugo command can be measured
// on the same input. It is one project, with the words of the main language on
// every page: the same work, not the same site.
func Project(dir string, theme fs.FS, in Input) error {
	disk := afero.NewBasePathFs(afero.NewOsFs(), dir)
	var pages []page.Page
	for p, err := range in.Pages {
		if err != nil {
			return err
		}
		pages = append(pages, p)
	}
	if err := stage(disk, theme, in, pages); err != nil {
		return err
	}
	files, err := in.Files()
	if err != nil {
		return err
	}
	for name, data := range files {
		if err := put(disk, path.Join(hugoWork, "static", name), data); err != nil {
			return err
		}
	}
	return nil
}
