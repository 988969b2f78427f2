package flow_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"legible/generator/flow"
	"legible/generator/law"
)

// row is one row of a path table of decisions.md, typed by hand. Where a row
// of the sheet stands for several combinations, each is a row here.
type row struct {
	name    string // the sheet's, with what sets combinations apart
	answers string // every question on the path and its answer, readings too; forks under the name of their original
	outcome string // of the track that the answers are on
	duties  string // all that are owed, as ids or as the articles that lay them down (see duties)
	flags   string // all, in order
}

// sheet holds the rows of all path tables, by decision.
var sheet = map[string][]row{
	"cii-scope":                  scopeRows,
	"cii-identification-2016":    identificationRows,
	"data-export":                exportRows,
	"procurement":                procurementRows,
	"remote-maintenance":         maintenanceRows,
	"publish-threat-information": publishRows(),
	"platform-takedown":          takedownRows,
	"cii-personnel-and-testing":  personnelRows,
	"incident-response":          incidentRows,
}

// texts are the sheet's short names of texts.
var texts = map[string]string{
	"D": "cii-regulations-draft-2017@2017-07-11", "CSL": "csl@2017-06-01", "T": "threat-information-measures-draft-2019@2019-11-20",
	"G": "cii-identification-guidelines-2016@2016-06", "X": "cross-border-assessment-measures-draft-2017@2017-04-11",
	"N": "security-review-measures-2017@2017-06-01", "K": "key-equipment-catalogue-2017@2017-06-09",
}

// place is "CSL33-38", "D18" or "D28.2": articles of a text, or a paragraph.
var place = regexp.MustCompile(`^([A-Z]+)([0-9]+)(?:-([0-9]+)|\.([0-9]+))?$`)

// places reads one such word as the ids of articles or of a paragraph.
func places(t testing.TB, word string) []string {
	m := place.FindStringSubmatch(word)
	if m == nil || texts[m[1]] == "" {
		t.Fatalf("%q names no article", word)
	}
	first, _ := strconv.Atoi(m[2])
	last := first
	if m[3] != "" {
		last, _ = strconv.Atoi(m[3])
	}
	var all []string
	for n := first; n <= last; n++ {
		id := fmt.Sprintf("%s/art_%d", texts[m[1]], n)
		if m[4] != "" {
			id += "__para_" + m[4]
		}
		all = append(all, id)
	}
	return all
}

// within reports whether a node lies in an article or paragraph.
func within(n *law.Node, place string) bool {
	return n.ID == place || strings.HasPrefix(n.ID, place+"__")
}

// duties reads ids of duties and names of articles, which stand for everything
// that they oblige or encourage somebody to do. The result is sorted.
func duties(t testing.TB, text string) []string {
	if known, ok := expanded[text]; ok {
		return known
	}
	corpus, _ := linked()
	owed := []string{}
	for _, word := range strings.Fields(text) {
		if !place.MatchString(word) {
			owed = append(owed, word)
			continue
		}
		for _, at := range places(t, word) {
			for _, o := range corpus.Obligations {
				if within(o.Basis[0], at) && slices.Contains([]string{"must", "must-not", "encouraged"}, o.Modality) {
					owed = append(owed, o.ID)
				}
			}
		}
	}
	slices.Sort(owed)
	expanded[text] = slices.Compact(owed)
	return expanded[text]
}

// expanded is what duties has read.
var expanded = map[string][]string{}

// failing is the first row that d does not give, and what it gives instead;
// "" when it gives them all.
func failing(t testing.TB, d *law.Decision, rows []row) string {
	for _, r := range rows {
		if wrong := against(t, d, r); wrong != "" {
			return "row " + r.name + ": " + wrong
		}
	}
	return ""
}

func against(t testing.TB, d *law.Decision, r row) string {
	given := answers(r.answers)
	s, err := flow.Walk(d, given)
	if err != nil {
		return err.Error()
	}
	ended := ""
	for _, track := range s.Tracks {
		if track.Outcome != nil && len(track.Path) > 0 {
			ended = strings.TrimSpace(ended + " " + track.Outcome.ID)
		}
	}
	if ended != r.outcome {
		return fmt.Sprintf("ends at %q, not at %s; next is %s", ended, r.outcome, s.NextName)
	}
	if len(s.Path) != len(given) || len(s.Pending) > 0 || slices.ContainsFunc(s.Path, func(step flow.Step) bool { return step.Assumed }) {
		return fmt.Sprintf("%d questions are asked, not %d", len(s.Path), len(given))
	}
	owed := []string{}
	for _, o := range s.Duties {
		owed = append(owed, o.ID)
	}
	slices.Sort(owed)
	if want := duties(t, r.duties); !slices.Equal(owed, want) {
		return fmt.Sprintf("owes %v, not %v", owed, want)
	}
	if !slices.Equal(s.Flags, strings.Fields(r.flags)) {
		return fmt.Sprintf("is flagged %v, not %s", s.Flags, r.flags)
	}
	return ""
}

func TestEveryPathTableOfTheFactSheetIsReproducedRowByRow(t *testing.T) {
	typed := 0
	for _, id := range all {
		d := decision(t, id)
		for _, r := range sheet[id] {
			if wrong := against(t, d, r); wrong != "" {
				t.Errorf("%s, row %s: %s", id, r.name, wrong)
			}
		}
		for _, o := range d.Outcomes {
			if !slices.ContainsFunc(sheet[id], func(r row) bool { return r.outcome == o.ID }) {
				t.Errorf("%s: no row ends at %s", id, o.ID)
			}
		}
		typed += len(sheet[id])
		t.Logf("%s: %d rows for %d paths", id, len(sheet[id]), len(flow.FullPaths(d)))
	}
	t.Logf("%d rows in all", typed)
}

// A path that no row describes would be one that nobody has read against the
// sheet.
func TestEveryPathIsARowOfTheFactSheet(t *testing.T) {
	for _, id := range all {
		d := decision(t, id)
		rows := map[string]bool{}
		for _, r := range sheet[id] {
			s, err := flow.Walk(d, answers(r.answers))
			if err != nil {
				continue // reported above
			}
			rows[asked(s.Path)] = true
		}
		for _, p := range flow.FullPaths(d) {
			if !rows[asked(p.Steps)] {
				t.Errorf("%s: no row for %s → %s", id, asked(p.Steps), p.Outcome.ID)
			}
		}
	}
}

func asked(steps []flow.Step) string {
	var all []string
	for _, s := range steps {
		all = append(all, s.Name()+"="+s.Answer.Value)
	}
	return strings.Join(all, " ")
}

// The drafts and the Law of 2017 are what the sheet’s procedures rest on.
func TestDutiesOfDecisionsStandInTheTextsThatTheSheetReads(t *testing.T) {
	for _, id := range all {
		for _, p := range flow.FullPaths(decision(t, id)) {
			for _, o := range p.Duties {
				at := o.Version.Instrument.ID + "@" + o.Version.ID
				if !slices.ContainsFunc([]string{"D", "CSL", "T", "X"}, func(short string) bool { return texts[short] == at }) {
					t.Errorf("%s owes %s of %s", id, o.ID, at)
				}
			}
		}
	}
}
