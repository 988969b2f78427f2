package page

import (
	"cmp"
	"slices"
	"strconv"

	"legible/generator/law"
)

// relations order what is due without a figure, the most pressing first.
var relations = []string{"at-once", "promptly", "within", "before", "in-step", "at-event", "every", "at-least", "regularly", "as-prescribed", "as-agreed"}

// deadlines is the page of every duty with a time: those with a figure by
// length, then the others by how pressing they are; drafts apart.
func (b *builder) deadlines() {
	p := b.at("deadlines/index.html", nil)
	var timed []*law.Obligation
	for _, o := range b.c.Obligations {
		if o.Deadline != nil {
			timed = append(timed, o)
		}
	}
	var final, drafts []family
	for _, f := range families(timed) {
		if f.lead.Version.Instrument.Draft {
			drafts = append(drafts, f)
		} else {
			final = append(final, f)
		}
	}
	d := data{"total": thousands(int64(len(final))), "draftn": thousands(int64(len(drafts)))}
	put(d, "groups", p.dueGroups(final, ""))
	put(d, "drafts", p.dueGroups(drafts, "draft-"))
	put(d, "elsewhere", p.notHeld())
	p.add("deadlines", "obligations", p.say("title/deadlines"), p.say("about/deadlines"), d,
		p.link(p.say("crumb/obligations"), "obligations/index.html"), data{"text": p.say("title/deadlines")})
}

// dueGroups sorts duties into groups under headings, with ids that begin with
// prefix. Groups without a duty are left out.
func (p place) dueGroups(fs []family, prefix string) list {
	var out list
	group := func(id, heading string, members []family) {
		if len(members) == 0 {
			return
		}
		binding, others := byForce(members)
		out = append(out, data{"id": prefix + id, "text": ownWords.Replace(heading), "runs": p.prose(heading), "n": strconv.Itoa(len(members)), "rows": p.duties(append(binding, others...), nil)})
	}
	var figures []family
	rest := map[string][]family{}
	for _, f := range fs {
		if f.lead.Deadline.Duration != "" {
			figures = append(figures, f)
		} else {
			rest[f.lead.Deadline.Relation] = append(rest[f.lead.Deadline.Relation], f)
		}
	}
	slices.SortStableFunc(figures, func(a, b family) int {
		return cmp.Compare(hours(a.lead.Deadline.Duration), hours(b.lead.Deadline.Duration))
	})
	lengths := map[string][]family{}
	var order []string
	for _, f := range figures {
		length := p.duration(f.lead.Deadline.Duration, f.lead.Deadline.Days)
		if lengths[length] == nil {
			order = append(order, length)
		}
		lengths[length] = append(lengths[length], f)
	}
	for i, length := range order {
		group("figure-"+strconv.Itoa(i+1), p.sentence(length), lengths[length])
	}
	for _, relation := range relations {
		group(relation, p.sentence(p.word("due", relation)), rest[relation])
	}
	return out
}

// hours is about how long an ISO 8601 duration is, to sort by.
func hours(iso string) float64 {
	total, number, clock := 0.0, 0.0, false
	for _, c := range iso {
		switch {
		case '0' <= c && c <= '9':
			number = number*10 + float64(c-'0')
			continue
		case c == 'T':
			clock = true
		case c == 'Y':
			total += number * 365 * 24
		case c == 'M' && clock:
			total += number / 60
		case c == 'M':
			total += number * 30 * 24
		case c == 'W':
			total += number * 7 * 24
		case c == 'D':
			total += number * 24
		case c == 'H':
			total += number
		}
		number = 0
	}
	return total
}
