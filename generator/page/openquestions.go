package page

import (
	"strings"

	"legible/generator/law"
)

// openQuestions is the page of what the law leaves unclear.
func (b *builder) openQuestions() {
	p := b.at("open-questions/index.html", nil)
	var open, answered list
	for _, q := range b.c.Questions {
		if q.Answered != nil {
			answered = append(answered, p.openQuestion(q))
		} else {
			open = append(open, p.openQuestion(q))
		}
	}
	d := data{"n": thousands(int64(len(open)))}
	put(d, "open", open)
	put(d, "answered", answered)
	p.add("openquestions", "questions", p.say("title/questions"), p.say("about/questions"), d,
		data{"text": p.say("title/questions")})
}

func (p place) openQuestion(q *law.OpenQuestion) data {
	d := data{"heading": p.name(q.Question)}
	_, d["id"], _ = strings.Cut(q.URL, "#")
	put(d, "zh", p.other(q.Question))
	put(d, "why", p.texts(q.Why))
	put(d, "affects", p.actorLinks(q.Affects))
	put(d, "provisions", p.nodes(q.Provisions))
	put(d, "topics", p.topicLinks(q.Topics))
	var positions list
	for _, v := range q.Positions {
		position := data{"runs": p.prose(v.Text)}
		put(position, "sources", p.sourceLinks(v.Sources))
		positions = append(positions, position)
	}
	put(d, "positions", positions)
	if q.Answered != nil {
		d["answer"] = p.answer(q.Answered)
	}
	return d
}

func (p place) answer(a *law.Answer) data {
	d := data{}
	put(d, "paras", p.texts(a.Text))
	put(d, "provisions", p.nodes(a.Provisions))
	return d
}
