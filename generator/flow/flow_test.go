package flow

import (
	"math/rand/v2"
	"strings"
	"testing"

	"legible/generator/law"
)

func TestPathsStandInAuthoringOrder(t *testing.T) {
	d := build("a1: yes>a2 no!out", "a2: yes!in no>a3", "a3: x!in y!out", "in = stop", "out = allowed")
	want := "a1=yes a2=yes in\na1=yes a2=no a3=x in\na1=yes a2=no a3=y out\na1=no out"
	if got := showAll(d); got != want {
		t.Errorf("paths:\n%s\nwant:\n%s", got, want)
	}
}

func TestPathsLeaveOutWhatComesBackOrLeadsNowhere(t *testing.T) {
	d := build("a1: again>a1 on>a2 lost>nowhere", "a2: back>a1 stuck>a3 end!out", "a3: round>a3", "out = wait")
	if got, want := showAll(d), "a1=on a2=end out"; got != want {
		t.Errorf("paths:\n%s\nwant:\n%s", got, want)
	}
}

func TestPathsOfALongLadderAreBounded(t *testing.T) {
	var lines []string
	for i := range 60 {
		id, next := string(rune('a'+i/10))+string(rune('0'+i%10)), string(rune('a'+(i+1)/10))+string(rune('0'+(i+1)%10))
		lines = append(lines, id+": yes>"+next+" no>"+next)
	}
	d := build(append(lines, "g0: yes!out no!out", "out = wait")...)
	if got := len(Paths(d)); got != MaxPaths {
		t.Errorf("%d paths, want the bound %d", got, MaxPaths)
	}
}

func TestDutiesFlagsAndCitationsAddUpOnceAndInOrder(t *testing.T) {
	d := build("a1: yes+r1>a2 no>a2", "a2: yes+r2>a3 no>a3", "a3: yes+r1!out no!out", "out = do-first")
	d.Outcome("out").Duties = []*law.Obligation{{ID: "r3"}, {ID: "r2"}}
	p := Paths(d)[0]
	if got := ids(p.Duties, dutyID); got != "[r1 r2 r3]" {
		t.Errorf("duties %s", got)
	}
	if got := strings.Join(p.Flags, " "); got != "r1 r2" {
		t.Errorf("flags %s", got)
	}
	if got := ids(p.Cites, nodeID); got != "[law/a1 law/a2 law/a3 law/out]" {
		t.Errorf("cites %s", got)
	}
}

func TestTheStrictestOutcomePrevails(t *testing.T) {
	o := func(severity string) *law.Outcome { return &law.Outcome{Severity: severity} }
	for i, strict := range Severities {
		for _, mild := range append(Severities[i+1:], "unheard-of") {
			if got := Strictest(nil, o(mild), o(strict)); got.Severity != strict {
				t.Errorf("of %s and %s prevails %s", mild, strict, got.Severity)
			}
		}
	}
	first, second := o("wait"), o("wait")
	if Strictest(first, second) != first || Strictest() != nil {
		t.Error("of equals the first must prevail, of none nothing")
	}
}

func TestHashChangesWithEveryWordAWalkerReads(t *testing.T) {
	make := func() *law.Decision {
		return build("a1: yes+r1>a2 no!out", "a2?: x!out y!out", "out = wait")
	}
	base := Hash(make())
	if len(base) != 16 || base != Hash(make()) {
		t.Fatalf("hash %q is not 16 digits or not stable", base)
	}
	changes := map[string]func(*law.Decision){
		"start":    func(d *law.Decision) { d.Start = "a2" },
		"ask":      func(d *law.Decision) { d.Questions[0].Ask.Zh = "问" },
		"help":     func(d *law.Decision) { d.Questions[0].Help = "h" },
		"default":  func(d *law.Decision) { d.Questions[1].Default = "y" },
		"grounds":  func(d *law.Decision) { d.Questions[0].Grounds = nil },
		"order":    func(d *law.Decision) { d.Questions[0], d.Questions[1] = d.Questions[1], d.Questions[0] },
		"target":   func(d *law.Decision) { d.Questions[0].Answers[1].Outcome, d.Questions[0].Answers[1].Goto = "", "a2" },
		"label":    func(d *law.Decision) { d.Questions[0].Answers[0].Label.En = "Yes" },
		"flags":    func(d *law.Decision) { d.Questions[0].Answers[0].Flags = nil },
		"duties":   func(d *law.Decision) { d.Questions[0].Answers[0].Duties[0].ID = "r2" },
		"severity": func(d *law.Decision) { d.Outcomes[0].Severity = "stop" },
		"resume":   func(d *law.Decision) { d.Outcomes[0].Resume = "a1" },
		"now":      func(d *law.Decision) { d.Outcomes[0].Now = &law.Answer{} },
	}
	for name, change := range changes {
		d := make()
		if change(d); Hash(d) == base {
			t.Errorf("a change of %s does not show", name)
		}
	}
	d := make()
	d.URL, d.Pos.Line = "elsewhere", 7
	if Hash(d) != base {
		t.Error("a decision that only moved has another hash")
	}
}

