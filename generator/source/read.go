package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"legible/generator/diag"
)

// ReadDir reads the folder dir of the machine. Files are reached through an
// [os.Root] only: no link leads out of dir, and nothing but plain files is
// opened. label stands for dir in every position, so that no finding shows
// where the folder really lies.
//
// The Tree is never nil and holds what could be read. The findings are the
// same, in the same order, however many files are read at a time.
func ReadDir(dir, label string) (*Tree, diag.List) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		var ds diag.List
		ds.Add(diag.Diagnostic{
			Code: "unreadable", Pos: diag.Position{File: fullName(label, ".")},
			Message: "cannot open the folder: " + reason(err),
		})
		return &Tree{Label: label}, ds
	}
	defer root.Close()
	return read(root.FS(), label, rootOpener(root))
}

// ReadFS reads fsys, such as the embedded content, in the manner of [ReadDir].
func ReadFS(fsys fs.FS, label string) (*Tree, diag.List) {
	return read(fsys, label, fsys.Open)
}

// Put reads the file of the machine called name and lets it stand in the tree
// at path, in place of the file there, if any. Positions call it by name.
func (t *Tree) Put(path, name string) diag.List {
	e := entry{path: path}
	var err error
	if e.info, err = os.Stat(name); err != nil {
		var ds diag.List
		ds.Add(diag.Diagnostic{Code: "unreadable", Pos: diag.Position{File: name}, Message: "cannot read the file: " + reason(err)})
		return ds
	}
	f, ds := readFile(e, filepath.ToSlash(name), func(string) (fs.File, error) {
		return os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	})
	i, found := t.find(path)
	if found {
		t.Files[i] = f
	} else {
		t.Files = slices.Insert(t.Files, i, f)
	}
	return ds
}

type opener func(name string) (fs.File, error)

// rootOpener opens files without waiting: were one replaced by a pipe since it
// was listed, nobody may ever write to it.
func rootOpener(root *os.Root) opener {
	return func(name string) (fs.File, error) {
		return root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	}
}

func read(fsys fs.FS, label string, open opener) (*Tree, diag.List) {
	entries, ds := walk(fsys, label)
	entries, over := withinTotal(entries, MaxInputBytes)
	if over {
		ds.Add(diag.Diagnostic{
			Code: "limit", Pos: diag.Position{File: fullName(label, ".")},
			Message: "the files are more than " + figure(MaxInputBytes) + " together", Hint: "split the content",
		})
	}
	files := make([]*File, len(entries))
	lists := make([]diag.List, len(entries))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(entries)) {
		group.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(entries); i = next.Add(1) - 1 {
				files[i], lists[i] = readFile(entries[i], fullName(label, entries[i].path), open)
			}
		})
	}
	group.Wait()
	for _, list := range lists {
		ds.Append(list)
	}
	return &Tree{Label: label, Files: files}, ds
}

// withinTotal returns the entries, in order, that fit in total bytes.
func withinTotal(entries []entry, total int64) (fit []entry, over bool) {
	for i, e := range entries {
		if total -= min(e.info.Size(), MaxFileBytes); total < 0 {
			return entries[:i], true
		}
	}
	return entries, false
}

// readFile takes one file, which positions call by name, through all gates.
func readFile(e entry, name string, open opener) (*File, diag.List) {
	f := &File{Path: e.path, Name: name}
	rep := &reporter{file: f.Name}
	raw, err := slurp(e, open)
	switch {
	case errors.Is(err, errTooLarge):
		rep.add("limit", 0, 0, "the file is larger than "+figure(MaxFileBytes), "split it")
	case err != nil:
		rep.add("unreadable", 0, 0, "cannot read the file: "+reason(err), "")
	default:
		var ok bool
		if !isYAML(e.path) {
			if len(raw) > MaxPageBytes {
				rep.add("limit", 0, 0, "the page is larger than "+figure(MaxPageBytes), "split it")
				break
			}
			marks := 0
			for _, c := range raw {
				if strings.IndexByte(pageMarks, c) >= 0 {
					marks++
				}
			}
			if marks > MaxPageMarks {
				rep.add("limit", 0, 0, limitMessage("of the signs "+pageMarks+" in one page", MaxPageMarks), "split it")
				break
			}
		}
		if f.Text, ok = scan(raw, rep); ok && isYAML(e.path) {
			f.Root = parse(f.Text, rep)
		}
	}
	return f, rep.list
}

var (
	errTooLarge = errors.New("too large")
	errChanged  = errors.New("it changed while it was read")
)

// slurp reads a whole file, its size checked first. The file must still be the
// one that was listed.
func slurp(e entry, open opener) ([]byte, error) {
	if e.info.Size() > MaxFileBytes {
		return nil, errTooLarge
	}
	f, err := open(e.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	now, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if _, real := f.(*os.File); real && !os.SameFile(e.info, now) || !now.Mode().IsRegular() {
		return nil, errChanged
	}
	raw, err := io.ReadAll(io.LimitReader(f, MaxFileBytes+1))
	if err == nil && len(raw) > MaxFileBytes {
		err = errTooLarge
	}
	return raw, err
}
