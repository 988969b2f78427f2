//go:build !linux

package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Exchange exchanges two folders. This system cannot do that in one step: it
// takes three renames, and behind the first there is a moment without to.
func (system) Exchange(from, to string) error {
	aside := to + ".legible-old"
	if err := os.Rename(to, aside); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return errors.Join(err, os.Rename(aside, to))
	}
	return os.Rename(aside, from)
}

// SyncTree writes each file below dir to disk.
func (system) SyncTree(dir string) error {
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

func (system) MountPoint(string) (bool, error) { return false, nil }
