// Package overlay reads what a team lays over the law: notes on places, its own
// documents, official text it is entitled to hold. A layer adds and never
// changes: nothing here writes to a law.Corpus, and no public page can hold a
// value of this package.
//
// A layer is a folder:
//
//	overlay.yaml                      whose it is
//	notes/*.yaml                      notes, each pinned to an id and a version
//	pages/*.md                        own documents in Markdown, which cite provisions
//	official/INSTRUMENT/VERSION.yaml  official text, as intake writes it
package overlay

import (
	"legible/generator/diag"
	"legible/generator/law"
)

// Team is everything that the layers of a build add, resolved against a corpus.
type Team struct {
	Layers    []*Layer
	Notes     []*Note     // of all layers, in order
	Documents []*Document // of all layers, in order
	Official  []*Official // of all layers, in order
}

// Layer is one overlay folder.
type Layer struct {
	Name, Owner string
	Dir         string // as the user wrote it
	Hash        string // of every file, lower-case hex
}

// Note is what a team records on one place in the law.
type Note struct {
	Layer    *Layer
	Pin      Pin
	Target   Target
	Status   string // implemented, partial, planned, alternative, not-applicable, or ""
	Owner    string
	Team     string
	Controls []Control
	Evidence []Evidence
	Text     string // plain text, paragraphs parted by blank lines
	ReviewBy law.Date
	Tags     []string
	Stale    Staleness
	Pos      diag.Position // of the note
	PinPos   diag.Position // of its pin
}

// Target is the place a note is on: one of its fields is set, and Outcome with
// Decision.
type Target struct {
	Node       *law.Node // an article, a paragraph or an item
	Obligation *law.Obligation
	Term       *law.Term
	Decision   *law.Decision
	Outcome    *law.Outcome
}

// URL is where the target stands on the site.
func (t Target) URL() string {
	switch {
	case t.Node != nil:
		return t.Node.URL
	case t.Obligation != nil:
		return t.Obligation.URL
	case t.Term != nil:
		return t.Term.URL
	}
	return t.Decision.URL
}

// Provision is the article that the target is or belongs to, nil for a term or
// an outcome.
func (t Target) Provision() *law.Provision {
	switch {
	case t.Node != nil:
		return t.Node.Provision
	case t.Obligation != nil:
		return t.Obligation.Provision
	}
	return nil
}

// Staleness says why a note may no longer be true of its place.
type Staleness string

// The kinds of staleness. A note on a version that was in force only once is
// Superseded, whatever its text.
const (
	Fresh      Staleness = ""
	Changed    Staleness = "changed"    // the text is not the one the note was written about
	Superseded Staleness = "superseded" // a later version is in force
)

// Control is a control that meets a duty: the team's own where Framework is "".
type Control struct{ Framework, ID string }

// Name is the control as a reader writes it.
func (c Control) Name() string {
	if c.Framework == "" {
		return c.ID
	}
	return c.Framework + ":" + c.ID
}

// Evidence shows that something is done.
type Evidence struct{ Title, URL string }

// Document is a text of the team's own, in Markdown.
type Document struct {
	Layer *Layer
	ID    string // of the file's name
	Title string // its first heading
	Body  string // Markdown without that heading
	Pos   diag.Position
}

// Official is official text of one version in one language.
type Official struct {
	Layer    *Layer
	Version  *law.Version
	Language string // zho or eng
	Source   Source
	Reviewed bool // somebody compared this very source with the restatement
	Outdated bool // somebody compared another source with it, not this one
	Articles map[*law.Provision]OfficialArticle
	Pos      diag.Position
}

// Source is the file that official text was read from.
type Source struct {
	File, URL, SHA256 string
	Date              law.Date
}

// OfficialArticle is the official text of an article, paragraph by paragraph.
type OfficialArticle struct {
	Paragraphs []OfficialParagraph
	Pos        diag.Position
}

// OfficialParagraph is one paragraph as published.
type OfficialParagraph struct {
	Text  string
	Items []string
	Tail  string
}
