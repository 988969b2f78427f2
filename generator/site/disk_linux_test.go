package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestTheCallsOfLinuxTellWhatFailed makes each of them fail for real, as far as
// that takes no privilege; mounts are made by test/faults.sh.
func TestTheCallsOfLinuxTellWhatFailed(t *testing.T) {
	dir := t.TempDir()
	a, inside, none := filepath.Join(dir, "a"), filepath.Join(dir, "a", "b"), filepath.Join(dir, "none")
	if err := os.MkdirAll(inside, 0o755); err != nil {
		t.Fatal(err)
	}
	var d system
	if err := d.Exchange(a, none); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), none) {
		t.Errorf("exchange with nothing: %v", err)
	}
	if err := d.Exchange(a, inside); !errors.Is(err, syscall.EINVAL) || !strings.Contains(err.Error(), "cannot exchange two folders") {
		t.Errorf("exchange with what is inside: %v", err)
	}
	if _, err := os.Stat(inside); err != nil {
		t.Errorf("a failed exchange moved something: %v", err)
	}
	for what, err := range map[string]error{"SyncTree": d.SyncTree(none), "SyncDir": d.SyncDir(none)} {
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s of nothing: %v", what, err)
		}
	}
	if _, err := d.MountPoint(none); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing is a mount point: %v", err)
	}
	for name, want := range map[string]bool{dir: false, "/proc": true} {
		if got, err := d.MountPoint(name); got != want || err != nil {
			t.Errorf("%s is a mount point: %v, %v", name, got, err)
		}
	}
}
