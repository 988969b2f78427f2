package overlay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"legible/generator/law"
	"legible/generator/source"
)

// Rebase is what moving a layer's notes to another version comes to. Every note
// on an earlier version of the instrument is in Moved or in Queue; nothing is
// ever dropped.
type Rebase struct {
	To     *law.Version
	Moved  []Move
	Queue  []Review
	Edits  map[string][]source.Edit // by file name, as positions have it
	Pinned int                      // notes on To, or outside the instrument, that got the hash they lacked
	Kept   int                      // all other notes
}

// Move is a note whose place has the same text in the version to move to.
type Move struct {
	Note *Note
	To   Pin
}

// Review is a note that somebody has to read again: its place was amended,
// merged, split or dropped, or is no place of its own any more.
type Review struct {
	Note       *Note
	Why        string // amended, merged, split, dropped, unclear or changed
	Candidates []Pin  // where it may belong now
	Before     string // the words it was written about, where they still stand in the corpus
	After      string // the words of the candidates
}

// Plan finds out where each note of the team belongs in version to, by the
// concordance between the versions. Notes on places whose text is identical, or
// differs in references and punctuation only, move by themselves. A second run
// finds nothing more to move.
func Plan(t *Team, to *law.Version) *Rebase {
	r := &Rebase{To: to, Edits: map[string][]source.Edit{}}
	for _, n := range t.Notes {
		p := n.Target.Provision()
		switch {
		case n.Stale == Changed:
			r.queue(n, "changed", []Target{n.Target})
		case p != nil && p.Instrument == to.Instrument && p.Version != to && leads(p.Version, to):
			r.move(n)
		case n.Pin.Hash == "":
			r.edit(n, Pin{n.Pin.ID, n.Target.Hash()})
			r.Pinned++
		default:
			r.Kept++
		}
	}
	return r
}

// leads reports whether a line of concordances joins two versions.
func leads(from, to *law.Version) bool {
	for v := to.Before; v != nil; v = v.Before {
		if v == from {
			return true
		}
	}
	return false
}

func (r *Rebase) move(n *Note) {
	why, targets := follow(n.Target, r.To)
	if why != "" {
		r.queue(n, why, targets)
		return
	}
	pin := Pin{targets[0].id(), targets[0].Hash()}
	r.Moved = append(r.Moved, Move{n, pin})
	r.edit(n, pin)
}

func (r *Rebase) queue(n *Note, why string, targets []Target) {
	review := Review{Note: n, Why: why, Before: n.Target.words()}
	if why == "changed" {
		review.Before = ""
	}
	var after []string
	for _, t := range targets {
		review.Candidates = append(review.Candidates, Pin{t.id(), t.Hash()})
		after = append(after, t.words())
	}
	review.After = strings.Join(after, "\n\n")
	r.Queue = append(r.Queue, review)
}

func (r *Rebase) edit(n *Note, pin Pin) {
	file := n.PinPos.File
	r.Edits[file] = append(r.Edits[file], source.Edit{At: n.PinPos, Old: n.Pin.String(), New: pin.String()})
}

// follow leads a place along the concordances to a version. Why is "" where it
// arrives at one place with the same text; else it says what happened on the
// way, and the targets are where it may be now.
func follow(t Target, to *law.Version) (why string, targets []Target) {
	for at := t.Provision(); at.Version != to; at = t.Provision() {
		kind, provisions := step(at, t.Node)
		if kind != "" || len(provisions) != 1 || provisions[0].Version != after(at.Version, to) {
			return cmp.Or(kind, "unclear"), candidates(t, provisions, to)
		}
		same, found := t.in(provisions[0])
		if !found {
			return "unclear", candidates(t, provisions, to)
		}
		t = same
	}
	return "", []Target{t}
}

// after returns the version that follows v on the way to another.
func after(v, to *law.Version) *law.Version {
	for to.Before != v {
		to = to.Before
	}
	return to
}

