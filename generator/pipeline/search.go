package pipeline

import (
	"regexp"

	"legible/generator/index"
	"legible/generator/page"
	"legible/search"
)

// Documents returns what can be found in a content that loaded without errors:
// the things of the law and the pages. The site and the command line index the
// same documents, so they give the same answers.
func Documents(c *Content) []search.Document {
	return newBuild(c, Options{}).indexed()
}

// indexed is documents without a site.
func (b *build) indexed() []search.Document {
	for range b.paginate(page.Options{}, nil) { // of each, what documents needs is noted
	}
	return b.documents()
}

// documents, when all pages are made, adds to the documents of the law every page that is not theirs, so
// that the pages written are the pages that can be found. A page is one document
// in all its languages, with its title in each.
func (b *build) documents() []search.Document {
	docs := index.Documents(b.corpus)
	if b.made != nil {
		docs = append(docs, b.made.Documents...)
	}
	covered := map[string]bool{}
	for _, d := range docs {
		covered[d.URL] = true
	}
	titles := map[string]string{}
	for _, p := range b.pages {
		if p.Home != "" {
			titles[p.Local()] += " " + p.Title
		}
	}
	for _, p := range b.pages {
		if !p.Noindex && p.Home == "" && !covered[p.Path] {
			docs = append(docs, index.Page(b.corpus, p.Path, p.Title+titles[p.Path], text(p), rank(p.Layout)))
		}
	}
	return docs
}

// rank tells the lists of the site and the pages written by hand from the views
// of what is found by itself, and both from pages of one thing.
func rank(layout string) index.Rank {
	switch layout {
	case "front", "instruments", "register", "penalties", "deadlines", "actors", "authorities", "topics", "terms", "decisions",
		"openquestions", "timeline", "sources", "coverage", "prose", "diagnostics":
		return index.Door
	case "chapter", "whole", "map", "comparison", "concordance", "outcomes", "question", "outcome":
		return index.View
	}
	return index.Matter
}

// signs is what is not text in Markdown: link targets and the signs.
var signs = regexp.MustCompile(`\]\([^)]*\)|[#*_` + "`" + `\[]+`)

// text is what a page says, for a page written by hand all of it.
func text(p page.Page) string {
	if p.Body != "" {
		return signs.ReplaceAllString(p.Body, "")
	}
	return p.Description
}

// searchFolder is where the search data lies in the site.
const searchFolder = "search/data/"

// searchData builds the index and returns its shards by their paths.
func (b *build) searchData(docs []search.Document) (map[string][]byte, error) {
	x, err := search.New(docs, index.Synonyms(b.corpus)...)
	if err != nil {
		return nil, err
	}
	defer x.Close()
	data := map[string][]byte{}
	err = x.Export(func(name string, shard []byte) error {
		data[searchFolder+name] = shard
		return nil
	})
	return data, err
}
