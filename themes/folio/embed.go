// Package folio carries the theme "folio" inside the binary: layouts, styles,
// scripts and interface strings. Whoever stages a site copies FS, or what Over
// makes of it, into the Hugo project and bundles the assets.
package folio

import "embed"

// FS is the theme's folder. The prefix "all:" is load-bearing: without it
// embedding silently drops layouts/_partials.
//
//go:embed all:layouts all:assets all:i18n hugo.toml
var FS embed.FS
