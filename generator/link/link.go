// Package link turns documents into the corpus: it resolves every pointer,
// actor, term, topic, authority and source or reports it at both ends, computes
// status from dated events, inverts references, and makes every id and URL.
// What it returns is read-only from then on.
package link

import (
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/source"
	"legible/spell"
)

// Link builds the corpus from a tree whose documents passed their schemas. AsOf
// overrides the as-of date of corpus.yaml unless it is zero. When the list
// holds an error the corpus is incomplete and must not be used.
func Link(tree *source.Tree, asOf law.Date) (*law.Corpus, diag.List) {
	l := &linker{
		tree:        tree,
		c:           &law.Corpus{Nodes: map[string]*law.Node{}},
		ids:         map[string]diag.Position{},
		actors:      map[string]*law.Actor{},
		authorities: map[string]*law.Actor{},
		topics:      map[string]*law.Topic{},
		terms:       map[string]*law.Term{},
		sources:     map[string]*law.Source{},
		questions:   map[string]*law.OpenQuestion{},
		instruments: map[string]*law.Instrument{},
		obligations: map[string][]*law.Obligation{},
		nodeDocs:    map[*law.Provision]*source.Node{},
		authored:    map[*law.Provision]law.Verification{},
	}
	l.corpusFile(asOf)
	l.siteFile()
	// Lists first, then text, then what points into the text.
	l.sourceList()
	l.actorLists()
	l.topicList()
	l.allInstruments()
	l.termList()
	l.allArticleParts()
	l.questionList()
	l.allDecisions()
	l.prosePages()
	l.siteLanguages()
	l.finish()
	return l.c, l.diags
}

type linker struct {
	tree  *source.Tree
	c     *law.Corpus
	diags diag.List

	ids         map[string]diag.Position // "kind id" to where it was first given
	actors      map[string]*law.Actor
	authorities map[string]*law.Actor
	topics      map[string]*law.Topic
	terms       map[string]*law.Term
	sources     map[string]*law.Source
	questions   map[string]*law.OpenQuestion
	instruments map[string]*law.Instrument
	obligations map[string][]*law.Obligation
	nodeDocs    map[*law.Provision]*source.Node
	authored    map[*law.Provision]law.Verification // before parts weakened it
	pending     []pendingEvent
	actorTerms  []pendingTerm
	calls       []pendingCall
}

func (l *linker) errorf(code string, at diag.Position, format string, args ...any) {
	l.diags.Add(diag.Diagnostic{Code: code, Pos: at, Message: fmt.Sprintf(format, args...)})
}

// claim records an id of a kind and reports a second use at both ends.
func (l *linker) claim(kind, id string, at diag.Position) bool {
	key := kind + " " + id
	if first, taken := l.ids[key]; taken {
		l.diags.Add(diag.Diagnostic{
			Code: "duplicate-id", Pos: at, Message: fmt.Sprintf("%s %q is defined twice", kind, id),
			Notes: []diag.Note{{Pos: first, Message: "first defined here"}},
			Hint:  "an id never changes and is never reused: give one of them another id",
		})
		return false
	}
	l.ids[key] = at
	return true
}

// root returns the root of a file of the tree, or nil with an error finding.
func (l *linker) root(name string) *source.Node {
	if f := l.tree.File(name); f != nil && f.Root != nil {
		return f.Root
	}
	l.diags.Add(diag.Diagnostic{
		Code: "missing-file", Pos: diag.Position{File: path.Join(l.tree.Label, name)},
		Message: "this file is required and is not there",
		Hint:    "content/README.md lists the files; `legible init` makes a folder that has them all",
	})
	return nil
}

func (l *linker) corpusFile(asOf law.Date) {
	n := l.root("corpus.yaml")
	l.c.AsOf = l.date(n.Get("as-of"))
	if !asOf.IsZero() {
		l.c.AsOf = asOf
	}
	if l.c.Languages = n.Get("languages").Texts(); len(l.c.Languages) == 0 {
		l.c.Languages = []string{"en"}
	}
	for _, h := range n.Get("house-terms").List() {
		l.c.HouseTerms = append(l.c.HouseTerms, law.HouseTerm{
			Use: h.Get("use").Text(), Short: h.Get("short").Text(), Not: h.Get("not").Texts(), Pos: h.At(),
		})
	}
	for _, group := range n.Get("synonyms").List() {
		l.c.Synonyms = append(l.c.Synonyms, group.Texts())
	}
}

