package panel

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// names are those of people or controls, each with a page of its own. The zero
// value with a prefix is ready.
type names struct {
	prefix string
	all    []string
	paths  map[string]string
	taken  map[string]bool
}

// add notes a name; adding it again does nothing.
func (n *names) add(name string) {
	if n.paths == nil {
		n.paths, n.taken = map[string]string{}, map[string]bool{}
	}
	if n.paths[name] != "" {
		return
	}
	path := "team/" + n.prefix + slug(name, n.taken) + ".html"
	n.all, n.paths[name] = append(n.all, name), path
}

// sorted returns the names in the order of their bytes.
func (n *names) sorted() []string {
	all := slices.Clone(n.all)
	slices.Sort(all)
	return all
}

// slug is the part of a name's path that tells it from others.
func (n *names) slug(name string) string {
	return strings.TrimSuffix(strings.TrimPrefix(n.paths[name], "team/"+n.prefix), ".html")
}

func (n *names) link(name string) link { return link{name, n.paths[name]} }

// slug makes a part of a path of any text: lower-case letters and digits of
// ASCII, hyphens between. Where that says too little, or was taken, the
// beginning of a hash makes it one of its own.
func slug(text string, taken map[string]bool) string {
	lossy := false
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		if r > 0x7f {
			lossy = true
		}
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	s := strings.Join(words, "-")
	s = strings.TrimRight(s[:min(len(s), 60)], "-")
	if lossy || s == "" || taken[s] {
		sum := sha256.Sum256([]byte(text))
		s = strings.TrimLeft(s+"-"+hex.EncodeToString(sum[:4]), "-")
	}
	taken[s] = true
	return s
}