// step is one concordance on: the articles that an article became, and what
// happened to it, or to the part of it that node is, beside being renumbered.
func step(p *law.Provision, node *law.Node) (kind string, to []*law.Provision) {
	for _, c := range p.Later {
		if node != nil && !c.Here.Overlaps(node) {
			continue
		}
		if !slices.Contains(to, c.There.Provision) {
			to = append(to, c.There.Provision)
		}
		switch {
		case c.Row.Text != "identical" && c.Row.Text != "reference-only":
			kind = c.Row.Text
		case len(c.Row.From) > 1:
			kind = cmp.Or(kind, "merged")
		case len(c.Row.To) > 1:
			kind = cmp.Or(kind, "split")
		case c.There.Paragraph > 0 && c.Here.Paragraph == 0:
			kind = cmp.Or(kind, "merged")
		}
	}
	switch {
	case len(to) == 0:
		return "dropped", nil
	case len(to) > 1:
		return cmp.Or(kind, "split"), to
	case kind == "" && only(p.Later) && !alone(to[0]):
		return "merged", to
	}
	return kind, to
}

// only reports whether a row speaks of the whole article.
func only(rows []law.Counterpart) bool {
	return slices.ContainsFunc(rows, func(c law.Counterpart) bool { return c.Here.Paragraph == 0 })
}

// alone reports whether an article came from one article.
func alone(p *law.Provision) bool {
	for _, c := range p.Earlier {
		if c.There.Provision != p.Earlier[0].There.Provision {
			return false
		}
	}
	return true
}

// in is the same paragraph and item, or the same obligation, at another
// article, if it has one.
func (t Target) in(p *law.Provision) (Target, bool) {
	if t.Obligation != nil {
		for _, o := range p.Obligations {
			if o.ID == t.Obligation.ID {
				return Target{Obligation: o}, true
			}
		}
		return Target{}, false
	}
	if t.Node.Paragraph == 0 {
		return Target{Node: &p.Node}, true
	}
	if t.Node.Paragraph > len(p.Text) || t.Node.Item > len(p.Text[t.Node.Paragraph-1].Items) {
		return Target{}, false
	}
	place := law.Node{Provision: p, Paragraph: t.Node.Paragraph, Item: t.Node.Item}
	place.EID = fmt.Sprintf("%s__para_%d", p.EID, place.Paragraph)
	if place.Item > 0 {
		place.EID += fmt.Sprintf("__point_%d", place.Item)
	}
	place.ID = p.Instrument.ID + "@" + p.Version.ID + "/" + place.EID
	place.URL = p.URL + "#" + place.EID
	return Target{Node: &place}, true
}

// candidates are the places in a version that a target may have become.
func candidates(t Target, from []*law.Provision, to *law.Version) []Target {
	var out []Target
	for todo := from; len(todo) > 0; todo = todo[1:] {
		p := todo[0]
		if p.Version != to {
			_, next := step(p, nil)
			todo = append(todo, next...)
			continue
		}
		place, ok := t.in(p)
		if !ok {
			place = Target{Node: &p.Node}
		}
		if !slices.ContainsFunc(out, func(o Target) bool { return o.id() == place.id() }) {
			out = append(out, place)
		}
	}
	return out
}

// id is what a pin calls a target.
func (t Target) id() string {
	switch {
	case t.Node != nil:
		return t.Node.ID
	case t.Obligation != nil:
		return t.Obligation.ID + "@" + t.Obligation.Version.ID
	case t.Term != nil:
		return "term/" + t.Term.ID
	}
	return "decision/" + t.Decision.ID + "/" + t.Outcome.ID
}

// words are what the law says at a target, for showing a difference.
func (t Target) words() string {
	switch {
	case t.Node != nil:
		var all []string
		t.Node.Provision.EachText(func(at *law.Node, text string) {
			if t.Node.Holds(at) {
				all = append(all, text)
			}
		})
		return strings.Join(all, "\n")
	case t.Obligation != nil:
		o := t.Obligation
		return strings.Join(slices.DeleteFunc([]string{o.Action, o.Object, o.Condition, o.Exception}, func(s string) bool { return s == "" }), " ")
	case t.Term != nil:
		return t.Term.Definition
	}
	return t.Outcome.Text
}
