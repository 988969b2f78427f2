package search

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sort"
	"strings"
)

// formatVersion is part of every key and hash: raise it when analysis, plan
// or files change.
const formatVersion = 4

// row is a document as kept beside the index, in order of ID: its place in
// the table is its ordinal on both sides.
type row struct {
	Document
	group int // place of its group, groups in byte order of their names
}

// table is everything about the documents that is not in the bleve index.
type table struct {
	rows     []row
	groups   [][]int  // ordinals of each group, leader first
	names    []naming // by instrument, sorted
	synonyms [][]string
	hash     string
}

// naming is an instrument and the spellings a citation may use for it.
type naming struct {
	Instrument string
	Names      []string
}

// newTable sorts and checks the documents. It refuses empty and double IDs.
func newTable(docs []Document, synonymGroups [][]string) (*table, error) {
	t := &table{rows: make([]row, len(docs)), synonyms: synonymGroups}
	for i, d := range docs {
		d.Title, d.Body, d.Citation, d.Terms = space(d.Title), space(d.Body), space(d.Citation), space(d.Terms)
		d.URL, d.Number = space(d.URL), space(d.Number)
		if d.Weight == 0 {
			d.Weight = 1
		}
		if d.Group == "" {
			d.Group = d.ID
		}
		t.rows[i].Document = d
	}
	sort.Slice(t.rows, func(i, j int) bool { return t.rows[i].ID < t.rows[j].ID })
	for i, r := range t.rows {
		if r.ID == "" {
			return nil, fmt.Errorf("a search document has no id: %q", r.Title)
		}
		if i > 0 && t.rows[i-1].ID == r.ID {
			return nil, fmt.Errorf("two search documents have the id %q", r.ID)
		}
		if r.ID != space(r.ID) || r.Weight < 0 || r.Weight != r.Weight || r.Weight > 1e6 {
			return nil, fmt.Errorf("search document %q: id with white space, or weight out of range", r.ID)
		}
	}
	t.group()
	t.name()
	return t, t.sum()
}

// group fills groups: the current version leads, then the newest.
func (t *table) group() {
	byName := map[string][]int{}
	for i, r := range t.rows {
		byName[r.Group] = append(byName[r.Group], i)
	}
	names := make([]string, 0, len(byName))
	for n := range byName {
		names = append(names, n)
	}
	sort.Strings(names)
	for g, n := range names {
		members := byName[n]
		sort.SliceStable(members, func(i, j int) bool { return t.leads(members[i], members[j]) })
		for _, m := range members {
			t.rows[m].group = g
		}
		t.groups = append(t.groups, members)
	}
}

// leads is the order of versions: current first, then newest, then by ID.
func (t *table) leads(a, b int) bool {
	x, y := t.rows[a], t.rows[b]
	if x.Current != y.Current {
		return x.Current
	}
	if x.Version != y.Version {
		return x.Version > y.Version
	}
	return a < b
}

func (t *table) name() {
	sets := map[string]map[string]bool{}
	for _, r := range t.rows {
		if r.Instrument == "" {
			continue
		}
		if sets[r.Instrument] == nil {
			sets[r.Instrument] = map[string]bool{r.Instrument: true}
		}
		for _, n := range r.InstrumentNames {
			if n = strings.TrimSpace(fold(n)); n != "" {
				sets[r.Instrument][n] = true
			}
		}
	}
	for _, id := range sortedKeys(sets) {
		t.names = append(t.names, naming{id, sortedKeys(sets[id])})
	}
}

// sum computes the corpus hash, which every shard and the cache key carry.
func (t *table) sum() error {
	h := sha256.New()
	enc := json.NewEncoder(h)
	if err := enc.Encode([]any{formatVersion, t.synonyms, fields}); err != nil {
		return err
	}
	for _, r := range t.rows {
		if err := enc.Encode(r.Document); err != nil {
			return err
		}
	}
	t.hash = hex.EncodeToString(h.Sum(nil))[:16]
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
