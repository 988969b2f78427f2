package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"legible/generator/diag"
	"legible/generator/overlay"
	"legible/generator/source"
	"legible/schema"
	"legible/search"
)

// Internal is content with a team's layers over it. It is a type of its own so
// that nothing which makes a public site can be handed a layer.
type Internal struct {
	*Content
	Team     *overlay.Team     // nil where a finding is an error
	Findings []diag.Diagnostic // of the content, then of the layers, sorted each
	layers   []*source.Tree
}

// LoadInternal reads the content as LoadAs does, and the layers over it in order.
// The error is not about what they hold: a folder cannot be read.
func LoadInternal(dir, asOf, site string, layers []string) (*Internal, error) {
	c, err := LoadAs(dir, asOf, site)
	if err != nil {
		return nil, err
	}
	in := &Internal{Content: c, Findings: c.Findings}
	var findings diag.List
	for _, layer := range layers {
		info, err := os.Stat(layer)
		if err != nil {
			return nil, fmt.Errorf("%w: --overlay: %w", ErrUsage, err)
		}
		if !info.IsDir() {
			return nil, fmt.Errorf("%w: --overlay %s is not a folder", ErrUsage, layer)
		}
		tree, found := source.ReadDir(layer, filepath.ToSlash(filepath.Clean(layer)))
		findings.Append(found)
		for _, f := range tree.Files {
			findings.Append(validateFile(f, schema.OverlayKind, "overlay.yaml, notes/*.yaml, pages/*.md and official/INSTRUMENT/VERSION.yaml make a layer"))
		}
		in.layers = append(in.layers, tree)
	}
	if !c.Failed() && !findings.HasErrors() {
		team, linked := overlay.Link(in.layers, c.Corpus)
		findings.Append(linked)
		for _, tree := range in.layers {
			findings.Append(pageLinks(c.Corpus, tree.Files, func(*source.File) (string, bool) { return "team/pages/", true }))
		}
		if !findings.HasErrors() {
			in.Team = team
		}
	}
	in.Findings = append(in.Findings, findings.Sorted()...)
	return in, nil
}

// Sum identifies the content and the layers over it: same files and as-of date,
// same sum.
func (in *Internal) Sum() string {
	h := sha256.New()
	io.WriteString(h, in.Hash)
	for _, l := range in.Team.Layers {
		io.WriteString(h, " "+l.Hash)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Documents are what search finds: of the law, and of the team.
func (in *Internal) Documents() []search.Document {
	b := newBuild(in.Content, Options{})
	b.team = in.Team
	return b.indexed()
}

// Failed reports whether any finding is an error.
func (in *Internal) Failed() bool { return in.Content.Failed() || in.Team == nil }

// Line returns a line of an input file for the printers of findings.
func (in *Internal) Line(file string, line int) string {
	for _, tree := range in.layers {
		if text := tree.Line(file, line); text != "" {
			return text
		}
	}
	return in.Content.Line(file, line)
}

// File returns where on the disk a file lies that positions call by name, ""
// for one that belongs to no layer.
func (in *Internal) File(name string) string {
	for _, tree := range in.layers {
		for _, f := range tree.Files {
			if f.Name == name {
				return filepath.FromSlash(name)
			}
		}
	}
	return ""
}
