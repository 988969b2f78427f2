package assets

import (
	"bytes"
	"compress/gzip"
	"testing"

	"legible/search/web"
	"legible/themes/folio"
)

// TestTheSearchStaysSmall holds what a reader downloads to search against its
// budget: the engine, and the dialog with the grammar of queries. The first and
// the last of them come only when a reader turns to the search.
func TestTheSearchStaysSmall(t *testing.T) {
	size := func(entry string) int {
		data, err := bundle(folio.FS, web.Files, "", entry)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Len()
	}
	engine, dialog, grammar := size("search/main"), size("assets/ts/search.ts"), size("search/grammar")
	t.Logf("gzip: engine.js %d; the dialog %d and grammar.js %d; site.js with the dialog %d bytes", engine, dialog, grammar, size("assets/ts/site.ts"))
	if engine > 8<<10 {
		t.Errorf("the engine has grown to %d bytes", engine)
	}
	if dialog+grammar > 8<<10 {
		t.Errorf("the dialog and the grammar have grown to %d bytes", dialog+grammar)
	}
}
