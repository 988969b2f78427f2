package link_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"legible/generator/law"
	"legible/generator/link"
)

// life is an instrument that went through everything; its last day is known by
// the month only. Its sibling was adopted and never came into force.
const life = `
-- instruments/measures/instrument.yaml --
id: measures
kind: departmental-measures
title: {en: Measures on Networks, zh: 网络办法}
short: {en: Measures, zh: 办法}
issuer: cac
events:
  - {type: in-force, date: 2020-01-01, version: "2020-01-01"}
  - {type: published-for-comment, date: 2019-06}
  - {type: comments-close, date: 2019-07-15}
  - {type: promulgated, date: 2019-12-01}
  - {type: repealed, date: 2022-03, by: law}
verification: {level: primary}
-- instruments/waiting/instrument.yaml --
id: waiting
kind: guidelines
title: {en: Waiting, zh: 待}
short: {en: Waiting, zh: 待}
issuer: cac
events:
  - {type: published-for-comment, date: 2018-01, version: "2018-01"}
  - {type: no-final-text, date: 2020-01-01}
verification: {level: primary}
-- instruments/waiting/2018-01/version.yaml --
version: "2018-01"
label: {en: 2018 draft, zh: 2018年草案}
articles: 1
outline:
  - {kind: chapter, number: I, heading: {en: All, zh: 全部}, articles: "1"}
`

func TestStatusAndForceAreThoseOfTheAsOfDate(t *testing.T) {
	tree := tree(t, txtar.Parse([]byte(life)))
	for _, c := range []struct{ day, want string }{
		{"2017-06-30", "law not-yet [not-yet not-yet]; measures not-yet [not-yet]; draft not-yet [not-yet]; waiting not-yet [not-yet]"},
		{"2017-07-31", "law not-yet [not-yet not-yet]; measures not-yet [not-yet]; draft draft-for-comment [draft-for-comment]; waiting not-yet [not-yet]"},
		{"2017-08-01", "law not-yet [not-yet not-yet]; measures not-yet [not-yet]; draft comment-closed [comment-closed]; waiting not-yet [not-yet]"},
		{"2018-01-01", "law adopted-not-in-force [not-yet not-yet]; measures not-yet [not-yet]; draft comment-closed [comment-closed]; waiting draft-for-comment [draft-for-comment]"},
		{"2018-06-01", "law in-force [in-force! not-yet]; measures not-yet [not-yet]; draft superseded [superseded]; waiting draft-for-comment [draft-for-comment]"},
		{"2019-12-31", "law in-force [in-force! not-yet]; measures adopted-not-in-force [not-yet]; draft superseded [superseded]; waiting draft-for-comment [draft-for-comment]"},
		{"2022-02-28", "law in-force [in-force! not-yet]; measures in-force [in-force!]; draft superseded [superseded]; waiting no-final-text-found [no-final-text-found]"},
		{"2022-03-01", "law in-force [in-force! not-yet]; measures repealed [repealed]; draft superseded [superseded]; waiting no-final-text-found [no-final-text-found]"},
		{"2023-12-31", "law in-force [in-force! not-yet]; measures repealed [repealed]; draft superseded [superseded]; waiting no-final-text-found [no-final-text-found]"},
		{"2024-01-01", "law amended [superseded in-force!]; measures repealed [repealed]; draft superseded [superseded]; waiting no-final-text-found [no-final-text-found]"},
	} {
		day, err := law.ParseDate(c.day)
		if err != nil {
			t.Fatal(err)
		}
		corpus, findings := link.Link(tree, day)
		if findings.HasErrors() {
			t.Fatal(text(t, tree, findings))
		}
		if corpus.AsOf != day {
			t.Errorf("the as-of date is %s, want %s", corpus.AsOf, day)
		}
		got := names(corpus.Instruments, func(in *law.Instrument) string {
			return fmt.Sprintf("%s %s %v;", in.ID, in.Status, strings.Fields(names(in.Versions, func(v *law.Version) string {
				if v.Binding {
					return string(v.Status) + "!"
				}
				return string(v.Status)
			})))
		})
		if got = strings.TrimSuffix(got, ";"); got != c.want {
			t.Errorf("on %s:\n%s\nwant\n%s", c.day, got, c.want)
		}
		for _, o := range corpus.Obligations {
			if o.Binding != o.Version.Binding {
				t.Errorf("on %s %s of %s binds: %t", c.day, o.ID, o.Version.ID, o.Binding)
			}
		}
	}
}

func TestAVersionLastsUntilTheDayBeforeTheNextEvent(t *testing.T) {
	tree := tree(t, txtar.Parse([]byte(life)))
	corpus, _ := link.Link(tree, law.Date{})
	want := "law 2018-06-01 2023-12-31, law 2024-01-01 , measures 2020-01-01 2022-02-28, draft 2017-07-01 , waiting 2018-01 "
	var got []string
	for _, in := range corpus.Instruments {
		for _, v := range in.Versions {
			got = append(got, in.ID+" "+v.From.String()+" "+v.Until.String())
		}
	}
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("the versions last\n%s\nwant\n%s", s, want)
	}
}
