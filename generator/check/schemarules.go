package check

import "legible/generator/diag"

// schemaRules are reported while documents are held against their schemas.
var schemaRules = []RuleInfo{
	{"unknown-key", diag.Error, "a key is not one of those allowed", "The nearest allowed key is named.", "titel: Cybersecurity Law"},
}