func (l *linker) siteFile() {
	n := l.root("site.yaml")
	l.c.Site = law.Site{
		Name:         n.Get("name").Text(),
		Title:        bilingual(n.Get("title")),
		Description:  bilingual(n.Get("description")),
		BaseURL:      n.Get("base-url").Text(),
		ErrorAddress: n.Get("report-errors-to").Text(),
		Accent:       colour(n.Get("colours").Get("accent")),
		AccentDark:   colour(n.Get("colours").Get("accent-dark")),
		Seal:         n.Get("seal").Text(),
		Disclaimer:   bilingual(n.Get("disclaimer")),
		Footer:       bilingual(n.Get("footer")),
	}
}

// siteLanguages lets a site be in fewer languages than its content, or in
// another order. It comes after everything that is read in the languages of
// the content.
func (l *linker) siteLanguages() {
	own := l.tree.File("site.yaml")
	if own == nil || !own.Root.Has("languages") {
		return
	}
	list := own.Root.Get("languages")
	for _, item := range list.List() {
		if !slices.Contains(l.c.Languages, item.Text()) {
			l.diags.Add(diag.Diagnostic{
				Code: "unknown-language", Pos: item.At(),
				Message: fmt.Sprintf("the content is not in %q", item.Text()),
				Hint:    "the languages in corpus.yaml are " + strings.Join(l.c.Languages, ", "),
			})
		}
	}
	l.c.Languages = list.Texts()
}

func colour(n *source.Node) law.Colour { return law.Colour{Hex: n.Text(), Pos: n.At()} }

// bilingual reads {en, zh}; a plain text is English.
func bilingual(n *source.Node) law.Bilingual {
	if n == nil {
		return law.Bilingual{}
	}
	if n.Kind == source.Scalar {
		return law.Bilingual{En: n.Text()}
	}
	return law.Bilingual{En: n.Get("en").Text(), Zh: n.Get("zh").Text()}
}

// date reads a calendar date; absent is the zero date.
func (l *linker) date(n *source.Node) law.Date {
	if n == nil {
		return law.Date{}
	}
	d, err := law.ParseDate(n.Text())
	if err != nil {
		l.diags.Add(diag.Diagnostic{Code: "bad-date", Pos: n.At(), Message: err.Error(), Hint: "write year, month and day as 2017-06-01"})
	}
	return d
}

// lookup resolves one id in a list, or reports it with the nearest name.
func lookup[T any](l *linker, list map[string]T, kind string, n *source.Node) (T, bool) {
	var none T
	if n == nil {
		return none, false
	}
	if found, ok := list[n.Text()]; ok {
		return found, true
	}
	names := make([]string, 0, len(list))
	for name := range list {
		names = append(names, name)
	}
	sort.Strings(names)
	d := diag.Diagnostic{Code: "unknown-" + kind, Pos: n.At(), Message: fmt.Sprintf("there is no %s %q", kind, n.Text())}
	if near := spell.Nearest(n.Text(), names); near != "" {
		d.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	l.diags.Add(d)
	return none, false
}

// lookups resolves a list of ids, keeping the order; one id alone is a list.
func lookups[T any](l *linker, list map[string]T, kind string, n *source.Node) []T {
	var out []T
	for _, item := range each(n) {
		if found, ok := lookup(l, list, kind, item); ok {
			out = append(out, found)
		}
	}
	return out
}

// each returns the items of a sequence, or a scalar as the only item.
func each(n *source.Node) []*source.Node {
	if n == nil {
		return nil
	}
	if n.Kind == source.Scalar {
		return []*source.Node{n}
	}
	return n.List()
}

// files returns the roots of files directly in dir that end in .yaml.
func (l *linker) files(dir string) []*source.File {
	var out []*source.File
	for _, f := range l.tree.Files {
		if path.Dir(f.Path) == dir && strings.HasSuffix(f.Path, ".yaml") && f.Root != nil {
			out = append(out, f)
		}
	}
	return out
}

// folders returns the names of folders directly in dir, sorted.
func (l *linker) folders(dir string) []string {
	var out []string
	for _, f := range l.tree.Files {
		rest, ok := strings.CutPrefix(f.Path, dir+"/")
		if !ok {
			continue
		}
		if name, _, below := strings.Cut(rest, "/"); below && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out
}
