package page

import (
	"sort"
	"strconv"

	"legible/generator/law"
)

// timelinePage is the page of every dated event, drawn and as a list.
func (b *builder) timelinePage() {
	p := b.at("timeline/index.html", nil)
	d := data{}
	put(d, "timeline", p.timeline(true))
	var years list
	var year data
	all := p.history()
	for _, h := range all {
		e := p.event(h.in, h.e)
		e["instrument"] = p.link(p.shortTitle(h.in), h.in.URL)
		if y := h.e.Date.String()[:4]; year == nil || year["text"] != y {
			year = data{"id": "year-" + y, "text": y, "events": list(nil)}
			years = append(years, year)
		}
		year["events"] = append(year["events"].(list), e)
	}
	put(d, "years", years)
	d["n"] = p.count(len(all), "event")
	p.add("timeline", "law", p.say("title/timeline"), p.say("about/timeline"), d,
		p.link(p.say("crumb/law"), "instruments/index.html"), data{"text": p.say("title/timeline")})
}

// happening is an event of an instrument.
type happening struct {
	in *law.Instrument
	e  *law.Event
}

// history is every event of every instrument, newest first.
func (b *builder) history() []happening {
	var all []happening
	for _, in := range b.c.Instruments {
		for i := range in.Events {
			all = append(all, happening{in, &in.Events[i]})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].e.Date.After(all[j].e.Date) })
	return all
}

// timeline draws when each text applied: a row an instrument, a bar a version,
// between the first year with a text and the end of the as-of year. A draft is
// a mark with a thread to what overtook it. With events, every instrument with
// a date has a row and every event a dot; without, those whose texts are held.
func (p place) timeline(events bool) data {
	first, last := 0, int(yearOf(p.c.AsOf))
	reach := func(d law.Date) {
		y := int(yearOf(d))
		if y > 0 && (first == 0 || y < first) {
			first = y
		}
		last = max(last, y)
	}
	for _, in := range p.c.Instruments {
		for _, v := range in.Versions {
			reach(v.From)
		}
		for i := range in.Events {
			if events {
				reach(in.Events[i].Date)
			}
		}
	}
	if first == 0 {
		return nil
	}
	at := func(y float64) float64 {
		return min(max((y-float64(first))/float64(last+1-first), 0), 1) * drawn
	}
	today := at(yearOf(p.c.AsOf))
	var rows list
	for _, in := range ordered(p.c.Instruments) {
		if !events && len(in.Versions) == 0 {
			continue
		}
		row := p.link(p.shortTitle(in), in.URL)
		row["tag"] = p.instrumentTag(in)
		var bars, dots list
		for _, v := range in.Versions {
			bars = append(bars, p.bar(v, at, today))
		}
		bars = append(bars, p.unheld(in, at, today)...)
		for i := range in.Events {
			if events {
				dots = append(dots, data{"x": unit(min(max(at(yearOf(in.Events[i].Date)), 3), drawn-3))})
			}
		}
		if len(bars)+len(dots) > 0 {
			put(row, "bars", bars)
			put(row, "dots", dots)
			rows = append(rows, row)
		}
	}
	var years list
	grid := ""
	for y := first; y <= last+1; y++ {
		years = append(years, strconv.Itoa(y))
		grid += "M" + unit(min(max(at(float64(y)), 0.5), drawn-0.5)) + " 0V24"
	}
	return data{"rows": rows, "years": years, "grid": grid, "today": "M" + unit(today) + " 0V24"}
}

// bar draws one version.
func (p place) bar(v *law.Version, at func(float64) float64, today float64) data {
	in := v.Instrument
	from, to := at(yearOf(v.From)), today
	d := data{"class": "past", "text": p.say("held-articles", p.articlesHeld(v)), "period": p.sentence(p.period(v))}
	switch {
	case in.Draft:
		if e := p.last(in, "superseded"); e != nil {
			to = at(yearOf(e.Date))
		}
		d["class"], d["thread"] = "draft", "M"+unit(from)+" 12H"+unit(max(to, from))
		to = from + 8
	case guidance(in):
		if e := p.last(in, "superseded"); e != nil {
			to = at(yearOf(e.Date))
		}
	case v.Binding:
		d["class"] = "in-force"
	case v.From.After(p.c.AsOf):
		d["class"], to = "coming", drawn
	}
	if !v.Until.IsZero() {
		to = at(yearOf(v.Until))
	}
	d["x"], d["width"] = unit(from), unit(max(to-from, 6))
	return d
}

// unheld draws the texts that are known by their events alone.
func (p place) unheld(in *law.Instrument, at func(float64) float64, today float64) list {
	var out list
	for i := range in.Events {
		e := &in.Events[i]
		if (e.Type != "amended" && e.Type != "in-force") || held(in, e) != nil {
			continue
		}
		from, to := at(yearOf(e.Date)), today
		d := data{"class": "in-force", "period": p.sentence(p.say("in-force-since", p.date(e.Date))), "text": p.say("text-not-held"), "missing": true}
		if e.Date.After(p.c.AsOf) {
			d["class"], d["period"], to = "coming", p.sentence(p.say("in-force-from", p.date(e.Date))), drawn
		}
		for _, later := range in.Events[i+1:] {
			if later.Date.After(e.Date) && (later.Type == "amended" || later.Type == "superseded" || later.Type == "repealed") && !later.Date.After(p.c.AsOf) {
				d["class"], d["period"], to = "past", p.sentence(p.say("in-force-ended", p.date(e.Date), p.date(later.Date))), at(yearOf(later.Date))
				break
			}
		}
		d["x"], d["width"] = unit(from), unit(max(to-from, 6))
		out = append(out, d)
	}
	return out
}

// yearOf is a date as a number of years, good enough to draw; 0 for none.
func yearOf(d law.Date) float64 {
	s := d.String()
	if len(s) < 7 {
		return 0
	}
	year, _ := strconv.Atoi(s[:4])
	month, _ := strconv.Atoi(s[5:7])
	day := 1
	if len(s) == 10 {
		day, _ = strconv.Atoi(s[8:])
	}
	return float64(year) + float64(month-1)/12 + float64(day-1)/372
}
