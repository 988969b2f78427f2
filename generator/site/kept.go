package site

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"legible/generator/page"
)

// Kept holds the pages of one rendering for the next, which then renders only
// those whose data has changed: a layout reads its own page’s data and nothing
// else. The zero value holds none. It serves one theme and one rendering at a
// time.
type Kept struct{ pages map[string]keptPage }

type keptPage struct {
	data  [sha256.Size]byte // of everything that the layout reads, but for the stamp
	stamp string
	html  []byte
}

// render hands every page to sink, those that render makes and those kept. A
// kept page gets the stamp of this rendering: it stands nowhere else in the
// page, because no text holds a hash of itself.
func (k *Kept) render(in Input, sink Sink, render func([]page.Page, Sink) error) error {
	next := make(map[string]keptPage, len(k.pages))
	made := func(path string, html []byte) error {
		p := next[path]
		p.html = html
		next[path] = p
		return sink(path, html)
	}
	var changed []page.Page // of one language, and no more than a batch
	flush := func() error {
		if len(changed) == 0 {
			return nil
		}
		err := render(changed, made)
		changed = nil
		return err
	}
	err := in.eachBatch(func(batch []page.Page) error {
		if len(changed) > 0 && changed[0].Lang != batch[0].Lang {
			if err := flush(); err != nil {
				return err
			}
		}
		hashes := in.dataHashes(batch)
		for i, p := range batch {
			have, ok := k.pages[p.Path]
			if !ok || have.data != hashes[i] {
				next[p.Path] = keptPage{data: hashes[i], stamp: in.Stamp}
				if changed = append(changed, p); len(changed) == batchSize {
					if err := flush(); err != nil {
						return err
					}
				}
				continue
			}
			if have.stamp != in.Stamp {
				have.html = bytes.ReplaceAll(have.html, []byte(have.stamp), []byte(in.Stamp))
				have.stamp = in.Stamp
			}
			next[p.Path] = have
			if err := sink(p.Path, have.html); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = flush()
	}
	if err == nil {
		k.pages = next
	}
	return err
}

// dataHashes tells pages apart by what their layouts read, the stamp left out.
func (in Input) dataHashes(pages []page.Page) [][sha256.Size]byte {
	hashes := make([][sha256.Size]byte, len(pages))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(pages); i += workers {
				hashes[i] = in.dataHash(pages[i])
			}
		})
	}
	wait.Wait()
	return hashes
}

// dataHash needs none of the encoding that Hugo is given, and takes a fraction
// of its time.
func (in Input) dataHash(p page.Page) [sha256.Size]byte {
	h := sha256.New()
	w := bufio.NewWriterSize(h, 4<<10)
	var put func(v any)
	put = func(v any) {
		switch v := v.(type) {
		case string:
			if v == in.Stamp {
				v = ""
			}
			// The length keeps two texts from reading like one.
			_, _ = w.WriteString("s" + strconv.Itoa(len(v)) + ":")
			_, _ = w.WriteString(v)
		case map[string]any:
			_, _ = w.WriteString("m" + strconv.Itoa(len(v)))
			for _, key := range slices.Sorted(maps.Keys(v)) {
				put(key)
				put(v[key])
			}
		case map[string]string:
			_, _ = w.WriteString("m" + strconv.Itoa(len(v)))
			for _, key := range slices.Sorted(maps.Keys(v)) {
				put(key)
				put(v[key])
			}
		case []any:
			_, _ = w.WriteString("l" + strconv.Itoa(len(v)))
			for _, item := range v {
				put(item)
			}
		default: // a bool; see page.Page
			_, _ = fmt.Fprintf(w, "%T%v", v, v)
		}
	}
	for _, v := range []any{in.Title, p.Path, p.Layout, p.Lang, p.Home, p.Title, p.Description, p.Body, p.Noindex, p.Data, p.Drawings} {
		put(v)
	}
	if in.Internal != nil {
		put(in.Internal.Panels[p.Path])
	}
	_ = w.Flush() // a hash takes everything
	return [sha256.Size]byte(h.Sum(nil))
}
