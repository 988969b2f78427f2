package search

import (
	"slices"
	"sort"
	"strings"

	"legible/cite"
)

// cited reads a query as a citation and returns the provisions it names, one
// group for each instrument: the version that applies leads; behind it stand
// the other versions' provisions of that number, then the other versions of
// the leader, then what the provisions of that number have become. Groups
// whose leader applies come first.
func (x *Index) cited(query string, keep func(int) bool) []group {
	text := space(normalize(limitRunes(query)))
	c, ok := cite.Parse(text, x.spellings())
	number := itoa(c.Article)
	if !ok && len(text) < 4 && allDigits(text) {
		number, ok = strings.TrimLeft(text, "0"), true
	}
	if !ok {
		return nil
	}
	named := x.named(c.Instrument)
	byInstrument := map[string][]int{}
	for ord, r := range x.rows {
		if r.Kind == KindProvision && r.Number == number && (named == nil || slices.Contains(named, r.Instrument)) &&
			strings.HasPrefix(r.Version, c.Version) && keep(ord) {
			byInstrument[r.Instrument] = append(byInstrument[r.Instrument], ord)
		}
	}
	var out []group
	for _, id := range sortedKeys(byInstrument) {
		out = append(out, x.lineage(byInstrument[id], keep))
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := x.rows[out[i].members[0].ord], x.rows[out[j].members[0].ord]
		if a.Current != b.Current {
			return a.Current
		}
		return a.Weight > b.Weight
	})
	return out
}

// lineage orders the provisions of one number, and adds their other versions.
func (x *Index) lineage(same []int, keep func(int) bool) group {
	sort.Slice(same, func(i, j int) bool { return x.leads(same[i], same[j]) })
	all := slices.Clone(same)
	for _, ord := range same {
		for _, other := range x.groups[x.rows[ord].group] {
			if keep(other) && !slices.Contains(all, other) {
				all = append(all, other)
			}
		}
	}
	var g group
	for _, ord := range all {
		g.members = append(g.members, match{ord: ord})
	}
	return g
}

// jump puts the cited groups before the others, drops the others with the
// same leader, and gives the cited ones the highest score, so that the list
// stays in the order of its scores.
func jump(cited, groups []group) []group {
	if len(cited) == 0 {
		return groups
	}
	top := float32(1)
	if len(groups) > 0 {
		top += groups[0].score
	}
	leaders := map[int]bool{}
	for i := range cited {
		cited[i].score = top
		for j := range cited[i].members {
			cited[i].members[j].score = top
		}
		leaders[cited[i].members[0].ord] = true
	}
	for _, g := range groups {
		if !leaders[g.members[0].ord] {
			cited = append(cited, g)
		}
	}
	return cited
}

// spellings are all the names a citation may use.
func (x *Index) spellings() []string {
	var out []string
	for _, n := range x.names {
		out = append(out, n.Names...)
	}
	return out
}

// plainName writes apostrophes and hyphens one way, as cite compares them.
var plainName = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "–", "-", "—", "-", "‑", "-", "−", "-")

// named returns the instruments that go by a name, nil for no name.
func (x *Index) named(name string) []string {
	if name == "" {
		return nil
	}
	out := []string{}
	for _, n := range x.names {
		if slices.ContainsFunc(n.Names, func(s string) bool { return strings.EqualFold(plainName.Replace(s), plainName.Replace(name)) }) {
			out = append(out, n.Instrument)
		}
	}
	return out
}
