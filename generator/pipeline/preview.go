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
// gives in the end is what Site gives, byte for byte, only sooner: the pages that
// somebody looks at come first, then all the others, of which only those whose
// data has changed are rendered, then search data.
type Preview struct {
	options  Options
	internal bool // a team's own site

	rendering sync.Mutex // by whoever makes the whole site; guards what follows
	kept      site.Kept
	theme     string // that kept was rendered with

	indexing sync.Mutex // by whoever makes search data for a site that is shown

	mu    sync.Mutex        // guards what follows
	last  Previewed         // the last whole site
	found [sha256.Size]byte // of the documents that the search data is made of
	data  map[string][]byte // search data; nil before the first build
}

// Previewed is a site, or the part of it that is made first.
type Previewed struct {
	Sum    string            // of all that the site is made of
	Files  map[string][]byte // by path; nobody changes them
	Part   bool              // Later gives more files
	Report Report            // of the whole site, once it is made

	// Later, where it is not nil, returns what was not worth waiting for: after a
	// part the whole site with the search data of the build before, and after that
	// the same with its own.
	Later func(ctx context.Context) (Previewed, error)
}

// NewPreview returns a Preview of the public site or of a team's own, which has
// built nothing.
func NewPreview(o Options, internal bool) *Preview { return &Preview{options: o, internal: internal} }

// Build returns the site, or at first the pages at the paths in open with the
// assets of all pages, if it was built before. Theme tells one state of the
// theme's files from another. Calls of Build do not overlap; calls of what it
// returns may, with it and with one another.
func (p *Preview) Build(ctx context.Context, in *Internal, theme string, open []string) (Previewed, error) {
	sum := in.Sum() + theme
	p.mu.Lock()
	last, data := p.last, p.data
	p.mu.Unlock()
	if last.Sum == sum {
		return last, nil
	}
	if len(open) == 0 || data == nil {
		return p.whole(ctx, in, theme, sum)
	}
	b := p.build(in)
	files := maps.Clone(data)
	err := b.only(ctx, open, func(path string, data []byte) error {
		files[path] = data
		return nil
	})
	return Previewed{Sum: sum, Files: files, Part: true, Later: func(ctx context.Context) (Previewed, error) {
		return p.whole(ctx, in, theme, sum)
	}}, err
}

func (p *Preview) build(in *Internal) *build {
	b := newBuild(in.Content, p.options)
	if p.internal {
		b.team = in.Team
	}
	return b
}

// whole makes all pages, with the search data of the build before where there is
// one.
func (p *Preview) whole(ctx context.Context, in *Internal, theme, sum string) (Previewed, error) {
	p.rendering.Lock()
	defer p.rendering.Unlock()
	if err := ctx.Err(); err != nil {
		return Previewed{}, err
	}
	if p.theme != theme {
		p.kept, p.theme = site.Kept{}, theme
	}
	made := Previewed{Sum: sum, Files: map[string][]byte{}}
	b := p.build(in)
	b.kept = &p.kept
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
				made.Later = func(ctx context.Context) (Previewed, error) {
					return p.complete(ctx, b, made, data, docs, found)
				}
			}
			return data, nil
		}
		if data, err = b.searchData(docs); err == nil {
			p.keep(found, data)
		}
		return data, err
	}
	if err := b.run(ctx, func(path string, data []byte) error {
		made.Files[path] = data
		return nil
	}); err != nil {
		return Previewed{}, err
	}
	made.Report = b.report
	made.Report.Files = len(made.Files)
	for _, data := range made.Files {
		made.Report.Bytes += int64(len(data))
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = made
	return made, nil
}

// complete replaces the old search data among the files of a build. An index once
// begun is made to its end; one that nobody wants any more is not begun.
func (p *Preview) complete(ctx context.Context, b *build, made Previewed, old map[string][]byte, docs []search.Document, found [sha256.Size]byte) (Previewed, error) {
	p.indexing.Lock()
	defer p.indexing.Unlock()
	if err := ctx.Err(); err != nil {
		return Previewed{}, err
	}
	p.mu.Lock()
	data, same := p.data, p.found == found
	p.mu.Unlock()
	if !same {
		var err error
		if data, err = b.searchData(docs); err != nil {
			return Previewed{}, err
		}
		p.keep(found, data)
	}
	files := maps.Clone(made.Files)
	for name := range old {
		delete(files, name)
	}
	maps.Copy(files, data)
	made.Files, made.Later = files, nil
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last.Sum == made.Sum {
		p.last = made
	}
	return made, nil
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