// random makes a decision with up to 12 questions, cycles, dead ends and all.
func random(r *rand.Rand) *law.Decision {
	n := 1 + r.IntN(12)
	name := func(i int) string { return "q" + string(rune('a'+i)) }
	var lines []string
	for i := range n {
		line := name(i) + ":"
		for j := range 1 + r.IntN(3) {
			value := string(rune('x' + j))
			switch r.IntN(10) {
			case 0, 1, 2:
				line += " " + value + "!o" + string(rune('1'+r.IntN(4)))
			case 3:
				line += " " + value // no target
			case 4:
				line += " " + value + ">" + name(r.IntN(n)) // anywhere, perhaps back
			default:
				line += " " + value + ">" + name(min(n-1, i+1+r.IntN(3)))
			}
		}
		lines = append(lines, line)
	}
	return build(append(lines, "o1 = stop", "o2 = wait", "o3 = allowed", "o4 = breach")...)
}

func TestEveryPathEndsAndWalksToItsOutcomeAndNoOutcomeIsMissed(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	paths := 0
	for range 2000 {
		d := random(r)
		ends := map[string]bool{}
		for _, p := range Paths(d) {
			paths++
			if p.Outcome == nil || len(p.Steps) == 0 || p.Steps[0].Question.ID != d.Start {
				t.Fatalf("path %s has no end or no start", show(p.Steps, p.Outcome))
			}
			ends[p.Outcome.ID] = true
			var given []Given
			for _, s := range p.Steps {
				given = append(given, Given{s.Question.ID, s.Answer.Value})
			}
			r.Shuffle(len(given), func(i, j int) { given[i], given[j] = given[j], given[i] })
			state, err := Walk(d, given)
			if err != nil || !state.Complete || state.Outcome != p.Outcome || show(state.Path, nil) != show(p.Steps, nil) {
				t.Fatalf("path %s walks to %+v, %v", show(p.Steps, p.Outcome), state, err)
			}
		}
		for _, o := range Reachable(d).Outcomes {
			if !ends[o.ID] {
				t.Fatalf("outcome %s is reachable and on no path", o.ID)
			}
		}
		if clean := len(DeadEnds(d)) == 0 && len(Cycles(d)) == 0; clean != soundBySearch(d) {
			t.Fatalf("dead ends %v, cycles %d, but the search says sound is %v", DeadEnds(d), len(Cycles(d)), !clean)
		}
	}
	if paths < 1000 {
		t.Fatalf("only %d paths: the generator is too poor", paths)
	}
}

// soundBySearch says, by brute force from every question, that each way ends.
func soundBySearch(d *law.Decision) bool {
	var ends func(q *law.Question, depth int) bool
	ends = func(q *law.Question, depth int) bool {
		for _, a := range q.Answers {
			next, outcome := Target(d, a)
			if outcome == nil && (next == nil || depth > len(d.Questions) || !ends(next, depth+1)) {
				return false
			}
		}
		return true
	}
	for _, q := range d.Questions {
		if !ends(q, 0) {
			return false
		}
	}
	return true
}
