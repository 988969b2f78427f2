package check

import "legible/generator/diag"

// schemaRules are reported while documents are held against their schemas.
var schemaRules = []RuleInfo{
	{"unknown-key", diag.Error, "a key is not one of those allowed", "The nearest allowed key is named.", "titel: {en: Cybersecurity Law, zh: 网络安全法}"},
	{"missing-key", diag.Error, "a key is required and not there", "The mapping that lacks it is shown.", "- {id: network, en: network}   # zh is missing"},
	{"conflicting-key", diag.Error, "a key does not go with the others beside it", "A fine has an amount or a multiple, an answer goes on or ends: one of the two.", "- {value: \"yes\", label: {en: \"Yes\", zh: 是}, goto: a2, outcome: a-out}"},
	{"wrong-type", diag.Error, "a value is of another type", "Text, a whole number, a list or keys: the message says what is due.", "topics: incidents"},
	{"unquoted-text", diag.Error, "a number, date, yes, no or nothing stands where text is due", "Quote it. Without quotes 5.10 becomes 5.1 and NO becomes false in many programs.", "number: 5.10"},
	{"not-allowed", diag.Error, "a value is not in the list of allowed ones", "The list and the nearest value are given.", "modality: shall"},
	{"empty-text", diag.Error, "a text is empty", "Fill it, or leave the key out where it is optional.", "en: \"  \""},
	{"too-long", diag.Error, "a text is over its limit", "Ids have at most 80 bytes; the schema gives each limit.", "id: a-very-long-id-…"},
	{"too-few", diag.Error, "a list has too few entries", "An obligation has a bearer and a basis, a question two answers.", "basis: []"},
	{"duplicate-entry", diag.Error, "one entry stands twice in a list", "Delete one.", "topics: [incidents, incidents]"},
	{"out-of-range", diag.Error, "a number is too small or too large", "The bounds are given.", "articles: 0"},
	{"bad-id", diag.Error, "an id is not made of lower-case words and hyphens", "Ids become file names and addresses on every system.", "id: Real_Identity"},
	{"bad-pointer", diag.Error, "a pointer into the law is not well formed", "Write para_1__point_3, art_59__para_1 or csl@2017-06-01/art_59.", "to: \"Article 59\""},
	{"bad-url", diag.Error, "an address is not plain https", "Links out are https without user names; a script or data address is never a link.", "url: javascript:alert(1)"},
	{"bad-format", diag.Error, "a text is not written as it must be", "The message says how.", "duration: six months"},
}
