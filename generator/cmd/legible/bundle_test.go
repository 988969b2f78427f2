package main

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"legible/generator/archive"
)

// TestABundleOpensByDoubleClickAndItsSumsHold unpacks a bundle of the real
// content into a folder with an awkward name, holds it against its sums, and
// reads and searches it from there.
func TestABundleOpensByDoubleClickAndItsSumsHold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "handed on #1 at 50%")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "site.zip")
	var out bytes.Buffer
	if code := run([]string{"bundle", "--source", filepath.Join(repository, "content"), "-o", name}, nil, &out, &out); code != exitClean {
		t.Fatalf("bundle exits with %d:\n%s", code, out.String())
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(dir, archive.Folder)
	check := exec.Command("sha256sum", "-c", "--quiet", "--strict", archive.Sums)
	check.Dir = site
	if said, err := check.CombinedOutput(); err != nil || len(said) > 0 {
		t.Errorf("%v\n%s", err, said)
	}
	tb := newTab(t, browser(t))
	root := fileURL(t, site)
	tb.open(t, root+"index.html")
	wait(t, tb, `document.querySelector("h1")`)
	tb.open(t, root+"search/index.html#q=logs")
	wait(t, tb, `document.querySelector("main a[href*='art_']")`)
	tb.clean(t, root)
}
