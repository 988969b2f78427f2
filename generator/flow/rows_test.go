package flow_test

import (
	"strings"
	"testing"

	"legible/generator/flow"
)

// The path tables of decisions.md (a) to (e). Publishing, (f), and (g) to (i)
// stand in files of their own.

const volunteer = "D5.2 CSL31.2"

const (
	inChina  = "a1=yes a2=no "
	kii      = "cii-draft-report-changes D21-34 CSL33-38"
	unlisted = "a1=yes a2=no a3=none a4=unknown "
)

var scopeRows = []row{
	{"a1", "a1=no", "a-out", "", ""},
	{"a2", "a1=yes a2=yes", "a-mil", "", ""},
	{"a3", inChina + "a3=none a4=no", "a-notlisted", volunteer + " CSL21 CSL25", ""},
	{"a4 item 1", inChina + "a3=item-1 a3r=two-step a5=no", "a-noconseq", volunteer, ""},
	{"a4 item 2", inChina + "a3=item-2 a3r=two-step a5=no", "a-noconseq", volunteer, ""},
	{"a4 item 3", inChina + "a3=item-3 a5=no", "a-noconseq", volunteer, ""},
	{"a4 item 4", inChina + "a3=item-4 a3r=two-step a5=no", "a-noconseq", volunteer, ""},
	{"a5 yes", inChina + "a3=none a4=yes a5=no", "a-noconseq", volunteer, ""},
	{"a5 unknown", unlisted + "a5=no", "a-noconseq", volunteer, "catch-all"},
	{"a6 item 1", inChina + "a3=item-1 a3r=two-step a5=yes a6=no", "a-prima", "", ""},
	{"a6 item 2", inChina + "a3=item-2 a3r=two-step a5=yes a6=no", "a-prima", "", ""},
	{"a6 item 3", inChina + "a3=item-3 a5=yes a6=no", "a-prima", "", ""},
	{"a6 item 4", inChina + "a3=item-4 a3r=two-step a5=yes a6=no", "a-prima", "", ""},
	{"a7", inChina + "a3=none a4=yes a5=yes a6=no", "a-prima", "", ""},
	{"a8", unlisted + "a5=yes a6=no", "a-catchall", "", "catch-all"},
	{"a9 item 1", inChina + "a3=item-1 a3r=two-step a5=yes a6=yes a7=identified a8=no", "a-kii", kii, ""},
	{"a9 item 2", inChina + "a3=item-2 a3r=two-step a5=yes a6=yes a7=identified a8=no", "a-kii", kii, ""},
	{"a9 item 3", inChina + "a3=item-3 a5=yes a6=yes a7=identified a8=no", "a-kii", kii, ""},
	{"a9 item 4", inChina + "a3=item-4 a3r=two-step a5=yes a6=yes a7=identified a8=no", "a-kii", kii, ""},
	{"a9 key unit", inChina + "a3=none a4=yes a5=yes a6=yes a7=identified a8=no", "a-kii", kii, ""},
	{"a9 not known", unlisted + "a5=yes a6=yes a7=identified a8=no", "a-kii", kii, "catch-all"},
	{"a9 item 1, A8 Y", inChina + "a3=item-1 a3r=two-step a5=yes a6=yes a7=identified a8=yes", "a-kii", kii + " D53.1 CSL77", "state-secrets"},
	{"a9 item 2, A8 Y", inChina + "a3=item-2 a3r=two-step a5=yes a6=yes a7=identified a8=yes", "a-kii", kii + " D53.1 CSL77", "state-secrets"},
	{"a9 item 3, A8 Y", inChina + "a3=item-3 a5=yes a6=yes a7=identified a8=yes", "a-kii", kii + " D53.1 CSL77", "state-secrets"},
	{"a9 item 4, A8 Y", inChina + "a3=item-4 a3r=two-step a5=yes a6=yes a7=identified a8=yes", "a-kii", kii + " D53.1 CSL77", "state-secrets"},
	{"a9 key unit, A8 Y", inChina + "a3=none a4=yes a5=yes a6=yes a7=identified a8=yes", "a-kii", kii + " D53.1 CSL77", "state-secrets"},
	{"a9 not known, A8 Y", unlisted + "a5=yes a6=yes a7=identified a8=yes", "a-kii", kii + " D53.1 CSL77", "catch-all state-secrets"},
	{"a10 item 1", inChina + "a3=item-1 a3r=two-step a5=yes a6=yes a7=not-identified", "a-notid", "", ""},
	{"a10 item 2", inChina + "a3=item-2 a3r=two-step a5=yes a6=yes a7=not-identified", "a-notid", "", ""},
	{"a10 item 3", inChina + "a3=item-3 a5=yes a6=yes a7=not-identified", "a-notid", "", ""},
	{"a10 item 4", inChina + "a3=item-4 a3r=two-step a5=yes a6=yes a7=not-identified", "a-notid", "", ""},
	{"a10 key unit", inChina + "a3=none a4=yes a5=yes a6=yes a7=not-identified", "a-notid", "", ""},
	{"a10 not known", unlisted + "a5=yes a6=yes a7=not-identified", "a-notid", "", "catch-all"},
	{"a11 item 1", inChina + "a3=item-1 a3r=two-step a5=yes a6=yes a7=pending", "a-pending", "", ""},
	{"a11 item 2", inChina + "a3=item-2 a3r=two-step a5=yes a6=yes a7=pending", "a-pending", "", ""},
	{"a11 item 3", inChina + "a3=item-3 a5=yes a6=yes a7=pending", "a-pending", "", ""},
	{"a11 item 4", inChina + "a3=item-4 a3r=two-step a5=yes a6=yes a7=pending", "a-pending", "", ""},
	{"a11 key unit", inChina + "a3=none a4=yes a5=yes a6=yes a7=pending", "a-pending", "", ""},
	{"a11 not known", unlisted + "a5=yes a6=yes a7=pending", "a-pending", "", "catch-all"},
	// The alternative grammar: the sectors that the Law names stand by themselves.
	{"a6 item 1, other grammar", inChina + "a3=item-1 a3r=sector-alone a6=no", "a-prima", "", "sector-alone"},
	{"a6 item 2, other grammar", inChina + "a3=item-2 a3r=sector-alone a6=no", "a-prima", "", "sector-alone"},
	{"a6 item 4, other grammar", inChina + "a3=item-4 a3r=sector-alone a6=no", "a-prima", "", "sector-alone"},
	{"a9 item 1, other grammar", inChina + "a3=item-1 a3r=sector-alone a6=yes a7=identified a8=no", "a-kii", kii, "sector-alone"},
	{"a9 item 2, other grammar", inChina + "a3=item-2 a3r=sector-alone a6=yes a7=identified a8=no", "a-kii", kii, "sector-alone"},
	{"a9 item 4, other grammar", inChina + "a3=item-4 a3r=sector-alone a6=yes a7=identified a8=no", "a-kii", kii, "sector-alone"},
	{"a9 item 1, other grammar, A8 Y", inChina + "a3=item-1 a3r=sector-alone a6=yes a7=identified a8=yes", "a-kii", kii + " D53.1 CSL77", "sector-alone state-secrets"},
	{"a9 item 2, other grammar, A8 Y", inChina + "a3=item-2 a3r=sector-alone a6=yes a7=identified a8=yes", "a-kii", kii + " D53.1 CSL77", "sector-alone state-secrets"},
	{"a9 item 4, other grammar, A8 Y", inChina + "a3=item-4 a3r=sector-alone a6=yes a7=identified a8=yes", "a-kii", kii + " D53.1 CSL77", "sector-alone state-secrets"},
	{"a10 item 1, other grammar", inChina + "a3=item-1 a3r=sector-alone a6=yes a7=not-identified", "a-notid", "", "sector-alone"},
	{"a10 item 2, other grammar", inChina + "a3=item-2 a3r=sector-alone a6=yes a7=not-identified", "a-notid", "", "sector-alone"},
	{"a10 item 4, other grammar", inChina + "a3=item-4 a3r=sector-alone a6=yes a7=not-identified", "a-notid", "", "sector-alone"},
	{"a11 item 1, other grammar", inChina + "a3=item-1 a3r=sector-alone a6=yes a7=pending", "a-pending", "", "sector-alone"},
	{"a11 item 2, other grammar", inChina + "a3=item-2 a3r=sector-alone a6=yes a7=pending", "a-pending", "", "sector-alone"},
	{"a11 item 4, other grammar", inChina + "a3=item-4 a3r=sector-alone a6=yes a7=pending", "a-pending", "", "sector-alone"},
}

