package serve

import (
	"net/http"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// resolve returns the path of the file that a request target names, as it came
// over the wire: "/" and "dir/" name their index.html. Instead of a path it
// returns a status for a target that is malformed or could never name a file
// of a site. It decodes once, and nothing that it returns has a segment which
// is empty or starts with a dot.
func resolve(target string) (path string, status int) {
	target, _, _ = strings.Cut(target, "?")
	if !strings.HasPrefix(target, "/") || strings.HasPrefix(target, "//") {
		return "", http.StatusBadRequest
	}
	if lower := strings.ToLower(target); strings.Contains(lower, "%2f") || strings.Contains(lower, "%5c") {
		return "", http.StatusNotFound
	}
	path, err := url.PathUnescape(target[1:])
	if err != nil || !utf8.ValidString(path) || strings.ContainsFunc(path, unicode.IsControl) {
		return "", http.StatusBadRequest
	}
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	for _, segment := range strings.Split(path, "/") {
		if segment == "" || strings.HasPrefix(segment, ".") || strings.Contains(segment, `\`) {
			return "", http.StatusNotFound
		}
	}
	return path, 0
}
