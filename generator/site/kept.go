package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"runtime"
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
	hashes, err := in.dataHashes()
	if err != nil {
		return err
	}
	next := make(map[string]keptPage, len(in.Pages))
	var changed []page.Page
	for i, p := range in.Pages {
		have, ok := k.pages[p.Path]
		if !ok || have.data != hashes[i] {
			next[p.Path] = keptPage{data: hashes[i], stamp: in.Stamp}
			changed = append(changed, p)
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
	err = render(changed, func(path string, html []byte) error {
		made := next[path]
		made.html = html
		next[path] = made
		return sink(path, html)
	})
	if err == nil {
		k.pages = next
	}
	return err
}

// dataHashes tells pages apart by what their layouts read, the stamp left out.
func (in Input) dataHashes() ([][sha256.Size]byte, error) {
	hashes := make([][sha256.Size]byte, len(in.Pages))
	workers := runtime.GOMAXPROCS(0)
	errs := make([]error, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(in.Pages) && errs[w] == nil; i += workers {
				hashes[i], errs[w] = in.dataHash(in.Pages[i])
			}
		})
	}
	wait.Wait()
	return hashes, errors.Join(errs...)
}

func (in Input) dataHash(p page.Page) ([sha256.Size]byte, error) {
	content, err := contentFile(p, in.Internal)
	if in.Stamp != "" {
		content = bytes.ReplaceAll(content, []byte(in.Stamp), nil)
	}
	return sha256.Sum256(append([]byte(in.Title+"\n"), content...)), err
}
