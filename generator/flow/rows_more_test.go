package flow_test

import (
	"strings"
	"testing"
)

// The path tables of decisions.md (g) to (i).

const (
	aware      = "g1=yes g2=yes g3=yes "
	prohibited = " csl-prohibited-information-stop-transmission csl-prohibited-information-remove csl-prohibited-information-stop-spread csl-prohibited-information-keep-records csl-prohibited-information-report"
)

var takedownRows = []row{
	{"g1", "g1=no", "g-na", "", ""},
	{"g2", "g1=yes g2=no", "g-none", "", ""},
	{"g3", "g1=yes g2=yes g3=no", "g-unaware", "", ""},
	{"g4", aware + "g4=yes g5=yes g6=yes g7=yes", "g-done", "T9", ""},
	{"g5 G4", aware + "g4=no", "g-breach", "T9" + prohibited, ""},
	{"g5 G5", aware + "g4=yes g5=no", "g-breach", "T9" + prohibited, ""},
	{"g5 G6", aware + "g4=yes g5=yes g6=no", "g-breach", "T9" + prohibited, ""},
	{"g5 G7", aware + "g4=yes g5=yes g6=yes g7=no", "g-breach", "T9" + prohibited, ""},
}

const (
	staffed = "h1=yes h2=yes h3=yes h4=yes "
	staff   = "cii-draft-set-up-security-management-body cii-draft-have-cybersecurity-manager cii-draft-check-background-of-key-staff " + // D24(1)
		"cii-draft-educate-staff cii-draft-give-technical-training cii-draft-assess-skills-of-staff D27 " + // D24(2)
		"csl-set-up-security-management-body csl-name-head-of-security-management csl-check-background-of-key-staff " + // CSL 34(1)
		"csl-educate-cii-staff csl-train-cii-staff csl-assess-skills-of-cii-staff" // CSL 34(2)
	live   = "cii-draft-test-before-going-live "
	change = "cii-draft-test-on-material-change cii-draft-report-changes "
	yearly = "D28.2 CSL38"
)

var personnelRows = []row{
	{"h1 H1", "h1=no", "h-fix", "D22 D25", ""},
	{"h1 H3", "h1=yes h2=yes h3=no", "h-fix", "D22 D25", ""},
	{"h2 H2", "h1=yes h2=no", "h-breach", staff, ""},
	{"h2 H4", "h1=yes h2=yes h3=yes h4=no", "h-breach", staff, ""},
	{"h2 H7, not key", staffed + "h5=no h7=no", "h-breach", staff, ""},
	{"h2 H8, not key", staffed + "h5=no h7=yes h8=no", "h-breach", staff, ""},
	{"h2 H7, key", staffed + "h5=yes h6=yes h7=no", "h-breach", staff, ""},
	{"h2 H8, key", staffed + "h5=yes h6=yes h7=yes h8=no", "h-breach", staff, ""},
	{"h3", staffed + "h5=yes h6=no", "h-nopost", "cii-draft-hold-certificate", ""},
	{"h4", staffed + "h5=no h7=yes h8=yes", "h-ok", "", ""},
	{"h5", staffed + "h5=yes h6=yes h7=yes h8=yes", "h-ok", "", ""},
	{"h6 HT1", "ht1=yes ht3=no", "ht-stop", live, ""},
	{"h6 HT2", "ht1=no ht2=yes ht3=no", "ht-stop", change, ""},
	{"h7 HT4, going live", "ht1=yes ht3=yes ht4=no", "ht-breach", live + yearly, ""},
	{"h7 HT5, going live", "ht1=yes ht3=yes ht4=yes ht5=no", "ht-breach", live + yearly, ""},
	{"h7 HT6, going live", "ht1=yes ht3=yes ht4=yes ht5=yes ht6=no", "ht-breach", live + yearly, ""},
	{"h7 HT4, change", "ht1=no ht2=yes ht3=yes ht4=no", "ht-breach", change + yearly, ""},
	{"h7 HT5, change", "ht1=no ht2=yes ht3=yes ht4=yes ht5=no", "ht-breach", change + yearly, ""},
	{"h7 HT6, change", "ht1=no ht2=yes ht3=yes ht4=yes ht5=yes ht6=no", "ht-breach", change + yearly, ""},
	{"h7 HT4, no event", "ht1=no ht2=no ht4=no", "ht-breach", yearly, ""},
	{"h7 HT5, no event", "ht1=no ht2=no ht4=yes ht5=no", "ht-breach", yearly, ""},
	{"h7 HT6, no event", "ht1=no ht2=no ht4=yes ht5=yes ht6=no", "ht-breach", yearly, ""},
	{"h8, going live", "ht1=yes ht3=yes ht4=yes ht5=yes ht6=yes", "ht-ok", live + "D41.2", ""},
	{"h8, change", "ht1=no ht2=yes ht3=yes ht4=yes ht5=yes ht6=yes", "ht-ok", change + "D41.2", ""},
	{"h8, no event", "ht1=no ht2=no ht4=yes ht5=yes ht6=yes", "ht-ok", "D41.2", ""},
}

