package synthetic

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

type sanction struct {
	id        string
	enforces  []*article
	on        []string
	authority string
	tiers     string // as YAML
}

// penalty writes an article that punishes breaches of some of the rules.
func (g *generator) penalty(in *instrument, rules []*article) *article {
	var enforces []*article
	for range 1 + g.IntN(3) {
		if rule := pick(g.writer, rules); !slices.Contains(enforces, rule) {
			enforces = append(enforces, rule)
		}
	}
	return g.penalise(in, enforces)
}

// penalise writes an article that punishes breaches of these rules.
func (g *generator) penalise(in *instrument, rules []*article) *article {
	in.duties++
	authority := g.IntN(len(g.authorities))
	s := sanction{id: fmt.Sprintf("%s-sanction-%d", in.id, in.duties), enforces: rules, authority: authorityID(authority)}
	var cites []string
	for i, rule := range rules {
		cites = append(cites, "Article @"+strconv.Itoa(i))
		for _, bearer := range rule.binds {
			s.on = appendNew(s.on, bearer)
		}
	}
	if len(s.on) == 0 {
		s.on = []string{actorID(len(g.actors) - 1)}
	}
	words, tiers := g.tiers()
	s.tiers = tiers
	one := g.idea()
	return &article{
		en: "Penalties over the " + one.en, zh: one.zh + "的罚则", topics: []string{topicID(0)}, sanctions: []sanction{s},
		text: []paragraph{{
			en: fmt.Sprintf("Where a duty of %s is not performed, %s orders correction and gives a warning; %s. %s",
				strings.Join(cites, ", "), organ(g.authorities[authority]), words, g.sentence()),
			cites: rules,
		}},
	}
}

// tiers draws what follows on refusal: the words of the article, and the fields.
func (g *generator) tiers() (words, data string) {
	first := "{trigger: breach of the duty, measures: [{kind: order-to-correct, force: must, against: [entity]}, {kind: warning, force: must, against: [entity]}]}"
	low := 10_000 * (1 + g.IntN(20))
	high := 10 * low
	fine := func(low, high int, against string) string {
		return fmt.Sprintf("{kind: fine, force: must, against: [%s], amount: {min: %d, max: %d, currency: CNY}}", against, low, high)
	}
	says := fmt.Sprintf("on refusal, or where harm follows, the fine is %s to %s yuan, and for the person in charge %s to %s yuan",
		figure(low), figure(high), figure(low/10), figure(low))
	measures := []string{fine(low, high, "entity"), fine(low/10, low, "person-in-charge")}
	switch g.IntN(5) {
	case 0:
		says += ", with detention of 5 to 15 days"
		measures = append(measures, "{kind: detention, force: may, against: [person-in-charge], duration: {min: P5D, max: P15D}}")
	case 1:
		says += ", and business may be suspended"
		measures = append(measures, "{kind: suspend-business, force: may, against: [entity]}")
	case 2:
		says += ", and the licence may be revoked"
		measures = append(measures, "{kind: revoke-licence, force: may, against: [entity]}")
	case 3:
		says += ", with a fine of 1 to 10 times the illegal gains"
		measures = append(measures, "{kind: fine, force: must, against: [entity], condition: there are illegal gains, multiple: {min: 1, max: 10, of: illegal-gains}}")
	}
	return says, "[" + first + ", {trigger: 'refuses to correct, or causes harm', measures: [" + strings.Join(measures, ", ") + "]}]"
}

// figure writes thousands parted by commas.
func figure(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
