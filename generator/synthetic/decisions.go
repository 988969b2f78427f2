package synthetic

import (
	"fmt"
	"strings"
)

// ending is an outcome that a question can lead to.
type ending struct{ id, severity, en, zh string }

var endings = []ending{
	{"breach", "breach", "A duty is broken", "违反义务"},
	{"first", "do-first", "Something is to be done first", "须先行办理"},
	{"stop", "stop", "Stop until it is settled", "停止办理"},
	{"wait", "wait", "Wait for the answer", "等待答复"},
	{"open", "undetermined", "It stays open", "尚不确定"},
	{"barred", "barred", "It may not be done", "禁止办理"},
}

// decisions writes one decision for each 200 provisions, of 5 to 30 questions;
// every third one has tracks.
func (g *generator) decisions() error {
	var now []place
	for _, p := range g.places {
		if p.binding && len(p.duties) > 0 {
			now = append(now, p)
		}
	}
	for i := range max(1, g.provisions/200) {
		id := fmt.Sprintf("decision-%d", i+1)
		if err := g.write("decisions/"+id+".yaml", g.decision(id, i%3 == 2, now)); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) decision(id string, tracks bool, now []place) string {
	one := g.idea()
	questions := 5 + g.IntN(26)
	var b, asked, ends strings.Builder
	fmt.Fprintf(&b, "id: %s\ntitle: %s\nsummary: %s\n", id, pair{"Is the " + one.en + " in order?", one.zh + "是否符合要求？"}.yaml(),
		quote("A made-up decision on "+g.phrase()+", for measurement only. "+g.sentence()))
	if !tracks {
		b.WriteString("start: a1\n")
		g.track("a", questions, now, &asked, &ends)
	} else {
		b.WriteString("tracks:\n")
		for i := range 2 + g.IntN(2) {
			name, c := string(rune('a'+i)), g.idea()
			fmt.Fprintf(&b, "  - {id: track-%s, title: %s, start: %s1}\n", name, pair{upper(c.en), c.zh}.yaml(), name)
			g.track(name, max(2, questions/3), now, &asked, &ends)
		}
	}
	return b.String() + "questions:\n" + asked.String() + "outcomes:\n" + ends.String()
}

// track writes a run of questions: the good answer leads on, the others end or,
// a few times, step over the next question.
func (g *generator) track(name string, n int, now []place, asked, ends *strings.Builder) {
	ended := map[string]bool{}
	end := func(e ending) string {
		id := name + "-" + e.id
		if !ended[id] {
			ended[id] = true
			p := pick(g.writer, now)
			fmt.Fprintf(ends, "  - id: %s\n    severity: %s\n    title: %s\n    text: %s\n    grounds: [%s]\n",
				id, e.severity, pair{e.en, e.zh}.yaml(), quote(g.sentence()), g.ground(p))
			if e.severity == "breach" || e.severity == "do-first" {
				fmt.Fprintf(ends, "    duties: [%s]\n", pick(g.writer, p.duties))
			}
		}
		return id
	}
	steps := 4 // more would multiply the paths
	for i := 1; i <= n; i++ {
		p, c, actor := pick(g.writer, now), g.idea(), pick(g.writer, g.actors)
		next := fmt.Sprintf("goto: %s%d", name, i+1)
		if i == n {
			next = "outcome: " + end(ending{"fine", "allowed", "Nothing is missing", "符合要求"})
		}
		no := ""
		if steps > 0 && i < n-1 && g.chance(25) {
			steps--
			no = fmt.Sprintf("goto: %s%d", name, i+2)
		} else {
			no = "outcome: " + end(endings[(i-1)%len(endings)])
		}
		fmt.Fprintf(asked, "  - id: %s%d\n    ask: %s\n    short: %s\n    help: %s\n    grounds: [%s]\n", name, i,
			pair{"Does " + lead(actor) + " " + g.verbWord() + " the " + c.en + "?", actor.zh + "的" + c.zh + "是否符合要求？"}.yaml(),
			pair{upper(c.en) + "?", c.zh + "？"}.yaml(), quote(g.sentence()), g.ground(p))
		if g.chance(8) {
			asked.WriteString("    kind: reading\n    default: \"yes\"\n")
		}
		fmt.Fprintf(asked, "    answers:\n      - {value: \"yes\", label: {en: \"Yes\", zh: 是}, %s}\n      - {value: \"no\", label: {en: \"No\", zh: 否}, %s, duties: [%s]}\n",
			next, no, pick(g.writer, p.duties))
		if g.chance(20) {
			fmt.Fprintf(asked, "      - {value: unknown, label: {en: Not known, zh: 不明}, outcome: %s}\n", end(endings[4]))
		}
	}
}

// ground points to the first paragraph of some article.
func (g *generator) ground(p place) string {
	return fmt.Sprintf("%s@%s/art_%d__para_1", p.instrument, p.version, 1+g.IntN(p.articles))
}