const (
	web      = "b1=yes b2=yes b3=website "
	platform = "b1=yes b2=yes b3=platform "
	business = "b1=yes b2=yes b3=production "
)

// The guidelines had no legal effect: no duty follows from them.
var identificationRows = []row{
	{"b1", "b1=no", "b-none", "", ""},
	{"b2", "b1=yes b2=no", "b-notcand", "", ""},
	{"b3 W1", web + "w1=yes", "b-kii-w", "", ""},
	{"b3 W2", web + "w1=no w2=yes", "b-kii-w", "", ""},
	{"b3 W3", web + "w1=no w2=no w3=yes", "b-kii-w", "", ""},
	{"b3 W4", web + "w1=no w2=no w3=no w4=yes", "b-kii-w", "", ""},
	{"b3 W5", web + "w1=no w2=no w3=no w4=no w5=yes", "b-kii-w", "", ""},
	{"b4", web + "w1=no w2=no w3=no w4=no w5=no", "b-not", "", ""},
	{"b5 P1", platform + "p1=yes", "b-kii-p", "", ""},
	{"b5 P2", platform + "p1=no p2=yes", "b-kii-p", "", ""},
	{"b5 P3", platform + "p1=no p2=no p3=yes", "b-kii-p", "", ""},
	{"b5 P4", platform + "p1=no p2=no p3=no p4=yes", "b-kii-p", "", ""},
	{"b6", platform + "p1=no p2=no p3=no p4=no", "b-not", "", ""},
	{"b7 S1", business + "s1=yes", "b-kii-s", "", ""},
	{"b7 S2", business + "s1=no s2=yes", "b-kii-s", "", ""},
	{"b7 S3", business + "s1=no s2=no s3=yes", "b-kii-s", "", ""},
	{"b7 S4", business + "s1=no s2=no s3=no s4=yes", "b-kii-s", "", ""},
	{"b8", business + "s1=no s2=no s3=no s4=no", "b-not", "", ""},
}

