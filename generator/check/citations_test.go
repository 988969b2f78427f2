package check

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// What is marked in a text stands on every page that shows it, so a file of
// nothing else would take minutes to build.
func TestAFileOfCitationsOrOfTwoLanguagesIsOneFinding(t *testing.T) {
	for unit, marks := range map[string]int{"Law (2018) Article 3.": 1, "log 日志 log": 2} {
		for count, want := range map[int]int{maxMarks / marks: 0, maxMarks/marks + 1: 1, 2 * maxMarks: 1} {
			text := "terms:\n  - id: network-operator\n    en: network operator\n    zh: 网络运营者\n    definition: >-\n" +
				strings.Repeat("      "+unit+"\n", count)
			got := findings(t, &txtar.Archive{Files: []txtar.File{{Name: "terms.yaml", Data: []byte(text)}}})
			if n := strings.Count(got, "[limit]"); n != want || n > 0 && !strings.Contains(got, "more than 5000 citations and changes") {
				t.Errorf("%d times %q: %d findings, want %d:\n%.500s", count, unit, n, want, got)
			}
		}
	}
}
