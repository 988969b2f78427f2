package link

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"legible/generator/law"
)

// finish computes what follows from everything else: which sanctions reach a
// duty, whose duties they are, where terms are used, and the register's URLs.
func (l *linker) finish() {
	law.PlaceDuties(l.c.Obligations, law.RegisterRows)
	for _, o := range l.c.Obligations {
		for _, a := range o.Bearers {
			a.Obligations = append(a.Obligations, o)
		}
		for _, a := range o.Authority {
			a.Oversees = append(a.Oversees, o)
		}
		for _, t := range o.Topics {
			t.Obligations = append(t.Obligations, o)
		}
		o.Sanctions = sanctionsOf(o)
	}
	for _, p := range l.c.Provisions {
		if p.Inherited != nil { // the same words leave the same questions open
			p.Questions = append(p.Questions, p.Inherited.Questions...)
		}
		for _, t := range p.Topics {
			t.Provisions = append(t.Provisions, p)
		}
	}
	l.findTerms()
}

// findTerms reads every article for every term, on all processors.
func (l *linker) findTerms() {
	spelled := make([]spellings, len(l.c.Terms))
	for i, t := range l.c.Terms {
		spelled[i] = newSpellings(t)
	}
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(l.c.Provisions); i += workers {
				p := l.c.Provisions[i]
				text := wording(p)
				folded := strings.ToLower(text)
				for j, t := range l.c.Terms {
					if spelled[j].in(text, folded) {
						p.Terms = append(p.Terms, t)
					}
				}
			}
		})
	}
	wait.Wait()
	for _, p := range l.c.Provisions {
		for _, t := range p.Terms {
			t.UsedIn = append(t.UsedIn, p)
		}
	}
}

// wording is all text of an article, a line for each part, so that no term goes
// from one into the next.
func wording(p *law.Provision) string {
	var b strings.Builder
	p.EachText(func(_ *law.Node, text string) { b.WriteString(text + "\n") })
	return b.String()
}

// spellings are those of a term: English stands between word boundaries, Chinese
// anywhere.
type spellings struct{ english, folded, chinese []string }

func newSpellings(t *law.Term) spellings {
	var s spellings
	for _, word := range append([]string{t.Name.En}, t.VariantsEn...) {
		if word != "" {
			s.english, s.folded = append(s.english, word), append(s.folded, strings.ToLower(word))
		}
	}
	for _, word := range append([]string{t.Name.Zh}, t.VariantsZh...) {
		if word != "" {
			s.chinese = append(s.chinese, word)
		}
	}
	return s
}

// in reports whether a text, which is there in lower case too, has one of them.
func (s spellings) in(text, folded string) bool {
	for i, word := range s.english {
		// To look for bytes is quick, and nearly always the answer is no.
		if strings.Contains(folded, s.folded[i]) && law.IndexWord(text, word) >= 0 {
			return true
		}
	}
	return slices.ContainsFunc(s.chinese, func(word string) bool { return strings.Contains(text, word) })
}

// sanctionsOf returns the sanctions that answer a breach of the duty: those
// that enforce the place it stands on, in the same version. A right, a power or
// a policy cannot be breached; a sanction on operators does not reach the duty
// of an authority that stands in the same paragraph.
func sanctionsOf(o *law.Obligation) []*law.Sanction {
	if o.Modality != "must" && o.Modality != "must-not" {
		return nil
	}
	var out []*law.Sanction
	for _, basis := range o.Basis {
		for _, s := range basis.Provision.PenalisedBy {
			if s.Version != o.Version || !answers(s, o) {
				continue
			}
			for _, node := range s.Enforces {
				if node.Provision == basis.Provision && node.Overlaps(basis) {
					out = appendOnce(out, s)
				}
			}
		}
	}
	return out
}

// answers reports whether the sanction is on somebody who bears the duty. An
// authority must be named. Who is none is taken to be meant unless the sanction
// is on authorities only: the penalty articles name bearers in other words than
// the duties do ("CII operators" for whoever builds CII).
func answers(s *law.Sanction, o *law.Obligation) bool {
	others := len(s.On) == 0 || slices.ContainsFunc(s.On, func(a *law.Actor) bool { return !a.Authority })
	return slices.ContainsFunc(o.Bearers, func(bearer *law.Actor) bool {
		if bearer.Authority {
			return slices.Contains(s.On, bearer)
		}
		return others
	})
}
