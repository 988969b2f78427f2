package page

import (
	"slices"

	"legible/generator/flow"
	"legible/generator/law"
)

// part is one track of a decision with the questions that stand in it: each
// question of the decision stands in one part, the first that asks it.
type part struct {
	track     *law.Track
	questions []*law.Question
}

// newParts divides the questions, which are in the order of the outline, among
// the tracks. What no track reaches stands in the last.
func newParts(dec *law.Decision, order []*law.Question) []part {
	tracks := flow.Tracks(dec)
	parts := make([]part, len(tracks))
	reach := make([]flow.Reach, len(tracks))
	for i, t := range tracks {
		parts[i].track, reach[i] = t, flow.ReachableIn(dec, t)
	}
	for _, q := range order {
		i := slices.IndexFunc(reach, func(r flow.Reach) bool { return r.Question(q.ID) })
		if i < 0 {
			i = len(parts) - 1
		}
		parts[i].questions = append(parts[i].questions, q)
	}
	return parts
}

// tracked reports whether the decision has tracks of its own.
func (w *walk) tracked() bool { return len(w.dec.Tracks) > 0 }

// trackOf returns the track that a question stands in, nil where the decision
// has none of its own.
func (w *walk) trackOf(q *law.Question) *law.Track {
	for _, part := range w.parts {
		if w.tracked() && slices.Contains(part.questions, q) {
			return part.track
		}
	}
	return nil
}

// startLinks leads to the first question of each track; empty without tracks.
func (w *walk) startLinks(p place) list {
	var out list
	for _, t := range w.dec.Tracks {
		if q := w.dec.Question(t.Start); q != nil {
			d := p.link(w.name(t.Title), w.questionURL(q))
			put(d, "zh", w.other(t.Title))
			out = append(out, d)
		}
	}
	return out
}

// putStarts says how many tracks there are and where each starts.
func (w *walk) putStarts(p place, d data) {
	if starts := w.startLinks(p); len(starts) > 0 {
		d["parts"], d["starts"] = w.count(len(starts), "part"), starts
	}
}
