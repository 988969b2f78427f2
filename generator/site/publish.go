package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gofrs/flock"
)

// Errors that a caller turns into exit codes. Every other error of this file
// comes from the environment: disk, permission, file system.
var (
	ErrRefused = errors.New("destination refused")
	ErrLocked  = errors.New("another build holds the lock")
)

// Publication is one attempt to replace the site in a destination folder. Files
// are written to a staging folder beside it, of mode 0700; Commit exchanges the
// two in one step, so that a reader sees the old site or the new one, whole.
// Whatever fails before that leaves the destination, and the site kept for
// Rollback, as they were.
type Publication struct {
	place
	manifest *Manifest
	made     map[string]bool // folders made below staging
}

// place is a destination, the two folders of ours beside it, and the lock that
// keeps others of this program away from all three.
type place struct {
	disk                   disk
	dir, staging, previous string
	lock                   *flock.Flock
}

// Begin locks the destination, refuses one that holds anything this program did
// not make or a site for another audience, and removes staging folders that a
// killed build left behind.
func Begin(dir, corpus string, audience Audience) (*Publication, error) {
	return begin(system{}, dir, corpus, audience)
}

func begin(d disk, dir, corpus string, audience Audience) (*Publication, error) {
	at, err := hold(d, dir)
	if err != nil {
		return nil, err
	}
	p := &Publication{place: *at, manifest: NewManifest(corpus, audience), made: map[string]bool{}}
	err = p.refuse(audience)
	if err == nil {
		err = p.removeAll(p.staging)
	}
	if err == nil {
		err = d.Mkdir(p.staging)
	}
	if err != nil {
		return nil, errors.Join(err, p.lock.Unlock())
	}
	return p, nil
}

// hold locks a destination.
func hold(d disk, dir string) (*place, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	parent, base := filepath.Split(dir)
	if base == "" || dir == parent {
		return nil, fmt.Errorf("%w: %s is the root of a file system", ErrRefused, dir)
	}
	if err := d.MkdirAll(parent); err != nil {
		return nil, err
	}
	beside := filepath.Join(parent, ".legible-"+base)
	at := &place{d, dir, beside + ".staging", beside + ".previous", flock.New(beside+".lock", flock.SetFlag(os.O_CREATE|os.O_RDWR))}
	held, err := at.lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("cannot lock %s: %w", dir, err)
	}
	if !held {
		return nil, fmt.Errorf("%w of %s%s", ErrLocked, dir, holder(at.lock.Path()))
	}
	// The number is only for the message of whoever comes next: the lock itself
	// goes with the process, whatever the file says.
	_ = os.WriteFile(at.lock.Path(), []byte(strconv.Itoa(os.Getpid())), 0o644)
	return at, nil
}

// holder names the process that wrote its number into a lock file.
func holder(lock string) string {
	text, err := os.ReadFile(lock)
	if n, bad := strconv.Atoi(string(text)); err == nil && bad == nil {
		return fmt.Sprintf(" (process %d)", n)
	}
	return ""
}

// refuse tells why the destination must not be replaced, or nil: it must be
// absent, empty, or a site of ours for the same audience without foreign files.
func (p *place) refuse(audience Audience) error {
	info, err := p.disk.Lstat(p.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%w: %s is not a folder", ErrRefused, p.dir)
	}
	if home, err := os.UserHomeDir(); err == nil && home == p.dir {
		return fmt.Errorf("%w: %s is the home folder", ErrRefused, p.dir)
	}
	if mount, err := p.disk.MountPoint(p.dir); err != nil {
		return err
	} else if mount {
		return mounted(p.dir)
	}
	entries, err := p.disk.ReadDir(p.dir)
	if err != nil || len(entries) == 0 {
		return err
	}
	m, err := readManifest(p.disk, p.dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNotOurs) {
		return fmt.Errorf("%w: %s is not empty and holds no site made by this program; name another folder", ErrRefused, p.dir)
	}
	if err != nil {
		return err
	}
	switch {
	case m.Audience == audience:
	case audience == Public:
		return fmt.Errorf("%w: %s holds an internal site, this is a public one; name another folder", ErrRefused, p.dir)
	default:
		return fmt.Errorf("%w: %s holds a public site, this is an internal one; name another folder", ErrRefused, p.dir)
	}
	return walk(p.disk, p.dir, "", func(rel string, _ fs.DirEntry) error {
		if _, ours := m.Files[rel]; !ours && rel != ManifestName {
			return fmt.Errorf("%w: %s was not made by this program; move it away first", ErrRefused, filepath.Join(p.dir, filepath.FromSlash(rel)))
		}
		return nil
	})
}

