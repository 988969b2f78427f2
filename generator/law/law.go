// Package law is the model: instruments, versions, provisions, obligations,
// sanctions, references, terms, decisions and open questions, in the words of
// Akoma Ntoso, ELI and LegalRuleML where those have one. It imports nothing but
// the standard library. A Corpus is made by package link and is read-only from
// then on: every other package only reads it.
package law

import "legible/generator/diag"

// Bilingual is a text in English and Simplified Chinese; either may be empty.
type Bilingual struct{ En, Zh string }

// Corpus is the whole body of law of one site, resolved and ordered. Slices
// keep the order in which a reader meets their elements (instruments by id,
// articles by number, lists as authored); maps are never ranged over.
type Corpus struct {
	AsOf        Date
	Languages   []string // "en", "zh": of the site, the main one first
	Site        Site
	HouseTerms  []HouseTerm
	Synonyms    [][]string // words that search takes for one another, beside the spellings of terms
	Instruments []*Instrument
	Provisions  []*Provision // every article of every version, in order
	Obligations []*Obligation
	Sanctions   []*Sanction
	References  []*Reference
	Actors      []*Actor // actors, then authorities
	Topics      []*Topic
	Terms       []*Term
	Sources     []*Source
	Questions   []*OpenQuestion
	Decisions   []*Decision
	Prose       []*Prose // hand-written pages

	// Nodes finds a provision, paragraph or item by its full id,
	// "csl@2017-06-01/art_21__para_1__point_3".
	Nodes map[string]*Node
}

// Site is what a deployment may set about itself.
type Site struct {
	Name               string
	Title, Description Bilingual
	BaseURL            string // "" when not known
	ErrorAddress       string // where a reader reports a mistake; "" when none
	Accent, AccentDark Colour // of links and marks, on light and on dark ground
	Seal               string // one character beside the name, "none", or "" where the theme's is meant
	Disclaimer, Footer Bilingual
}

// Colour is a colour of CSS and where it is set.
type Colour struct {
	Hex string // "#rrggbb"; "" where the theme's own is meant
	Pos diag.Position
}

// HouseTerm is a wording rule: use Use (or Short), not any of Not.
type HouseTerm struct {
	Use, Short string
	Not        []string
	Pos        diag.Position
}

// Instrument is a work in the FRBR sense: a law, regulation, standard or draft
// across all its versions.
type Instrument struct {
	ID             string
	Kind           string // law, administrative-regulation, departmental-measures, national-standard, catalogue, guidelines
	Title, Short   Bilingual
	Names          []string // other names readers use in citations
	Rank           Bilingual
	Issuer         *Actor
	DocumentNumber Bilingual
	Events         []Event
	Relations      []Relation // written here
	Inverse        []Relation // computed: written at the other end
	OfficialURL    string     // "" when no address is recorded
	Verification   Verification
	Versions       []*Version // by date, earliest first
	Status         Status     // computed from events and the as-of date
	Draft          bool       // put out for comment and never put in force
	URL            string     // "instruments/csl/index.html"
	Pos            diag.Position
}

// Event is a dated fact in the life of an instrument. Version names the version
// that an in-force, amended or published-for-comment event brings; By names
// the instrument behind a superseded or repealed event.
type Event struct {
	Type    string // adopted, published-for-comment, comments-close, promulgated, published, in-force, amendment-adopted, amended, superseded, repealed
	Date    Date
	Version string
	By      *Instrument
	Basis   *Node // provision that states it, or nil
	Note    Bilingual
	Pos     diag.Position
}

// Relation is a typed link between instruments: made-under, implements,
// supersedes; computed inverses are basis-of, implemented-by, superseded-by.
type Relation struct {
	Type string
	To   *Instrument
	Pos  diag.Position
}

// Version is an expression: the text as it stood from one date.
type Version struct {
	ID         string // date in force, or of publication for a draft
	Instrument *Instrument
	Label      Bilingual
	Articles   int // number of articles the version has in law
	Outline    []*Division
	Gaps       []Gap
	Provisions []*Provision
	Before     *Version // the version the concordance leads from, or nil
	Rows       []*Row   // the concordance, as authored
	From       Date     // first day; for a draft the day of publication
	Until      Date     // last day in force; zero while it lasts
	Status     Status
	Binding    bool   // in force on the as-of date
	URL        string // "instruments/csl/2017-06-01/index.html"
	Pos        diag.Position
}

