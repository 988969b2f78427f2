package synthetic

import (
	"fmt"
	"strings"
)

// topicCount and termCount grow with the corpus, and end with the word list.
func (g *generator) topicCount() int { return min(8+g.provisions/400, 36) }
func (g *generator) termCount() int  { return min(12+g.provisions/200, 56) }

// lists writes what stands beside the instruments.
func (g *generator) lists() error {
	var actors, authorities, topics, terms strings.Builder
	for i, a := range g.lexicon.actors {
		kind := "regulated"
		if strings.HasPrefix(a.en, "any ") {
			kind = "public"
		}
		fmt.Fprintf(&actors, "  - {id: %s, en: %s, zh: %s, kind: %s}\n", actorID(i), quote(a.en), a.zh, kind)
	}
	for i, a := range g.lexicon.authorities {
		fmt.Fprintf(&authorities, "  - {id: %s, en: %s, zh: %s}\n", authorityID(i), quote(a.en), a.zh)
	}
	for i := range g.topicCount() {
		c := g.concepts[len(g.concepts)-1-i] // the other end, so that no term has the same name
		fmt.Fprintf(&topics, "  - {id: %s, en: %s, zh: %s}\n", topicID(i), quote(upper(c.en)), c.zh)
	}
	for i, c := range g.concepts[:g.termCount()] {
		p := pick(g.writer, g.places)
		fmt.Fprintf(&terms, "  - {id: term-%02d, en: %s, zh: %s, variants: {en: [%s], zh: []}, defined-at: %s, definition: %s}\n",
			i+1, quote(c.en), c.zh, quote(c.en+"s"), g.ground(p), quote("Made up for measurement. "+g.sentence()))
	}
	about := "This site holds **synthetic law for measurement**. Nobody made it, it binds nobody, and its words were drawn by chance."
	for _, f := range []struct{ path, text string }{
		{"corpus.yaml", "as-of: 2026-11-21\nlanguages: [en, zh]\n"},
		{"site.yaml", "name: Synthetic law for measurement\ntitle: {en: Synthetic law for measurement, zh: 测量用合成法律}\n" +
			"description: {en: \"Made-up provisions of a given number, for measuring the program. None of this is law.\", zh: 按给定数量生成的条文，仅供测量程序之用，并非法律。}\n"},
		{"actors.yaml", "actors:\n" + actors.String()},
		{"authorities.yaml", "authorities:\n" + authorities.String()},
		{"topics.yaml", "topics:\n" + topics.String()},
		{"terms.yaml", "terms:\n" + terms.String()},
		{"sources.yaml", g.sources()},
		{"open-questions.yaml", g.questions()},
		{"pages/about.md", "---\ntitle: About this site\n---\n\n" + about + "\n"},
		{"pages/method.md", "---\ntitle: How it was made\n---\n\nBy `legible new synthetic`, from a list of words and a seed. " + about + "\n"},
		{"pages/disclaimer.md", "---\ntitle: Disclaimer\n---\n\n" + about + "\n"},
	} {
		if err := g.write(f.path, f.text); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) sources() string {
	var b strings.Builder
	b.WriteString("sources:\n")
	for i, kind := range []string{"text-copy", "translation", "commentary", "briefing"} {
		fmt.Fprintf(&b, "  - {id: source-%d, kind: %s, title: {en: \"Made-up source %d\", zh: 虚构来源%d}, date: 2020-0%d-01}\n", i+1, kind, i+1, i+1, i+1)
	}
	return b.String()
}

// questions writes one open question for each 60 provisions; every other one
// has positions, every third one was answered.
func (g *generator) questions() string {
	var b strings.Builder
	b.WriteString("questions:\n")
	for i := range g.provisions / 60 {
		p, c := pick(g.writer, g.places), g.idea()
		fmt.Fprintf(&b, "  - id: question-%d\n    question: %s\n    why: %s\n    affects: [%s]\n    provisions: [%s]\n", i+1,
			pair{"Does " + g.phrase() + " count as the " + c.en + "?", "是否属于" + c.zh + "？"}.yaml(),
			quote(g.sentence()+" "+g.sentence()), actorID(g.IntN(len(g.lexicon.actors))), g.ground(p))
		if i%2 == 0 {
			fmt.Fprintf(&b, "    positions: [{text: %s, sources: [source-3]}, {text: %s}]\n", quote(g.sentence()), quote(g.sentence()))
		}
		if i%3 == 0 {
			fmt.Fprintf(&b, "    answered: {text: %s, provisions: [%s]}\n", quote(g.sentence()), g.ground(pick(g.writer, g.places)))
		}
		fmt.Fprintf(&b, "    topics: [%s]\n", topicID(g.IntN(g.topicCount())))
	}
	return b.String()
}
