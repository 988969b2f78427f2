package law_test

import (
	"strings"
	"testing"

	"legible/generator/law"
)

// events reads "2017-06-01 in-force", one a line.
func events(t *testing.T, lines string) []law.Event {
	t.Helper()
	var all []law.Event
	for line := range strings.Lines(lines) {
		if day, kind, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			all = append(all, law.Event{Type: kind, Date: date(t, day)})
		}
	}
	return all
}

func TestStatusFollowsFromTheEventsUntilTheAsOfDate(t *testing.T) {
	const (
		whole = `2016-01-01 published-for-comment
			2016-02-01 comments-close
			2016-11-07 adopted
			2016-11-07 promulgated
			2017-06-01 in-force
			2025-10-28 amendment-adopted
			2026-01-01 amended
			2030-01-01 repealed`
		overtaken = `2017-07-11 published-for-comment
			2017-08-10 comments-close
			2021-09-01 superseded`
		forgotten = `2016-06 published-for-comment
			2016-07 comments-close
			2018-01-01 no-final-text`
		atOnce = `2020-01-01 in-force
			2020-01-01 promulgated`
		promulgatedAgain = `2017-06-01 in-force
			2025-10-28 adopted
			2025-10-28 promulgated
			2026-01-01 amended
			2027-01-01 published`
		standard = `2022-07-15 published
			2022-11-01 in-force
			2029-01-01 superseded`
	)
	for _, c := range []struct {
		events, day string
		want        law.Status
	}{
		{"", "2020-01-01", law.NotYet},
		{whole, "2015-12-31", law.NotYet},
		{whole, "2016-01-01", law.DraftForComment},
		{whole, "2016-01-31", law.DraftForComment},
		{whole, "2016-02-01", law.CommentClosed},
		{whole, "2016-11-06", law.CommentClosed},
		{whole, "2016-11-07", law.AdoptedNotYet},
		{whole, "2017-05-31", law.AdoptedNotYet},
		{whole, "2017-06-01", law.InForce},
		{whole, "2025-10-28", law.InForce},
		{whole, "2025-12-31", law.InForce},
		{whole, "2026-01-01", law.Amended},
		{whole, "2029-12-31", law.Amended},
		{whole, "2030-01-01", law.Repealed},
		{overtaken, "2017-07-10", law.NotYet},
		{overtaken, "2021-08-31", law.CommentClosed},
		{overtaken, "2021-09-01", law.Superseded},
		{forgotten, "2016-05-31", law.NotYet},
		{forgotten, "2016-06-01", law.DraftForComment},
		{forgotten, "2016-07-01", law.CommentClosed},
		{forgotten, "2018-01-01", law.NoFinalText},
		{atOnce, "2020-01-01", law.InForce},
		{promulgatedAgain, "2025-12-31", law.InForce},
		{promulgatedAgain, "2026-01-01", law.Amended},
		{promulgatedAgain, "2028-01-01", law.Amended},
		{standard, "2022-07-15", law.AdoptedNotYet},
		{standard, "2022-11-01", law.InForce},
		{standard, "2029-01-01", law.Superseded},
		{"2020-01-01 something-else", "2021-01-01", law.NotYet},
	} {
		if got := law.StatusOn(events(t, c.events), date(t, c.day)); got != c.want {
			t.Errorf("on %s the status is %s, want %s, from\n%s", c.day, got, c.want, c.events)
		}
	}
}

func TestADraftIsWhatNoEventEverPutInForce(t *testing.T) {
	for lines, want := range map[string]bool{
		"": false, "2016-01-01 published-for-comment": false, "2016-01-01 adopted": false, "2016-01-01 superseded": false,
		"2999-01-01 in-force": true, "2020-01-01 amended": true,
	} {
		if got := law.EverInForce(events(t, lines)); got != want {
			t.Errorf("ever in force is %t for %q", got, lines)
		}
	}
}
