package law_test

import (
	"testing"

	"legible/generator/law"
)

func date(t *testing.T, s string) law.Date {
	t.Helper()
	d, err := law.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDatesOutsideTheCalendarAreRefused(t *testing.T) {
	for _, s := range []string{
		"", "2017", "2017-6-1", "2017-06-1", "2017-13-01", "2017-00-01", "2017-06-00", "2017-06-31", "2017-02-29", "1900-02-29",
		"2017-02-30", "2017/06/01", "2017-06/01", "2017-06-+1", "2017-+6-01", "+017-06-01", "0000-06-01", "2017-13", "2017-0a",
		" 2017-06-01", "2017-06-01 ", "01-06-2017", "2017-06-0１", "2017.06",
	} {
		if d, err := law.ParseDate(s); err == nil {
			t.Errorf("%q is read as %s", s, d)
		}
	}
	for _, s := range []string{"2017-06-01", "2016-02-29", "2000-02-29", "2016-06", "2017-12-31", "0001-01-01"} {
		if d := date(t, s); d.String() != s || d.IsZero() {
			t.Errorf("%q is read as %q", s, d)
		}
	}
}

func TestDatesAreWrittenInBothLanguages(t *testing.T) {
	for _, c := range []struct{ date, english, chinese string }{
		{"2017-06-01", "1 June 2017", "2017年6月1日"},
		{"2026-11-21", "21 November 2026", "2026年11月21日"},
		{"2016-06", "June 2016", "2016年6月"},
		{"2016-12", "December 2016", "2016年12月"},
	} {
		d := date(t, c.date)
		if d.English() != c.english || d.Chinese() != c.chinese {
			t.Errorf("%s is %q and %q, want %q and %q", c.date, d.English(), d.Chinese(), c.english, c.chinese)
		}
	}
	if none := (law.Date{}); none.English() != "" || none.Chinese() != "" || none.String() != "" || !none.IsZero() {
		t.Error("no date is not written as nothing")
	}
}

func TestAMonthSortsBeforeItsDays(t *testing.T) {
	ordered := []string{"2016-05-31", "2016-06", "2016-06-01", "2016-06-30", "2016-07"}
	for i := range ordered {
		for j := range ordered {
			a, b := date(t, ordered[i]), date(t, ordered[j])
			if a.Before(b) != (i < j) || a.After(b) != (i > j) {
				t.Errorf("%s and %s are in the wrong order", a, b)
			}
		}
	}
	if d := date(t, "0001-01"); !(law.Date{}).Before(d) {
		t.Error("no date is not before every date")
	}
}

func TestTheDayBeforeKnowsMonthsAndLeapYears(t *testing.T) {
	for day, want := range map[string]string{
		"2026-01-01": "2025-12-31", "2017-06-01": "2017-05-31", "2017-03-01": "2017-02-28", "2016-03-01": "2016-02-29",
		"2000-03-01": "2000-02-29", "2100-03-01": "2100-02-28", "2017-05-01": "2017-04-30", "2017-06-15": "2017-06-14",
		// Of an event known by its month only, the first day is taken.
		"2016-06": "2016-05-31", "2016-01": "2015-12-31",
	} {
		if got := date(t, day).Yesterday().String(); got != want {
			t.Errorf("the day before %s is %s, want %s", day, got, want)
		}
	}
}

func TestAmericanDatesShortenMonthsAsLawReviewsDo(t *testing.T) {
	for text, want := range map[string]string{
		"2016-11-07": "Nov. 7, 2016", "2017-06-01": "June 1, 2017", "2021-09-01": "Sept. 1, 2021",
		"2025-05-20": "May 20, 2025", "2016-06": "June 2016", "2026-01-01": "Jan. 1, 2026",
	} {
		d, err := law.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.American(); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}
