package schema_test

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"path/filepath"
	"strings"
	"testing"

	"legible/generator/diag"
	"legible/generator/source"
	"legible/schema"
)

var _ = fmt.Sprint
var _ = json.Marshal
var _ fs.FS
var _ diag.Position

// TestTheContentOfThisRepositoryIsValid reads every content file as the program does.
func TestTheContentOfThisRepositoryIsValid(t *testing.T) {
	tree, found := source.ReadDir("../content", "content")
	for _, d := range found.Sorted() {
		t.Errorf("%s:%d:%d: %s", d.Pos.File, d.Pos.Line, d.Pos.Column, d.Message)
	}
	_ = filepath.Join
	_ = strings.Join
	for _, f := range tree.Files {
		kind := schema.Kind(f.Path)
		if f.Root == nil || kind == "" {
			if strings.HasSuffix(f.Path, ".yaml") {
				t.Errorf("%s: no kind or not read", f.Name)
			}
			continue
		}
		for _, i := range schema.Validate(kind, f.Root.Any()) {
			at := f.Root.Locate(i.Path, i.Key)
			t.Errorf("%s:%d:%d: %s [%s] %s", at.File, at.Line, at.Column, i.Message, i.Code, i.Hint)
		}
	}
}
