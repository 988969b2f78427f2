package diagram

import (
	"fmt"
	"strings"

	"legible/generator/law"
)

// Options says how one chart is drawn.
type Options struct {
	Lang   string // "en" or "zh": which labels; the other language stands in for an empty one
	Prefix string // of every id in the SVG; a letter, then letters, digits, hyphens; unique on the page
	Title  string // accessible name; the decision's title when empty
	Desc   string // accessible description; a sentence with the numbers when empty

	// Caption stands at the head of each part: by what law, and as of when, the
	// chart answers.
	Caption string

	// Href gives the address of a provision relative to the page the chart is
	// on. A question and an outcome link to their first ground; nil or "" makes
	// no link.
	Href func(*law.Node) string
	// Cite gives the citation line under a label, "Draft Arts 18, 19"; nil or
	// "" makes no line.
	Cite func([]*law.Node) string
	// Decision gives the address of a called decision's page, to which the box
	// of the call links; nil or "" makes no link.
	Decision func(*law.Decision) string
	// Added gives what an answer's duties add, "report to the police first",
	// drawn under the answer after a plus sign. Nil takes the answer's own
	// words; "" draws nothing.
	Added func(*law.DecisionAnswer) string
}

func (o Options) added(a *law.DecisionAnswer) string {
	if o.Added != nil {
		return o.Added(a)
	}
	return o.in(a.Adds)
}

func (o Options) in(b law.Bilingual) string {
	if o.Lang == "zh" && b.Zh != "" || b.En == "" {
		return b.Zh
	}
	return b.En
}

func (o Options) cite(grounds []*law.Node) string {
	if o.Cite == nil || len(grounds) == 0 {
		return ""
	}
	return o.Cite(grounds)
}

func (o Options) href(grounds []*law.Node) (string, error) {
	if o.Href == nil || len(grounds) == 0 {
		return "", nil
	}
	href := o.Href(grounds[0])
	if !relative(href) {
		return "", fmt.Errorf("link %q for %s is not a relative path", href, grounds[0].ID)
	}
	return href, nil
}

func (o Options) decision(d *law.Decision) (string, error) {
	if o.Decision == nil {
		return "", nil
	}
	href := o.Decision(d)
	if !relative(href) {
		return "", fmt.Errorf("link %q for decision %s is not a relative path", href, d.ID)
	}
	return href, nil
}

// relative reports whether href stays on the site: no scheme, no host, nothing
// a browser would skip while it looks for one.
func relative(href string) bool {
	path, _, _ := strings.Cut(href, "#")
	path, _, _ = strings.Cut(path, "?")
	for _, r := range href {
		if r <= 0x20 || r == '\\' || r >= 0x7f && r < 0xa0 {
			return false
		}
	}
	return !strings.Contains(path, ":") && !strings.HasPrefix(path, "//")
}

func (o Options) validPrefix() bool {
	for i, r := range o.Prefix {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || !(r >= '0' && r <= '9' || r == '-')) {
			return false
		}
	}
	return o.Prefix != ""
}
