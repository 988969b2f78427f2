package scaffold

import (
	"embed"
	"io/fs"
	"path"
)

// The two folders are written as they stand, dot files included.
//
//go:embed all:start all:overlay
var folders embed.FS

// Start returns the files of a team's folder: what the site says of itself, an
// overlay with an example of a policy, and what hosts need to build the site.
func Start() []File {
	files := folder("start")
	for _, f := range Overlay() {
		files = append(files, File{path.Join("overlay", f.Path), f.Text})
	}
	return files
}

// Overlay returns the files of a layer that adds nothing: the note it shows is
// a comment.
func Overlay() []File { return folder("overlay") }

// folder returns the files of an embedded folder, sorted by path.
func folder(name string) []File {
	var files []File
	sub, err := fs.Sub(folders, name)
	if err == nil {
		err = fs.WalkDir(sub, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(sub, name)
			files = append(files, File{name, string(data)})
			return err
		})
	}
	if err != nil {
		panic("scaffold: " + err.Error()) // the files are in the binary
	}
	return files
}
