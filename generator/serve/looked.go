package serve

import (
	"maps"
	"slices"
	"sync"
)

// looked counts who looks at which page: those in front of somebody listen on
// an event stream. The zero value has nobody.
type looked struct {
	mu    sync.Mutex
	pages map[string]int // by path
}

// on counts one more who looks at a page, until the function that it returns is
// called.
func (l *looked) on(path string) (off func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.pages == nil {
		l.pages = map[string]int{}
	}
	l.pages[path]++
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.pages[path]--; l.pages[path] == 0 {
			delete(l.pages, path)
		}
	}
}

// at returns the paths of the pages that somebody looks at, sorted.
func (l *looked) at() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Sorted(maps.Keys(l.pages))
}
