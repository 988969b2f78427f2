package flow_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Path table (f) of decisions.md. Rows f5 to f15 combine what a text is about,
// so the sheet's tables are typed and every combination of them is a row.

// reportIDs are R1 to R4: whom to tell before publishing.
var reportIDs = map[string]string{
	"r1": "threat-draft-report-incident-before-publishing", "r2": "threat-draft-report-regional-analysis",
	"r3": "threat-draft-report-sector-analysis", "r4": "threat-draft-report-nationwide-analysis",
}

// titled are rows f4 and f5: a title that may stand.
var titled = []struct{ name, answers string }{
	{"F4 N", "f1=yes f2=yes f3=no f4=no "},
	{"F4a Y", "f1=yes f2=yes f3=no f4=yes f4a=yes "},
}

// coverages are the T6 combinations, read together. Those marked F6a to F6c
// are no row of that table; they follow from "Y or N" in the questions.
var coverages = []struct{ name, answers, tell string }{
	{"no report", "f6=no ", ""},
	{"not regional, sectoral or wider", "f6=yes f6a=no f6b=no f6c=no ", ""},
	{"one region", "f6=yes f6a=yes f6b=no f6c=no ", "r2"},
	{"one region, important sector", "f6=yes f6a=yes f6b=yes f6c=no ", "r2 r3"},
	{"one important sector, area not stated", "f6=yes f6a=no f6b=yes f6c=no ", "r3"},
	{"several regions or nationwide", "f6=yes f6a=no f6b=no f6c=yes ", "r4"},
	{"several regions or nationwide, cautious", "f6=yes f6a=yes f6b=no f6c=yes ", "r2 r4"},
	{"several regions or nationwide, one sector; several sectors", "f6=yes f6a=no f6b=yes f6c=yes ", "r3 r4"},
	{"F6a to F6c", "f6=yes f6a=yes f6b=yes f6c=yes ", "r2 r3 r4"},
}

// systems are rows f6 and f11 to f14: whether the operator's step is met.
var systems = []struct {
	name, answers string
	met           bool
}{
	{"F7 N", "f7=no ", true},
	{"f11", "f7=yes f7a=yes ", true},
	{"f12", "f7=yes f7a=no f7b=yes ", true},
	{"f13", "f7=yes f7a=no f7b=no f8=yes ", true},
	{"f13, opinion enough", "f7=yes f7a=no f7b=no f8=opinion f8r=opinion-enough ", true},
	{"f14", "f7=yes f7a=no f7b=no f8=no ", false},
	{"f14, approval needed", "f7=yes f7a=no f7b=no f8=opinion f8r=approval ", false},
}

func publishRows() []row {
	rows := []row{
		{"f1", "f1=no", "f-out", "", ""},
		{"publisher abroad", "f1=abroad", "f-unstated", "", ""},
		{"f2", "f1=yes f2=no", "f-no", "T2 T3", ""},
		{"f3", "f1=yes f2=yes f3=yes", "f-strip", "T4", ""},
		{"f4", "f1=yes f2=yes f3=no f4=yes f4a=no", "f-retitle", "T7", ""},
	}
	for _, title := range titled {
		for _, incident := range []string{"no", "yes"} {
			due := ""
			if incident == "yes" {
				due = "r1 "
			}
			start := title.answers + "f5=" + incident + " "
			rows = append(rows, row{title.name + ", region abroad", start + "f6=yes f6a=abroad", "f-unstated", owing(due), strings.TrimSpace(due)})
			for _, c := range coverages {
				rows = append(rows, combined(title.name+", F5 "+incident+", "+c.name, start+c.answers, due+c.tell)...)
			}
		}
	}
	return rows
}

// combined are the rows of one text about which certain reports are due.
func combined(name, start, due string) []row {
	flags := strings.Join(strings.Fields(due), " ")
	rows := []row{{name + ", own network", start + "f7=own", "f-unstated", owing(due), flags}}
	for _, s := range systems {
		add := func(said, answers, outcome, duties string) {
			rows = append(rows, row{fmt.Sprintf("%s, %s%s", name, s.name, said), start + s.answers + answers, outcome, duties, flags})
		}
		switch {
		case !s.met:
			add("", "", "f-hold", owing(due)+"threat-draft-obtain-operators-opinion")
		case flags == "":
			add("", "", "f-publish", "")
		default:
			add(", f9", "f9=yes", "f-publish", owing(due))
			add(", f10", "f9=no", "f-report", owing(due))
		}
	}
	return rows
}

func owing(due string) string {
	ids := ""
	for _, r := range strings.Fields(due) {
		ids += reportIDs[r] + " "
	}
	return ids
}

// Row f15 ranks the results: STRIP before HOLD before REPORT.
func TestAPublishersStrictestUnmetResultComesFirst(t *testing.T) {
	d := decision(t, "publish-threat-information")
	order := []string{"barred", "wait", "do-first", "allowed"}
	for i, id := range []string{"f-strip", "f-hold", "f-report", "f-publish"} {
		if got := d.Outcome(id).Severity; got != order[i] {
			t.Errorf("%s is %s, want %s", id, got, order[i])
		}
	}
	if !slices.ContainsFunc(sheet[d.ID], func(r row) bool { return r.name == "F4 N, F5 yes, F6a to F6c, f14" && r.outcome == "f-hold" }) {
		t.Error("no row has every report due and the operator against it")
	}
}
