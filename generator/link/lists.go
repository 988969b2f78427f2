package link

import (
	"fmt"
	"slices"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/markdown"
	"legible/generator/source"
)

func (l *linker) sourceList() {
	for _, n := range l.root("sources.yaml").Get("sources").List() {
		s := &law.Source{
			ID: n.Get("id").Text(), Kind: n.Get("kind").Text(), Title: bilingual(n.Get("title")),
			Date: l.date(n.Get("date")), Locator: n.Get("locator").Text(), URL: n.Get("url").Text(),
			Seen: l.date(n.Get("seen")), Note: n.Get("note").Text(), Pos: n.At(),
		}
		if l.claim("source", s.ID, n.Get("id").At()) {
			l.sources[s.ID] = s
			l.c.Sources = append(l.c.Sources, s)
		}
	}
}

// pendingTerm is an actor that names its term before the terms are read.
type pendingTerm struct {
	actor *law.Actor
	node  *source.Node
}

func (l *linker) actorLists() {
	read := func(file, key string, authority bool) {
		for _, n := range l.root(file).Get(key).List() {
			a := &law.Actor{
				ID: n.Get("id").Text(), Name: bilingual(n), Short: n.Get("short").Text(),
				Kind: n.Get("kind").Text(), Authority: authority, Note: n.Get("note").Text(), Pos: n.At(),
			}
			a.URL = "actors/" + a.ID + ".html"
			if authority {
				a.Kind, a.URL = "authority", "authorities/"+a.ID+".html"
			}
			// Actors and authorities share one space of ids: either may bear duties.
			if !l.claim("actor", a.ID, n.Get("id").At()) {
				continue
			}
			if n.Has("term") {
				l.actorTerms = append(l.actorTerms, pendingTerm{a, n.Get("term")})
			}
			l.actors[a.ID] = a
			if authority {
				l.authorities[a.ID] = a
			}
			l.c.Actors = append(l.c.Actors, a)
		}
	}
	read("actors.yaml", "actors", false)
	read("authorities.yaml", "authorities", true)
}

// authority resolves a list of ids of authorities. Another actor is none, even
// though both share one space of ids.
func (l *linker) authority(n *source.Node) []*law.Actor {
	var out []*law.Actor
	for _, item := range each(n) {
		if a := l.actors[item.Text()]; a != nil && !a.Authority {
			l.diags.Add(diag.Diagnostic{
				Code: "unknown-authority", Pos: item.At(), Message: fmt.Sprintf("%q is an actor, not an authority", a.ID),
				Notes: []diag.Note{{Pos: a.Pos, Message: "it is listed here"}},
				Hint:  "name one of authorities.yaml, or move it there",
			})
		} else if a, ok := lookup(l, l.authorities, "authority", item); ok {
			out = append(out, a)
		}
	}
	return out
}

func (l *linker) topicList() {
	for _, n := range l.root("topics.yaml").Get("topics").List() {
		t := &law.Topic{ID: n.Get("id").Text(), Name: bilingual(n), Pos: n.At()}
		t.URL = "topics/" + t.ID + ".html"
		if l.claim("topic", t.ID, n.Get("id").At()) {
			l.topics[t.ID] = t
			l.c.Topics = append(l.c.Topics, t)
		}
	}
}

// termList runs after the articles' text is in place, because a term points at
// the provision that defines it.
func (l *linker) termList() {
	for _, n := range l.root("terms.yaml").Get("terms").List() {
		t := &law.Term{
			ID: n.Get("id").Text(), Name: bilingual(n),
			VariantsEn: n.Get("variants").Get("en").Texts(), VariantsZh: n.Get("variants").Get("zh").Texts(),
			Definition: n.Get("definition").Text(), Pos: n.At(),
		}
		t.URL = "terms/" + t.ID + ".html"
		if n.Has("defined-at") {
			t.DefinedAt = l.pointer(n.Get("defined-at"), nil)
			if t.DefinedAt != nil {
				p := t.DefinedAt.Provision
				p.Defines = append(p.Defines, t)
			}
		}
		if l.claim("term", t.ID, n.Get("id").At()) {
			l.terms[t.ID] = t
			l.c.Terms = append(l.c.Terms, t)
		}
	}
	for _, p := range l.actorTerms {
		p.actor.Term, _ = lookup(l, l.terms, "term", p.node)
	}
}