const (
	abroad = "c1=yes c2=yes c3=yes c4=yes c5=yes "
	store  = "cii-draft-store-data-in-territory csl-store-data-in-territory"
	assess = "cii-draft-assess-data-export csl-assess-security-of-data-export"
)

var exportRows = []row{
	{"c1", "c1=no", "c-na", "", ""},
	{"c2", "c1=yes c2=no", "c-nodata", "", ""},
	{"c3", "c1=yes c2=yes c3=no", "c-outside", "", ""},
	{"c4", "c1=yes c2=yes c3=yes c4=no", "c-breach-store", store, ""},
	{"c5", "c1=yes c2=yes c3=yes c4=yes c5=no", "c-ok-onshore", store, ""},
	{"c6", abroad + "c6=yes", "c-otherlaw", "", ""},
	{"c7", abroad + "c6=no c7=no", "c-no-export", "D29 CSL37", ""},
	{"c8", abroad + "c6=no c7=yes c8=yes", "c-barred", "X11", ""},
	{"c9", abroad + "c6=no c7=yes c8=no c9=not-done", "c-not-yet", assess, ""},
	{"c10", abroad + "c6=no c7=yes c8=no c9=failed", "c-no-export", "D29 CSL37", ""},
	{"c11", abroad + "c6=no c7=yes c8=no c9=passed c10=no", "c-ok-export", "", ""},
	{"c12", abroad + "c6=no c7=yes c8=no c9=passed c10=yes", "c-reassess", assess + " X12", ""},
}

