package check

import (
	"fmt"

	"legible/cite"
	"legible/generator/diag"
	"legible/generator/law"
)

// maxMarks bounds the links and marks of language that one file brings into
// pages: each stands on every page that shows its text.
const maxMarks = 5000

// changes counts how often a text goes over to Chinese, or back.
func changes(text string) int {
	n, chinese := 0, false
	for _, r := range text {
		if is := r >= 0x2E80; is != chinese {
			chinese = is
			n++
		}
	}
	return n
}

// citations: what reads as a citation leads to a provision. One that names an
// article of a declared gap is let through, and shown without a link; one that
// could mean two versions is an error, because a reader would guess.
func citations(c *law.Corpus, list *diag.List) {
	names := cite.Names(c.CitedNames())
	marks := map[string]int{} // by file
	prose := func(home *law.Version, at diag.Position, text string) {
		over := marks[at.File] > maxMarks
		found := names.Find(text)
		if marks[at.File] += len(found) + changes(text); marks[at.File] > maxMarks {
			if !over {
				list.Add(diag.Diagnostic{
					Code: "limit", Pos: at, Message: fmt.Sprintf("more than %d citations and changes between Chinese and English in the text of one file", maxMarks), Hint: "split the file",
				})
			}
			return
		}
		for _, found := range found {
			if d, bad := cited(c, home, found, text[found.Start:found.End]); bad {
				d.Pos = at
				list.Add(d)
			}
		}
	}
	for _, p := range c.Provisions {
		if p.Inherited != nil {
			continue // read where it was written
		}
		for _, para := range p.Text {
			prose(p.Version, para.Pos, para.En)
			prose(p.Version, para.Pos, para.Tail)
			for _, item := range para.Items {
				prose(p.Version, item.Pos, item.En)
			}
		}
		for _, n := range p.Notes {
			prose(p.Version, n.Pos, n.Text)
		}
		prose(p.Version, p.Pos, p.Verification.Note)
		if p.Outcome != nil {
			prose(p.Version, p.Outcome.Pos, p.Outcome.Note)
		}
		for _, r := range p.References {
			prose(p.Version, r.Pos, r.Note)
		}
	}
	for _, p := range c.Provisions {
		if p.Inherited != nil {
			inherited(p, names, list)
		}
	}
	for _, o := range c.Obligations {
		if o.Provision.Inherited != nil {
			continue // read above, or where it was written
		}
		for _, text := range []string{o.Action, o.Object, o.Condition, o.Exception, o.Note} {
			prose(o.Version, o.Pos, text)
		}
		if note := o.Verification.Note; note != o.Provision.Verification.Note { // else taken over from it
			prose(o.Version, o.Pos, note)
		}
		if o.Deadline != nil {
			prose(o.Version, o.Pos, o.Deadline.Anchor)
		}
	}
	for _, s := range c.Sanctions {
		if s.Provision.Inherited != nil {
			continue
		}
		prose(s.Version, s.Pos, s.Note)
		for _, t := range s.Tiers {
			prose(s.Version, s.Pos, t.Trigger)
			for _, m := range t.Measures {
				prose(s.Version, s.Pos, m.Condition)
			}
		}
	}
	for _, in := range c.Instruments {
		prose(nil, in.Pos, in.Verification.Note)
		for _, e := range in.Events {
			prose(nil, e.Pos, e.Note.En)
		}
		for _, v := range in.Versions {
			for _, r := range v.Rows {
				prose(v, r.Pos, r.Note)
			}
		}
	}
	for _, a := range c.Actors {
		prose(nil, a.Pos, a.Note)
	}
	for _, s := range c.Sources {
		prose(nil, s.Pos, s.Note)
	}
	for _, t := range c.Terms {
		prose(nil, t.Pos, t.Definition)
	}
	for _, q := range c.Questions {
		prose(nil, q.Pos, q.Why)
		for _, p := range q.Positions {
			prose(nil, q.Pos, p.Text)
		}
		if q.Answered != nil {
			prose(nil, q.Pos, q.Answered.Text)
		}
	}
	for _, d := range c.Decisions {
		prose(nil, d.Pos, d.Summary)
		for _, q := range d.Questions {
			prose(nil, q.Pos, q.Help)
			prose(nil, q.Pos, q.Verification.Note)
			for _, a := range q.Answers {
				prose(nil, a.Pos, a.Note)
			}
		}
		for _, o := range d.Outcomes {
			prose(nil, o.Pos, o.Text)
			if o.Now != nil {
				prose(nil, o.Pos, o.Now.Text)
			}
		}
	}
}

