package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path"
	"slices"
)

// snapshot is one build, ready to serve. It never changes.
type snapshot struct {
	id    string // same site, same id
	files map[string]file
	part  bool // more files are to come
}

type file struct {
	body []byte
	sum  string // of body, lower-case hex
}

func newSnapshot(r Result) *snapshot {
	s := &snapshot{files: make(map[string]file, len(r.Files)), part: r.Part}
	all := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(r.Files)) {
		body := r.Files[name]
		sum := sha256.Sum256(body)
		s.files[name] = file{body, hex.EncodeToString(sum[:16])}
		// A path holds no NUL, so that two lists never read the same.
		all.Write([]byte(name + "\x00" + s.files[name].sum + "\x00"))
	}
	if r.ID != "" {
		all.Reset()
		all.Write([]byte(r.ID))
	}
	s.id = hex.EncodeToString(all.Sum(nil)[:8])
	return s
}

// changed counts the files that came, went or differ between two builds.
func (s *snapshot) changed(old *snapshot) int {
	n := 0
	for name, f := range s.files {
		if before, ok := old.files[name]; !ok || before.sum != f.sum {
			n++
		}
	}
	for name := range old.files {
		if _, ok := s.files[name]; !ok {
			n++
		}
	}
	return n
}

// withScript parts an HTML page where the script that listens for changes goes
// in: before the end of its body, else at its end. The page itself stays as it
// was built. The tag carries the id of the build, so that a page from an
// older build knows itself out of date however late it connects.
func withScript(page []byte, build string) (before []byte, tag string, after []byte) {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return page[:at], `<script src="` + scriptPath + `" data-build="` + build + `" defer></script>`, page[at:]
}

// types are the content types by extension. The system's own table is left
// alone: it differs from machine to machine.
var types = map[string]string{
	".css":   "text/css; charset=utf-8",
	".csv":   "text/csv; charset=utf-8",
	".dmn":   "application/xml; charset=utf-8",
	".gif":   "image/gif",
	".html":  "text/html; charset=utf-8",
	".ico":   "image/x-icon",
	".jpg":   "image/jpeg",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json; charset=utf-8",
	".md":    "text/markdown; charset=utf-8",
	".pdf":   "application/pdf",
	".png":   "image/png",
	".svg":   "image/svg+xml; charset=utf-8",
	".txt":   "text/plain; charset=utf-8",
	".webp":  "image/webp",
	".woff2": "font/woff2",
	".xml":   "application/xml; charset=utf-8",
	".zip":   "application/zip",
}

func contentType(name string) string {
	switch ext := path.Ext(name); {
	case types[ext] != "":
		return types[ext]
	case ext == "":
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

func isHTML(name string) bool { return path.Ext(name) == ".html" }
