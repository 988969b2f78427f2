package search

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf16"
)

// Shards of the browser index. Each is a classic script with one call,
//
//	legibleSearch.add(NAME, CORPUS HASH, CHECKSUM, DATA)
//
// where DATA is a string and CHECKSUM the FNV-1a of its UTF-16 units.
//
//	meta   JSON: stop words, fields, shard and block boundaries, names, synonyms
//	table  JSON: class, group and number of every document, field lengths
//	p-I    terms in byte order with their postings in every field
//	facets JSON: actors, topics, binding and dates of every document
//	x-I    the positions of those postings, same cut
//	words  the unstemmed dictionary, for prefixes and misspelled words
//	d-I    id, title, url, citation and body of some documents
//
// A first query loads meta, table, and a few of the shards: those are cut so
// small that little comes along which nobody asked for, and not so small that
// gzip finds nothing to shorten.
//
// Numbers inside strings are varints in 88 printable characters, none of
// which is escaped in JSON or HTML; "~" separates. Documents are named by
// ordinal, the rank of their id, so the files depend on nothing else.
const (
	shardSize = 3 << 10 // characters of a p shard before it is cut
	blockSize = 1 << 10 // and of a d shard
)

// Export writes the shards, one call of write for each file, in an order and
// with bytes that depend on the documents and synonyms only. It reads the
// index through bleve's reader.
func (x *Index) Export(write func(name string, data []byte) error) error {
	e := &exporter{x: x, write: write}
	e.ordinals = make(map[string]int, len(x.rows))
	postings, err := e.postings()
	if err != nil {
		return err
	}
	if err := e.terms(postings); err != nil {
		return err
	}
	if err := e.words(); err != nil {
		return err
	}
	if err := e.documents(); err != nil {
		return err
	}
	if err := e.facets(); err != nil {
		return err
	}
	if err := e.table(); err != nil {
		return err
	}
	return e.meta()
}

type exporter struct {
	x        *Index
	write    func(name string, data []byte) error
	ordinals map[string]int // by bleve's internal id
	lengths  [][]int        // tokens of each field of each document
	firsts   []string       // first term of every p shard
	blocks   []int          // documents in every d shard, in display order
}

// posting is a document with a term, and where.
type posting struct {
	ord       int
	positions []int
}

// postings reads every term of every field, the fields side by side.
func (e *exporter) postings() (map[string][][]posting, error) {
	if err := e.name(); err != nil {
		return nil, err
	}
	e.lengths = make([][]int, len(fields))
	read := make([]map[string][]posting, len(fields))
	err := parallel(len(fields), func(f int) (err error) {
		e.lengths[f] = make([]int, len(e.x.rows))
		read[f], err = e.field(f)
		return err
	})
	out := map[string][][]posting{}
	for f, terms := range read {
		for term, list := range terms {
			if out[term] == nil {
				out[term] = make([][]posting, len(fields))
			}
			out[term][f] = list
		}
	}
	return out, err
}

// name learns the ordinals of all documents.
func (e *exporter) name() error {
	all, err := e.x.reader.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer all.Close()
	for {
		id, err := all.Next()
		if err != nil || id == nil {
			return err
		}
		if e.ordinals[string(id)], err = e.x.ordinal(id); err != nil {
			return err
		}
	}
}

// field reads every term of a field.
func (e *exporter) field(f int) (map[string][]posting, error) {
	dict, err := e.x.reader.FieldDict(fields[f].name)
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	out := map[string][]posting{}
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return out, err
		}
		if strings.ContainsAny(entry.Term, "~\n\t") {
			return nil, fmt.Errorf("search term %q cannot be written to a shard", entry.Term)
		}
		if out[entry.Term], err = e.term(f, entry.Term); err != nil {
			return nil, err
		}
	}
}

func (e *exporter) term(f int, term string) ([]posting, error) {
	r, err := e.x.reader.TermFieldReader(context.Background(), []byte(term), fields[f].name, true, true, true)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	list := make([]posting, 0, r.Count())
	for {
		td, err := r.Next(nil)
		if err != nil {
			return nil, err
		}
		if td == nil {
			break
		}
		ord, ok := e.ordinals[string(td.ID)]
		if !ok {
			return nil, fmt.Errorf("term %q is in a document that the index does not have", term)
		}
		length := int(math.Round(1 / (td.Norm * td.Norm)))
		if float64(float32(1/math.Sqrt(float64(length)))) != td.Norm {
			return nil, fmt.Errorf("norm %v of %s is no field length", td.Norm, e.x.rows[ord].ID)
		}
		e.lengths[f][ord] = length
		p := posting{ord: ord, positions: make([]int, 0, len(td.Vectors))}
		for _, v := range td.Vectors {
			p.positions = append(p.positions, int(v.Pos))
		}
		if uint64(len(p.positions)) != td.Freq {
			return nil, fmt.Errorf("term %q: %d positions, frequency %d", term, len(p.positions), td.Freq)
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b posting) int { return a.ord - b.ord })
	for _, p := range list {
		slices.Sort(p.positions)
	}
	return list, nil
}

