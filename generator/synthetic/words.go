package synthetic

import (
	_ "embed"
	"math/rand/v2"
	"strings"
)

//go:embed words.txt
var wordList string

// pair is one thing named in both languages.
type pair struct{ en, zh string }

// lexicon is the word list by its sections.
type lexicon struct {
	concepts, actors, authorities []pair
	nouns, verbs, adjectives      []string
}

func readLexicon() lexicon {
	pairs, words := map[string][]pair{}, map[string][]string{}
	section := ""
	for line := range strings.Lines(wordList) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "["); ok {
			section = strings.TrimSuffix(name, "]")
		} else if en, zh, ok := strings.Cut(line, "|"); ok {
			pairs[section] = append(pairs[section], pair{en, zh})
		} else {
			words[section] = append(words[section], strings.Fields(line)...)
		}
	}
	return lexicon{
		pairs["concepts"], pairs["actors"], pairs["authorities"],
		words["nouns"], words["verbs"], words["adjectives"],
	}
}

// writer draws words. A word's chance falls with its rank as in any language,
// and one noun in thirty is a coined name, so that the vocabulary goes on
// growing with the text, as that of real law does.
type writer struct {
	*rand.Rand
	lexicon
	noun, verb, adjective, concept, name *rand.Zipf
}

func newWriter(seed uint64) *writer {
	r, words := rand.New(rand.NewPCG(seed, 0x6c656769626c65)), readLexicon()
	zipf := func(n int) *rand.Zipf { return rand.NewZipf(r, 1.07, 2.7, uint64(n-1)) }
	return &writer{
		Rand: r, lexicon: words,
		noun: zipf(len(words.nouns)), verb: zipf(len(words.verbs)), adjective: zipf(len(words.adjectives)),
		concept: zipf(len(words.concepts)), name: zipf(30_000),
	}
}

// chance is true n times in a hundred.
func (w *writer) chance(n int) bool { return w.IntN(100) < n }

// pick returns one of list.
func pick[T any](w *writer, list []T) T { return list[w.IntN(len(list))] }

func (w *writer) nounWord() string { return w.nouns[w.noun.Uint64()] }
func (w *writer) verbWord() string { return w.verbs[w.verb.Uint64()] }
func (w *writer) idea() pair       { return w.concepts[w.concept.Uint64()] }

// coined returns the name with a rank.
func coined(rank uint64) string {
	first := []string{"Bar", "Cor", "Dal", "Fen", "Gor", "Hal", "Kes", "Lan", "Mor", "Nor", "Pel", "Ros", "Sal", "Tor", "Var", "Wes"}
	then := []string{"an", "ber", "dis", "el", "gath", "im", "kor", "lo", "mun", "or", "rin", "sa", "ta", "ul", "ven", "zo"}
	name := first[rank%16]
	for rank /= 16; ; rank /= 16 {
		name += then[rank%16]
		if rank < 16 {
			return name
		}
	}
}

// phrase returns a noun phrase with its article. Now and then the Chinese stands
// behind it, as in our restatements.
func (w *writer) phrase() string {
	switch n := w.IntN(100); {
	case n < 20:
		c := w.idea()
		if w.chance(35) {
			return "the " + c.en + " (" + c.zh + ")"
		}
		return "the " + c.en
	case n < 45:
		return "the " + w.adjectives[w.adjective.Uint64()] + " " + w.nounWord()
	case n < 60:
		return "the " + w.nounWord() + " of the " + w.nounWord()
	case n < 64:
		return "the " + coined(w.name.Uint64()) + " " + w.nounWord()
	}
	return "the " + w.nounWord()
}

// third is the form of a verb behind "it".
func third(verb string) string {
	switch {
	case strings.HasSuffix(verb, "y") && !strings.ContainsRune("aeiou", rune(verb[len(verb)-2])):
		return verb[:len(verb)-1] + "ies"
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ch"):
		return verb + "es"
	}
	return verb + "s"
}

// sentence says something that binds nobody: most of a law's words.
func (w *writer) sentence() string {
	p, v := w.phrase, w.verbWord
	switch w.IntN(8) {
	case 0:
		return upper(p()) + " includes " + p() + ", " + p() + " and " + p() + "."
	case 1:
		return "Where " + p() + " is not " + w.adjectives[w.adjective.Uint64()] + ", " + p() + " takes the place of " + p() + "."
	case 2:
		return "This applies to " + p() + " and to whoever " + third(v()) + " or " + third(v()) + " " + p() + "."
	case 3:
		return upper(p()) + " serves to " + v() + " " + p() + " and to " + v() + " " + p() + "."
	case 4:
		return "In deciding on " + p() + ", regard is had to " + p() + ", to " + p() + " and to the effect on " + p() + "."
	case 5:
		return "No " + w.nounWord() + " stands in the way of " + p() + "."
	case 6:
		return "What is said of " + p() + " holds for " + p() + " too, as far as its nature allows."
	}
	return upper(p()) + " comes before " + p() + ", and " + p() + " before " + p() + "."
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
