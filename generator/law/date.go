package law

import (
	"fmt"
	"strconv"
)

// Date is a calendar date of a legal event, with day or month precision and no
// time zone. The zero Date means "none". Dates compare as text: a month sorts
// before its days.
type Date struct{ text string }

// ParseDate reads "2017-06-01" or "2016-06" and checks it in the calendar.
func ParseDate(s string) (Date, error) {
	if len(s) != 7 && len(s) != 10 {
		return Date{}, fmt.Errorf("date %q is not of the form 2017-06-01", s)
	}
	part := func(from, to int) int {
		n, err := strconv.Atoi(s[from:to])
		if err != nil || s[from] == '-' || s[from] == '+' {
			return -1
		}
		return n
	}
	year, month, day := part(0, 4), part(5, 7), 1
	if s[4] != '-' || (len(s) == 10 && s[7] != '-') {
		return Date{}, fmt.Errorf("date %q is not of the form 2017-06-01", s)
	}
	if len(s) == 10 {
		day = part(8, 10)
	}
	if year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Date{}, fmt.Errorf("date %q is not in the calendar", s)
	}
	return Date{s}, nil
}

// String returns the date as written, or "" for none.
func (d Date) String() string { return d.text }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.text == "" }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.text < e.text }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.text > e.text }

// English returns "1 June 2017", "June 2016" for a month, "" for none.
func (d Date) English() string {
	if d.IsZero() {
		return ""
	}
	year, month := d.text[:4], months[d.number(5)-1]
	if len(d.text) == 7 {
		return month + " " + year
	}
	return strconv.Itoa(d.number(8)) + " " + month + " " + year
}

// American returns "June 1, 2017" with the months shortened as law reviews do:
// "Nov. 7, 2016"; "June 2016" for a month, "" for none.
func (d Date) American() string {
	if d.IsZero() {
		return ""
	}
	year, month := d.text[:4], months[d.number(5)-1]
	switch {
	case month == "September":
		month = "Sept."
	case len(month) > 4:
		month = month[:3] + "."
	}
	if len(d.text) == 7 {
		return month + " " + year
	}
	return month + " " + strconv.Itoa(d.number(8)) + ", " + year
}

// Chinese returns "2017年6月1日", "2016年6月" for a month, "" for none.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	s := d.text[:4] + "年" + strconv.Itoa(d.number(5)) + "月"
	if len(d.text) == 10 {
		s += strconv.Itoa(d.number(8)) + "日"
	}
	return s
}

// Yesterday returns the day before; before a month, the day before its first.
func (d Date) Yesterday() Date {
	year, month, day := d.yearNumber(), d.number(5), 0
	if len(d.text) == 10 {
		day = d.number(8) - 1
	}
	if day == 0 {
		month--
		if month == 0 {
			year, month = year-1, 12
		}
		day = daysIn(year, month)
	}
	return Date{fmt.Sprintf("%04d-%02d-%02d", year, month, day)}
}

func (d Date) yearNumber() int { n, _ := strconv.Atoi(d.text[:4]); return n }

func (d Date) number(at int) int { n, _ := strconv.Atoi(d.text[at : at+2]); return n }

var months = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