// A retest is an ending that names where to take up the questions again.
func TestRetestsOfTheFactSheetResumeWhereItSays(t *testing.T) {
	for _, r := range []struct{ decision, outcome, resume string }{
		{"cii-scope", "a-kii", "a7"},
		{"cii-scope", "a-notid", "a7"},
		{"data-export", "c-reassess", "c9"},
		{"procurement", "dc-retest", "dc2"},
		{"publish-threat-information", "f-strip", "f3"},
		{"publish-threat-information", "f-retitle", "f5"},
	} {
		if o := decision(t, r.decision).Outcome(r.outcome); o.Resume != r.resume {
			t.Errorf("%s resumes at %q, not at %s", r.outcome, o.Resume, r.resume)
		}
	}
}

const (
	review = "cii-draft-pass-security-review csl-pass-national-security-review"
	remove = "cii-draft-remove-product-risk"
	major  = "cii-draft-report-major-product-risk"
)

var procurementRows = []row{
	{"d1", "da1=no", "da-na", "", ""},
	{"d2", "da1=yes da2=yes", "da-ok", "D30", ""},
	{"d3", "da1=yes da2=no", "da-stop", "D30", ""},
	{"d4", "db1=yes db2=passed db3=yes", "db-ok", "", ""},
	{"d5", "db1=yes db2=passed db3=no", "db-sign", "cii-draft-sign-confidentiality-agreement CSL36", ""},
	{"d6 none", "db1=yes db2=none", "db-wait", review, ""},
	{"d6 pending", "db1=yes db2=pending", "db-wait", review, ""},
	{"d7", "db1=yes db2=failed", "db-stop", review, ""},
	{"d8", "db1=no db4=yes", "db-ok", "", ""},
	{"d9", "db1=no db4=no", "db-sign36", "CSL36", ""},
	{"d10", "dc1=no", "dc-na", "", ""},
	{"d11", "dc1=yes dc2=not-done", "dc-test", "D32", ""},
	{"d12", "dc1=yes dc2=clean", "dc-ok", "", ""},
	{"d13 removed", "dc1=yes dc2=problem dd2-retest=yes dd3-retest=no", "dc-retest", "D32", ""},
	{"d13 major, reported", "dc1=yes dc2=problem dd2-retest=yes dd3-retest=yes dd4-retest=yes", "dc-retest", "D32 " + major, ""},
	{"d13 not removed", "dc1=yes dc2=problem dd2-retest=no", "dd-breach", remove, ""},
	{"d13 not reported", "dc1=yes dc2=problem dd2-retest=yes dd3-retest=yes dd4-retest=no", "dd-breach", remove + " " + major, ""},
	{"d14", "dd1=no", "dd-none", "", ""},
	{"d15", "dd1=yes dd2=yes dd3=no", "dd-ok", remove, ""},
	{"d16", "dd1=yes dd2=yes dd3=yes dd4=yes", "dd-ok", "D33", ""},
	{"d17 DD2", "dd1=yes dd2=no", "dd-breach", remove, ""},
	{"d17 DD4", "dd1=yes dd2=yes dd3=yes dd4=no", "dd-breach", "D33", ""},
}

