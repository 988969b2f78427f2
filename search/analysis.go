package search

import (
	"strconv"
	"unicode"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	stopfilter "github.com/blevesearch/bleve/v2/analysis/token/stop"
	unicodetokens "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/analysis/tokenmap"
	"github.com/blevesearch/bleve/v2/mapping"
)

// field is an indexed field of a document, and its boost in a query.
type field struct {
	name  string
	boost float64
}

// fields are the searchable fields. The boosts make up for the length norm,
// which by itself lets a word in a five-word title outweigh any body.
var fields = []field{{"title", 2}, {"body", 2}, {"citation", 1}, {"terms", 1.5}}

// wordField holds the same text unstemmed. It is never scored: it is the
// dictionary in which prefixes and misspelled words are looked up, because a
// stem is no prefix of its word and a misspelled word has another stem.
const wordField = "word"

// newMapping returns the static index mapping: analyzer "mix" for the four
// fields, "plain" for wordField, nothing stored.
func newMapping() (*mapping.IndexMappingImpl, error) {
	im := bleve.NewIndexMapping()
	stop := []interface{}{}
	for _, w := range stopWords() {
		stop = append(stop, w)
	}
	if err := im.AddCustomTokenMap("stop", map[string]interface{}{"type": tokenmap.Name, "tokens": stop}); err != nil {
		return nil, err
	}
	if err := im.AddCustomTokenFilter("stop", map[string]interface{}{"type": stopfilter.Name, "stop_token_map": "stop"}); err != nil {
		return nil, err
	}
	// cjk_bigram renumbers positions, so it must come before the stop words:
	// phrases need the gaps that those leave.
	common := []string{cjk.WidthName, en.PossessiveName, lowercase.Name, cjk.BigramName, "stop"}
	for name, filters := range map[string][]string{
		"mix":   append(append([]string(nil), common...), porter.Name),
		"plain": common,
	} {
		err := im.AddCustomAnalyzer(name, map[string]interface{}{
			"type": "custom", "tokenizer": unicodetokens.Name, "token_filters": filters,
		})
		if err != nil {
			return nil, err
		}
	}
	doc := bleve.NewDocumentStaticMapping()
	for _, f := range fields {
		doc.AddFieldMappingsAt(f.name, textField("mix", true))
	}
	doc.AddFieldMappingsAt(wordField, textField("plain", false))
	im.DefaultMapping = doc
	im.DefaultAnalyzer = "mix"
	im.IndexDynamic, im.StoreDynamic, im.DocValuesDynamic = false, false, false
	return im, nil
}

func textField(analyzer string, vectors bool) *mapping.FieldMapping {
	fm := bleve.NewTextFieldMapping()
	fm.Analyzer = analyzer
	fm.Store, fm.DocValues, fm.IncludeInAll = false, false, false
	fm.IncludeTermVectors = vectors
	return fm
}

// analyzers are the two analyzers of the mapping, for query and snippet text.
type analyzers struct {
	mix, plain analysis.Analyzer
	tokenizer  analysis.Tokenizer
}

func newAnalyzers() (analyzers, error) {
	im, err := newMapping()
	if err != nil {
		return analyzers{}, err
	}
	return analyzers{
		mix:       im.AnalyzerNamed("mix"),
		plain:     im.AnalyzerNamed("plain"),
		tokenizer: unicodetokens.NewUnicodeTokenizer(),
	}, nil
}

// token is an analysed term and its position, counted from 1; stop words
// leave gaps.
type token struct {
	term string
	pos  int
}

// analyze turns normalized text into terms.
func analyze(a analysis.Analyzer, text string) []token {
	stream := a.Analyze([]byte(text))
	out := make([]token, 0, len(stream))
	for _, t := range stream {
		out = append(out, token{string(t.Term), t.Position})
	}
	return out
}

// isCJK reports whether the analyzer indexes a character by bigrams.
func isCJK(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー'
}

func itoa(n int) string { return strconv.Itoa(n) }
