package page

import "strings"

// Rel returns the href that leads from the page at from to the page or
// fragment at to. Both are relative to the site root; to may carry a fragment.
// A link to a place on the same page is the fragment alone.
func Rel(from, to string) string {
	target, fragment, marked := strings.Cut(to, "#")
	if target == from {
		if marked {
			return "#" + fragment
		}
		return target[strings.LastIndexByte(target, '/')+1:]
	}
	here := strings.Split(from, "/")
	there := strings.Split(target, "/")
	here = here[:len(here)-1]
	same := 0
	for same < len(here) && same < len(there)-1 && here[same] == there[same] {
		same++
	}
	href := strings.Repeat("../", len(here)-same) + strings.Join(there[same:], "/")
	if marked {
		href += "#" + fragment
	}
	return href
}

// Root returns the prefix that leads from a page to the site root: "" for a
// page at the root, "../../" for one two folders down.
func Root(path string) string { return strings.Repeat("../", strings.Count(path, "/")) }
