package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// faulty is the disk of this machine, but for its nth call, and for all behind
// it if dead. A call that fails may have done half of its work.
type faulty struct {
	system
	nth, calls int
	dead       bool
	err        error
	last       string // the call that failed first
}

// fails counts a call and returns the error it is to fail with.
func (d *faulty) fails(call, name string) error {
	d.calls++
	if d.calls == d.nth {
		d.last = call + " " + filepath.Base(name)
	}
	if d.calls == d.nth || d.dead && d.calls > d.nth {
		return &fs.PathError{Op: call, Path: name, Err: d.err}
	}
	return nil
}

func (d *faulty) Lstat(name string) (fs.FileInfo, error) {
	if err := d.fails("lstat", name); err != nil {
		return nil, err
	}
	return d.system.Lstat(name)
}

func (d *faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := d.fails("readdir", name); err != nil {
		return nil, err
	}
	return d.system.ReadDir(name)
}

func (d *faulty) ReadFile(name string) ([]byte, error) {
	if err := d.fails("read", name); err != nil {
		return nil, err
	}
	return d.system.ReadFile(name)
}

func (d *faulty) WriteFile(name string, data []byte) error {
	if err := d.fails("write", name); err != nil {
		return errors.Join(err, d.system.WriteFile(name, data[:len(data)/2]))
	}
	return d.system.WriteFile(name, data)
}

func (d *faulty) Mkdir(name string) error {
	return errors.Join(d.fails("mkdir", name), d.unless(d.system.Mkdir, name))
}

func (d *faulty) MkdirAll(name string) error {
	return errors.Join(d.fails("mkdirall", name), d.unless(d.system.MkdirAll, name))
}

func (d *faulty) Open(name string) error {
	return errors.Join(d.fails("chmod", name), d.unless(d.system.Open, name))
}

func (d *faulty) SyncTree(name string) error {
	return d.fails("synctree", name) // to sync for each of so many faults would take minutes
}

func (d *faulty) SyncDir(name string) error {
	return d.fails("syncdir", name)
}

// unless does the work of the call just counted if that has not failed.
func (d *faulty) unless(do func(string) error, name string) error {
	if d.calls == d.nth || d.dead && d.calls > d.nth {
		return nil
	}
	return do(name)
}

func (d *faulty) RemoveAll(name string) error {
	if err := d.fails("remove", name); err != nil {
		entries, _ := os.ReadDir(name)
		if len(entries) > 0 { // some of it is gone
			err = errors.Join(err, os.RemoveAll(filepath.Join(name, entries[0].Name())))
		}
		return err
	}
	return d.system.RemoveAll(name)
}

func (d *faulty) Rename(from, to string) error {
	if err := d.fails("rename", from); err != nil {
		return err
	}
	return d.system.Rename(from, to)
}

func (d *faulty) Exchange(from, to string) error {
	if err := d.fails("exchange", from); err != nil {
		return err
	}
	return d.system.Exchange(from, to)
}

func (d *faulty) MountPoint(name string) (bool, error) {
	if err := d.fails("statx", name); err != nil {
		return false, err
	}
	return d.system.MountPoint(name)
}

// putSite publishes a site that names its version in every file.
func putSite(d disk, dir, version string) (err error) {
	p, err := begin(d, dir, version, Public)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Abort()) }()
	for _, name := range []string{"index.html", "deep/down/page.html", "data/law.json"} {
		if err := p.Write(name, []byte(version+" "+name)); err != nil {
			return err
		}
	}
	return p.Commit()
}

// version tells which site lies at dir and that it is whole, or "" for none.
func version(t *testing.T, dir string) string {
	t.Helper()
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	if findings, err := Verify(dir); err != nil || len(findings) > 0 {
		t.Fatalf("%s is torn: %v %v", dir, findings, err)
	}
	m, err := ReadManifest(dir)
	if err != nil || len(m.Files) != 3 {
		t.Fatalf("%s has the manifest %v, %v", dir, m, err)
	}
	for name := range m.Files {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if want := m.Corpus + " " + name; err != nil || string(data) != want {
			t.Fatalf("%s is %q, want %q (%v)", name, data, want, err)
		}
	}
	return m.Corpus
}

// ofEnvironment reports whether an error leads to exit code 4: it is the fault
// injected, and neither a refusal nor a lock.
func ofEnvironment(err, fault error) bool {
	return errors.Is(err, fault) && !errors.Is(err, ErrRefused) && !errors.Is(err, ErrLocked)
}

// eachFault runs do in a fresh folder with the first call failing, then with
// the second, and so on until do makes no more calls; once with only that call
// failing and once with the disk dead from there on; for each kind of error.
func eachFault(t *testing.T, prepare func(dir string), do func(d disk, dir string) error, check func(t *testing.T, dir string, d *faulty, err error)) {
	faults := 0
	for _, fault := range []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES, syscall.EROFS} {
		for _, dead := range []bool{false, true} {
			for nth := 1; ; nth++ {
				dir := filepath.Join(t.TempDir(), "public")
				prepare(dir)
				d := &faulty{nth: nth, dead: dead, err: fault}
				err := do(d, dir)
				if d.calls < nth {
					if err != nil {
						t.Fatalf("untouched it fails: %v", err)
					}
					break
				}
				faults++
				t.Run(fmt.Sprintf("%v at call %d (%s) dead %v", fault, nth, d.last, dead), func(t *testing.T) {
					if !ofEnvironment(err, fault) {
						t.Errorf("the error is %v", err)
					}
					check(t, dir, d, err)
				})
			}
		}
	}
	t.Logf("%d faults injected", faults)
}

