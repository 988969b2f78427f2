package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// disk is all that publishing asks of a file system, so that a test can let any
// one call fail. Modes are set whatever the umask.
type disk interface {
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	ReadFile(name string) ([]byte, error)
	WriteFile(name string, data []byte) error // a new file of mode 0644
	Mkdir(name string) error                  // of mode 0700
	MkdirAll(name string) error
	Open(dir string) error                // gives the folder mode 0755
	Rename(from, to string) error         // to is not there
	Exchange(from, to string) error       // both are there; in one step where the system can
	RemoveAll(name string) error          // no error if it is not there
	SyncTree(dir string) error            // returns once all below dir is on disk
	SyncDir(dir string) error             // returns once the names in dir are on disk
	MountPoint(name string) (bool, error) // false where the system cannot tell
}

// system is the disk of this machine.
type system struct{}

func (system) Lstat(name string) (fs.FileInfo, error)     { return os.Lstat(name) }
func (system) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (system) ReadFile(name string) ([]byte, error)       { return os.ReadFile(name) }
func (system) Mkdir(name string) error                    { return os.Mkdir(name, 0o700) }
func (system) MkdirAll(name string) error                 { return os.MkdirAll(name, 0o755) }
func (system) Open(dir string) error                      { return os.Chmod(dir, 0o755) }
func (system) Rename(from, to string) error               { return os.Rename(from, to) }
func (system) RemoveAll(name string) error                { return os.RemoveAll(name) }

func (system) WriteFile(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Chmod(0o644), f.Close())
}

func (system) SyncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// walk calls f with each thing below dir that is not a folder, by its path
// relative to dir.
func walk(d disk, dir, rel string, f func(rel string, entry fs.DirEntry) error) error {
	entries, err := d.ReadDir(filepath.Join(dir, filepath.FromSlash(rel)))
	if err != nil {
		return err
	}
	for _, e := range entries {
		below := e.Name()
		if rel != "" {
			below = rel + "/" + below
		}
		if e.IsDir() {
			err = walk(d, dir, below, f)
		} else {
			err = f(below, e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
