package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be the program: in scripts under the name
// legible, and as the layout worker that the program starts itself as.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "layout-worker" {
		os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	testscript.Main(cleanUp{m}, map[string]func(){"legible": main})
}

// cleanUp removes the shared site after the tests.
type cleanUp struct{ *testing.M }

func (c cleanUp) Run() int {
	defer func() { _ = os.RemoveAll(shared.dir) }()
	return c.M.Run()
}

// repository is the root of the repository, seen from this package.
const repository = "../../.."

// shared is the site of the real content, built once for all tests that read
// it, with a base URL so that there is a sitemap.
var shared struct {
	once sync.Once
	dir  string
	err  error
}

const baseURL = "https://law.example.org/csl/"

// builtSite returns the folder of the site of the real content.
func builtSite(t *testing.T) string {
	t.Helper()
	shared.once.Do(func() {
		shared.dir, shared.err = os.MkdirTemp("", "legible-site-")
		if shared.err != nil {
			return
		}
		var out bytes.Buffer
		args := []string{"build", "--source", filepath.Join(repository, "content"), "--output", filepath.Join(shared.dir, "public"), "--base-url", baseURL}
		if code := run(args, nil, &out, &out); code != exitClean {
			shared.err = fmt.Errorf("build exits with %d:\n%s", code, out.String())
		}
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return filepath.Join(shared.dir, "public")
}
