package check

import "legible/generator/diag"

// pageRules are reported when the pages of the site are known.
var pageRules = []RuleInfo{
	{"page-link", diag.Error, "a link of a hand-written page leads nowhere", "An address is relative to the page it stands on, and leads to a page that the site has. Links out of the site, to files and behind # are not looked at.", "pages/about.md:\n  [the method](methods.html)"},
}
