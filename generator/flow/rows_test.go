package flow_test

import (
	"slices"
	"strings"
	"testing"

	"legible/generator/flow"
)

// The path tables of decisions.md (b) to (i), row by row, typed by hand. Rows
// that stand for several combinations are written out.

func TestTheIdentificationOf2016GivesTheFactSheetsPaths(t *testing.T) {
	web, plat, prod := "b1=yes b2=yes b3=website ", "b1=yes b2=yes b3=platform ", "b1=yes b2=yes b3=production "
	walkRows(t, "cii-identification-2016", []row{
		{"b1", "b1=no", "b-none", ""},
		{"b2", "b1=yes b2=no", "b-notcand", ""},
		{"b3 W1", web + "w1=yes", "b-kii-w", ""},
		{"b3 W2", web + "w1=no w2=yes", "b-kii-w", ""},
		{"b3 W3", web + "w1=no w2=no w3=yes", "b-kii-w", ""},
		{"b3 W4", web + "w1=no w2=no w3=no w4=yes", "b-kii-w", ""},
		{"b3 W5", web + "w1=no w2=no w3=no w4=no w5=yes", "b-kii-w", ""},
		{"b4", web + "w1=no w2=no w3=no w4=no w5=no", "b-not", ""},
		{"b5 P1", plat + "p1=yes", "b-kii-p", ""},
		{"b5 P2", plat + "p1=no p2=yes", "b-kii-p", ""},
		{"b5 P3", plat + "p1=no p2=no p3=yes", "b-kii-p", ""},
		{"b5 P4", plat + "p1=no p2=no p3=no p4=yes", "b-kii-p", ""},
		{"b6", plat + "p1=no p2=no p3=no p4=no", "b-not", ""},
		{"b7 S1", prod + "s1=yes", "b-kii-s", ""},
		{"b7 S2", prod + "s1=no s2=yes", "b-kii-s", ""},
		{"b7 S3", prod + "s1=no s2=no s3=yes", "b-kii-s", ""},
		{"b7 S4", prod + "s1=no s2=no s3=no s4=yes", "b-kii-s", ""},
		{"b8", prod + "s1=no s2=no s3=no s4=no", "b-not", ""},
	})
}

func TestDataExportGivesTheFactSheetsPaths(t *testing.T) {
	abroad := "c1=yes c2=yes c3=yes c4=yes c5=yes "
	walkRows(t, "data-export", []row{
		{"c1", "c1=no", "c-na", ""},
		{"c2", "c1=yes c2=no", "c-nodata", ""},
		{"c3", "c1=yes c2=yes c3=no", "c-outside", ""},
		{"c4", "c1=yes c2=yes c3=yes c4=no", "c-breach-store", "store-data-in-territory"},
		{"c5", "c1=yes c2=yes c3=yes c4=yes c5=no", "c-ok-onshore", ""},
		{"c6", abroad + "c6=yes", "c-otherlaw", ""},
		{"c7", abroad + "c6=no c7=no", "c-no-export", "no-export-without-business-need"},
		{"c8", abroad + "c6=no c7=yes c8=yes", "c-barred", ""},
		{"c9", abroad + "c6=no c7=yes c8=no c9=not-done", "c-not-yet", "assess-data-export assess-security-of-data-export"},
		{"c10", abroad + "c6=no c7=yes c8=no c9=failed", "c-no-export", ""},
		{"c11", abroad + "c6=no c7=yes c8=no c9=passed c10=no", "c-ok-export", ""},
		{"c12", abroad + "c6=no c7=yes c8=no c9=passed c10=yes", "c-reassess", ""},
	})
	if o := decision(t, "data-export").Outcome("c-reassess"); o.Resume != "c9" {
		t.Errorf("a new assessment resumes at %q", o.Resume)
	}
}