func (l *linker) questionList() {
	for _, n := range l.root("open-questions.yaml").Get("questions").List() {
		q := &law.OpenQuestion{
			ID: n.Get("id").Text(), Question: bilingual(n.Get("question")), Why: n.Get("why").Text(),
			Affects:    lookups(l, l.actors, "actor", n.Get("affects")),
			Provisions: l.pointers(n.Get("provisions"), nil),
			Topics:     lookups(l, l.topics, "topic", n.Get("topics")),
			Answered:   l.answer(n.Get("answered")),
			Pos:        n.At(),
		}
		q.URL = "open-questions/index.html#" + q.ID
		for _, p := range n.Get("positions").List() {
			q.Positions = append(q.Positions, law.PositionTaken{
				Text: p.Get("text").Text(), Sources: lookups(l, l.sources, "source", p.Get("sources")),
			})
		}
		if !l.claim("question", q.ID, n.Get("id").At()) {
			continue
		}
		l.questions[q.ID] = q
		l.c.Questions = append(l.c.Questions, q)
		for _, node := range q.Provisions {
			node.Provision.Questions = appendOnce(node.Provision.Questions, q)
		}
	}
}

// answer reads {text, provisions} or {text, grounds}.
func (l *linker) answer(n *source.Node) *law.Answer {
	if n == nil {
		return nil
	}
	a := &law.Answer{Text: n.Get("text").Text()}
	a.Provisions = append(l.pointers(n.Get("provisions"), nil), l.pointers(n.Get("grounds"), nil)...)
	return a
}

func (l *linker) prosePages() {
	for _, f := range l.tree.Files {
		id, ok := strings.CutPrefix(f.Path, "pages/")
		id, page := strings.CutSuffix(id, ".md")
		if !ok || !page {
			continue
		}
		title, body, ok := source.FrontMatter(f.Text)
		if !ok {
			l.diags.Add(diag.Diagnostic{
				Code: "page-without-title", Pos: diag.Position{File: f.Name, Line: 1, Column: 1},
				Message: "a page begins with a line ---, a line title: …, and a line ---",
			})
			continue
		}
		l.diags.Append(markdown.Commands(f, body))
		l.diags.Append(markdown.HTML(f, body))
		l.prosePage(id, title, body, diag.Position{File: f.Name, Line: 1, Column: 1})
	}
}

// prosePage adds one language of a hand-written page: "about" is in the main
// language, "about.zh" in Chinese.
func (l *linker) prosePage(name, title, body string, at diag.Position) {
	id, lang, named := strings.Cut(name, ".")
	if !named {
		lang = l.c.Languages[0]
	}
	i := slices.IndexFunc(l.c.Prose, func(p *law.Prose) bool { return p.ID == id })
	if i < 0 {
		i = len(l.c.Prose)
		l.c.Prose = append(l.c.Prose, &law.Prose{ID: id, URL: id + ".html", Pos: at})
	}
	p := l.c.Prose[i]
	switch {
	case lang == "en" && p.Title.En == "":
		p.Title.En, p.Markdown.En = title, body
	case lang == "zh" && p.Title.Zh == "":
		p.Title.Zh, p.Markdown.Zh = title, body
	default:
		l.diags.Add(diag.Diagnostic{
			Code: "page-language", Pos: at, Message: "this is no language of the page, or one it has already",
			Hint: "name it " + id + ".md in the main language, " + id + ".en.md or " + id + ".zh.md in the other",
		})
	}
}

func appendOnce[T comparable](list []T, item T) []T {
	for _, have := range list {
		if have == item {
			return list
		}
	}
	return append(list, item)
}
