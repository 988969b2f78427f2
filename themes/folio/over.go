package folio

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// ErrTheme is wrapped by the error for a folder that cannot be laid over the
// theme.
var ErrTheme = errors.New("no theme to lay over this one")

// Over returns the theme with the files of a team's folder laid over it: a file
// of the same path takes the place of the theme's, any other is added. So a
// team overrides one partial without copying the rest. The folder holds
// layouts, assets or i18n and nothing else, which catches a file laid where it
// would have no effect; names that start with a dot are passed over.
func Over(dir fs.FS) (fs.FS, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	laid := false
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, "."), name == "README.md":
		case !e.IsDir() || !slices.Contains([]string{"layouts", "assets", "i18n"}, name):
			return nil, fmt.Errorf("%w: %s is none of the folders layouts, assets, i18n", ErrTheme, name)
		default:
			laid = true
		}
	}
	if !laid {
		return nil, fmt.Errorf("%w: it has none of the folders layouts, assets, i18n", ErrTheme)
	}
	return layered{dir, FS}, nil
}

// layered is a file system over another.
type layered struct{ upper, lower fs.FS }

// Open opens the upper file, or the lower one where there is none. A folder is
// read with ReadDir.
func (l layered) Open(name string) (fs.File, error) {
	f, err := l.upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) || hidden(name) {
		return l.lower.Open(name)
	}
	return f, err
}

// ReadDir lists what either file system holds, the upper one's entry where both
// have it.
func (l layered) ReadDir(name string) ([]fs.DirEntry, error) {
	lower, lowerErr := fs.ReadDir(l.lower, name)
	upper, err := fs.ReadDir(l.upper, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return lower, lowerErr
	case err != nil:
		return nil, err
	case lowerErr != nil && !errors.Is(lowerErr, fs.ErrNotExist):
		return nil, lowerErr
	}
	upper = slices.DeleteFunc(upper, func(e fs.DirEntry) bool { return hidden(e.Name()) })
	all := slices.Concat(upper, lower)
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}

// hidden tells an editor's and a system's own files.
func hidden(name string) bool { return strings.HasPrefix(path.Base(name), ".") && name != "." }
