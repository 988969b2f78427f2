package check

import "legible/generator/diag"

// overlayRules are reported for what a team lays over the law.
var overlayRules = []RuleInfo{
	{"dangling-note", diag.Error, "a note or a text names a place that the law does not have", "Pins are instrument@version/eId, obligation@version, term/id and decision/id/outcome.", "notes:\n  - on: csl@2026-01-01/art_323\n    note: …"},
	{"unpinned-note", diag.Warning, "a note does not say which text it was written about", "Behind # stands the hash of the text, so that a change of the law is seen. The hint gives it; legible rebase pins every note.", "notes:\n  - on: csl@2026-01-01/art_23\n    note: …"},
	{"stale-note", diag.Warning, "the text under a note has changed", "Read both again, then write the new hash.", "notes:\n  - on: csl@2026-01-01/art_23#000000000000\n    note: …"},
	{"superseded-note", diag.Warning, "a note is on a text that is no longer in force", "legible rebase moves it to the version in force, or asks for a reader where the text changed.", "notes:\n  - on: csl@2017-06-01/art_21\n    note: …"},
	{"text-mismatch", diag.Warning, "official text and encoding differ in structure", "Paragraphs or items differ in number, so the text is shown whole and not side by side; an article that the encoding does not have is an error. Compare both with the source.", "articles:\n  - number: \"21\"\n    text:\n      - text: …"},
}
