package panel

import "strings"

// words names every value that a team's record may have, keyed
// "enumeration/value".
var words = map[string]string{
	"status/implemented":    "Implemented",
	"status/alternative":    "Alternative",
	"status/partial":        "Partial",
	"status/planned":        "Planned",
	"status/not-applicable": "Not applicable",
	"status/none":           "No status",

	"stale/changed":    "The text has changed since this was written",
	"stale/superseded": "This is on a text that is no longer in force",

	"change/done":      "Done",
	"change/further":   "Further along",
	"change/regressed": "Fallen back",
	"change/new":       "New",
	"change/gone":      "Gone",

	"language/zho": "Chinese",
	"language/eng": "English",
}

func word(enumeration, value string) string {
	if w := words[enumeration+"/"+value]; w != "" {
		return w
	}
	return strings.ReplaceAll(value, "-", " ")
}

// statuses are the words of OSCAL for how far something is done, the furthest
// first, and last the lack of one.
var statuses = []string{"implemented", "alternative", "partial", "planned", "not-applicable", "none"}
