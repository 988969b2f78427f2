package check

import "legible/generator/diag"

// byteRules are reported while files are read, before any of them means
// anything.
var byteRules = []RuleInfo{
	{"not-utf8", diag.Error, "a file is not UTF-8", "Save it as UTF-8. A file that a Windows editor saved as GBK or UTF-16 is named as such.", "a law file saved as GBK"},
}
