// Package search is the one search engine of the program: it indexes
// Documents with bleve, answers queries, and exports the finished index as
// static shards that the TypeScript engine in search/web ranks identically.
//
// It is a leaf: it knows documents, not law, and it is the only importer of
// bleve. It imports nothing of this repository but the citation grammar.
package search

// Kinds of documents. The engine gives no kind a meaning of its own, except
// that a citation jumps to KindProvision only.
const (
	KindProvision  = "provision"
	KindObligation = "obligation"
	KindTerm       = "term"
	KindDecision   = "decision"
	KindQuestion   = "question"
	KindPage       = "page"
)

// Document is one thing a reader can find. IDs are unique in an index; the
// order in which documents are given does not matter.
type Document struct {
	ID   string // stable and unique, e.g. "csl@2026-01-01/art_39"
	Kind string // provision, obligation, term, decision, question or page

	// Group joins the versions of one thing: a result list shows a group
	// once, led by its Current member, with the others folded in Also.
	// Empty means a group of its own.
	Group string

	Instrument string // id, e.g. "csl"; empty when it does not apply
	Version    string // id, e.g. "2026-01-01"; empty when it does not apply
	Number     string // article number in digits, e.g. "39"

	// InstrumentNames are the spellings by which a citation may name the
	// instrument ("CSL", "网络安全法"). The id itself always counts as one.
	InstrumentNames []string

	// The four indexed fields. Body is also the source of snippets. Terms
	// holds en/zh variants and abbreviations, Citation the printed citation.
	Title, Body, Citation, Terms string

	URL     string  // site-relative
	Status  string  // e.g. "in-force", "superseded", "draft"; shown as a label, never searched
	Current bool    // the version that applies on the as-of date: it leads its group
	Weight  float64 // factor on the score, 0 means 1; a provision outweighs what mentions it

	// What filters narrow by, beside Kind, Instrument, Version and Status.
	Actors, Topics []string // ids
	Binding        string   // BindingYes to BindingGuidance; empty for what is no text of law
	From, Until    string   // first and last day in force, "2017-06-01"; empty: never, not ended
}

// Values of Document.Binding on the as-of date.
const (
	BindingYes      = "yes"
	BindingDraft    = "draft"    // put out for comment, never in force
	BindingPast     = "past"     // no longer in force
	BindingFuture   = "future"   // not yet in force
	BindingGuidance = "guidance" // issued without the force of law
)

// Options narrow and cut a search.
type Options struct {
	Limit      int    // number of groups returned; 0 means 10, at most 1000
	Instrument string // "csl" or "csl@2017-06-01"; empty means everything

	// Filters narrow what the query found to documents with one of the values
	// of each property (kind, instrument, version, number, status, actor,
	// topic, binding, asof). They never change how words are read. With them a
	// query without words finds everything they leave.
	Filters map[string][]string
	Facets  bool // fill Result.Facets
}

// Result answers one query. Its JSON form is the contract of "legible search".
type Result struct {
	Query string `json:"query"`
	Total int    `json:"total"` // groups, not documents
	Hits  []Hit  `json:"hits"`  // never null

	// Note tells the reader when the words were loosened or taken as
	// something else: "", NoteAny, NotePart, NoteTypos or NoteCitation.
	Note string `json:"-"`

	// Facets are there when asked for: one for each of FacetNames.
	Facets []Facet `json:"facets,omitempty"`
}

// Hit is one group of a result, or one of its folded members.
type Hit struct {
	ID         string  `json:"id"`
	Kind       string  `json:"kind"`
	Instrument string  `json:"instrument"`
	Version    string  `json:"version"`
	Number     string  `json:"number"`
	Title      string  `json:"title"`
	URL        string  `json:"url"`
	Score      float64 `json:"score"`
	Snippet    string  `json:"snippet"` // plain text, a window of the body
	Also       []Hit   `json:"also"`    // never null; empty in a folded hit

	Citation string   `json:"-"`
	Status   string   `json:"-"`
	Marks    [][2]int `json:"-"` // byte ranges of Snippet that matched, ascending
}

// Notes of a Result, in plain words so that a caller can print them.
const (
	NoteAny      = "few documents or none hold all the words; these hold some of them"
	NoteTypos    = "no document holds the words as spelled; these hold similar ones"
	NotePart     = "no document holds the Chinese run as written; these hold parts of it"
	NoteCitation = "read as a citation"
)