func cited(c *law.Corpus, home *law.Version, found cite.Citation, text string) (diag.Diagnostic, bool) {
	node, ambiguous := c.Cite(home, found.Instrument, found.Version, found.Article, found.Paragraph, found.Item)
	switch {
	case ambiguous:
		return diag.Diagnostic{
			Code: "ambiguous-citation", Message: fmt.Sprintf("%q could mean an article of more than one version", text),
			Hint: "name the year of the version: CSL (2017) Art. 21",
		}, true
	case node != nil:
		if node.Paragraph != found.Paragraph && found.Paragraph > 0 || node.Item != found.Item && found.Item > 0 {
			return diag.Diagnostic{
				Code: "dangling-citation", Message: fmt.Sprintf("%q names a paragraph or item that %s does not have", text, node.Provision.Citation()),
				Notes: []diag.Note{{Pos: node.Provision.Pos, Message: "the article is here"}},
			}, true
		}
		return diag.Diagnostic{}, false
	case found.Instrument == "" && home == nil:
		return diag.Diagnostic{
			Code: "ambiguous-citation", Message: fmt.Sprintf("%q does not say of which instrument", text),
			Hint: "outside an article file name the instrument: CSL Article 21",
		}, true
	}
	versions := c.CitedVersions(home, found.Instrument, found.Version)
	var notes []diag.Note
	for _, v := range versions {
		if found.Article <= v.Articles {
			return diag.Diagnostic{}, false // a declared gap
		}
		notes = append(notes, diag.Note{Pos: v.Pos, Message: fmt.Sprintf("%s has %d articles", v.Cited(), v.Articles)})
	}
	if len(versions) == 0 {
		if versions = c.CitedVersions(home, found.Instrument, ""); len(versions) == 0 {
			return diag.Diagnostic{}, false // an instrument without text here
		}
		for _, v := range versions {
			notes = append(notes, diag.Note{Pos: v.Pos, Message: v.Cited() + " is here"})
		}
		return diag.Diagnostic{
			Code: "dangling-citation", Message: fmt.Sprintf("%q names a version that is not here", text), Notes: notes,
		}, true
	}
	return diag.Diagnostic{
		Code: "dangling-citation", Message: fmt.Sprintf("%q names an article that %s does not have", text, versions[0].Cited()), Notes: notes,
	}, true
}

// inherited: words taken over from an earlier version name no article number of
// their own instrument, which would be another article now.
func inherited(p *law.Provision, names *cite.Reader, list *diag.List) {
	look := func(at diag.Position, text string) {
		for _, found := range names.Find(text) {
			if found.Instrument != "" {
				continue
			}
			list.Add(diag.Diagnostic{
				Code: "inherited-citation", Pos: at,
				Message: fmt.Sprintf("%q is inherited by %s, where the numbers are others", text[found.Start:found.End], p.Citation()),
				Notes:   []diag.Note{{Pos: p.Version.Pos, Message: "the version that inherits"}},
				Hint:    "pin it: " + p.Inherited.Version.Cited() + " " + text[found.Start:found.End],
			})
		}
	}
	for _, para := range p.Text {
		look(para.Pos, para.En)
		look(para.Pos, para.Tail)
		for _, item := range para.Items {
			look(item.Pos, item.En)
		}
	}
	for _, o := range p.Obligations {
		look(o.Pos, o.Action+"\n"+o.Object+"\n"+o.Condition+"\n"+o.Exception+"\n"+o.Note)
	}
	for _, s := range p.Sanctions {
		look(s.Pos, s.Note)
	}
}
