//go:build unix

package site_test

import (
	"io/fs"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

func TestTheUmaskHasNoSayInTheModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for _, mask := range []int{0o077, 0o000} {
		old := unix.Umask(mask)
		publish(t, dir, map[string]string{"index.html": "one", "a/b/c.html": "c", "a/d.html": "d"})
		unix.Umask(old)
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			want := fs.FileMode(0o644)
			if d.IsDir() {
				want = 0o755
			}
			if info.Mode().Perm() != want {
				t.Errorf("with umask %o %s has mode %o, want %o", mask, name, info.Mode().Perm(), want)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
