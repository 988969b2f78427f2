package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"legible/schema"
)

// TestMachineFormatsKeepTheirContract holds what the commands print for other
// programs against the published schemas.
func TestMachineFormatsKeepTheirContract(t *testing.T) {
	t.Setenv("LEGIBLE_CACHE", t.TempDir())
	source := filepath.Join(repository, "content")
	for _, tt := range []struct {
		kind string
		args []string
	}{
		{"search", []string{"search", "--format", "json", "network logs six months"}},
		{"search", []string{"search", "--format", "json", "CSL 37"}},
		{"search", []string{"search", "--format", "json", "数据出境"}},
		{"search", []string{"search", "--format", "json", "zzzqqq"}},
		{"search", []string{"search", "--format", "json", "--facets", "--kind", "provision,term", "--actor", "cii-operator", "数据出境"}},
		{"decide", []string{"decide", "cii-scope", "--answer", "a1=no", "--format", "json"}},
		{"decide", []string{"decide", "cii-scope", "--answer", "a1=yes", "--format", "json"}},
		{"decide", []string{"decide", "procurement", "--answer", "da1=no", "--format", "json"}},
		{"decide", []string{"decide", "remote-maintenance", "--paths", "--format", "json"}},
		{"export", []string{"export", "json"}},
	} {
		var out, errs bytes.Buffer
		if code := run(append(tt.args, "--source", source), nil, &out, &errs); code != exitClean {
			t.Errorf("%v exits with %d: %s", tt.args, code, errs.String())
			continue
		}
		doc, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Errorf("%v: %v", tt.args, err)
			continue
		}
		for i, issue := range schema.Validate(tt.kind, doc) {
			if i < 3 {
				t.Errorf("%v: at %v %s: %s", tt.args, issue.Path, issue.Key, issue.Message)
			}
		}
	}
}
