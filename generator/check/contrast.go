package check

import (
	"fmt"

	"legible/generator/brand"
	"legible/generator/diag"
	"legible/generator/law"
)

// contrast: whatever colour a team chooses, its readers can read it.
func contrast(c *law.Corpus, list *diag.List) {
	look := func(s brand.Scheme, colour law.Colour) {
		bad := brand.Unreadable(s, colour.Hex)
		if len(bad) == 0 {
			return
		}
		worst := bad[0]
		list.Add(diag.Diagnostic{
			Code: "low-contrast", Pos: colour.Pos,
			Message: fmt.Sprintf("%s makes %s on %s %.1f:1 in the %s scheme, less than %g:1", colour.Hex, worst.Over, worst.On, worst.Ratio, s, worst.Least),
			Hint:    "the nearest colour that can be read everywhere is " + brand.Nearest(s, colour.Hex),
		})
	}
	look(brand.Light, c.Site.Accent)
	look(brand.Dark, c.Site.AccentDark)
}