func TestTheStrictestTrackOfAPurchaseWins(t *testing.T) {
	d := decision(t, "procurement")
	for text, want := range map[string]string{
		"da1=no db1=no db4=yes dc1=no dd1=no":                                         "db-ok",
		"da1=yes da2=no db1=no db4=no dc1=yes dc2=not-done dd1=no":                    "da-stop",
		"da1=yes da2=yes db1=yes db2=pending dc1=yes dc2=clean dd1=yes dd2=no":        "dd-breach",
		"da1=no db1=yes db2=none dc1=yes dc2=problem dd2=yes dd3=no dd1=yes":          "db-wait",
		"da1=yes da2=yes db1=yes db2=passed db3=no dc1=no dd1=yes dd2=yes dd3=no":     "db-sign",
		"da1=no db1=yes db2=failed dc1=yes dc2=clean dd1=yes dd2=yes dd3=yes dd4=yes": "db-stop",
	} {
		s, err := flow.Walk(d, answers(text))
		if err != nil || !s.Complete || s.Outcome.ID != want || s.Severity != s.Outcome.Severity || len(s.Tracks) != 4 {
			t.Errorf("%s: %+v, %v; want %s", text, s.Outcome, err, want)
		}
	}
	if n := len(flow.FullPaths(d)); n != 22 {
		t.Errorf("%d paths: tracks are listed apart, want 3 + 6 + 7 + 5 + 1", n)
	}
}

const (
	told    = "e1=yes e2=no e3=yes e4=yes e5=yes e6=yes "
	leaving = told + "e7=yes "
	onshore = "cii-draft-operate-and-maintain-onshore"
	reports = "cii-draft-report-remote-maintenance-to-sector-regulator cii-draft-report-remote-maintenance-to-public-security-department "
)

var maintenanceRows = []row{
	{"e1", "e1=no", "e-na", "", ""},
	{"e2", "e1=yes e2=yes", "e-ok", onshore, ""},
	{"e3 E3", "e1=yes e2=no e3=no", "e-no", onshore, ""},
	{"e3 E4", "e1=yes e2=no e3=yes e4=no", "e-no", onshore, ""},
	{"e4 E5", "e1=yes e2=no e3=yes e4=yes e5=no", "e-breach", reports, ""},
	{"e4 E6", "e1=yes e2=no e3=yes e4=yes e5=yes e6=no", "e-breach", reports, ""},
	{"e5", told + "e7=no", "e-ok-rep", reports, ""},
	{"e6 C-OTHERLAW", leaving + exporting("c6"), "e-ok-rep", reports, ""},
	{"e6 C-OK-EXPORT", leaving + exporting("c11"), "e-ok-rep", reports, ""},
	{"e6 C-NOT-YET", leaving + exporting("c9"), "e-wait", reports + assess, ""},
	{"e6 reassess", leaving + exporting("c12"), "e-wait", reports + assess + " X12", ""},
	{"e6 C-NO-EXPORT, c7", leaving + exporting("c7"), "e-no-export", reports + "D29 CSL37", ""},
	{"e6 C-NO-EXPORT, c10", leaving + exporting("c10"), "e-no-export", reports + "D29 CSL37", ""},
	{"e6 C-BARRED", leaving + exporting("c8"), "e-no-export", reports + "X11", ""},
	{"e6 C-BREACH-STORE", leaving + exporting("c4"), "e-breach-data", reports + store, ""},
	{"e6 C-NA", leaving + exporting("c1"), "e-ok-nodata", reports, ""},
	{"e6 C-NODATA", leaving + exporting("c2"), "e-ok-nodata", reports, ""},
	{"e6 C-OUTSIDE", leaving + exporting("c3"), "e-ok-nodata", reports, ""},
	{"e6 C-OK-ONSHORE", leaving + exporting("c5"), "e-ok-nodata", reports + store, ""},
}

// exporting is a row of table (c) as the answers of a called decision.
func exporting(name string) string {
	for _, r := range exportRows {
		if r.name == name {
			return "data-export." + strings.Join(strings.Fields(r.answers), " data-export.")
		}
	}
	panic("table (c) has no row " + name)
}
