package site

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// Exchange exchanges two folders in one step: a reader finds one or the other
// at each path, always.
func (system) Exchange(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_EXCHANGE)
	switch {
	case errors.Is(err, unix.EBUSY):
		return mounted(to)
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS):
		return fmt.Errorf("the file system of %s cannot exchange two folders in one step; publish to another disk and copy: %w", to, err)
	case err != nil:
		return &os.LinkError{Op: "exchange", Old: from, New: to, Err: err}
	}
	return nil
}

// SyncTree is one call for the whole file system that holds dir instead of one
// a file.
func (system) SyncTree(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	if err := unix.Syncfs(int(f.Fd())); err != nil {
		return errors.Join(&os.PathError{Op: "syncfs", Path: dir, Err: err}, f.Close())
	}
	return f.Close()
}

func (system) MountPoint(name string) (bool, error) {
	var st unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, name, unix.AT_SYMLINK_NOFOLLOW, 0, &st)
	if errors.Is(err, unix.ENOSYS) {
		return false, nil // the exchange will tell
	}
	if err != nil {
		return false, &os.PathError{Op: "statx", Path: name, Err: err}
	}
	return st.Attributes&st.Attributes_mask&unix.STATX_ATTR_MOUNT_ROOT != 0, nil
}
