package flow_test

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"legible/generator/diag"
	"legible/generator/flow"
	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
)

// linked is the content of this repository, read once.
var linked = sync.OnceValues(func() (*law.Corpus, []diag.Diagnostic) {
	tree, findings := source.ReadFS(os.DirFS("../../content"), "content")
	asOf, _ := law.ParseDate("2026-11-21")
	corpus, more := link.Link(tree, asOf)
	findings.Append(more)
	return corpus, findings.Sorted()
})

// decision is one decision as it stands in content.
func decision(t *testing.T, id string) *law.Decision {
	t.Helper()
	corpus, findings := linked()
	for _, f := range findings {
		if strings.HasSuffix(f.Pos.File, "decisions/"+id+".yaml") {
			t.Errorf("%s:%d: %s [%s]", f.Pos.File, f.Pos.Line, f.Message, f.Code)
		}
	}
	for _, d := range corpus.Decisions {
		if d.ID == id {
			return d
		}
	}
	t.Fatalf("content has no decision %s", id)
	return nil
}

// answers reads "a1=yes a2=no".
func answers(text string) []flow.Given {
	var all []flow.Given
	for _, word := range strings.Fields(text) {
		q, a, _ := strings.Cut(word, "=")
		all = append(all, flow.Given{Question: q, Answer: a})
	}
	return all
}

var all = []string{
	"cii-scope", "cii-identification-2016", "data-export", "procurement", "remote-maintenance",
	"publish-threat-information", "platform-takedown", "cii-personnel-and-testing", "incident-response",
}

func TestEveryDecisionIsSound(t *testing.T) {
	for _, id := range all {
		d := decision(t, id)
		if ends, loops, again := flow.DeadEnds(d), flow.Cycles(d), flow.AskedTwice(d); len(ends)+len(loops)+len(again) > 0 {
			t.Errorf("%s: dead ends %v, cycles %v, asked twice %v", id, ends, loops, again)
		}
		if r := flow.Reachable(d); len(r.Questions) != len(d.Questions) || len(r.Outcomes) != len(d.Outcomes) {
			t.Errorf("%s: %d of %d questions and %d of %d outcomes are reachable", id, len(r.Questions), len(d.Questions), len(r.Outcomes), len(d.Outcomes))
		}
		for _, o := range d.Outcomes {
			if len(o.Grounds) == 0 || o.Title.Zh == "" || o.Now == nil || len(o.Now.Provisions) == 0 {
				t.Errorf("%s: outcome %s lacks a ground, a Chinese title or what holds now", id, o.ID)
			}
			if o.Resume != "" && d.Question(o.Resume) == nil {
				t.Errorf("%s: outcome %s resumes at %q", id, o.ID, o.Resume)
			}
		}
		for _, q := range d.Questions {
			if len(q.Grounds) == 0 || q.Ask.Zh == "" || q.Short.En == "" || q.Short.Zh == "" {
				t.Errorf("%s: question %s lacks a ground, its Chinese or a short form", id, q.ID)
			}
		}
	}
}

// Whatever a full path answers, Walk ends where the path does, with the same
// duties: the two readings of a decision agree.
func TestEveryFullPathWalksToItsOwnOutcome(t *testing.T) {
	for _, id := range all {
		d := decision(t, id)
		for _, p := range flow.FullPaths(d) {
			var given []flow.Given
			for _, s := range p.Steps {
				given = append(given, flow.Given{Question: s.Name(), Answer: s.Answer.Value})
			}
			s, err := flow.Walk(d, given)
			if err != nil {
				t.Fatalf("%s %v: %v", id, given, err)
			}
			for _, track := range s.Tracks {
				if track.Track.ID != p.Track {
					continue
				}
				if track.Outcome != p.Outcome || len(track.Path) != len(p.Steps) {
					t.Errorf("%s %v: walk ends at %v, path at %s", id, given, track.Outcome, p.Outcome.ID)
				}
			}
			for _, o := range p.Duties {
				if !slices.Contains(s.Duties, o) {
					t.Errorf("%s %v: the walk does not owe %s", id, given, o.ID)
				}
			}
		}
	}
}
