package site

import (
	"iter"

	"legible/generator/page"
)

// Of hands over pages that are there already.
func Of(pages ...page.Page) iter.Seq2[page.Page, error] {
	return func(yield func(page.Page, error) bool) {
		for _, p := range pages {
			if !yield(p, nil) {
				return
			}
		}
	}
}
