package page

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// values are those that the content guide and the model name.
var values = map[string]string{
	"modality":      "must must-not may encouraged entitled declares power",
	"relation":      "within before at-least every at-once promptly regularly as-prescribed as-agreed in-step at-event",
	"measure":       "order-to-correct warning confiscate-gains fine suspend-business stop-for-rectification close-website close-group revoke-permit revoke-licence stop-use detention work-bar disciplinary-sanction credit-record freeze-property civil-liability public-security-penalty criminal-liability other-law other-sanction",
	"against":       "entity individual person-in-charge other-responsible",
	"against-short": "entity individual person-in-charge other-responsible",
	"multiple":      "illegal-gains purchase-price",
	"severity":      "barred breach stop wait do-first undetermined allowed not-applicable",
	"basis":         "official own-restatement summary",
	"level":         "primary secondary briefing unchecked",
	"level-short":   "primary secondary briefing unchecked",
	"kind":          "law administrative-regulation departmental-measures national-standard catalogue guidelines",
	"out":           "implements restates elaborates extends amends repeals supersedes penalises defines excepts delegates cites",
	"in":            "implements restates elaborates extends amends repeals supersedes penalises defines excepts delegates cites",
	"status":        "not-yet draft-for-comment comment-closed no-final-text-found adopted-not-in-force issued in-force amended superseded repealed",
	"event":         "adopted published-for-comment comments-close promulgated published in-force amendment-adopted amended superseded repealed",
	"row":           "identical reference-only amended merged split renewed new dropped",
	"became":        "identical reference-only amended merged split renewed dropped",
	"was":           "identical reference-only amended merged split renewed new",
	"now":           "identical reference-only amended merged split renewed dropped",
	"now-kind":      "identical reference-only amended merged split renewed",
	"result":        "carried-over changed narrowed broadened merged dropped none-known",
	"meaning":       "carried-over changed narrowed broadened merged dropped none-known",
	"confidence":    "high medium low",
	"due":           "within before at-least every at-once promptly regularly as-prescribed as-agreed in-step at-event",
	"between":       "made-under implements supersedes basis-of implemented-by superseded-by",
}

func TestEveryValueHasAWord(t *testing.T) {
	for enumeration, list := range values {
		for _, v := range strings.Fields(list) {
			if words[enumeration+"/"+v].En == "" {
				t.Errorf("no word for %s %q", enumeration, v)
			}
		}
	}
}

var wordCall = regexp.MustCompile(`word\("([a-z-]+)"`)

func TestEveryEnumerationAskedForExists(t *testing.T) {
	known := map[string]bool{}
	for key := range words {
		enumeration, _, _ := strings.Cut(key, "/")
		known[enumeration] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range wordCall.FindAllStringSubmatch(string(b), -1) {
			if !known[m[1]] {
				t.Errorf("%s asks for a word of %q", f, m[1])
			}
		}
	}
}
