package page

import "regexp"

// handwritten makes the pages written by hand in Markdown.
func (b *builder) handwritten() {
	for _, pr := range b.c.Prose {
		p := b.at(pr.URL, nil)
		d := data{}
		if own, _ := p.pick(pr.Markdown); own == "" {
			d["otherlang"] = true
		}
		page := p.add("prose", pr.ID, p.name(pr.Title), firstLine(p.name(pr.Markdown)), d, data{"text": p.name(pr.Title)})
		page.Body = p.name(pr.Markdown)
	}
}

// markup is a link or emphasis in Markdown, around its words.
var markup = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)|[*_` + "`" + `]+`)

// firstLine is the first paragraph of a Markdown text that is not a heading.
func firstLine(markdown string) string {
	for _, part := range paragraphs(markdown) {
		if part[0] != '#' {
			return markup.ReplaceAllString(part, "$1")
		}
	}
	return ""
}