// Row is one line of a concordance: where places of the version before went.
// Text is identical, reference-only, amended, new (no From) or dropped (no To).
type Row struct {
	From, To     []*Node
	Text         string
	Note         string
	Verification *Verification
	Pos          diag.Position
}

// Counterpart is a place in a neighbouring version that an article, or the part
// Here of it, came from or went to.
type Counterpart struct {
	Here, There *Node
	Row         *Row
}

// Division is a chapter or section of the outline.
type Division struct {
	Kind       string // chapter or section
	Number     string // "III", "1"
	EID        string // "chp_3", "chp_3__sec_1"
	Heading    Bilingual
	First      int // article numbers covered, inclusive
	Last       int
	Sections   []*Division
	Parent     *Division
	Version    *Version
	Provisions []*Provision // every encoded article in range, sections included
	URL        string       // chapters: own page; sections: fragment of the chapter's page
	Pos        diag.Position
}

// Gap declares article numbers that exist in law and are not encoded.
type Gap struct {
	Numbers []int
	Reason  string
	Pos     diag.Position
}

// Node is any addressable place in the text: an article, paragraph or item.
type Node struct {
	ID        string // "csl@2017-06-01/art_21__para_1__point_3"
	EID       string // "art_21__para_1__point_3"
	Provision *Provision
	Paragraph int // 0 for the article itself
	Item      int // 0 unless an item
	URL       string
}

// Provision is one article of one version, the unit that pages, search and
// citations turn on.
type Provision struct {
	Node
	Instrument   *Instrument
	Version      *Version
	Number       string // "21"
	Ordinal      int    // 21
	Chapter      *Division
	Section      *Division // nil outside sections
	Heading      Bilingual // ours, editorial
	Binds        []*Actor
	Topics       []*Topic
	Text         []Paragraph
	TextBasis    string       // official, own-restatement, summary
	Verification Verification // the weakest of its own and its parts
	Reviewed     Date         // when a second person last read it against its source; zero when nobody did
	Notes        []Note
	Obligations  []*Obligation // based on this article
	Sanctions    []*Sanction   // imposed by this article
	DraftOf      []*Provision  // articles of drafts whose outcome leads here
	References   []*Reference  // written here
	Inbound      []*Reference  // written elsewhere, pointing here
	PenalisedBy  []*Sanction   // enforcing this article or a part of it
	Terms        []*Term       // used in the text
	Defines      []*Term
	Questions    []*OpenQuestion
	Decisions    []*Decision   // resting on this article
	Earlier      []Counterpart // in the version before, in concordance order
	Later        []Counterpart // in the version after
	Inherited    *Provision    // the article of the version before whose text this is, or nil
	Outcome      *DraftOutcome // of an article of a draft, or nil
	Previous     *Provision
	Next         *Provision
	Pos          diag.Position
}

// DraftOutcome is what became of an article of a draft.
type DraftOutcome struct {
	Result     string // carried-over, changed, narrowed, broadened, merged, dropped, none-known
	To         []*Node
	Confidence string // high, medium, low
	Note       string
	Pos        diag.Position
}

// Paragraph is one 款. En is our restatement; Zh is official text where the
// site's owner is entitled to hold it, else empty.
type Paragraph struct {
	EID          string
	N            int
	En, Zh       string
	Items        []Item
	Tail         string // words after the items
	Verification *Verification
	Pos          diag.Position
}

// Item is one 项.
type Item struct {
	EID          string
	N            int
	En, Zh       string
	Verification *Verification
	Pos          diag.Position
}

// Note is our voice beside the law, never the law's.
type Note struct {
	At   *Node
	Text string
	Pos  diag.Position
}

// Obligation is one duty, ban, permission, power or entitlement in one version.
// The same ID may stand in several versions; (ID, Version) is unique.
type Obligation struct {
	ID           string
	Modality     string // must, must-not, may, encouraged, entitled, declares, power
	Bearers      []*Actor
	Counterparty []*Actor
	Action       string
	Object       string
	Condition    string
	Exception    string
	Deadline     *Deadline
	Authority    []*Actor
	Basis        []*Node // at least one
	Topics       []*Topic
	Note         string
	Verification Verification
	Binding      bool // its version is in force on the as-of date
	Version      *Version
	Provision    *Provision // of the first basis
	Sanctions    []*Sanction
	URL          string // row in the register
	Pos          diag.Position
}

