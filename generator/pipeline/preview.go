package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"maps"
	"sync"

	"legible/generator/index"
	"legible/generator/site"
	"legible/search"
)

// Preview builds one site again and again while its content is edited. What it
// gives is what Site gives, byte for byte, only sooner: a page whose data is as
// it was is not rendered again, and search data can follow the pages.
type Preview struct {
	options  Options
	internal bool // a team's own site
	kept     site.Kept
	theme    string // that kept was rendered with

	mu    sync.Mutex // guards what follows
	sum   string     // of all that was built last
	files map[string][]byte
	later func() (map[string][]byte, error) // what files still lack
	found [sha256.Size]byte                 // of the documents that the search data is made of
	data  map[string][]byte                 // search data; nil before the first build
}

// NewPreview returns a Preview of the public site or of a team's own, which has
// built nothing.
func NewPreview(o Options, internal bool) *Preview { return &Preview{options: o, internal: internal} }

// Build returns every file of the site. Theme tells one state of the theme's
// files from another. Where later is not nil, the search data
// among them is that of the build before, and later returns all files again
// with the search data that belongs to them. Calls of Build do not overlap, nor
// do calls of what it returns, but the two may.
func (p *Preview) Build(ctx context.Context, in *Internal, theme string) (files map[string][]byte, report Report, later func() (map[string][]byte, error), err error) {
	sum := in.Sum() + theme
	p.mu.Lock()
	files, later, same := p.files, p.later, p.sum == sum
	p.mu.Unlock()
	if same {
		return files, Report{}, later, nil
	}
	later = nil
	if p.theme != theme {
		p.kept, p.theme = site.Kept{}, theme
	}
	b := newBuild(in.Content, p.options)
	b.kept = &p.kept
	if p.internal {
		b.team = in.Team
	}
	b.search = func(docs []search.Document) (map[string][]byte, error) {
		found, err := b.foundHash(docs)
		if err != nil {
			return nil, err
		}
		p.mu.Lock()
		data, same := p.data, p.found == found
		p.mu.Unlock()
		if data != nil {
			if !same {
				later = func() (map[string][]byte, error) { return p.complete(b, sum, files, data, docs, found) }
			}
			return data, nil
		}
		if data, err = b.searchData(docs); err == nil {
			p.keep(found, data)
		}
		return data, err
	}
	files = map[string][]byte{}
	if err := b.run(ctx, func(path string, data []byte) error {
		files[path] = data
		return nil
	}); err != nil {
		return nil, b.report, nil, err
	}
	b.report.Files = len(files)
	for _, data := range files {
		b.report.Bytes += int64(len(data))
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files, p.later, p.sum = files, later, sum
	return files, b.report, later, nil
}

// complete replaces the old search data among the files of a build.
func (p *Preview) complete(b *build, sum string, files, old map[string][]byte, docs []search.Document, found [sha256.Size]byte) (map[string][]byte, error) {
	p.mu.Lock()
	data, made := p.data, p.found == found
	p.mu.Unlock()
	if !made {
		var err error
		if data, err = b.searchData(docs); err != nil {
			return nil, err
		}
		p.keep(found, data)
	}
	whole := maps.Clone(files)
	for name := range old {
		delete(whole, name)
	}
	maps.Copy(whole, data)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.sum == sum {
		p.files, p.later = whole, nil
	}
	return whole, nil
}

func (p *Preview) keep(found [sha256.Size]byte, data map[string][]byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.found, p.data = found, data
}

// foundHash tells search data apart by all that it is made of.
func (b *build) foundHash(docs []search.Document) ([sha256.Size]byte, error) {
	text, err := json.Marshal([]any{docs, index.Synonyms(b.corpus)})
	return sha256.Sum256(text), err
}
