package search

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// keptIndexes is how many indexes a cache folder keeps.
const keptIndexes = 4

// Cached opens the index of the documents from a private cache folder, and
// builds it there first when it is missing or damaged. Entries are named by
// the hash of the corpus, written under a temporary name and renamed, so
// processes may share the folder. A cache that cannot be used, such as a
// read-only folder, costs time but is no error: the index is then in memory.
func Cached(root string, docs []Document, synonyms ...[]string) (*Index, error) {
	t, err := newTable(docs, synonyms)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(root, "search-"+t.hash)
	if x, err := Open(dir); err == nil {
		if x.hash == t.hash {
			return x, nil
		}
		_ = x.Close()
	}
	if x, err := t.fill(root, dir); err == nil {
		return x, nil
	}
	return newInMemory(t)
}

// fill builds an entry of the cache and opens it.
func (t *table) fill(root, dir string) (*Index, error) {
	if err := os.MkdirAll(root, 0o700); err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp(root, ".building-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	if err := t.build(temp); err != nil {
		return nil, err
	}
	if os.Rename(temp, dir) != nil {
		// An entry stands there: another process was faster, or it is damaged.
		if x, err := Open(dir); err == nil {
			return x, nil
		}
		if err := os.RemoveAll(dir); err != nil {
			return nil, err
		}
		if err := os.Rename(temp, dir); err != nil {
			return nil, err
		}
	}
	prune(root, filepath.Base(dir))
	return Open(dir)
}

// prune removes the oldest entries. Whoever has one open keeps its files on
// Unix; elsewhere removal fails and the entry stays.
func prune(root, keep string) {
	entries, err := os.ReadDir(root)
	if err != nil {
		return
	}
	type aged struct {
		name string
		time int64
	}
	var old []aged
	for _, e := range entries {
		if info, err := e.Info(); err == nil && e.IsDir() && e.Name() != keep && strings.HasPrefix(e.Name(), "search-") {
			old = append(old, aged{e.Name(), info.ModTime().UnixNano()})
		}
	}
	sort.Slice(old, func(i, j int) bool { return old[i].time > old[j].time })
	for i := keptIndexes - 1; i < len(old); i++ {
		_ = os.RemoveAll(filepath.Join(root, old[i].name))
	}
}
