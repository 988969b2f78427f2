package serve

import (
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// entriesSeen bounds what is looked at in the watched folders: a content
// folder holds far less, and a folder named by mistake may hold a whole disk.
const entriesSeen = 50_000

// tree is what the watched folders hold, as far as a listing tells.
type tree struct {
	folders map[string]bool // absolute, links in the root's path resolved
	files   map[string]stamp
	missing bool // a root is not there
}

// stamp changes when a file does, but for a write of the same length within
// one tick of the file system's clock.
type stamp struct {
	size     int64
	mode     fs.FileMode
	modified time.Time
}

// scan lists the folders. It follows no link below a root and opens no file.
// Like the reader of the content it passes over names that start with a dot.
func scan(roots []string) tree {
	t := tree{folders: map[string]bool{}, files: map[string]stamp{}}
	for _, root := range roots {
		real, err := filepath.EvalSymlinks(root)
		if err != nil {
			t.missing = true
			continue
		}
		// Errors are not ours to report: the build meets them too.
		_ = filepath.WalkDir(real, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case p != real && hidden(p):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case len(t.folders)+len(t.files) >= entriesSeen:
				return fs.SkipAll
			case d.IsDir():
				t.folders[p] = true
				return nil
			}
			if info, err := d.Info(); err == nil {
				t.files[p] = stamp{info.Size(), info.Mode(), info.ModTime()}
			}
			return nil
		})
	}
	return t
}

func hidden(p string) bool { return strings.HasPrefix(filepath.Base(p), ".") }
