package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// ManifestName is the file that marks a folder as a site made by this program
// and lists what it made there. Only listed files are ever removed.
const ManifestName = "legible-manifest.json"

// Audience is for whom a site is.
type Audience string

// The audiences. One kind of site never replaces the other.
const (
	Public Audience = "public"
	Team   Audience = "internal"
)

// Manifest lists every file of a site but itself.
type Manifest struct {
	Generator string            `json:"generator"` // always "legible"
	Audience  Audience          `json:"audience"`
	Corpus    string            `json:"corpus"` // hash of the content built from
	Files     map[string]string `json:"files"`  // path to lower-case hex SHA-256
}

// NewManifest returns an empty manifest.
func NewManifest(corpus string, audience Audience) *Manifest {
	return &Manifest{Generator: "legible", Audience: audience, Corpus: corpus, Files: map[string]string{}}
}

// Add records a file.
func (m *Manifest) Add(path string, data []byte) {
	sum := sha256.Sum256(data)
	m.Files[path] = hex.EncodeToString(sum[:])
}

// Encode returns the manifest as JSON with sorted keys and a final newline.
func (m *Manifest) Encode() ([]byte, error) {
	data, err := json.MarshalIndent(m, "", " ")
	return append(data, '\n'), err
}

// errNotOurs tells a file that bears the manifest's name but is none.
var errNotOurs = errors.New("not written by this program")

// ReadManifest reads the manifest of the site in dir.
func ReadManifest(dir string) (*Manifest, error) { return readManifest(system{}, dir) }

func readManifest(d disk, dir string) (*Manifest, error) {
	name := filepath.Join(dir, ManifestName)
	data, err := d.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("%s: %w: %w", name, errNotOurs, err)
	}
	if m.Generator != "legible" {
		return nil, fmt.Errorf("%s: %w", name, errNotOurs)
	}
	return &m, nil
}

// Verify compares the site in dir with its manifest and returns one line for
// each file that is changed, missing or foreign, sorted by path.
func Verify(dir string) ([]string, error) {
	m, err := ReadManifest(dir)
	if err != nil {
		return nil, err
	}
	left := make(map[string]string, len(m.Files))
	for path, sum := range m.Files {
		left[path] = sum
	}
	var findings []string
	err = walk(system{}, dir, "", func(rel string, entry fs.DirEntry) error {
		if rel == ManifestName {
			return nil
		}
		want, listed := left[rel]
		delete(left, rel)
		switch {
		case !listed:
			findings = append(findings, rel+": not in the manifest")
		case !entry.Type().IsRegular():
			findings = append(findings, rel+": not a regular file")
		default:
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(rel)))
			if err != nil {
				return err
			}
			if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != want {
				findings = append(findings, rel+": changed")
			}
		}
		return nil
	})
	for rel := range left {
		findings = append(findings, rel+": missing")
	}
	slices.Sort(findings)
	return findings, err
}
