package flow

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"strconv"

	"legible/generator/law"
)

// Hash returns 16 hex digits that change whenever anything a walker reads or
// decides by changes: tracks, questions, answers, outcomes, their texts, targets,
// calls, flags, duties and grounds, and those of the decisions it calls. It goes into links to a walk, so that an old link
// can say that it is old. Positions and URLs do not count.
func Hash(d *law.Decision) string {
	w := hasher{sha256.New()}
	w.strings(d.ID, d.Title.En, d.Title.Zh, d.Start)
	w.tracks(d.Tracks)
	w.count(len(d.Questions))
	for _, q := range d.Questions {
		w.strings(q.ID, q.Ask.En, q.Ask.Zh, q.Help, q.Kind, q.Default)
		w.nodes(q.Grounds)
		w.count(len(q.Answers))
		for _, a := range q.Answers {
			w.strings(a.Value, a.Label.En, a.Label.Zh, a.Goto, a.Outcome, a.Note)
			w.call(a.Call)
			w.list(a.Flags)
			w.duties(a.Duties)
		}
	}
	w.count(len(d.Outcomes))
	for _, o := range d.Outcomes {
		w.strings(o.ID, o.Severity, o.Title.En, o.Title.Zh, o.Text, o.Resume)
		w.nodes(o.Grounds)
		w.duties(o.Duties)
		if o.Now != nil {
			w.strings("now", o.Now.Text)
			w.nodes(o.Now.Provisions)
		}
	}
	return hex.EncodeToString(w.Sum(nil))[:16]
}

// hasher writes values so that no two different sequences write the same.
type hasher struct{ hash.Hash }

func (w hasher) count(n int) { w.Write([]byte(strconv.Itoa(n) + ";")) }

func (w hasher) strings(values ...string) {
	for _, s := range values {
		w.count(len(s))
		w.Write([]byte(s))
	}
}

func (w hasher) list(values []string) {
	w.count(len(values))
	w.strings(values...)
}

func (w hasher) nodes(nodes []*law.Node) {
	w.count(len(nodes))
	for _, n := range nodes {
		w.strings(n.ID)
	}
}

// tracks and call write nothing for a decision that has none.
func (w hasher) tracks(tracks []*law.Track) {
	for _, t := range tracks {
		w.strings("track", t.ID, t.Title.En, t.Title.Zh, t.Start)
	}
}

func (w hasher) call(c *law.Call) {
	if c == nil {
		return
	}
	w.strings("call", c.ID)
	if c.Decision != nil && len(calls(c.Decision)) == 0 {
		w.strings(Hash(c.Decision))
	}
	for _, b := range c.On {
		w.list(b.Outcomes)
		w.strings(b.Goto, b.Outcome)
	}
}

func (w hasher) duties(duties []*law.Obligation) {
	w.count(len(duties))
	for _, o := range duties {
		version := ""
		if o.Version != nil {
			version = o.Version.ID
		}
		w.strings(o.ID, version)
	}
}
