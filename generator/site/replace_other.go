//go:build !linux

package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// replace puts the folder from in the place of to. This system has no exchange
// of two folders in one step: it takes two renames, and between them there is a
// moment without a site. It reports whether to existed; its old content then
// lies at from.
func replace(from, to string) (existed bool, err error) {
	if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
		return false, os.Rename(from, to)
	}
	aside := to + ".legible-old"
	if err := os.Rename(to, aside); err != nil {
		return true, err
	}
	if err := os.Rename(from, to); err != nil {
		return true, errors.Join(err, os.Rename(aside, to))
	}
	return true, os.Rename(aside, from)
}

// syncTree writes each file below dir to disk.
func syncTree(dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
}
