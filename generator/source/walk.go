package source

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"legible/generator/diag"
)

// walker lists the files of a folder that are to be read and reports the rest.
type walker struct {
	fsys  fs.FS
	label string
	found []entry
	seen  int // files and folders met
	list  diag.List
}

// entry is a file to read. info describes it as it was listed.
type entry struct {
	path string
	info fs.FileInfo
}

// walk lists fsys without following or opening anything but folders. The
// entries are sorted by path.
func walk(fsys fs.FS, label string) ([]entry, diag.List) {
	w := &walker{fsys: fsys, label: label}
	w.folder(".", 0)
	slices.SortFunc(w.found, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	return w.found, w.list
}

func (w *walker) folder(dir string, depth int) {
	entries, err := fs.ReadDir(w.fsys, dir)
	if err != nil {
		w.add("unreadable", dir, "cannot list the folder: "+reason(err), "")
	}
	names := map[string]string{} // folded name -> path
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		if ignored(p) {
			continue
		}
		w.seen++
		if w.seen == MaxFiles+1 {
			w.add("limit", ".", limitMessage("files and folders", MaxFiles), "split the content")
		}
		if w.seen > MaxFiles {
			return
		}
		if why := badName(e.Name()); why != "" {
			w.add("bad-name", p, why, "rename it")
		}
		if other, taken := names[foldName(e.Name())]; taken {
			w.list.Add(diag.Diagnostic{
				Code: "collision", Pos: w.at(p),
				Message: fmt.Sprintf("%q and %q are one name on some file systems", path.Base(other), e.Name()),
				Notes:   []diag.Note{{Pos: w.at(other), Message: "the other one is here"}}, Hint: "rename one of them",
			})
		}
		names[foldName(e.Name())] = p
		w.entry(p, e, depth)
	}
}

func (w *walker) entry(p string, e fs.DirEntry, depth int) {
	switch kind := e.Type(); {
	case kind.IsDir():
		if depth+1 > MaxDepth {
			w.add("limit", p, limitMessage("folders inside each other", MaxDepth), "flatten the folders")
			return
		}
		w.folder(p, depth+1)
	case !kind.IsRegular():
		w.add("link", p, w.special(p, kind)+" is not read", "put a plain file or folder in its place")
	case renameHint(p) != "" && !isYAML(p):
		w.add("bad-name", p, "YAML files end in .yaml, in lower case", renameHint(p))
	case !wanted(p):
		w.list.Add(diag.Diagnostic{
			Code: "unknown-file", Severity: diag.Warning, Pos: w.at(p),
			Message: "this file is not used", Hint: "content is *.yaml, and *.md under pages/",
		})
	default:
		info, err := e.Info()
		if err != nil {
			w.add("unreadable", p, "cannot read the file: "+reason(err), "")
			return
		}
		w.found = append(w.found, entry{p, info})
	}
}

// special names what is neither a file nor a folder.
func (w *walker) special(p string, kind fs.FileMode) string {
	switch {
	case kind&fs.ModeSymlink != 0:
		if target, err := fs.ReadLink(w.fsys, p); err == nil {
			return fmt.Sprintf("a symbolic link (to %q)", target)
		}
		return "a symbolic link"
	case kind&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case kind&fs.ModeSocket != 0:
		return "a socket"
	case kind&fs.ModeDevice != 0:
		return "a device"
	}
	return "a special file"
}

func (w *walker) add(code, p, message, hint string) {
	w.list.Add(diag.Diagnostic{Code: code, Pos: w.at(p), Message: message, Hint: hint})
}

// at is the position of a whole file or folder; the root's is the label.
func (w *walker) at(p string) diag.Position { return diag.Position{File: fullName(w.label, p)} }

func fullName(label, p string) string {
	switch {
	case label == "":
		return p
	case p == ".":
		return label
	}
	return label + "/" + p
}

// reason returns the cause of a file error without the path in front of it.
func reason(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return err.Error()
}
