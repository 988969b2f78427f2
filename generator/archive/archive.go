// Package archive writes a whole site into one zip file that can be handed on:
// one folder, which opens by double-click, with the SHA-256 of every file.
package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// Folder is the one folder of a bundle; everything stands in it.
const Folder = "legible"

// The files that a bundle has beside those of the site.
const (
	Sums   = "SHA256SUMS"
	Readme = "README.txt"
)

// ErrForeign is wrapped by the error for a file that is no bundle, or one for
// another audience.
var ErrForeign = errors.New("is no bundle of this kind")

// day is the time of every file: a zip has no earlier one.
var day = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// comment marks a zip as a bundle of ours.
func comment(audience string) string { return "legible bundle, " + audience }

// Write writes the files of a site, by slash paths below its root, as a zip.
// The same files give the same bytes. Name is that of the site; audience is
// "public" or "internal".
func Write(w io.Writer, name, audience string, files map[string][]byte) error {
	all := make(map[string][]byte, len(files)+2)
	for path, data := range files {
		if !fs.ValidPath(path) || strings.ContainsAny(path, "\\\n\r") || path == Sums || path == Readme {
			return fmt.Errorf("a bundle cannot hold a file %q", path)
		}
		all[path] = data
	}
	all[Readme] = []byte(readme(name, audience))
	all[Sums] = sums(all)
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	if err := z.SetComment(comment(audience)); err != nil {
		return err
	}
	for _, path := range sorted(all) {
		header := &zip.FileHeader{Name: Folder + "/" + path, Method: zip.Deflate, Modified: day}
		header.SetMode(0o644)
		f, err := z.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := f.Write(all[path]); err != nil {
			return err
		}
	}
	return z.Close()
}

// Replaceable returns nil if there is no file called name, or one that Write
// made for the same audience.
func Replaceable(name, audience string) error {
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.Mode().IsRegular() {
		if z, err := zip.OpenReader(name); err == nil {
			defer z.Close()
			if z.Comment == comment(audience) {
				return nil
			}
		}
	}
	return fmt.Errorf("%s %w (%s): name another file", name, ErrForeign, audience)
}

// sums lists the SHA-256 of every file, as sha256sum does and checks.
func sums(files map[string][]byte) []byte {
	var b bytes.Buffer
	for _, path := range sorted(files) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(files[path]), path)
	}
	return b.Bytes()
}

func sorted(files map[string][]byte) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func readme(name, audience string) string {
	text := name + "\n\n" +
		"To read it, unpack the whole file, then open index.html by double-click. It needs\n" +
		"a browser, and neither network nor installation: search and charts work as they are.\n\n" +
		"To see that nothing was changed or lost, in this folder:\n\n" +
		"    sha256sum -c --quiet SHA256SUMS            (macOS: shasum -a 256 -c SHA256SUMS)\n\n" +
		"The sums are not signed: they tell a damaged copy, not a forged one.\n"
	if audience != "public" {
		text += "\nInternal: it holds a team's own notes and documents. Do not publish it.\n"
	}
	return text
}