// Deadline is when or for how long. 立即 (at-once) and 及时 (promptly) are never
// merged. Duration is ISO 8601 or empty; Days is calendar, working or unstated.
type Deadline struct {
	Relation string // within, before, at-least, every, at-once, promptly, regularly, as-prescribed, as-agreed, in-step, at-event
	Duration string
	Days     string
	Anchor   string
}

// Sanction is a legal consequence written at the article that imposes it.
type Sanction struct {
	ID           string
	Enforces     []*Node // empty when EnforcesAll
	EnforcesAll  bool    // any violation of the instrument
	OwnConduct   bool    // enforces no other provision: its own paragraph describes the conduct
	On           []*Actor
	Authority    []*Actor
	Basis        []*Node
	Tiers        []Tier
	Note         string
	Verification Verification
	Version      *Version
	Provision    *Provision
	Pos          diag.Position
}

// Tier is one step of a sanction: what triggers it and what follows.
type Tier struct {
	Trigger  string
	Choose   string // all, one-or-more
	Measures []Measure
}

// Measure is one thing that is done to somebody. At most one of Amount,
// Multiple and Duration is set.
type Measure struct {
	Kind      string
	Force     string   // must, may
	Against   []string // entity, individual, person-in-charge, other-responsible
	Condition string
	Amount    *Amount
	Multiple  *Multiple
	Duration  *Span
}

// Amount is a fine in whole units of Currency; Min 0 means no lower bound.
type Amount struct {
	Min, Max int64
	Currency string
}

// Multiple is a fine counted in times of something.
type Multiple struct {
	Min, Max int64
	Of       string // illegal-gains, purchase-price
}

// Span is a length of time in ISO 8601; Life excludes the others.
type Span struct {
	Min, Max string
	Life     bool
}

// Reference is a typed, directed, version-pinned link.
type Reference struct {
	Type         string // implements, restates, elaborates, extends, amends, repeals, supersedes, penalises, defines, excepts, delegates, cites
	From, To     *Node
	Note         string
	Verification *Verification
	Pos          diag.Position
}

// Actor is who bears a duty or holds a power. Authorities are actors with
// Authority set; both share one space of ids.
type Actor struct {
	ID          string
	Name        Bilingual
	Short       string
	Kind        string // public, regulated, authority
	Authority   bool
	Note        string
	Term        *Term
	Obligations []*Obligation // borne
	Oversees    []*Obligation // where it is the authority
	URL         string
	Pos         diag.Position
}

// Topic is one entry of the controlled list of subjects.
type Topic struct {
	ID          string
	Name        Bilingual
	Provisions  []*Provision
	Obligations []*Obligation
	URL         string
	Pos         diag.Position
}

// Term is a defined or working term with its spellings for linking and search.
type Term struct {
	ID         string
	Name       Bilingual
	VariantsEn []string
	VariantsZh []string
	Definition string
	DefinedAt  *Node        // nil when no provision defines it
	UsedIn     []*Provision // computed
	URL        string       // "terms/network-operator.html"
	Pos        diag.Position
}

// Source is where a fact was read.
type Source struct {
	ID      string
	Kind    string
	Title   Bilingual
	Date    Date
	Locator string
	URL     string // https, or empty
	Seen    Date
	Note    string
	Pos     diag.Position
}

// Verification says how far a statement was checked.
type Verification struct {
	Level   string // primary, secondary, briefing, unchecked
	Copies  int
	Sources []*Source
	Note    string
}

// Rank orders verification levels: 0 for primary to 3 for unchecked.
func (v Verification) Rank() int {
	switch v.Level {
	case "primary":
		return 0
	case "secondary":
		return 1
	case "briefing":
		return 2
	}
	return 3
}

// OpenQuestion is something the law leaves unclear, recorded as such.
type OpenQuestion struct {
	ID         string
	Question   Bilingual
	Why        string
	Affects    []*Actor
	Provisions []*Node
	Positions  []PositionTaken
	Answered   *Answer // what later law answered, or nil
	Topics     []*Topic
	URL        string // row on the open-questions page
	Pos        diag.Position
}

// PositionTaken is one view on an open question.
type PositionTaken struct {
	Text    string
	Sources []*Source
}

// Answer is later law that settles an open question, or part of it.
type Answer struct {
	Text       string
	Provisions []*Node
}

// Prose is a hand-written page: Markdown under pages/, "about.md" in the main
// language of the site and "about.zh.md" in Chinese.
type Prose struct {
	ID              string // "about"
	Title, Markdown Bilingual
	URL             string
	Pos             diag.Position
}