func TestProcurementGivesTheFactSheetsPaths(t *testing.T) {
	walkRows(t, "procurement", []row{
		{"d1", "da1=no", "da-na", ""},
		{"d2", "da1=yes da2=yes", "da-ok", ""},
		{"d3", "da1=yes da2=no", "da-stop", "critical-equipment-meets-standards"},
		{"d4", "db1=yes db2=passed db3=yes", "db-ok", ""},
		{"d5", "db1=yes db2=passed db3=no", "db-sign", "csl-sign-confidentiality-agreement"},
		{"d6 none", "db1=yes db2=none", "db-wait", "csl-pass-national-security-review"},
		{"d6 pending", "db1=yes db2=pending", "db-wait", ""},
		{"d7", "db1=yes db2=failed", "db-stop", ""},
		{"d8", "db1=no db4=yes", "db-ok", ""},
		{"d9", "db1=no db4=no", "db-sign36", "csl-sign-confidentiality-agreement"},
		{"d10", "dc1=no", "dc-na", ""},
		{"d11", "dc1=yes dc2=not-done", "dc-test", "test-outsourced-systems test-donated-products"},
		{"d12", "dc1=yes dc2=clean", "dc-ok", ""},
		{"d13 removed", "dc1=yes dc2=problem dd2-retest=yes dd3-retest=no", "dc-retest", ""},
		{"d13 major, reported", "dc1=yes dc2=problem dd2-retest=yes dd3-retest=yes dd4-retest=yes", "dc-retest", ""},
		{"d13 not removed", "dc1=yes dc2=problem dd2-retest=no", "dd-breach", ""},
		{"d13 not reported", "dc1=yes dc2=problem dd2-retest=yes dd3-retest=yes dd4-retest=no", "dd-breach", ""},
		{"d14", "dd1=no", "dd-none", ""},
		{"d15", "dd1=yes dd2=yes dd3=no", "dd-ok", ""},
		{"d16", "dd1=yes dd2=yes dd3=yes dd4=yes", "dd-ok", ""},
		{"d17 DD2", "dd1=yes dd2=no", "dd-breach", "remove-product-risk"},
		{"d17 DD4", "dd1=yes dd2=yes dd3=yes dd4=no", "dd-breach", "report-major-product-risk"},
	})
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

func TestRemoteMaintenanceGivesTheFactSheetsPaths(t *testing.T) {
	told := "e1=yes e2=no e3=yes e4=yes e5=yes e6=yes "
	export := told + "e7=yes data-export.c1=yes data-export.c2=yes data-export.c3=yes data-export.c4=yes data-export.c5=yes "
	assess := export + "data-export.c6=no data-export.c7=yes data-export.c8=no "
	walkRows(t, "remote-maintenance", []row{
		{"e1", "e1=no", "e-na", ""},
		{"e2", "e1=yes e2=yes", "e-ok", ""},
		{"e3 E3", "e1=yes e2=no e3=no", "e-no", "operate-and-maintain-onshore"},
		{"e3 E4", "e1=yes e2=no e3=yes e4=no", "e-no", ""},
		{"e4 E5", "e1=yes e2=no e3=yes e4=yes e5=no", "e-breach", "to-sector-regulator to-public-security-department"},
		{"e4 E6", "e1=yes e2=no e3=yes e4=yes e5=yes e6=no", "e-breach", ""},
		{"e5", told + "e7=no", "e-ok-rep", ""},
		{"e6 C-OTHERLAW", export + "data-export.c6=yes", "e-ok-rep", ""},
		{"e6 C-OK-EXPORT", assess + "data-export.c9=passed data-export.c10=no", "e-ok-rep", ""},
		{"e6 C-NOT-YET", assess + "data-export.c9=not-done", "e-wait", "assess-data-export"},
		{"e6 reassess", assess + "data-export.c9=passed data-export.c10=yes", "e-wait", ""},
		{"e6 C-NO-EXPORT", assess + "data-export.c9=failed", "e-no-export", ""},
		{"e6 C-BARRED", export + "data-export.c6=no data-export.c7=yes data-export.c8=yes", "e-no-export", ""},
		{"e6 C-BREACH-STORE", told + "e7=yes data-export.c1=yes data-export.c2=yes data-export.c3=yes data-export.c4=no", "e-breach-data", "store-data-in-territory"},
		{"e6 C-NA", told + "e7=yes data-export.c1=no", "e-ok-nodata", ""},
		{"e6 C-NODATA", told + "e7=yes data-export.c1=yes data-export.c2=no", "e-ok-nodata", ""},
	})
}

func TestPlatformTakedownGivesTheFactSheetsPaths(t *testing.T) {
	aware := "g1=yes g2=yes g3=yes "
	walkRows(t, "platform-takedown", []row{
		{"g1", "g1=no", "g-na", ""},
		{"g2", "g1=yes g2=no", "g-none", ""},
		{"g3", "g1=yes g2=yes g3=no", "g-unaware", ""},
		{"g4", aware + "g4=yes g5=yes g6=yes g7=yes", "g-done", ""},
		{"g5 G4", aware + "g4=no", "g-breach", "platform-stop-publication"},
		{"g5 G5", aware + "g4=yes g5=no", "g-breach", "platform-remove-and-contain"},
		{"g5 G6", aware + "g4=yes g5=yes g6=no", "g-breach", "platform-keep-records"},
		{"g5 G7", aware + "g4=yes g5=yes g6=yes g7=no", "g-breach", "platform-report prohibited-information-report"},
	})
}

func TestPersonnelAndTestingGivesTheFactSheetsPaths(t *testing.T) {
	staff := "h1=yes h2=yes h3=yes h4=yes "
	walkRows(t, "cii-personnel-and-testing", []row{
		{"h1 H1", "h1=no", "h-fix", "first-person-responsible"},
		{"h1 H3", "h1=yes h2=yes h3=no", "h-fix", ""},
		{"h2 H2", "h1=yes h2=no", "h-breach", "csl-set-up-security-management-body"},
		{"h2 H4", "h1=yes h2=yes h3=yes h4=no", "h-breach", "csl-check-background-of-key-staff"},
		{"h2 H7", staff + "h5=no h7=no", "h-breach", "train-staff-yearly"},
		{"h2 H8", staff + "h5=no h7=yes h8=no", "h-breach", "csl-educate-cii-staff"},
		{"h3", staff + "h5=yes h6=no", "h-nopost", "hold-certificate"},
		{"h4", staff + "h5=no h7=yes h8=yes", "h-ok", ""},
		{"h5", staff + "h5=yes h6=yes h7=yes h8=yes", "h-ok", ""},
		{"h6 HT1", "ht1=yes ht3=no", "ht-stop", "test-before-going-live"},
		{"h6 HT2", "ht1=no ht2=yes ht3=no", "ht-stop", "test-on-material-change report-changes"},
		{"h7 HT4", "ht1=no ht2=no ht4=no", "ht-breach", "csl-test-and-assess-yearly"},
		{"h7 HT5", "ht1=no ht2=no ht4=yes ht5=no", "ht-breach", "fix-problems-found-by-own-tests"},
		{"h7 HT6", "ht1=yes ht3=yes ht4=yes ht5=yes ht6=no", "ht-breach", "report-test-results"},
		{"h8", "ht1=yes ht3=yes ht4=yes ht5=yes ht6=yes", "ht-ok", ""},
		{"h8, no event", "ht1=no ht2=no ht4=yes ht5=yes ht6=yes", "ht-ok", ""},
	})
}

func TestIncidentResponseGivesTheFactSheetsPaths(t *testing.T) {
	op, cii := "i1=network-operator i2=yes ", "i1=cii-operator i2-cii=yes "
	walkRows(t, "incident-response", []row{
		{"i1", "i1=network-operator i2=no", "i-breach25", "csl-have-incident-emergency-plan"},
		{"i2", "i1=cii-operator i2-cii=no", "i-breach34", "csl-make-cii-emergency-plan csl-drill-cii-emergency-plan"},
		{"i2, asked as i2", "i1=cii-operator i2=no", "i-breach34", ""},
		{"i3", op + "i3=none", "i-ready", ""},
		{"i4", op + "i3=risk i4=yes", "i-ok-risk", ""},
		{"i4 CII", cii + "i3=risk i4=yes", "i-ok-risk", "report-major-product-risk"},
		{"i5", op + "i3=risk i4=no", "i-breach25", "csl-handle-security-risks-promptly"},
		{"i5 CII", cii + "i3=risk i4=no", "i-breach25", ""},
		{"i6 I5", op + "i3=incident i5=no", "i-breach25", "csl-start-emergency-plan"},
		{"i6 I6", op + "i3=incident i5=yes i6=no", "i-breach25", "csl-report-incidents"},
		{"i7", op + "i3=incident i5=yes i6=yes i7=yes i7a=no", "i-breach42", "csl-pi-breach-remedy csl-pi-breach-tell-users csl-pi-breach-report"},
		{"i8", op + "i3=incident i5=yes i6=yes i7=no i8=no", "i-escalate", "csl-talk-rectify"},
		{"i9", op + "i3=incident i5=yes i6=yes i7=no i8=yes", "i-ok-inc", ""},
		{"i9 none given", op + "i3=incident i5=yes i6=yes i7=no i8=none-given", "i-ok-inc", ""},
		{"i9 I7a", cii + "i3=incident i5=yes i6=yes i7=yes i7a=yes i8=yes", "i-ok-inc", ""},
		{"i10 N", "i1=provider i9=no", "i-breach22", "csl-remedy-product-defects"},
		{"i10 Y", "i1=provider i9=yes", "i-ok-prov", ""},
		{"i11 risk", "i1=authority i10=risk-rising", "i-auth-risk", "csl-rising-risk-publish-warnings"},
		{"i11 incident", "i1=authority i10=incident", "i-auth-inc", "csl-incident-start-plan start-sector-plan"},
		{"i11 other", "i1=authority i10=emergency", "i-auth-other", ""},
		{"i11 58", "i1=authority i10=social-security", "i-auth-58", ""},
	})
	d := decision(t, "incident-response")
	for _, id := range []string{"i-breach25", "i-ok-inc", "i-escalate", "i-breach42"} { // rows i12 and i13
		o := d.Outcome(id)
		if !strings.Contains(o.Text, "draft Article 51") || !strings.Contains(o.Text, "publishing threat information") {
			t.Errorf("outcome %s says nothing of liability accidents or of publishing", id)
		}
	}
}

const mayPublish = "f1=yes f2=yes f3=no f4=no "

func TestPublishingGivesTheFactSheetsPaths(t *testing.T) {
	walkRows(t, "publish-threat-information", []row{
		{"f1", "f1=no", "f-out", ""},
		{"f2", "f1=yes f2=no", "f-no", ""},
		{"f3", "f1=yes f2=yes f3=yes", "f-strip", "no-leaked-data"},
		{"f4", "f1=yes f2=yes f3=no f4=yes f4a=no", "f-retitle", ""},
		{"f5", "f1=yes f2=yes f3=no f4=yes f4a=yes f5=no f6=no f7=no", "f-publish", ""},
		{"f6", mayPublish + "f5=no f6=no f7=no", "f-publish", ""},
		{"f7", mayPublish + "f5=yes f6=no f7=no f9=yes", "f-publish", "report-incident-before-publishing"},
		{"f8", mayPublish + "f5=yes f6=no f7=no f9=no", "f-report", "report-incident-before-publishing"},
		{"f9", mayPublish + "f5=no f6=yes f6a=yes f6b=yes f6c=no f7=no f9=yes", "f-publish", "report-regional-analysis report-sector-analysis"},
		{"f10", mayPublish + "f5=no f6=yes f6a=no f6b=no f6c=yes f7=no f9=no", "f-report", "report-nationwide-analysis"},
		{"f11", mayPublish + "f5=no f6=no f7=yes f7a=yes", "f-publish", ""},
		{"f11, R1 due", mayPublish + "f5=yes f6=no f7=yes f7a=yes f9=no", "f-report", ""},
		{"f12", mayPublish + "f5=no f6=no f7=yes f7a=no f7b=yes", "f-publish", ""},
		{"f13", mayPublish + "f5=no f6=no f7=yes f7a=no f7b=no f8=yes", "f-publish", ""},
		{"f13, opinion enough", mayPublish + "f5=no f6=no f7=yes f7a=no f7b=no f8=opinion f8r=opinion-enough", "f-publish", ""},
		{"f14", mayPublish + "f5=no f6=no f7=yes f7a=no f7b=no f8=no", "f-hold", "obtain-operators-opinion"},
		{"f14, only an opinion", mayPublish + "f5=no f6=no f7=yes f7a=no f7b=no f8=opinion", "f-hold", ""},
		{"f15 all met", mayPublish + "f5=yes f6=yes f6a=yes f6b=yes f6c=yes f7=yes f7a=no f7b=no f8=yes f9=yes", "f-publish", "report-incident-before-publishing report-regional-analysis report-sector-analysis report-nationwide-analysis"},
		{"f15 T8 not met", mayPublish + "f5=yes f6=yes f6a=yes f6b=no f6c=no f7=yes f7a=no f7b=no f8=no", "f-hold", "report-incident-before-publishing"},
		{"f15 a report missing", mayPublish + "f5=yes f6=yes f6a=no f6b=yes f6c=no f7=yes f7a=yes f9=no", "f-report", ""},
		{"publisher abroad", "f1=abroad", "f-unstated", ""},
		{"region abroad", mayPublish + "f5=no f6=yes f6a=abroad", "f-unstated", ""},
		{"own network", mayPublish + "f5=no f6=no f7=own", "f-unstated", ""},
	})
}

// The combinations of draft Article 6, read together.
func TestTheReportsOfAnAnalysisAddUp(t *testing.T) {
	d := decision(t, "publish-threat-information")
	for _, r := range []struct{ coverage, answers, tell string }{
		{"not regional, sectoral or wider", "f6a=no f6b=no f6c=no", ""},
		{"one region", "f6a=yes f6b=no f6c=no", "r2"},
		{"one region, important sector", "f6a=yes f6b=yes f6c=no", "r2 r3"},
		{"one important sector, area not stated", "f6a=no f6b=yes f6c=no", "r3"},
		{"several regions or nationwide", "f6a=no f6b=no f6c=yes", "r4"},
		{"several regions or nationwide, one sector", "f6a=no f6b=yes f6c=yes", "r3 r4"},
		{"several sectors", "f6a=no f6b=yes f6c=yes", "r3 r4"},
	} {
		for _, incident := range []string{"no", "yes"} {
			text := mayPublish + "f5=" + incident + " f6=yes " + r.answers + " f7=no"
			want := strings.Fields(r.tell)
			if incident == "yes" {
				want = append([]string{"r1"}, want...)
			}
			if len(want) > 0 {
				text += " f9=yes"
			}
			s, err := flow.Walk(d, answers(text))
			if err != nil || !s.Complete || s.Outcome.ID != "f-publish" || !slices.Equal(s.Flags, want) {
				t.Errorf("%s, incident %s: flags %v, %v; want %v", r.coverage, incident, s.Flags, err, want)
			}
		}
	}
}
