package site

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// replace puts the folder from in the place of to, in one step. It reports
// whether to existed; its old content then lies at from.
func replace(from, to string) (existed bool, err error) {
	if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
		return false, os.Rename(from, to)
	}
	err = unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_EXCHANGE)
	switch {
	case errors.Is(err, unix.EBUSY):
		return true, errors.New("it is a mount point, which cannot be replaced; publish to a folder inside it")
	case errors.Is(err, unix.EINVAL):
		return true, errors.New("its file system cannot exchange two folders in one step; publish to another disk and copy")
	}
	return true, err
}

// syncTree asks for everything on the file system that holds dir to be written
// to disk: one call instead of one a file.
func syncTree(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(unix.Syncfs(int(f.Fd())), f.Close())
}
