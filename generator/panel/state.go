package panel

import (
	"encoding/json"
	"fmt"
	"slices"

	"legible/generator/overlay"
)

// State is how far a team is, for a machine and for comparing with later:
// data/team.json of an internal site.
type State struct {
	Format string       `json:"format"` // always StateFormat
	AsOf   string       `json:"asOf"`
	Layers []LayerState `json:"layers"`
	Duties []DutyState  `json:"duties"` // every duty and ban that binds
	Notes  []NoteState  `json:"notes"`
}

// StateFormat marks the file and its version.
const StateFormat = "legible-team-1"

// StateFile is where it lies on an internal site.
const StateFile = "data/team.json"

// LayerState names a layer and what it was made of.
type LayerState struct {
	Name  string `json:"name"`
	Owner string `json:"owner"`
	Hash  string `json:"hash"`
}

// DutyState is the status of one duty. Its id names no version, so that states
// of before and after a change of the law compare.
type DutyState struct {
	ID     string   `json:"id"`
	Status string   `json:"status"` // "none" where nothing is said
	Owners []string `json:"owners"`
}

// NoteState is one record of the team.
type NoteState struct {
	On       string   `json:"on"`
	Layer    string   `json:"layer"`
	Status   string   `json:"status"`
	Owner    string   `json:"owner"`
	Team     string   `json:"team"`
	Controls []string `json:"controls"`
	ReviewBy string   `json:"reviewBy"`
	Overdue  bool     `json:"overdue"`
	Stale    string   `json:"stale"` // "", changed or superseded
}

// ReadState reads an earlier state.
func ReadState(raw []byte) (*State, error) {
	var s State
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil, err
	}
	if s.Format != StateFormat {
		return nil, fmt.Errorf("its format is %q, not %q", s.Format, StateFormat)
	}
	return &s, nil
}

// Encode returns the state as JSON with a final newline.
func (s *State) Encode() ([]byte, error) {
	raw, err := json.MarshalIndent(s, "", " ")
	return append(raw, '\n'), err
}

func (m *maker) state(all []standing) *State {
	s := &State{Format: StateFormat, AsOf: m.c.AsOf.String(), Layers: []LayerState{}, Duties: []DutyState{}, Notes: []NoteState{}}
	for _, l := range m.t.Layers {
		s.Layers = append(s.Layers, LayerState{l.Name, l.Owner, l.Hash})
	}
	for _, st := range all {
		s.Duties = append(s.Duties, DutyState{st.duty.ID, st.status, append([]string{}, st.owners...)})
	}
	for _, n := range m.t.Notes {
		s.Notes = append(s.Notes, m.noteState(n))
	}
	return s
}

func (m *maker) noteState(n *overlay.Note) NoteState {
	controls := []string{}
	for _, c := range n.Controls {
		controls = append(controls, c.Name())
	}
	return NoteState{n.Pin.ID, n.Layer.Name, n.Status, n.Owner, n.Team, controls, n.ReviewBy.String(), m.overdue(n), string(n.Stale)}
}

// change is one duty of which something else is said than before.
type change struct{ kind, id, was, now string }

// changeKinds in the order shown.
var changeKinds = []string{"done", "further", "regressed", "new", "gone"}

// progress ranks statuses: what needs no more work is at the end of the way.
var progress = map[string]int{"planned": 1, "partial": 2, "implemented": 3, "alternative": 3, "not-applicable": 3}

// since compares two states duty by duty. A duty that binds no more and had a
// status is gone, like one whose status was taken away.
func (s *State) since(before *State) []change {
	was := map[string]string{}
	for _, d := range before.Duties {
		was[d.ID] = d.Status
	}
	var out []change
	for _, d := range s.Duties {
		old := was[d.ID]
		delete(was, d.ID)
		kind := ""
		switch then, now := progress[old], progress[d.Status]; {
		case then == now:
		case then == 0:
			kind = "new"
		case now == 0:
			kind = "gone"
		case now < then:
			kind = "regressed"
		case now == 3:
			kind = "done"
		default:
			kind = "further"
		}
		if kind != "" {
			out = append(out, change{kind, d.ID, old, d.Status})
		}
	}
	for _, d := range before.Duties {
		if _, left := was[d.ID]; left && progress[d.Status] > 0 {
			out = append(out, change{"gone", d.ID, d.Status, ""})
		}
	}
	slices.SortStableFunc(out, func(a, b change) int {
		return slices.Index(changeKinds, a.kind) - slices.Index(changeKinds, b.kind)
	})
	return out
}
