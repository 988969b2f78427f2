package search

import (
	"context"
	"strings"
	"unicode/utf8"
)

// synonyms knows the spellings that mean the same: CII, KII, 关基 and
// "critical information infrastructure".
type synonyms struct {
	groups [][]string       // normalized, as given; behind "" what no document holds
	tokens [][][]token      // the same, analysed
	byKey  map[string][]int // analysed spelling -> groups
	cjk    []cjkSpelling    // Chinese spellings, in order
}

type cjkSpelling struct {
	text  string
	group int
}

func newSynonyms(groups [][]string, a analyzers) synonyms {
	s := synonyms{byKey: map[string][]int{}}
	for g, group := range groups {
		texts := []string{}
		var tokens [][]token
		for _, spelling := range group {
			text := strings.TrimSpace(normalize(spelling))
			ts := analyze(a.mix, text)
			if len(ts) == 0 {
				continue
			}
			texts, tokens = append(texts, text), append(tokens, ts)
			k := key(ts)
			if n := len(s.byKey[k]); n == 0 || s.byKey[k][n-1] != g {
				s.byKey[k] = append(s.byKey[k], g)
			}
			if len([]rune(text)) > 1 && pureCJK(text) {
				s.cjk = append(s.cjk, cjkSpelling{text, g})
			}
		}
		s.groups, s.tokens = append(s.groups, texts), append(s.tokens, tokens)
	}
	return s
}

// present puts the spellings that no document holds behind an empty one: they lead to
// the others, and to look them up would find nothing.
func (x *Index) present(s synonyms) (synonyms, error) {
	p := &planner{analyzers: x.analyzers, dict: x}
	for g, group := range s.groups {
		var here, absent []string
		var tokens, without [][]token
		for i, ts := range s.tokens[g] {
			found, err := x.first(context.Background(), p.inFields("", alternative{ts, 1}), 1)
			if err != nil {
				return s, err
			}
			if len(found) > 0 {
				here, tokens = append(here, group[i]), append(tokens, ts)
			} else {
				absent, without = append(absent, group[i]), append(without, ts)
			}
		}
		if len(absent) > 0 {
			s.groups[g] = append(append(here, ""), absent...)
			s.tokens[g] = append(append(tokens, nil), without...)
		}
	}
	return s, nil
}

// others returns the spellings that documents hold, of the groups that have the key,
// but for the key itself, each once.
func (s synonyms) others(k string) [][]token {
	var out [][]token
	seen := map[string]bool{k: true}
	for _, g := range s.byKey[k] {
		for _, ts := range s.tokens[g] {
			if ts == nil {
				break
			}
			if o := key(ts); !seen[o] && len(out) < maxSynonyms {
				seen[o] = true
				out = append(out, ts)
			}
		}
	}
	return out
}

// within rewrites a Chinese run by the Chinese spellings inside it: 关基运营者
// also means 关键信息基础设施运营者.
func (s synonyms) within(run string) []string {
	var out []string
	seen := map[string]bool{run: true}
	for _, c := range s.cjk {
		if !strings.Contains(run, c.text) {
			continue
		}
		for _, other := range s.groups[c.group] {
			if other == "" {
				break
			}
			if other == c.text || !pureCJK(other) || strings.Contains(run, other) {
				continue
			}
			if text := strings.ReplaceAll(run, c.text, other); !seen[text] && len(out) < maxSynonyms {
				seen[text] = true
				out = append(out, text)
			}
		}
	}
	return out
}

// functionWords say nothing of what is looked for in a Chinese run: they are to
// it what stop words are to English.
var functionWords = strings.Fields("什么 哪些 如何 怎么 怎样 是否 应当 需要 可以 必须 规定 有关 关于 的 是 和 与 或 及 在 对 谁 有")

// pieces cuts a Chinese run at the spellings and function words inside it, the
// longest first at each place. The spellings are pieces, and so is what stands
// between them, unless it is a single character.
func (s synonyms) pieces(run string) []string {
	var out []string
	if !pureCJK(run) {
		return nil
	}
	rest := ""
	flush := func() {
		if utf8.RuneCountInString(rest) > 1 {
			out = append(out, rest)
		}
		rest = ""
	}
	for run != "" {
		known := ""
		for _, c := range s.cjk {
			if len(c.text) > len(known) && strings.HasPrefix(run, c.text) {
				known = c.text
			}
		}
		drop := ""
		for _, w := range functionWords {
			if len(w) > max(len(known), len(drop)) && strings.HasPrefix(run, w) {
				drop = w
			}
		}
		if drop != "" {
			flush()
			run = run[len(drop):]
			continue
		}
		if known == "" {
			_, n := utf8.DecodeRuneInString(run)
			rest, run = rest+run[:n], run[n:]
			continue
		}
		flush()
		out, run = append(out, known), run[len(known):]
	}
	flush()
	return out
}

// synonymRun plans the longest run of plain words at the start of clauses
// that is a known spelling, and returns how many clauses it took, or 0.
func (p *planner) synonymRun(clauses []clause) (node, int) {
	var tokens, all []token
	var sizes []int
	for i, c := range clauses {
		single := c.kind == prefixClause && cjkText(c.text)
		if i == 8 || c.kind != wordClause && !single || c.field != clauses[0].field {
			break
		}
		// Positions do not matter here, the key has none.
		all = append(all, analyze(p.mix, c.text)...)
		sizes = append(sizes, len(all))
	}
	for n := len(sizes); n > 0; n-- {
		tokens = all[:sizes[n-1]]
		if len(tokens) == 0 {
			continue
		}
		others := p.synonyms.others(key(tokens))
		if len(others) == 0 {
			continue
		}
		var own node
		if n == 1 && clauses[0].kind == prefixClause {
			own = p.prefix(clauses[0])
		} else if n == 1 {
			own = p.alternatives(clauses[0].field, []alternative{{tokens, 1}})
			if len(tokens) > 1 && p.loose > strict {
				p.bent = true
				own = p.loosened(clauses[0], tokens)
			}
		} else {
			own = node{op: opAll}
			for _, c := range clauses[:n] {
				if kid := p.clause(c); len(kid.kids) > 0 {
					own.kids = append(own.kids, kid)
				}
			}
		}
		out := node{op: opBest, kids: []node{own}}
		for _, o := range others {
			out.kids = append(out.kids, p.inFields(clauses[0].field, alternative{o, synonymBoost}))
		}
		return out, n
	}
	return node{}, 0
}

// key is an analysed spelling without positions.
func key(tokens []token) string {
	terms := make([]string, len(tokens))
	for i, t := range tokens {
		terms[i] = t.term
	}
	return strings.Join(terms, " ")
}

func pureCJK(s string) bool {
	for _, r := range s {
		if !isCJK(r) {
			return false
		}
	}
	return s != ""
}
