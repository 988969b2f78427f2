package page

import "legible/generator/law"

// topics makes the list of subjects and one page for each.
func (b *builder) topics() {
	p := b.at("topics/index.html", nil)
	var rows list
	for _, t := range b.c.Topics {
		row := p.link(p.name(t.Name), t.URL)
		put(row, "zh", p.other(t.Name))
		row["articles"] = thousands(int64(len(t.Provisions)))
		row["duties"] = thousands(int64(distinct(t.Obligations)))
		rows = append(rows, row)
	}
	d := data{}
	put(d, "rows", rows)
	p.add("topics", "obligations", p.say("title/topics"), p.say("about/topics"), d,
		p.link(p.say("crumb/obligations"), "obligations/index.html"), data{"text": p.say("title/topics")})
	for _, t := range b.c.Topics {
		b.topic(t)
	}
}

// topic is the page of one subject: its articles and its duties.
func (b *builder) topic(t *law.Topic) {
	p := b.at(t.URL, nil)
	d := data{"heading": p.name(t.Name)}
	put(d, "headingzh", p.other(t.Name))
	put(d, "articles", p.byVersion(t.Provisions))
	binding, others := byForce(families(t.Obligations))
	put(d, "binding", p.duties(binding, nil))
	put(d, "others", p.duties(others, nil))
	var questions []*law.OpenQuestion
	for _, q := range b.c.Questions {
		for _, qt := range q.Topics {
			if qt == t {
				questions = append(questions, q)
			}
		}
	}
	put(d, "questions", p.openLinks(questions))
	p.add("topic", "obligations", p.name(t.Name), p.say("about/topic", p.name(t.Name), p.count(len(t.Provisions), "article"), p.count(distinct(t.Obligations), "duty")), d,
		p.link(p.say("crumb/obligations"), "obligations/index.html"), p.link(p.say("title/topics"), "topics/index.html"), data{"text": p.name(t.Name)})
}

// byVersion groups articles by the version they stand in, in order.
func (p place) byVersion(prs []*law.Provision) list {
	var out list
	var group data
	var of *law.Version
	for _, pr := range prs {
		if group == nil || pr.Version != of {
			of = pr.Version
			group = p.link(p.cited(of), of.URL)
			group["tag"], group["articles"] = p.versionTag(of), list(nil)
			out = append(out, group)
		}
		group["articles"] = append(group["articles"].(list), p.heading(pr))
	}
	return out
}
