package source

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// badName says why a file or folder cannot have this name on every platform,
// or "".
func badName(name string) string {
	switch {
	case len(name) > MaxNameBytes:
		return limitMessage("bytes in a name", MaxNameBytes)
	case !utf8.ValidString(name):
		return "the name is not UTF-8"
	case strings.HasSuffix(name, "."), strings.HasSuffix(name, " "), strings.HasPrefix(name, " "):
		return "a name cannot start with a space or end with a space or full stop"
	case strings.HasPrefix(name, "-"):
		return "a name cannot start with a hyphen"
	}
	for _, r := range name {
		if strings.ContainsRune(`<>:"/\|?*#%`, r) {
			return fmt.Sprintf("a name cannot contain %q", r)
		}
		if judge(r).code != "" || r == '\t' || r == '\n' {
			return "a name cannot contain " + charName(r)
		}
	}
	if stem, _, _ := strings.Cut(strings.ToLower(name), "."); reservedNames[strings.TrimRight(stem, " ")] {
		return fmt.Sprintf("Windows reserves the name %q", stem)
	}
	return ""
}

var reservedNames = func() map[string]bool {
	m := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true}
	for _, d := range "0123456789¹²³" {
		m["com"+string(d)] = true
		m["lpt"+string(d)] = true
	}
	return m
}()

// foldName maps names that some file system takes for the same to one string.
func foldName(name string) string {
	return norm.NFC.String(strings.ToLower(strings.ToUpper(norm.NFC.String(name))))
}

// ignored reports whether a file or folder is none of our business: dot files
// anywhere, the guide for authors and the embedding at the root.
func ignored(p string) bool {
	return strings.HasPrefix(path.Base(p), ".") || p == "README.md" || p == "REVIEW.md" || p == "embed.go"
}

// wanted reports whether the file with that path is read.
func wanted(p string) bool {
	return isYAML(p) || path.Ext(p) == ".md" && strings.HasPrefix(p, "pages/")
}

func isYAML(p string) bool { return path.Ext(p) == ".yaml" }

// renameHint tells how to rename a file whose ending only looks like ours, or
// returns "".
func renameHint(p string) string {
	ext := path.Ext(p)
	switch strings.ToLower(ext) {
	case ".yml", ".yaml":
		return "rename it to " + strings.TrimSuffix(path.Base(p), ext) + ".yaml"
	}
	return ""
}
