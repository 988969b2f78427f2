package search

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// Index is a finished index. It is safe for concurrent use until Close.
type Index struct {
	*table
	analyzers
	alike  synonyms
	native bleve.Index
	reader index.IndexReader
	seen   memo

	wordsOnce sync.Once
	wordList  []word
	wordsErr  error
}

// New indexes documents in memory, for a server that rebuilds on change and
// for tests. Each synonym group lists spellings that mean the same.
func New(docs []Document, synonyms ...[]string) (*Index, error) {
	t, err := newTable(docs, synonyms)
	if err != nil {
		return nil, err
	}
	return newInMemory(t)
}

func newInMemory(t *table) (*Index, error) {
	im, err := newMapping()
	if err != nil {
		return nil, err
	}
	native, err := bleve.NewUsing("", im, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	if err := t.fillInMemory(native); err != nil {
		return nil, errors.Join(err, native.Close())
	}
	return newIndex(t, native)
}

// batchSize is how many documents make a segment of an index in memory.
const batchSize = 2000

// fillInMemory indexes the rows, a batch on every processor at a time. In which
// order the batches arrive changes nothing that is read: a document is named by
// its ordinal everywhere.
func (t *table) fillInMemory(native bleve.Index) error {
	var next atomic.Int64
	return parallel(runtime.GOMAXPROCS(0), func(int) error {
		for {
			end := int(next.Add(batchSize))
			if end-batchSize >= len(t.rows) {
				return nil
			}
			batch := native.NewBatch()
			for i := end - batchSize; i < min(end, len(t.rows)); i++ {
				if err := batch.Index(external(i), t.rows[i].indexed()); err != nil {
					return err
				}
			}
			if err := native.Batch(batch); err != nil {
				return err
			}
		}
	})
}

// parallel calls f with 0 to n-1, all at once, and joins their errors.
func parallel(n int, f func(i int) error) error {
	errs := make([]error, n)
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() { errs[i] = f(i) })
	}
	wait.Wait()
	return errors.Join(errs...)
}

// newIndex takes over native, and closes it when it fails.
func newIndex(t *table, native bleve.Index) (_ *Index, err error) {
	defer func() {
		if err != nil {
			_ = native.Close()
		}
	}()
	x := &Index{table: t, native: native}
	if x.analyzers, err = newAnalyzers(); err != nil {
		return nil, err
	}
	adv, err := native.Advanced()
	if err != nil {
		return nil, err
	}
	if x.reader, err = adv.Reader(); err != nil {
		return nil, err
	}
	count, err := x.reader.DocCount()
	if err == nil && count != uint64(len(t.rows)) {
		err = fmt.Errorf("search index holds %d documents, not %d", count, len(t.rows))
	}
	if err != nil {
		_ = x.reader.Close()
		return nil, err
	}
	if x.alike, err = x.present(newSynonyms(t.synonyms, x.analyzers)); err != nil {
		_ = x.reader.Close()
		return nil, err
	}
	return x, nil
}

// Close frees the index; it must not be used afterwards.
func (x *Index) Close() error { return errors.Join(x.reader.Close(), x.native.Close()) }

// Len is the number of documents.
func (x *Index) Len() int { return len(x.rows) }

// Hash names the corpus: equal documents and synonyms, equal hash.
func (x *Index) Hash() string { return x.hash }

// external is the id of a document inside bleve: its ordinal.
func external(ord int) string { return fmt.Sprintf("%08d", ord) }

func (x *Index) ordinal(id index.IndexInternalID) (int, error) {
	s, err := x.reader.ExternalID(id)
	if err != nil {
		return 0, err
	}
	ord, err := strconv.Atoi(s)
	if err != nil || ord < 0 || ord >= len(x.rows) {
		return 0, fmt.Errorf("search index holds a foreign document %q", s)
	}
	return ord, nil
}

// indexed is the document as bleve sees it.
func (r *row) indexed() map[string]interface{} {
	title, body := normalize(r.Title), normalize(r.Body)
	citation, terms := normalize(r.Citation), normalize(r.Terms)
	return map[string]interface{}{
		"title": title, "body": body, "citation": citation, "terms": terms,
		wordField: title + "\n" + body + "\n" + citation + "\n" + terms,
	}
}

// docFreq is the number of documents that have the term in the field.
func (x *Index) docFreq(f int, term string) uint64 {
	r, err := x.reader.TermFieldReader(context.Background(), []byte(term), fields[f].name, false, false, false)
	if err != nil {
		return 0
	}
	defer r.Close()
	return r.Count()
}

// words is the dictionary of unstemmed words, read once.
func (x *Index) words() []word {
	x.wordsOnce.Do(func() {
		d, err := x.reader.FieldDict(wordField)
		if err != nil {
			x.wordsErr = err
			return
		}
		defer d.Close()
		for {
			e, err := d.Next()
			if err != nil || e == nil {
				x.wordsErr = err
				return
			}
			x.wordList = append(x.wordList, word{e.Term, e.Count})
		}
	})
	return x.wordList
}
