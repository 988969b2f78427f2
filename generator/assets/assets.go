// Package assets turns the theme's stylesheet and scripts into the few files a
// page links: it runs esbuild over embedded sources, so no Node, no npm and no
// file outside the binary take part. Hugo only copies the results.
package assets

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// entries are the sources and the files of the site that they become. The
// search is not in site.js: a page loads it when a reader turns to it.
var entries = []struct{ in, out string }{
	{"assets/css/main.css", "assets/site.css"},
	{"assets/ts/scheme.ts", "assets/scheme.js"},
	{"assets/ts/site.ts", "assets/site.js"},
	{"assets/ts/register.ts", "assets/register.js"},
	{"assets/ts/walk.ts", "assets/walk.js"},
	{"search/grammar", "search/data/grammar.js"},
	{"search/main", "search/data/engine.js"},
	{"search/others", "search/data/others.js"},
}

// brandFile is empty in the theme: a team's colours take its place.
const brandFile = "assets/css/brand.css"

// grammar are the modules that the engine and others.js take from grammar.js.
var grammar = []string{"jump", "normalize", "query"}

// Bundle returns the site's asset files by their path relative to the site
// root ("assets/site.css"). Theme is the theme's file system, which holds
// assets/css, assets/ts and assets/img; engine holds the search engine's
// TypeScript, imported as "search/NAME"; brand is the stylesheet that stands in
// place of the theme's assets/css/brand.css. Output is minified and depends on
// nothing else.
func Bundle(theme, engine fs.FS, brand string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, e := range entries {
		data, err := bundle(theme, engine, brand, e.in)
		if err != nil {
			return nil, err
		}
		files[e.out] = data
	}
	images, err := fs.Glob(theme, "assets/img/*")
	if err != nil {
		return nil, err
	}
	sort.Strings(images)
	for _, name := range images {
		data, err := fs.ReadFile(theme, name)
		if err != nil {
			return nil, err
		}
		files["assets/"+path.Base(name)] = data
	}
	return files, nil
}

func bundle(theme, engine fs.FS, brand, entry string) ([]byte, error) {
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		Write:             false,
		Outdir:            "/out",
		AbsWorkingDir:     "/",
		Format:            api.FormatIIFE,
		Target:            api.ES2020,
		Engines:           []api.Engine{{Name: api.EngineChrome, Version: "105"}, {Name: api.EngineFirefox, Version: "110"}, {Name: api.EngineSafari, Version: "16.4"}},
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		LogLevel:          api.LogLevelSilent,
		Plugins:           []api.Plugin{embedded(entry, theme, engine, brand)},
	})
	if len(result.Errors)+len(result.Warnings) > 0 {
		return nil, messages(append(result.Errors, result.Warnings...))
	}
	if len(result.OutputFiles) != 1 {
		return nil, fmt.Errorf("%s: bundled into %d files, want 1", entry, len(result.OutputFiles))
	}
	return result.OutputFiles[0].Contents, nil
}

func messages(list []api.Message) error {
	var errs []error
	for _, m := range list {
		if m.Location == nil {
			errs = append(errs, errors.New(m.Text))
			continue
		}
		errs = append(errs, fmt.Errorf("%s:%d:%d: %s", m.Location.File, m.Location.Line, m.Location.Column+1, m.Text))
	}
	return errors.Join(errs...)
}

// embedded makes esbuild read from the two file systems and from nowhere else,
// but for what the engine takes from grammar.js.
func embedded(entry string, theme, engine fs.FS, brand string) api.Plugin {
	const themeSpace, engineSpace, grammarSpace = "theme", "search", "grammar"
	spaces := map[string]fs.FS{themeSpace: theme, engineSpace: engine}
	return api.Plugin{Name: "embedded", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			space, name := themeSpace, a.Path
			switch {
			case strings.HasPrefix(a.Path, "search/"):
				space, name = engineSpace, strings.TrimPrefix(a.Path, "search/")
			case strings.HasPrefix(a.Path, "."):
				space, name = a.Namespace, path.Join(path.Dir(a.Importer), a.Path)
			}
			if strings.HasPrefix(entry, "search/") && entry != "search/grammar" && space == engineSpace && slices.Contains(grammar, name) {
				return api.OnResolveResult{Path: name, Namespace: grammarSpace}, nil
			}
			for _, suffix := range []string{"", ".ts", ".css"} {
				if info, err := fs.Stat(spaces[space], name+suffix); err == nil && !info.IsDir() {
					return api.OnResolveResult{Path: name + suffix, Namespace: space}, nil
				}
			}
			return api.OnResolveResult{}, fmt.Errorf("no such asset: %s", a.Path)
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: grammarSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			text := "module.exports = legibleSearch." + a.Path
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := fs.ReadFile(spaces[a.Namespace], a.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text, loader := string(data), api.LoaderTS
			if a.Namespace == themeSpace && a.Path == brandFile {
				text = brand
			}
			if strings.HasSuffix(a.Path, ".css") {
				loader = api.LoaderCSS
			}
			return api.OnLoadResult{Contents: &text, Loader: loader}, nil
		})
	}}
}
