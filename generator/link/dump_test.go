package link_test

import (
	"fmt"
	"strings"

	"legible/generator/law"
)

// dumps write one side of a corpus as text, a line a thing, in reading order.
var dumps = map[string]func(*law.Corpus) string{
	"ids.txt":          ids,
	"statuses.txt":     statuses,
	"outline.txt":      outline,
	"concordance.txt":  concordance,
	"inherited.txt":    inherited,
	"duties.txt":       duties,
	"verification.txt": verification,
	"backlinks.txt":    backlinks,
	"lists.txt":        lists,
}

// out collects the lines of a dump.
type out struct{ strings.Builder }

func (o *out) line(format string, args ...any) {
	o.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

// names joins what f gives for each of the things.
func names[T any](things []T, f func(T) string) string {
	var all []string
	for _, t := range things {
		all = append(all, f(t))
	}
	return strings.Join(all, " ")
}

func place(n *law.Node) string { return n.ID }

func article(p *law.Provision) string {
	if p == nil {
		return "-"
	}
	return p.ID
}

// ids tells every id and the address it has.
func ids(c *law.Corpus) string {
	var o out
	for _, in := range c.Instruments {
		o.line("%s %s", in.ID, in.URL)
		for _, v := range in.Versions {
			o.line("%s@%s %s", in.ID, v.ID, v.URL)
			for _, d := range v.Outline {
				o.line("%s %s", d.EID, d.URL)
				for _, s := range d.Sections {
					o.line("%s %s", s.EID, s.URL)
				}
			}
		}
	}
	nodes := 0
	for _, p := range c.Provisions {
		for _, eid := range append([]string{p.EID}, parts(p)...) {
			n := c.Nodes[p.Instrument.ID+"@"+p.Version.ID+"/"+eid]
			o.line("%s %s ¶%d (%d)", n.ID, n.URL, n.Paragraph, n.Item)
			nodes++
		}
	}
	o.line("nodes %d, of which listed here %d", len(c.Nodes), nodes)
	for _, a := range c.Actors {
		o.line("%s %s", a.ID, a.URL)
	}
	for _, t := range c.Topics {
		o.line("%s %s", t.ID, t.URL)
	}
	for _, t := range c.Terms {
		o.line("%s %s", t.ID, t.URL)
	}
	for _, q := range c.Questions {
		o.line("%s %s", q.ID, q.URL)
	}
	for _, d := range c.Decisions {
		o.line("%s %s", d.ID, d.URL)
	}
	for _, p := range c.Prose {
		o.line("%s %s %q %q", p.ID, p.URL, p.Title.En, p.Markdown.En)
		if p.Title.Zh != "" {
			o.line("%s %s %q %q", p.ID, p.URL, p.Title.Zh, p.Markdown.Zh)
		}
	}
	return o.String()
}

func parts(p *law.Provision) []string {
	var all []string
	for _, para := range p.Text {
		all = append(all, para.EID)
		for _, item := range para.Items {
			all = append(all, item.EID)
		}
	}
	return all
}

// statuses tells what each instrument and version is on the as-of date.
func statuses(c *law.Corpus) string {
	var o out
	o.line("as of %s", c.AsOf)
	for _, in := range c.Instruments {
		o.line("%s %s draft=%t", in.ID, in.Status, in.Draft)
		for _, e := range in.Events {
			line := fmt.Sprintf("  %s %s %s", e.Date, e.Type, e.Version)
			if e.By != nil {
				line += " by " + e.By.ID
			}
			if e.Basis != nil {
				line += " says " + e.Basis.ID
			}
			o.line("%s", strings.Join(strings.Fields(line), " "))
		}
		for _, r := range in.Relations {
			o.line("%s %s", r.Type, r.To.ID)
		}
		for _, r := range in.Inverse {
			o.line("%s %s", r.Type, r.To.ID)
		}
		for _, v := range in.Versions {
			o.line("%s@%s %s from %s until %s binding=%t", in.ID, v.ID, v.Status, v.From, v.Until, v.Binding)
		}
	}
	return o.String()
}

// outline tells where in its version each article stands.
func outline(c *law.Corpus) string {
	var o out
	for _, in := range c.Instruments {
		for _, v := range in.Versions {
			for _, d := range v.Outline {
				o.line("%s@%s %s %d-%d: %s", in.ID, v.ID, d.EID, d.First, d.Last, names(d.Provisions, number))
				for _, s := range d.Sections {
					o.line("  %s %d-%d: %s", s.EID, s.First, s.Last, names(s.Provisions, number))
				}
			}
			for _, p := range v.Provisions {
				section := "-"
				if p.Section != nil {
					section = p.Section.EID
				}
				o.line("  %s in %s, %s, after %s, before %s", p.EID, p.Chapter.EID, section, article(p.Previous), article(p.Next))
			}
			for _, g := range v.Gaps {
				o.line("  gap %v: %s", g.Numbers, g.Reason)
			}
		}
	}
	return o.String()
}

func number(p *law.Provision) string { return p.Number }

// concordance tells where the places of neighbouring versions went.
func concordance(c *law.Corpus) string {
	var o out
	for _, p := range c.Provisions {
		for _, x := range p.Earlier {
			o.line("%s came from %s (%s)", x.Here.ID, x.There.ID, x.Row.Text)
		}
		for _, x := range p.Later {
			o.line("%s went to %s (%s)", x.Here.ID, x.There.ID, x.Row.Text)
		}
	}
	return o.String()
}

// inherited tells what an article took over from the version before.
func inherited(c *law.Corpus) string {
	var o out
	for _, p := range c.Provisions {
		if p.Inherited == nil {
			continue
		}
		o.line("%s is %s, %d notes", p.ID, p.Inherited.ID, len(p.Notes))
		p.EachText(func(at *law.Node, text string) { o.line("  %s %q", at.EID, text) })
		for _, x := range p.Obligations {
			o.line("  %s stands on %s", x.ID, names(x.Basis, place))
		}
		for _, x := range p.Sanctions {
			o.line("  %s enforces %s by %s", x.ID, names(x.Enforces, place), names(x.Basis, place))
		}
		for _, r := range p.References {
			o.line("  %s %s %s", r.From.ID, r.Type, r.To.ID)
		}
	}
	return o.String()
}

// duties tells, for each row of the register, what it stands on and what
// follows from a breach.
func duties(c *law.Corpus) string {
	var o out
	for _, x := range c.Obligations {
		o.line("%s@%s %s %s on %s binding=%t", x.ID, x.Version.ID, x.Modality, x.URL, names(x.Basis, place), x.Binding)
		if len(x.Sanctions) > 0 {
			o.line("  breach: %s", names(x.Sanctions, func(s *law.Sanction) string { return s.ID + "@" + s.Version.ID }))
		}
	}
	for _, s := range c.Sanctions {
		o.line("%s@%s at %s all=%t own=%t enforces %s", s.ID, s.Version.ID, s.Provision.ID, s.EnforcesAll, s.OwnConduct, names(s.Enforces, place))
		for _, t := range s.Tiers {
			o.line("  %s, %s:", t.Trigger, t.Choose)
			for _, m := range t.Measures {
				line := fmt.Sprintf("%s %s %v %s", m.Force, m.Kind, m.Against, m.Condition)
				if m.Amount != nil {
					line += fmt.Sprintf(" amount %+v", *m.Amount)
				}
				if m.Multiple != nil {
					line += fmt.Sprintf(" multiple %+v", *m.Multiple)
				}
				if m.Duration != nil {
					line += fmt.Sprintf(" duration %+v", *m.Duration)
				}
				o.line("    %s", line)
			}
		}
	}
	return o.String()
}

// verification tells how far each article and its parts were checked.
func verification(c *law.Corpus) string {
	var o out
	show := func(v law.Verification) string {
		return fmt.Sprintf("%s %d %s %s", v.Level, v.Copies, names(v.Sources, func(s *law.Source) string { return s.ID }), v.Note)
	}
	for _, p := range c.Provisions {
		o.line("%s %s %s", p.ID, p.TextBasis, show(p.Verification))
		for _, x := range p.Obligations {
			o.line("  %s %s", x.ID, show(x.Verification))
		}
		for _, x := range p.Sanctions {
			o.line("  %s %s", x.ID, show(x.Verification))
		}
	}
	return o.String()
}

// backlinks tells what leads to each article from elsewhere.
func backlinks(c *law.Corpus) string {
	var o out
	for _, p := range c.Provisions {
		o.line("%s", p.ID)
		for _, r := range p.Inbound {
			o.line("  %s %s %s %s", r.From.ID, r.Type, r.To.ID, r.Note)
		}
		for _, s := range p.PenalisedBy {
			o.line("  penalised by %s@%s", s.ID, s.Version.ID)
		}
		for _, d := range p.DraftOf {
			o.line("  was in the draft %s (%s, %s)", d.ID, d.Outcome.Result, d.Outcome.Confidence)
		}
		for _, t := range p.Defines {
			o.line("  defines %s", t.ID)
		}
		for _, t := range p.Terms {
			o.line("  uses %s", t.ID)
		}
		for _, q := range p.Questions {
			o.line("  leaves open %s", q.ID)
		}
		for _, d := range p.Decisions {
			o.line("  carries %s", d.ID)
		}
		for _, n := range p.Notes {
			o.line("  noted at %s: %s", n.At.ID, n.Text)
		}
	}
	return o.String()
}

// lists tells what hangs on the entries of the lists, and on decisions.
func lists(c *law.Corpus) string {
	var o out
	duty := func(x *law.Obligation) string { return x.ID + "@" + x.Version.ID }
	for _, a := range c.Actors {
		term := "-"
		if a.Term != nil {
			term = a.Term.ID
		}
		o.line("%s %s authority=%t term=%s owes %s; oversees %s", a.ID, a.Kind, a.Authority, term, names(a.Obligations, duty), names(a.Oversees, duty))
	}
	for _, t := range c.Topics {
		o.line("%s: %s; %s", t.ID, names(t.Provisions, article), names(t.Obligations, duty))
	}
	for _, t := range c.Terms {
		o.line("%s: %s", t.ID, names(t.UsedIn, article))
	}
	for _, s := range c.Sources {
		o.line("%s %s %s %s %s", s.ID, s.Kind, s.Date, s.URL, s.Seen)
	}
	for _, q := range c.Questions {
		o.line("%s: %s", q.ID, names(q.Provisions, place))
		if q.Answered != nil {
			o.line("  answered: %s %s", q.Answered.Text, names(q.Answered.Provisions, place))
		}
	}
	for _, d := range c.Decisions {
		o.line("%s draft=%t rests on %s", d.ID, d.Draft, names(d.Grounds, place))
		for _, q := range d.Questions {
			o.line("  %s %s %s", q.ID, q.Kind, names(q.Grounds, place))
			for _, a := range q.Answers {
				o.line("    %s → %s%s flags %v duties %s", a.Value, a.Goto, a.Outcome, a.Flags, names(a.Duties, duty))
			}
		}
		for _, x := range d.Outcomes {
			o.line("  %s %s %s duties %s", x.ID, x.Severity, names(x.Grounds, place), names(x.Duties, duty))
			if x.Now != nil {
				o.line("    now: %s %s", x.Now.Text, names(x.Now.Provisions, place))
			}
		}
	}
	return o.String()
}