const (
	operator = "i1=network-operator i2=yes "
	ciiOp    = "i1=cii-operator i2-cii=yes "
	handled  = "csl-start-emergency-plan csl-take-incident-remedies csl-report-incidents"
	drills   = "csl-make-cii-emergency-plan csl-drill-cii-emergency-plan cii-draft-make-emergency-plan cii-draft-drill-emergency-plan"
	breach42 = "csl-pi-breach-remedy csl-pi-breach-tell-users csl-pi-breach-report"
	talk     = "csl-incident-operator-do-what-is-required csl-talk-take-measures csl-talk-rectify csl-talk-remove-hidden-dangers"
	flaw     = "csl-remedy-product-defects csl-tell-users-of-product-defects csl-report-product-defects"
)

var incidentRows = append(append([]row{
	{"i1", "i1=network-operator i2=no", "i-breach25", "CSL25", ""},
	{"i2", "i1=cii-operator i2-cii=no", "i-breach34", drills, "cii"},
	{"i4", operator + "i3=risk i4=yes", "i-ok-risk", "csl-handle-security-risks-promptly", ""},
	{"i4 KII", ciiOp + "i3=risk i4=yes", "i-ok-risk", "csl-handle-security-risks-promptly " + major, "cii"},
	{"i5", operator + "i3=risk i4=no", "i-breach25", "CSL25", ""},
	{"i5 KII", ciiOp + "i3=risk i4=no", "i-breach25", "CSL25 " + remove, "cii"},
	{"i10 N", "i1=provider i9=no", "i-breach22", flaw, ""},
	{"i10 Y", "i1=provider i9=yes", "i-ok-prov", flaw, ""},
	{"i11 RISK", "i1=authority i10=risk-rising", "i-auth-risk", "CSL54", ""},
	{"i11 INC", "i1=authority i10=incident", "i-auth-inc", "csl-incident-start-plan csl-incident-investigate-and-assess csl-incident-require-operator-measures csl-incident-publish-warnings csl-call-in-for-talk cii-draft-start-sector-plan cii-draft-organize-sector-response cii-draft-report-major-incident", ""},
	{"i11 OTHER", "i1=authority i10=emergency", "i-auth-other", "CSL57", ""},
	{"i11 58", "i1=authority i10=social-security", "i-auth-58", "csl-restrict-network-communication", ""},
}, happened("", operator, "")...), happened(" KII", ciiOp, "cii")...)

// happened are the rows that an operator and one of KII share.
func happened(who, start, flags string) []row {
	reported := start + "i3=incident i5=yes i6=yes "
	return []row{
		{"i3" + who, start + "i3=none", "i-ready", "csl-have-incident-emergency-plan", flags},
		{"i6 I5" + who, start + "i3=incident i5=no", "i-breach25", "CSL25", flags},
		{"i6 I6" + who, start + "i3=incident i5=yes i6=no", "i-breach25", "CSL25", flags},
		{"i7" + who, reported + "i7=yes i7a=no", "i-breach42", breach42, flags},
		{"i8, I7 N" + who, reported + "i7=no i8=no", "i-escalate", talk, flags},
		{"i8, I7a Y" + who, reported + "i7=yes i7a=yes i8=no", "i-escalate", talk, flags},
		{"i9, I7 N, I8 Y" + who, reported + "i7=no i8=yes", "i-ok-inc", handled, flags},
		{"i9, I7 N, no order" + who, reported + "i7=no i8=none-given", "i-ok-inc", handled, flags},
		{"i9, I7a Y, I8 Y" + who, reported + "i7=yes i7a=yes i8=yes", "i-ok-inc", handled, flags},
		{"i9, I7a Y, no order" + who, reported + "i7=yes i7a=yes i8=none-given", "i-ok-inc", handled, flags},
	}
}

// Rows i12 and i13 are no paths: they hold after every incident.
func TestEveryEndOfAnIncidentTellsOfLiabilityAndOfPublishing(t *testing.T) {
	d := decision(t, "incident-response")
	for _, id := range []string{"i-breach25", "i-ok-inc", "i-escalate", "i-breach42"} {
		o := d.Outcome(id)
		if !strings.Contains(o.Text, "draft Article 51") || !strings.Contains(o.Text, "publishing threat information") {
			t.Errorf("outcome %s says nothing of liability accidents or of publishing", id)
		}
	}
}
