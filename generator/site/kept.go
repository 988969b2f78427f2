package site

import (
	"bytes"
	"crypto/sha256"

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
	next := make(map[string]keptPage, len(in.Pages))
	var changed []page.Page
	for _, p := range in.Pages {
		data, err := in.dataHash(p)
		if err != nil {
			return err
		}
		have, ok := k.pages[p.Path]
		if !ok || have.data != data {
			next[p.Path] = keptPage{data: data, stamp: in.Stamp}
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
	err := render(changed, func(path string, html []byte) error {
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

// dataHash tells pages apart by what their layouts read, the stamp left out.
func (in Input) dataHash(p page.Page) ([sha256.Size]byte, error) {
	content, err := contentFile(p, in.Internal)
	if in.Stamp != "" {
		content = bytes.ReplaceAll(content, []byte(in.Stamp), nil)
	}
	return sha256.Sum256(append([]byte(in.Title+"\n"), content...)), err
}