// terms writes the p and x shards.
func (e *exporter) terms(postings map[string][][]posting) error {
	var p, at strings.Builder
	flush := func() error {
		if p.Len() == 0 {
			return nil
		}
		i := itoa(len(e.firsts) - 1)
		if err := e.add("p-"+i, p.String()); err != nil {
			return err
		}
		if err := e.add("x-"+i, at.String()); err != nil {
			return err
		}
		p.Reset()
		at.Reset()
		return nil
	}
	for _, term := range sortedKeys(postings) {
		if p.Len() == 0 {
			e.firsts = append(e.firsts, term)
		} else {
			p.WriteByte('~')
			at.WriteByte('~')
		}
		p.WriteString(term)
		p.WriteByte('~')
		for _, list := range postings[term] {
			varint(&p, len(list))
			last := -1
			for _, d := range list {
				// The low bit says that a frequency other than 1 follows.
				delta := (d.ord - last - 1) * 2
				if len(d.positions) > 1 {
					varint(&p, delta+1)
					varint(&p, len(d.positions)-2)
				} else {
					varint(&p, delta)
				}
				last = d.ord
				before := 0
				for _, pos := range d.positions {
					varint(&at, pos-before)
					before = pos
				}
			}
		}
		if p.Len() >= shardSize {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// words writes the dictionary: for each word the UTF-16 length of what it
// shares with the one before, how many documents have it, and the rest of it.
func (e *exporter) words() error {
	var b strings.Builder
	last := []rune(nil)
	words := e.x.words()
	if e.x.wordsErr != nil {
		return e.x.wordsErr
	}
	for i, w := range words {
		if strings.ContainsAny(w.text, "~\n\t") {
			return fmt.Errorf("search word %q cannot be written to a shard", w.text)
		}
		if i > 0 {
			b.WriteByte('~')
		}
		rs := []rune(w.text)
		shared := 0
		for shared < len(rs) && shared < len(last) && rs[shared] == last[shared] {
			shared++
		}
		varint(&b, len(utf16.Encode(rs[:shared])))
		varint(&b, int(w.count))
		b.WriteString(string(rs[shared:]))
		last = rs
	}
	return e.add("words", b.String())
}

// documents writes the d shards. Versions of one thing stand together,
// because they are shown together.
func (e *exporter) documents() error {
	var b strings.Builder
	for _, members := range e.x.groups {
		for _, ord := range members {
			if b.Len() == 0 {
				e.blocks = append(e.blocks, 0)
			} else {
				b.WriteByte('\n')
			}
			e.blocks[len(e.blocks)-1]++
			r := e.x.rows[ord]
			b.WriteString(strings.Join([]string{r.ID, r.Title, r.URL, r.Citation, r.Body}, "\t"))
		}
		if b.Len() >= blockSize {
			if err := e.add("d-"+itoa(len(e.blocks)-1), b.String()); err != nil {
				return err
			}
			b.Reset()
		}
	}
	if b.Len() == 0 {
		return nil
	}
	return e.add("d-"+itoa(len(e.blocks)-1), b.String())
}

// class is what many documents have in common.
type class struct {
	Kind, Instrument, Version, Status string
	Weight                            float64
	Current                           bool
}

// table writes what ranking and filters need of every document.
func (e *exporter) table() error {
	ids := map[class]int{}
	classes := [][]any{}
	var class_, group strings.Builder
	numbers := make([]string, len(e.x.rows))
	last := 0
	for ord, r := range e.x.rows {
		c := class{r.Kind, r.Instrument, r.Version, r.Status, r.Weight, r.Current}
		id, ok := ids[c]
		if !ok {
			id = len(classes)
			ids[c] = id
			classes = append(classes, []any{c.Kind, c.Instrument, c.Version, c.Status, c.Weight, c.Current})
		}
		varint(&class_, id)
		// Groups come nearly in order: a signed step, sign in the low bit.
		if step := r.group - last; step < 0 {
			varint(&group, -step*2-1)
		} else {
			varint(&group, step*2)
		}
		last = r.group
		numbers[ord] = r.Number
	}
	lengths := make([]string, len(fields))
	for f := range fields {
		var b strings.Builder
		for _, n := range e.lengths[f] {
			varint(&b, n)
		}
		lengths[f] = b.String()
	}
	return e.addJSON("table", []any{classes, class_.String(), group.String(), strings.Join(numbers, "\n"), lengths})
}

// meta is written last: it names the other files.
type meta struct {
	Docs     int        `json:"n"`
	Fields   [][]any    `json:"fields"` // name, boost
	Stop     []string   `json:"stop"`
	Terms    []string   `json:"p"`
	Blocks   []int      `json:"d"`     // documents of every d shard
	Names    [][]string `json:"names"` // instrument, then its spellings
	Synonyms [][]string `json:"synonyms"`
}

func (e *exporter) meta() error {
	m := meta{
		Docs: len(e.x.rows), Stop: stopWords(), Terms: e.firsts, Blocks: e.blocks,
		Names: [][]string{}, Synonyms: [][]string{},
	}
	for _, f := range fields {
		m.Fields = append(m.Fields, []any{f.name, f.boost})
	}
	for _, n := range e.x.names {
		m.Names = append(m.Names, append([]string{n.Instrument}, n.Names...))
	}
	m.Synonyms = append(m.Synonyms, e.x.alike.groups...)
	return e.addJSON("meta", m)
}

func (e *exporter) addJSON(name string, v any) error {
	data, err := marshal(v)
	if err != nil {
		return err
	}
	return e.add(name, data)
}

// add writes one file. The data is a JSON string with <, > and & escaped, so
// that it is a JavaScript string which no HTML parser trips over.
func (e *exporter) add(name, data string) error {
	sum := uint32(2166136261)
	for _, u := range utf16.Encode([]rune(data)) {
		sum = (sum ^ uint32(u)) * 16777619
	}
	quoted, err := json.Marshal(data)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "legibleSearch.add(%q,%q,%q,%s)\n", name, e.x.hash, fmt.Sprintf("%08x", sum), quoted)
	return e.write(name+".js", b.Bytes())
}

// marshal is JSON without the HTML escapes: add escapes the whole once.
func marshal(v any) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}
