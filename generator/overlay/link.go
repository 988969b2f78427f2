package overlay

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/markdown"
	"legible/generator/source"
	"legible/spell"
)

// Link resolves layers, in order, against a corpus that linked without errors.
// Each tree has passed its schemas. The Team is worthless if a finding is an
// error; whatever was resolved before stands in it all the same.
func Link(layers []*source.Tree, c *law.Corpus) (*Team, diag.List) {
	l := &linker{c: c, team: &Team{}, documents: map[string]*Document{}, official: map[string]*Official{}}
	for _, tree := range layers {
		l.layer(tree)
	}
	return l.team, l.list
}

type linker struct {
	c         *law.Corpus
	team      *Team
	now       *Layer
	list      diag.List
	documents map[string]*Document
	official  map[string]*Official // by version and language
	known     []string             // every id, made when first one is not found
}

func (l *linker) layer(tree *source.Tree) {
	l.now = &Layer{Dir: tree.Label, Hash: hash(tree)}
	f := tree.File("overlay.yaml")
	if f == nil || f.Root == nil {
		l.list.Add(diag.Diagnostic{
			Code: "missing-file", Pos: diag.Position{File: path.Join(tree.Label, "overlay.yaml")},
			Message: "this file is required and is not there", Hint: "write name: and whose layer it is; `legible new overlay` makes a layer",
		})
		return
	}
	l.now.Name, l.now.Owner = f.Root.Get("name").Text(), f.Root.Get("owner").Text()
	l.team.Layers = append(l.team.Layers, l.now)
	for _, f := range tree.Files {
		switch folder, _, _ := strings.Cut(f.Path, "/"); {
		case f.Root == nil && strings.HasSuffix(f.Path, ".yaml"): // reported by source
		case folder == "notes":
			for _, n := range f.Root.Get("notes").List() {
				l.note(n)
			}
		case folder == "official":
			l.officialText(f)
		case strings.HasSuffix(f.Path, ".md"):
			l.document(f)
		}
	}
}

// hash identifies a layer: same files, same hash, wherever it lies.
func hash(tree *source.Tree) string {
	h := sha256.New()
	for _, f := range tree.Files {
		fmt.Fprintf(h, "%s %d\n%s\n", f.Path, len(f.Text), f.Text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (l *linker) note(n *source.Node) {
	on := n.Get("on")
	note := &Note{
		Layer: l.now, Pin: ParsePin(on.Text()), Pos: n.At(), PinPos: on.At(),
		Status: n.Get("status").Text(), Owner: n.Get("owner").Text(), Team: n.Get("team").Text(),
		Text: n.Get("note").Text(), Tags: n.Get("tags").Texts(),
	}
	if day := n.Get("review-by"); day != nil {
		note.ReviewBy, _ = law.ParseDate(day.Text()) // the schema has checked it
	}
	for _, text := range n.Get("controls").Texts() {
		framework, id, named := strings.Cut(text, ":")
		if !named {
			framework, id = "", text
		}
		note.Controls = append(note.Controls, Control{strings.TrimSpace(framework), strings.TrimSpace(id)})
	}
	for _, e := range n.Get("evidence").List() {
		note.Evidence = append(note.Evidence, Evidence{e.Get("title").Text(), e.Get("url").Text()})
	}
	target, found := find(l.c, note.Pin.ID)
	if !found {
		l.dangling(on.At(), note.Pin.ID)
		return
	}
	note.Target = target
	l.judge(note)
	l.team.Notes = append(l.team.Notes, note)
}

// judge says whether a note still speaks of the text it was written about.
func (l *linker) judge(n *Note) {
	hash := n.Target.Hash()
	switch {
	case n.Pin.Hash == "":
		l.list.Add(diag.Diagnostic{
			Code: "unpinned-note", Severity: diag.Warning, Pos: n.PinPos,
			Message: "this note does not say which text it was written about",
			Hint:    "write " + Pin{n.Pin.ID, hash}.String() + ", or let legible rebase pin every note",
		})
	case n.Pin.Hash != hash:
		n.Stale = Changed
		l.list.Add(diag.Diagnostic{
			Code: "stale-note", Severity: diag.Warning, Pos: n.PinPos,
			Message: "the text of " + n.Pin.ID + " is no longer the one this note was written about",
			Hint:    "read it again, then write " + Pin{n.Pin.ID, hash}.String(),
		})
	}
	if p := n.Target.Provision(); p != nil && !p.Version.Binding && !p.Instrument.Draft && newer(p.Version) != nil {
		n.Stale = Superseded
		l.list.Add(diag.Diagnostic{
			Code: "superseded-note", Severity: diag.Warning, Pos: n.PinPos,
			Message: "this note is on a text that is no longer in force",
			Hint:    "legible rebase moves it to " + p.Instrument.ID + "@" + newer(p.Version).ID,
		})
	}
}

// newer returns the version of the same instrument that binds on the as-of
// date, if it is later than v.
func newer(v *law.Version) *law.Version {
	for _, other := range v.Instrument.Versions {
		if other.Binding && other.From.After(v.From) {
			return other
		}
	}
	return nil
}

func (l *linker) dangling(at diag.Position, id string) {
	if l.known == nil {
		l.known = ids(l.c)
		slices.Sort(l.known)
	}
	hint := "pins are instrument@version/eId, obligation@version, term/id and decision/id/outcome"
	if near := spell.Nearest(id, l.known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	l.list.Add(diag.Diagnostic{Code: "dangling-note", Pos: at, Message: fmt.Sprintf("the law has no %q", id), Hint: hint})
}

func (l *linker) document(f *source.File) {
	id := strings.TrimSuffix(path.Base(f.Path), ".md")
	at := diag.Position{File: f.Name, Line: 1, Column: 1}
	title, body, ok := source.FrontMatter(f.Text)
	if !ok {
		l.list.Add(diag.Diagnostic{
			Code: "page-without-title", Pos: at,
			Message: "a page begins with a line ---, a line title: …, and a line ---",
		})
		return
	}
	if first := l.documents[id]; first != nil {
		l.list.Add(diag.Diagnostic{
			Code: "collision", Pos: at, Message: fmt.Sprintf("two layers have a page %q", id),
			Notes: []diag.Note{{Pos: first.Pos, Message: "the other one is here"}}, Hint: "rename one of them",
		})
		return
	}
	l.list.Append(markdown.Commands(f, body))
	d := &Document{Layer: l.now, ID: id, Title: title, Body: body, Pos: at}
	l.documents[id] = d
	l.team.Documents = append(l.team.Documents, d)
}