// TestEveryFaultLeavesOneWholeSite lets each call of a publication fail. What
// is published then is the old site or the new one, whole; the site for
// rollback is the one before it, or the one before that where the disk died
// between the two steps; nothing else is left; and the next build needs no
// repair.
func TestEveryFaultLeavesOneWholeSite(t *testing.T) {
	for name, olds := range map[string][]string{"no site before": nil, "one site before": {"1"}, "two sites before": {"1", "2"}} {
		t.Run(name, func(t *testing.T) {
			eachFault(t, func(dir string) {
				for _, v := range olds {
					if err := putSite(&faulty{}, dir, v); err != nil {
						t.Fatal(err)
					}
				}
			}, func(d disk, dir string) error { return putSite(d, dir, "3") }, func(t *testing.T, dir string, d *faulty, err error) {
				sites := append(append([]string{"", ""}, olds...), "3")
				published, kept := version(t, dir), version(t, filepath.Join(filepath.Dir(dir), ".legible-public.previous"))
				last := len(sites) - 1
				isNew := published == "3" && (kept == sites[last-1] || d.dead && kept == sites[last-2])
				isOld := published == sites[last-1] && kept == sites[last-2]
				if !isNew && !isOld {
					t.Errorf("%q is published and %q kept, of %q", published, kept, sites)
				}
				if said := strings.Contains(err.Error(), "the new site is published"); said != isNew {
					t.Errorf("with %q published the error is %v", published, err)
				}
				staging := filepath.Join(filepath.Dir(dir), ".legible-public.staging")
				if _, err := os.Lstat(staging); err == nil && !d.dead {
					t.Error("the staging folder is left")
				}
				if err := putSite(&faulty{}, dir, "4"); err != nil || version(t, dir) != "4" {
					t.Errorf("the next build publishes %q: %v", version(t, dir), err)
				}
				if _, err := os.Lstat(staging); err == nil {
					t.Error("the next build leaves a staging folder")
				}
			})
		})
	}
}

func TestEveryFaultOfARollbackLeavesBothSites(t *testing.T) {
	eachFault(t, func(dir string) {
		if err := errors.Join(putSite(&faulty{}, dir, "1"), putSite(&faulty{}, dir, "2")); err != nil {
			t.Fatal(err)
		}
	}, rollback, func(t *testing.T, dir string, _ *faulty, _ error) {
		got := version(t, dir) + version(t, filepath.Join(filepath.Dir(dir), ".legible-public.previous"))
		if got != "12" && got != "21" {
			t.Errorf("published and kept are %s", got)
		}
	})
}

// mountedDisk says that every folder is a mount point, or that none is and
// fails to exchange it.
type mountedDisk struct {
	system
	said, exchange error
}

func (d mountedDisk) MountPoint(string) (bool, error) { return d.said == nil, nil }
func (d mountedDisk) Exchange(_, to string) error     { return d.exchange }

func TestAFolderThatCannotBeExchangedIsNeverWrittenInPlace(t *testing.T) {
	for name, c := range map[string]struct {
		disk    disk
		refused bool
	}{
		"a mount point":            {mountedDisk{}, true},
		"a mount point found late": {mountedDisk{said: fs.ErrInvalid, exchange: mounted("x")}, true},
		"no exchange":              {mountedDisk{said: fs.ErrInvalid, exchange: syscall.EINVAL}, false},
	} {
		dir := filepath.Join(t.TempDir(), "public")
		if err := putSite(&faulty{}, dir, "1"); err != nil {
			t.Fatal(err)
		}
		if err := putSite(c.disk, dir, "2"); err == nil || errors.Is(err, ErrRefused) != c.refused {
			t.Errorf("%s: %v", name, err)
		}
		if got := version(t, dir); got != "1" {
			t.Errorf("%s: %q is published", name, got)
		}
	}
}

func TestTheHolderOfTheLockIsNamed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	p, err := begin(system{}, dir, "1", Public)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Abort() }()
	_, err = begin(system{}, dir, "2", Public)
	if want := fmt.Sprintf("(process %d)", os.Getpid()); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), want) {
		t.Errorf("the error is %v, want one with %s", err, want)
	}
}

func TestAStagingFolderIsForItsOwnerAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	p, err := begin(system{}, dir, "1", Public)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Abort() }()
	info, err := os.Lstat(p.staging)
	if err != nil || info.Mode().Perm() != 0o700 || filepath.Dir(p.staging) != filepath.Dir(dir) {
		t.Errorf("%s has mode %v (%v)", p.staging, info.Mode(), err)
	}
}
