package overlay

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"legible/generator/law"
)

// Pin names a place and the text that a note was written about:
// "csl@2026-01-01/art_23__para_1#1f3a8c22d09b".
type Pin struct {
	ID   string // what stands before the "#"
	Hash string // 12 hex digits, "" where nobody pinned it yet
}

// ParsePin reads a pin. It checks nothing: the schema has.
func ParsePin(s string) Pin {
	id, hash, _ := strings.Cut(s, "#")
	return Pin{id, hash}
}

func (p Pin) String() string {
	if p.Hash == "" {
		return p.ID
	}
	return p.ID + "#" + p.Hash
}

// hashDigits are enough to tell texts apart and short enough to read.
const hashDigits = 12

// Hash is the hash of what the law, as this corpus has it, says at a target:
// of a place its words, of an obligation what makes it up, of a term its
// definition, of an outcome its words. Nothing that a team adds goes into it.
func (t Target) Hash() string {
	h := sha256.New()
	write := func(words ...string) {
		for _, w := range words {
			io.WriteString(h, w)
			h.Write([]byte{0})
		}
	}
	switch {
	case t.Node != nil:
		t.Node.Provision.EachText(func(at *law.Node, text string) {
			if t.Node.Holds(at) {
				write(text)
			}
		})
	case t.Obligation != nil:
		o := t.Obligation
		write(o.Modality, o.Action, o.Object, o.Condition, o.Exception)
		for _, a := range o.Bearers {
			write(a.ID)
		}
		if d := o.Deadline; d != nil {
			write(d.Relation, d.Duration, d.Days, d.Anchor)
		}
	case t.Term != nil:
		write(t.Term.Name.En, t.Term.Name.Zh, t.Term.Definition)
	case t.Outcome != nil:
		write(t.Outcome.Severity, t.Outcome.Title.En, t.Outcome.Title.Zh, t.Outcome.Text)
	}
	return hex.EncodeToString(h.Sum(nil))[:hashDigits]
}

// find resolves the id of a pin.
func find(c *law.Corpus, id string) (Target, bool) {
	if rest, ok := strings.CutPrefix(id, "term/"); ok {
		for _, t := range c.Terms {
			if t.ID == rest {
				return Target{Term: t}, true
			}
		}
		return Target{}, false
	}
	if rest, ok := strings.CutPrefix(id, "decision/"); ok {
		name, outcome, _ := strings.Cut(rest, "/")
		for _, d := range c.Decisions {
			if o := d.Outcome(outcome); d.ID == name && o != nil {
				return Target{Decision: d, Outcome: o}, true
			}
		}
		return Target{}, false
	}
	if strings.Contains(id, "/") {
		n := c.Nodes[id]
		return Target{Node: n}, n != nil
	}
	name, version, _ := strings.Cut(id, "@")
	for _, o := range c.Obligations {
		if o.ID == name && o.Version.ID == version {
			return Target{Obligation: o}, true
		}
	}
	return Target{}, false
}

// ids lists every id a pin could have, for "did you mean".
func ids(c *law.Corpus) []string {
	var out []string
	for id := range c.Nodes {
		out = append(out, id)
	}
	for _, o := range c.Obligations {
		out = append(out, o.ID+"@"+o.Version.ID)
	}
	for _, t := range c.Terms {
		out = append(out, "term/"+t.ID)
	}
	for _, d := range c.Decisions {
		for _, o := range d.Outcomes {
			out = append(out, "decision/"+d.ID+"/"+o.ID)
		}
	}
	return out
}
