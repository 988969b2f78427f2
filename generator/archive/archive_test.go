package archive_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"legible/generator/archive"
)

var files = map[string][]byte{
	"index.html":            []byte("<!doctype html>"),
	"zh/index.html":         []byte("中文"),
	"data/网络安全法 (2017).txt": []byte("第一条"),
	"empty":                 nil,
}

func write(t *testing.T, audience string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := archive.Write(&b, "Our law", audience, files); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpack writes a bundle to a folder and returns its one folder.
func unpack(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	last := ""
	for _, f := range z.File {
		if f.Name <= last || !strings.HasPrefix(f.Name, archive.Folder+"/") || f.NonUTF8 || f.Mode() != 0o644 || f.Modified.UTC().Format("2006-01-02T15:04:05Z") != "1980-01-01T00:00:00Z" {
			t.Errorf("%s: %+v after %s", f.Name, f.FileHeader, last)
		}
		last = f.Name
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		name := filepath.Join(dir, f.Name)
		if err := errors.Join(err, os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, content, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, archive.Folder)
}

func TestTheSumsOfABundleAreThoseOfItsFiles(t *testing.T) {
	dir := unpack(t, write(t, "public"))
	for name, want := range files {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s holds %q: %v", name, got, err)
		}
	}
	check := exec.Command("sha256sum", "-c", "--strict", archive.Sums)
	check.Dir = dir
	out, err := check.CombinedOutput()
	if err != nil || strings.Count(string(out), ": OK\n") != len(files)+1 {
		t.Errorf("%v\n%s", err, out)
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("changed"), 0o644); err != nil {
		t.Fatal(err)
	}
	check = exec.Command("sha256sum", "-c", "--quiet", archive.Sums)
	check.Dir = dir
	if err := check.Run(); err == nil {
		t.Error("a changed file is not noticed")
	}
}

func TestTheSameSiteGivesTheSameBundle(t *testing.T) {
	first := write(t, "public")
	for range 3 {
		if !bytes.Equal(write(t, "public"), first) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestAnInternalBundleSaysSo(t *testing.T) {
	for audience, want := range map[string]bool{"public": false, "internal": true} {
		text, err := os.ReadFile(filepath.Join(unpack(t, write(t, audience)), archive.Readme))
		if err != nil || strings.Contains(string(text), "Do not publish") != want || !strings.HasPrefix(string(text), "Our law\n") {
			t.Errorf("%s: %v\n%s", audience, err, text)
		}
	}
}

func TestOnlyABundleForTheSameAudienceIsReplaced(t *testing.T) {
	name := filepath.Join(t.TempDir(), "legible.zip")
	put := func(data []byte) {
		t.Helper()
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Replaceable(name, "public"); err != nil {
		t.Errorf("a new file: %v", err)
	}
	put(write(t, "internal"))
	if err := archive.Replaceable(name, "internal"); err != nil {
		t.Errorf("its own: %v", err)
	}
	if err := archive.Replaceable(name, "public"); !errors.Is(err, archive.ErrForeign) {
		t.Errorf("another audience's: %v", err)
	}
	var foreign bytes.Buffer
	if err := zip.NewWriter(&foreign).Close(); err != nil {
		t.Fatal(err)
	}
	for kind, data := range map[string][]byte{"another zip": foreign.Bytes(), "a text": []byte("mine"), "an empty file": nil} {
		put(data)
		if err := archive.Replaceable(name, "public"); !errors.Is(err, archive.ErrForeign) {
			t.Errorf("%s: %v", kind, err)
		}
	}
	if err := archive.Replaceable(t.TempDir(), "public"); !errors.Is(err, archive.ErrForeign) {
		t.Errorf("a folder: %v", err)
	}
}

func TestNoFileOfASiteLeavesTheFolderOfTheBundle(t *testing.T) {
	for _, path := range []string{"../x", "/x", "a//b", "a\\b", "a\nb", "", archive.Sums, archive.Readme} {
		if err := archive.Write(io.Discard, "x", "public", map[string][]byte{path: nil}); err == nil {
			t.Errorf("%q is bundled", path)
		}
	}
}
