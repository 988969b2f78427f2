// Package web carries the browser's search engine as TypeScript source, for
// the program to bundle with the theme's scripts. It has no dependency and
// no DOM; only loader.ts knows script elements.
package web

import "embed"

// Files are the sources, flat: engine.ts is the engine's entry point and
// loader.ts the loader of shards.
//
//go:embed *.ts
var Files embed.FS