// mounted refuses a mount point: nothing can take its place.
func mounted(dir string) error {
	return fmt.Errorf("%w: %s is a mount point, which cannot be replaced in one step; publish to a folder inside it", ErrRefused, dir)
}

// Write adds one file to the staged site.
func (p *Publication) Write(path string, data []byte) error {
	if !fs.ValidPath(path) || path == "." || strings.Contains(path, `\`) {
		return fmt.Errorf("%q is not a path inside the site", path)
	}
	name := filepath.Join(p.staging, filepath.FromSlash(path))
	dir := filepath.Dir(name)
	if !p.made[dir] {
		if err := p.disk.MkdirAll(dir); err != nil {
			return err
		}
	}
	for ; dir != p.staging && !p.made[dir]; dir = filepath.Dir(dir) {
		p.made[dir] = true
	}
	if err := p.disk.WriteFile(name, data); err != nil {
		return err
	}
	p.manifest.Add(path, data)
	return nil
}

// Commit makes the staged site the published one and keeps the old site for
// Rollback. It returns only once the new site is on disk. If it fails, the old
// site stands, except where the error says that the new one does.
func (p *Publication) Commit() error {
	manifest, err := p.manifest.Encode()
	if err != nil {
		return err
	}
	if err := p.disk.WriteFile(filepath.Join(p.staging, ManifestName), manifest); err != nil {
		return err
	}
	for dir := range p.made {
		if err := p.disk.Open(dir); err != nil {
			return err
		}
	}
	if err := p.disk.Open(p.staging); err != nil {
		return err
	}
	if err := p.disk.SyncTree(p.staging); err != nil {
		return err
	}
	// Nobody may have put anything there while we were building.
	if err := p.refuse(p.manifest.Audience); err != nil {
		return err
	}
	if err := p.replace(); err != nil {
		return fmt.Errorf("cannot replace %s: %w", p.dir, err)
	}
	if err := errors.Join(p.removeAll(p.staging), p.disk.SyncDir(filepath.Dir(p.dir))); err != nil {
		return fmt.Errorf("the new site is published, but what follows failed: %w", err)
	}
	return p.lock.Unlock()
}

// replace moves the sites on by one place: staged, published, kept for
// Rollback. A kept site that makes room lies at staging then.
func (p *Publication) replace() error {
	published, err := p.holds(p.dir)
	if err != nil {
		return err
	}
	if !published {
		return p.disk.Rename(p.staging, p.dir)
	}
	kept, err := p.holds(p.previous)
	if err != nil {
		return err
	}
	if err := p.disk.Exchange(p.staging, p.dir); err != nil {
		return err
	}
	if kept {
		err = p.disk.Exchange(p.staging, p.previous)
	} else {
		err = p.disk.Rename(p.staging, p.previous)
	}
	if err == nil {
		return nil
	}
	if undo := p.disk.Exchange(p.staging, p.dir); undo != nil {
		return fmt.Errorf("the new site is published, but the old one could not be kept for a rollback: %w", errors.Join(err, undo))
	}
	return err
}

// Abort removes the staged files and lets the lock go. After Commit it does
// nothing.
func (p *Publication) Abort() error {
	if !p.lock.Locked() {
		return nil
	}
	return errors.Join(p.removeAll(p.staging), p.lock.Unlock())
}

// Files returns the number of files written so far.
func (p *Publication) Files() int { return len(p.manifest.Files) }

// Rollback exchanges the published site with the one before it.
func Rollback(dir string) error { return rollback(system{}, dir) }

func rollback(d disk, dir string) (err error) {
	p, err := hold(d, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.lock.Unlock()) }()
	kept, err := readManifest(d, p.previous)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNotOurs) {
		return fmt.Errorf("%w: no previous site of %s is kept", ErrRefused, p.dir)
	}
	if err != nil {
		return err
	}
	if err := p.refuse(kept.Audience); err != nil {
		return err
	}
	published, err := p.holds(p.dir)
	if err != nil {
		return err
	}
	if published {
		err = d.Exchange(p.previous, p.dir)
	} else {
		err = d.Rename(p.previous, p.dir)
	}
	if err != nil {
		return err
	}
	return d.SyncDir(filepath.Dir(p.dir))
}

// removeAll removes a folder of our own naming, if it is there.
func (p *place) removeAll(dir string) error {
	there, err := p.holds(dir)
	if err != nil || !there {
		return err
	}
	return p.disk.RemoveAll(dir)
}

// holds reports whether there is a folder at dir. Anything else there, such as
// a symbolic link, is not ours and is refused.
func (p *place) holds(dir string) (bool, error) {
	info, err := p.disk.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err == nil && !info.IsDir() {
		return false, fmt.Errorf("%w: %s is not a folder", ErrRefused, dir)
	}
	return err == nil, err
}
