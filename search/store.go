package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
)

// An index on disk is a folder:
//
//	native/         bleve, one segment, nothing stored
//	documents.json  the table: documents without their long texts, synonyms
//	bodies.txt      the bodies, one a line, in the same order
//	manifest.json   hash of the corpus, SHA-256 of every file above
//
// The manifest is written last, so a folder without one is unfinished.
const manifestName = "manifest.json"

// ErrDamaged is returned by Open for a folder that is not a whole index of
// this program version: build it again.
var ErrDamaged = errors.New("search index is damaged or unfinished")

type manifest struct {
	Format int               `json:"format"`
	Hash   string            `json:"hash"`
	Files  map[string]string `json:"files"`
}

type stored struct {
	Documents []Document
	Synonyms  [][]string
}

// build writes an index to a new folder. A folder that exists and is not empty is
// refused; what a failed build leaves behind, Open refuses.
func (t *table) build(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		return errors.Join(err, fmt.Errorf("folder for the search index is not empty: %s", dir))
	}
	if err := t.buildNative(dir); err != nil {
		return err
	}
	var bodies bytes.Buffer
	s := stored{Synonyms: t.synonyms}
	for _, r := range t.rows {
		bodies.WriteString(r.Body)
		bodies.WriteByte('\n')
		d := r.Document
		d.Body = ""
		s.Documents = append(s.Documents, d)
	}
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "documents.json"), data, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "bodies.txt"), bodies.Bytes(), 0o644); err != nil {
		return err
	}
	files, err := sums(dir)
	if err != nil {
		return err
	}
	if data, err = json.Marshal(manifest{formatVersion, t.hash, files}); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestName), data, 0o644)
}

func (t *table) buildNative(dir string) error {
	im, err := newMapping()
	if err != nil {
		return err
	}
	// The builder leaves one segment; its scratch folder stays inside dir, so
	// that nothing is moved between file systems.
	scratch := filepath.Join(dir, "scratch")
	if err := os.Mkdir(scratch, 0o755); err != nil {
		return err
	}
	b, err := bleve.NewBuilder(filepath.Join(dir, "native"), im, map[string]interface{}{"buildPathPrefix": scratch})
	if err != nil {
		return err
	}
	for i := range t.rows {
		if err := b.Index(external(i), t.rows[i].indexed()); err != nil {
			return errors.Join(err, b.Close())
		}
	}
	return errors.Join(b.Close(), os.RemoveAll(scratch))
}

// Open opens an index that Cached wrote. Several processes may hold one open.
// Anything but a whole index of this version is ErrDamaged; nothing of it is
// handed to bleve before its checksums are right.
func Open(dir string) (*Index, error) {
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s has no manifest", ErrDamaged, dir)
	} else if err != nil {
		return nil, err
	}
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil || m.Format != formatVersion {
		return nil, fmt.Errorf("%w: manifest of %s cannot be read", ErrDamaged, dir)
	}
	files, err := sums(dir)
	if err != nil {
		return nil, err
	}
	for name, want := range m.Files {
		if files[name] != want {
			return nil, fmt.Errorf("%w: %s/%s has changed", ErrDamaged, dir, name)
		}
	}
	if len(files) != len(m.Files) {
		return nil, fmt.Errorf("%w: %s holds a file too many", ErrDamaged, dir)
	}
	t, err := loadTable(dir)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	if t.hash != m.Hash {
		return nil, fmt.Errorf("%w: documents of %s are of another index", ErrDamaged, dir)
	}
	// read_only takes a shared lock; the timeout keeps a foreign writer from
	// hanging us.
	native, err := bleve.OpenUsing(filepath.Join(dir, "native"),
		map[string]interface{}{"read_only": true, "bolt_timeout": "5s"})
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	return newIndex(t, native)
}

func loadTable(dir string) (*table, error) {
	data, err := os.ReadFile(filepath.Join(dir, "documents.json"))
	if err != nil {
		return nil, err
	}
	var s stored
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, err
	}
	bodies, err := os.ReadFile(filepath.Join(dir, "bodies.txt"))
	if err != nil {
		return nil, err
	}
	for i := range s.Documents {
		line, rest, ok := bytes.Cut(bodies, []byte("\n"))
		if !ok {
			return nil, io.ErrUnexpectedEOF
		}
		s.Documents[i].Body, bodies = string(line), rest
	}
	return newTable(s.Documents, s.Synonyms)
}

// sums is the SHA-256 of every file but the manifest, by slash path.
func sums(dir string) (map[string]string, error) {
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil || name == manifestName {
			return err
		}
		if !d.Type().IsRegular() {
			return fmt.Errorf("%w: %s is not a plain file", ErrDamaged, path)
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		h := sha256.New()
		if _, err := io.Copy(h, f); err != nil {
			return err
		}
		out[filepath.ToSlash(name)] = hex.EncodeToString(h.Sum(nil))
		return nil
	})
	return out, err
}
