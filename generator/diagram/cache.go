package diagram

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
)

// A cached layout is a file named by the hash of the DOT text, the format
// version and the Graphviz module's version. Its first line is the SHA-256 of
// the rest. A file that does not match is as good as none, and a folder that
// cannot be written only costs time: the cache has no errors.

func (dr *Drawer) cacheFile(dot []byte) string {
	h := sha256.New()
	h.Write([]byte(FormatVersion + "\x00" + graphvizVersion() + "\x00"))
	h.Write(dot)
	return filepath.Join(dr.CacheDir, "layout", hex.EncodeToString(h.Sum(nil))+".json")
}

func (dr *Drawer) cached(dot []byte) (Layout, bool) {
	if dr.CacheDir == "" {
		return Layout{}, false
	}
	text, err := os.ReadFile(dr.cacheFile(dot))
	if err != nil {
		return Layout{}, false
	}
	sum, body, _ := bytes.Cut(text, []byte("\n"))
	var l Layout
	if string(sum) != checksum(body) || json.Unmarshal(body, &l) != nil {
		return Layout{}, false
	}
	return l, true
}

func (dr *Drawer) store(dot []byte, l Layout) {
	if dr.CacheDir == "" {
		return
	}
	body, err := json.Marshal(l)
	if err != nil {
		return
	}
	name := dr.cacheFile(dot)
	if os.MkdirAll(filepath.Dir(name), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(name), "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(append([]byte(checksum(body)+"\n"), body...))
	if f.Close() != nil || err != nil || os.Rename(f.Name(), name) != nil {
		os.Remove(f.Name())
	}
}

func checksum(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// graphvizVersion is the version of the module that this binary links.
var graphvizVersion = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if ok {
		for _, dep := range info.Deps {
			if dep.Path == "github.com/goccy/go-graphviz" {
				return dep.Version
			}
		}
	}
	return "unknown"
})
