package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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
// are written to a staging folder beside it; Commit exchanges the two in one
// step, so that a reader sees the old site or the new one, whole. Whatever
// happens before Commit leaves the destination as it was.
type Publication struct {
	dir, staging, previous string
	lock                   *flock.Flock
	manifest               *Manifest
	made                   map[string]bool // folders made below staging
}

// Begin locks the destination, refuses one that holds anything this program did
// not make or a site for another audience, and removes staging folders that a killed build left behind.
func Begin(dir, corpus string, audience Audience) (*Publication, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	parent, base := filepath.Split(dir)
	if base == "" || dir == parent {
		return nil, fmt.Errorf("%w: %s is the root of a file system", ErrRefused, dir)
	}
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, err
	}
	lock := flock.New(filepath.Join(parent, ".legible-"+base+".lock"))
	held, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("cannot lock %s: %w", dir, err)
	}
	if !held {
		return nil, fmt.Errorf("%w of %s", ErrLocked, dir)
	}
	p := &Publication{
		dir:      dir,
		staging:  filepath.Join(parent, ".legible-"+base+".staging"),
		previous: filepath.Join(parent, ".legible-"+base+".previous"),
		lock:     lock,
		manifest: NewManifest(corpus, audience),
		made:     map[string]bool{},
	}
	if err := errors.Join(refuse(dir, audience), removeAll(p.staging)); err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	if err := os.Mkdir(p.staging, 0o700); err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	return p, nil
}

// refuse tells why dir must not be replaced, or nil: it must be absent, empty,
// or a site of ours for the same audience without foreign files.
func refuse(dir string, audience Audience) error {
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%w: %s is not a folder", ErrRefused, dir)
	}
	if home, err := os.UserHomeDir(); err == nil && home == dir {
		return fmt.Errorf("%w: %s is the home folder", ErrRefused, dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		return err
	}
	m, err := ReadManifest(dir)
	if err != nil {
		return fmt.Errorf("%w: %s is not empty and holds no site made by this program; name another folder", ErrRefused, dir)
	}
	switch {
	case m.Audience == audience:
	case audience == Public:
		return fmt.Errorf("%w: %s holds an internal site, this is a public one; name another folder", ErrRefused, dir)
	default:
		return fmt.Errorf("%w: %s holds a public site, this is an internal one; name another folder", ErrRefused, dir)
	}
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if _, ours := m.Files[filepath.ToSlash(rel)]; !ours && rel != ManifestName {
			return fmt.Errorf("%w: %s was not made by this program; move it away first", ErrRefused, name)
		}
		return nil
	})
}

// Write adds one file to the staged site.
func (p *Publication) Write(path string, data []byte) error {
	if !fs.ValidPath(path) || strings.Contains(path, `\`) {
		return fmt.Errorf("%q is not a path inside the site", path)
	}
	name := filepath.Join(p.staging, filepath.FromSlash(path))
	dir := filepath.Dir(name)
	if !p.made[dir] {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	for ; dir != p.staging && !p.made[dir]; dir = filepath.Dir(dir) {
		p.made[dir] = true
	}
	if err := writeFile(name, data); err != nil {
		return err
	}
	p.manifest.Add(path, data)
	return nil
}

// writeFile sets the mode itself, so that the umask has no say in the result.
func writeFile(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Chmod(0o644), f.Close())
}

// Commit makes the staged site the published one and keeps the old site for
// Rollback. It returns only once the new site is on disk.
func (p *Publication) Commit() error {
	manifest, err := p.manifest.Encode()
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(p.staging, ManifestName), manifest); err != nil {
		return err
	}
	for dir := range p.made {
		if err := os.Chmod(dir, 0o755); err != nil {
			return err
		}
	}
	if err := errors.Join(os.Chmod(p.staging, 0o755), syncTree(p.staging)); err != nil {
		return err
	}
	// Nobody may have put anything there while we were building.
	if err := refuse(p.dir, p.manifest.Audience); err != nil {
		return err
	}
	if err := removeAll(p.previous); err != nil {
		return err
	}
	old, err := replace(p.staging, p.dir)
	if err != nil {
		return fmt.Errorf("cannot put the new site in place of %s: %w", p.dir, err)
	}
	if old {
		if err := os.Rename(p.staging, p.previous); err != nil {
			return err
		}
	}
	return errors.Join(syncDir(filepath.Dir(p.dir)), p.lock.Unlock())
}

// Abort removes the staged files and lets the lock go. After Commit it does
// nothing.
func (p *Publication) Abort() error {
	if !p.lock.Locked() {
		return nil
	}
	return errors.Join(removeAll(p.staging), p.lock.Unlock())
}

// Files returns the number of files written so far.
func (p *Publication) Files() int { return len(p.manifest.Files) }

// Rollback exchanges the published site with the one before it.
func Rollback(dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	parent, base := filepath.Split(dir)
	previous := filepath.Join(parent, ".legible-"+base+".previous")
	lock := flock.New(filepath.Join(parent, ".legible-"+base+".lock"))
	held, err := lock.TryLock()
	if err != nil {
		return err
	}
	if !held {
		return fmt.Errorf("%w of %s", ErrLocked, dir)
	}
	defer func() { _ = lock.Unlock() }()
	kept, err := ReadManifest(previous)
	if err != nil {
		return fmt.Errorf("%w: no previous site of %s is kept", ErrRefused, dir)
	}
	if err := refuse(dir, kept.Audience); err != nil {
		return err
	}
	_, err = replace(previous, dir)
	return errors.Join(err, syncDir(parent))
}

// removeAll removes a folder of our own naming. A symbolic link there is not
// ours and is refused.
func removeAll(dir string) error {
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && !info.IsDir() {
		return fmt.Errorf("%w: %s is not a folder", ErrRefused, dir)
	}
	return errors.Join(err, os.RemoveAll(dir))
}

func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
