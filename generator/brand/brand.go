// Package brand makes the colours of the theme out of the one accent that a
// team sets in site.yaml, and measures every pair of text and ground that the
// theme puts together, with the contrast ratio of WCAG 2.
package brand

import (
	"cmp"
	"fmt"
	"html"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"legible/themes/folio"
)

// Scheme names a set of tokens.
type Scheme string

// The two schemes of the theme.
const (
	Light Scheme = "light"
	Dark  Scheme = "dark"
)

// tokens are the colours of a scheme by name, without their dashes.
type tokens map[string]string

// Pair is a colour on a ground that is hard to see there.
type Pair struct {
	Over, On     string  // tokens: "accent", "paper"
	Ratio, Least float64 // what it is, and what it has to be
}

// pairs are the texts (at least 4.5:1) and the edges and marks (at least 3:1)
// that the theme puts on each ground. A new combination in a stylesheet belongs
// here.
var pairs = []struct {
	least    float64
	over, on string // tokens, separated by spaces
}{
	{4.5, "ink", "paper raised sunk wash ok-wash warn-wash gone-wash mark heat-1 heat-2 heat-3"},
	{4.5, "soft", "paper raised sunk wash ok-wash warn-wash gone-wash mark"},
	{4.5, "accent", "paper raised sunk wash gone-wash mark"},
	{4.5, "ok", "paper raised ok-wash sunk wash"},
	{4.5, "warn", "paper raised warn-wash sunk wash"},
	{4.5, "gone", "paper raised gone-wash sunk wash"},
	{4.5, "on-accent", "accent heat-4 heat-5"},
	{4.5, "paper", "ink"},
	{3, "edge", "paper raised sunk"},
	{3, "accent ok warn gone", "paper raised sunk"},
	{3, "seal", "paper"},
}

// CSS returns the stylesheet that sets a team's accents in both schemes. An
// empty accent, or the theme's own, leaves that scheme as it is; the result is
// empty when both do. Accents are "#rrggbb".
func CSS(accent, dark string) string {
	var b strings.Builder
	if set := derived(Light, accent); set != nil {
		b.WriteString(":root {\n" + set.declarations() + "}\n")
	}
	if set := derived(Dark, dark); set != nil {
		b.WriteString("@media (prefers-color-scheme: dark) {\n:root:not([data-theme=\"light\"]) {\n" + set.declarations() + "}\n}\n")
		b.WriteString(":root[data-theme=\"dark\"] {\n" + set.declarations() + "}\n")
	}
	return b.String()
}

// Unreadable returns the pairs of a scheme that an accent makes hard to see,
// the worst first; none for the theme's own accent.
func Unreadable(s Scheme, accent string) []Pair {
	return measure(with(s, accent))
}

// Nearest returns the colour nearest to an accent, darker in the light scheme
// and lighter in the dark one, with which every pair can be seen.
func Nearest(s Scheme, accent string) string {
	towards := "#000000"
	if s == Dark {
		towards = "#ffffff"
	}
	for share := 0.0; share < 1; share += 0.02 {
		if c := mix(accent, towards, share); len(Unreadable(s, c)) == 0 {
			return c
		}
	}
	return own(s)["accent"]
}

// derived are the tokens that follow from an accent; nil where nothing changes.
// The shares are those that the theme's own colours have to their accent.
func derived(s Scheme, accent string) tokens {
	theme := own(s)
	if accent == "" || strings.EqualFold(accent, theme["accent"]) {
		return nil
	}
	paper := theme["paper"]
	over, beyond, seal := "#ffffff", "#000000", accent
	if s == Dark {
		over, beyond, seal = theme["paper"], "#ffffff", mix(accent, "#000000", 0.3)
	}
	return tokens{
		"accent": accent, "seal": seal, "on-accent": over,
		"wash": mix(paper, accent, 0.1), "line": mix(paper, accent, 0.5),
		"heat-1": mix(paper, accent, 0.12), "heat-2": mix(paper, accent, 0.24), "heat-3": mix(paper, accent, 0.36),
		"heat-4": accent, "heat-5": mix(accent, beyond, 0.2),
	}
}

var drawn = regexp.MustCompile(`<path[^>]*/>`)

// Icon returns the theme's icon, an SVG, in a team's accent and with its sign in
// place of the theme's; either may be empty. A sign of more than one character
// says that a team wants none, and the icon keeps the theme's.
func Icon(svg []byte, accent, sign string) []byte {
	text := string(svg)
	if accent != "" {
		text = strings.ReplaceAll(text, own(Light)["accent"], strings.ToLower(accent))
	}
	if utf8.RuneCountInString(sign) == 1 {
		text = drawn.ReplaceAllLiteralString(text, `<text x="12" y="17.5" font-family="serif" font-size="15" font-weight="700" text-anchor="middle" fill="#fff">`+html.EscapeString(sign)+`</text>`)
	}
	return []byte(text)
}

func with(s Scheme, accent string) tokens {
	set := own(s)
	for name, colour := range derived(s, accent) {
		set[name] = colour
	}
	return set
}

func (t tokens) declarations() string {
	var b strings.Builder
	for _, name := range sorted(t) {
		fmt.Fprintf(&b, "--%s: %s;\n", name, strings.ToLower(t[name]))
	}
	return b.String()
}

func sorted(t tokens) []string {
	var names []string
	for name := range t {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func measure(set tokens) []Pair {
	var out []Pair
	for _, p := range pairs {
		for _, over := range strings.Fields(p.over) {
			for _, on := range strings.Fields(p.on) {
				if r := Contrast(set[over], set[on]); r < p.least {
					out = append(out, Pair{Over: over, On: on, Ratio: r, Least: p.least})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Pair) int { return cmp.Compare(a.Ratio/a.Least, b.Ratio/b.Least) })
	return out
}

// own returns the theme's tokens of a scheme: the dark ones stand on the light.
func own(s Scheme) tokens {
	set := block(":root {")
	if s == Dark {
		for name, colour := range block(`:root[data-theme="dark"] {`) {
			set[name] = colour
		}
	}
	return set
}

var declaration = regexp.MustCompile(`(?m)^\s*--([a-z0-9-]+):\s*(.+);$`)

// block returns the declarations of the first rule of the theme's tokens with
// this selector.
func block(selector string) tokens {
	set := tokens{}
	css, err := fs.ReadFile(folio.FS, "assets/css/tokens.css")
	if err != nil {
		return set
	}
	_, rest, _ := strings.Cut(string(css), selector)
	body, _, _ := strings.Cut(rest, "}")
	for _, m := range declaration.FindAllStringSubmatch(body, -1) {
		set[m[1]] = m[2]
	}
	return set
}
