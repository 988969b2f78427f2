package search

import (
	"bytes"
	"compress/gzip"
	"testing"
)

func zipped(t *testing.T, data []byte) int {
	t.Helper()
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

func TestTheEngineStaysSmall(t *testing.T) {
	all := zipped(t, bundle(t, `import { createEngine } from "./engine"; window.e = createEngine;`, ""))
	grammar := zipped(t, bundle(t, `import { parse } from "./query"; import { parse as cite } from "./cite"; window.e = [parse, cite];`, "")) -
		zipped(t, bundle(t, `import { normalize } from "./normalize"; import { isCJK } from "./analyze"; window.e = [normalize, isCJK];`, ""))
	loader := zipped(t, bundle(t, `import { scriptLoader } from "./loader"; window.e = scriptLoader;`, ""))
	t.Logf("gzip: engine with grammar %d, of which query language and citations about %d; loader %d", all, grammar, loader)
	if all-grammar > 8<<10 || all > 10<<10 {
		t.Errorf("the engine has grown to %d bytes, %d without the grammar", all, all-grammar)
	}
}
