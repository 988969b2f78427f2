package page

import (
	"strings"
	"testing"
)

func TestCitationsInMarkdownAreLinkedAndNothingElseIsTouched(t *testing.T) {
	c := small()
	w := NewWriter(c, options)
	in := strings.Join([]string{
		"# On CSL (2017) Art. 21",
		"",
		"See **CSL (2017) Art. 21** and [CSL (2017) Art. 21](x.html), `CSL (2017) Art. 21`, <https://example.org/CSL (2017) Art. 21>.",
		"A tag <b>CSL (2017) Art. 21</b> and a < b.",
		"```",
		"CSL (2017) Art. 21 <i>",
		"~~~",
		"```",
		"    CSL (2017) Art. 21",
		"CSL (2017) Art. 9999.",
		"",
	}, "\n")
	out, cited := w.Markdown("team/pages/x.html", in)
	const to = "[CSL (2017) Art. 21](../../instruments/csl/2017-06-01/art_21.html)"
	want := strings.NewReplacer(
		"# On CSL (2017) Art. 21", "# On "+to,
		"**CSL (2017) Art. 21**", "**"+to+"**",
		"<b>CSL (2017) Art. 21</b>", "&lt;b>"+to+"&lt;/b>",
	).Replace(in)
	if out != want {
		t.Errorf("got\n%s\nwant\n%s", out, want)
	}
	if len(cited) != 3 || cited[0] != c.Nodes["csl@2017-06-01/art_21"] {
		t.Errorf("cited %v", cited)
	}
}
