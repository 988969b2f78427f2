package assets_test

import (
	"bytes"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"legible/generator/assets"
)

// theme is a small theme: a stylesheet of two files, two scripts of which one
// takes a file beside it and one of the engine, and an image.
func theme() fstest.MapFS {
	return fstest.MapFS{
		"assets/css/main.css":   {Data: []byte("@import \"./page.css\";\nbody { color: #ff0000; }\n/*! licence */\n")},
		"assets/css/page.css":   {Data: []byte("main::before { content: \"第\"; }\n")},
		"assets/ts/scheme.ts":   {Data: []byte("document.documentElement.dataset.scheme = 'dark';\n")},
		"assets/ts/site.ts":     {Data: []byte("import { shown } from './shown';\nimport { find } from 'search/engine';\nconsole.log(shown, find('x'));\n")},
		"assets/ts/walk.ts":     {Data: []byte("import { shown } from './shown';\nconsole.log(shown);\n")},
		"assets/ts/register.ts": {Data: []byte("document.title = '';\n")},
		"assets/ts/shown.ts":    {Data: []byte("export const shown: string = '法律';\nexport const hidden = 'tree shaken';\n")},
		"assets/img/icon.svg":   {Data: []byte("<svg/>")},
		"assets/img/.keep":      {Data: []byte("")},
		"assets/ts/unused.ts":   {Data: []byte("import './nowhere';\n")},
		"layouts/article.html":  {Data: []byte("x")},
	}
}

func engine() fstest.MapFS {
	return fstest.MapFS{
		"engine.ts": {Data: []byte("import { word } from './word';\nexport function find(s: string): string { return word + s; }\n")},
		"word.ts":   {Data: []byte("export const word = 'from the engine';\n")},

		"grammar.ts": {Data: []byte("import * as query from './query';\n(globalThis as any).legibleSearch = { query };\n")},
		"query.ts":   {Data: []byte("export const parse = (s: string): string[] => s.split('from the grammar');\n")},
		"main.ts":    {Data: []byte("import { parse } from './query';\nimport { find } from './engine';\nconsole.log(parse(find('y')));\n")},
		"others.ts":  {Data: []byte("import { parse } from './query';\nconsole.log(parse('z'));\n")},
	}
}

func TestOneFileIsMadeOfEachEntry(t *testing.T) {
	files, err := assets.Bundle(theme(), engine(), "")
	if err != nil {
		t.Fatal(err)
	}
	got := slices.Sorted(maps.Keys(files))
	for _, want := range []string{"assets/icon.svg", "assets/register.js", "assets/scheme.js", "assets/site.css", "assets/site.js", "assets/walk.js", "search/data/engine.js", "search/data/grammar.js", "search/data/others.js"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not made, but %v", want, got)
		}
	}
	css, js := string(files["assets/site.css"]), string(files["assets/site.js"])
	for _, want := range []string{"第", "red"} {
		if !strings.Contains(css, want) {
			t.Errorf("the stylesheet lacks %q: %s", want, css)
		}
	}
	for _, want := range []string{"法律", "from the engine"} {
		if !strings.Contains(js, want) {
			t.Errorf("the script lacks %q: %s", want, js)
		}
	}
	// A classic script: it runs from a folder, where modules do not.
	for _, not := range []string{"import", "export", "tree shaken", ": string"} {
		if strings.Contains(js, not) {
			t.Errorf("the script holds %q: %s", not, js)
		}
	}
	if strings.Contains(css, "@import") || strings.Contains(css, "licence") {
		t.Errorf("the stylesheet is not bundled: %s", css)
	}
	if string(files["assets/icon.svg"]) != "<svg/>" {
		t.Errorf("the image is %q", files["assets/icon.svg"])
	}
}

func TestTheEngineTakesItsGrammarFromAnotherFile(t *testing.T) {
	files, err := assets.Bundle(theme(), engine(), "")
	if err != nil {
		t.Fatal(err)
	}
	grammar, main := string(files["search/data/grammar.js"]), string(files["search/data/engine.js"])
	if !strings.Contains(grammar, "from the grammar") || strings.Contains(main, "from the grammar") ||
		!strings.Contains(main, "from the engine") || !strings.Contains(main, "legibleSearch.query") {
		t.Errorf("grammar.js: %s\nengine.js: %s", grammar, main)
	}
}

func TestWhatCannotBeBundledIsReportedWhereItStands(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"a missing import":        {"assets/ts/shown.ts", "export const shown = 1;\n  import './nowhere';\n", "assets/ts/shown.ts:2:10: "},
		"a missing engine file":   {"assets/ts/site.ts", "import 'search/nowhere';\n", "assets/ts/site.ts:1:8: "},
		"a package":               {"assets/ts/site.ts", "import 'react';\n", "assets/ts/site.ts:1:8: "},
		"a file of the machine":   {"assets/ts/site.ts", "import '/etc/passwd';\n", "assets/ts/site.ts:1:8: "},
		"a way out of the theme":  {"assets/ts/site.ts", "import '../../../../etc/passwd';\n", "assets/ts/site.ts:1:8: "},
		"a mistake in TypeScript": {"assets/ts/scheme.ts", "const a = ;\n", "assets/ts/scheme.ts:1:11: "},
		"a mistake in CSS":        {"assets/css/page.css", "a { color: red;\n\nb c }\n", "assets/css/page.css:3:2: "},
		"a missing stylesheet":    {"assets/css/main.css", "@import \"./nowhere.css\";\n", "assets/css/main.css:1:9: "},
		"an unknown name":         {"assets/ts/site.ts", "import { lost } from './shown';\nlost();\n", "assets/ts/site.ts:1:10: "},
	} {
		files := theme()
		files[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		made, err := assets.Bundle(files, engine(), "")
		if err == nil {
			t.Errorf("%s is bundled: %s", name, made["assets/site.js"])
		} else if !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s is reported as %q, want it at %s", name, err, c.want)
		}
	}
	files := theme()
	delete(files, "assets/ts/scheme.ts")
	if _, err := assets.Bundle(files, engine(), ""); err == nil || !strings.Contains(err.Error(), "assets/ts/scheme.ts") {
		t.Errorf("a missing entry is reported as %v", err)
	}
}

func TestTwoBundlesAreTheSame(t *testing.T) {
	first, err := assets.Bundle(theme(), engine(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second, err := assets.Bundle(theme(), engine(), "")
	if err != nil {
		t.Fatal(err)
	}
	if !maps.EqualFunc(first, second, bytes.Equal) {
		t.Error("two bundles differ")
	}
}

func TestATeamsColoursStandInPlaceOfTheBrandFile(t *testing.T) {
	files := theme()
	files["assets/css/main.css"] = &fstest.MapFile{Data: []byte("@import \"./brand.css\";\nbody { color: var(--accent); }\n")}
	files["assets/css/brand.css"] = &fstest.MapFile{Data: []byte(":root { --accent: #111111; }\n")}
	made, err := assets.Bundle(files, engine(), ":root { --accent: #1a4f8b; }\n")
	if err != nil {
		t.Fatal(err)
	}
	if css := string(made["assets/site.css"]); !strings.Contains(css, "#1a4f8b") || strings.Contains(css, "#111") {
		t.Errorf("got %s", css)
	}
}
