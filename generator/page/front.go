package page

import (
	"slices"
	"sort"

	"legible/generator/law"
)

// doorLinks is how many links stand in each of the home page's three doors.
const doorLinks = 6

// doorDecisions is how many decisions stand there: few enough to list them all.
const doorDecisions = 12

// front is the first page: what this is, the three ways in, what applies and
// since when, and what is still open.
func (b *builder) front() {
	p := b.at("index.html", nil)
	site := b.c.Site
	title := p.name(site.Title)
	if title == "" {
		title = site.Name
	}
	d := data{"heading": title}
	put(d, "headingzh", p.other(site.Title))
	put(d, "lede", p.name(site.Description))
	d["total"] = thousands(int64(distinct(b.c.Obligations)))
	d["binding"] = thousands(int64(bound(b.c.Obligations)))
	put(d, "bearers", p.topBearers())
	put(d, "topics", p.topTopics())
	decisions := p.decisionLinks(b.c.Decisions)
	put(d, "decisions", decisions[:min(len(decisions), doorDecisions)])
	d["decisioncount"] = p.count(len(b.c.Decisions), "decision")
	rows, named := p.instrumentRows()
	put(d, "rows", rows)
	put(d, "named", named)
	put(d, "timeline", p.timeline(false))
	put(d, "changes", p.changes())
	var open []*law.OpenQuestion
	for _, q := range b.c.Questions {
		if q.Answered == nil {
			open = append(open, q)
		}
	}
	put(d, "questions", p.openLinks(open[:min(len(open), doorLinks)]))
	var prose list
	for _, pr := range b.c.Prose {
		prose = append(prose, p.link(p.name(pr.Title), pr.URL))
	}
	put(d, "prose", prose)
	p.add("front", "home", title, p.name(site.Description), d)
}

// topBearers are the parties with the most duties, those bound before the
// authorities.
func (p place) topBearers() list {
	as := append([]*law.Actor{}, p.c.Actors...)
	sort.SliceStable(as, func(i, j int) bool {
		if as[i].Authority != as[j].Authority {
			return !as[i].Authority
		}
		return distinct(as[i].Obligations) > distinct(as[j].Obligations)
	})
	var out list
	for _, a := range as {
		if n := distinct(a.Obligations); n > 0 && len(out) < doorLinks {
			l := p.link(p.sentence(p.name(a.Name)), a.URL)
			l["n"] = thousands(int64(n))
			out = append(out, l)
		}
	}
	return out
}

// topTopics are the topics with the most duties.
func (p place) topTopics() list {
	ts := append([]*law.Topic{}, p.c.Topics...)
	sort.SliceStable(ts, func(i, j int) bool { return distinct(ts[i].Obligations) > distinct(ts[j].Obligations) })
	var out list
	for _, t := range ts {
		if n := distinct(t.Obligations); n > 0 && len(out) < doorLinks {
			l := p.link(p.name(t.Name), t.URL)
			l["n"] = thousands(int64(n))
			out = append(out, l)
		}
	}
	return out
}

// changes are the latest events up to the as-of date, newest first.
func (p place) changes() list {
	all := slices.DeleteFunc(p.history(), func(h happening) bool { return h.e.Date.After(p.c.AsOf) })
	var out list
	for _, c := range all[:min(len(all), doorLinks)] {
		d := p.event(c.in, c.e)
		d["instrument"] = p.link(p.shortTitle(c.in), c.in.URL)
		out = append(out, d)
	}
	return out
}
