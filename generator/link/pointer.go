package link

import (
	"fmt"
	"sort"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/source"
	"legible/spell"
)

// pointers resolves a list of pointers, or one alone.
func (l *linker) pointers(n *source.Node, home *law.Provision) []*law.Node {
	var out []*law.Node
	for _, item := range each(n) {
		if node := l.pointer(item, home); node != nil {
			out = append(out, node)
		}
	}
	return out
}

// pointer resolves "para_1" inside home, "art_59__para_1" in home's version, or
// "csl@2017-06-01/art_59" anywhere. Home is nil outside articles, where only
// the last form means anything. It reports what it cannot resolve and returns
// nil.
func (l *linker) pointer(n *source.Node, home *law.Provision) *law.Node {
	text := n.Text()
	id := text
	switch {
	case strings.Contains(text, "@"):
	case home != nil && strings.HasPrefix(text, "para_"):
		id = home.ID + "__" + text
	case home != nil && strings.HasPrefix(text, "art_"):
		if home.Inherited != nil {
			return l.moved(n, home, text)
		}
		id = home.Instrument.ID + "@" + home.Version.ID + "/" + text
	default:
		l.versionLess(n, text)
		return nil
	}
	if node, ok := l.c.Nodes[id]; ok {
		return node
	}
	l.dangling(n, id)
	return nil
}

func (l *linker) versionLess(n *source.Node, text string) {
	hint := "write it in full with its version, for example csl@2017-06-01/art_21__para_1"
	if name, _, ok := strings.Cut(text, "/"); ok {
		if in, known := l.instruments[name]; known && len(in.Versions) > 0 {
			hint = fmt.Sprintf("name the version: %s@%s", in.ID, in.Versions[len(in.Versions)-1].ID) + text[len(name):]
		}
	}
	l.diags.Add(diag.Diagnostic{
		Code: "reference-without-version", Pos: n.At(),
		Message: fmt.Sprintf("%q names no version, and article numbers move between versions", text), Hint: hint,
	})
}

// dangling reports a pointer to nothing, with what is nearest to it: the gap
// that declares the article missing, the article that lacks the paragraph, or
// the version that is not there.
func (l *linker) dangling(n *source.Node, id string) {
	d := diag.Diagnostic{Code: "dangling-reference", Pos: n.At(), Message: fmt.Sprintf("there is no %s", id)}
	where, eid, _ := strings.Cut(id, "/")
	instrument, version, _ := strings.Cut(where, "@")
	article, _, deeper := strings.Cut(eid, "__")
	in, known := l.instruments[instrument]
	switch {
	case !known:
		names := make([]string, 0, len(l.instruments))
		for name := range l.instruments {
			names = append(names, name)
		}
		sort.Strings(names)
		d.Message = fmt.Sprintf("there is no instrument %q", instrument)
		if near := spell.Nearest(instrument, names); near != "" {
			d.Hint = fmt.Sprintf("did you mean %q?", near)
		}
	case in.Version(version) == nil:
		d.Message = fmt.Sprintf("instrument %q has no version %q", instrument, version)
		d.Notes = []diag.Note{{Pos: in.Pos, Message: "the instrument is here"}}
	case deeper && l.c.Nodes[where+"/"+article] != nil:
		p := l.c.Nodes[where+"/"+article].Provision
		d.Message = fmt.Sprintf("article %s has no %s", p.Number, strings.TrimPrefix(eid, article+"__"))
		d.Notes = []diag.Note{{Pos: p.Pos, Message: fmt.Sprintf("article %s has %s", p.Number, shape(p))}}
	default:
		v := in.Version(version)
		d.Notes = []diag.Note{{Pos: v.Pos, Message: fmt.Sprintf("this version has %d of %d articles encoded", len(v.Provisions), v.Articles)}}
		for _, g := range v.Gaps {
			for _, number := range g.Numbers {
				if article == fmt.Sprintf("art_%d", number) {
					d.Notes = []diag.Note{{Pos: g.Pos, Message: "declared as not encoded here: " + g.Reason}}
					d.Hint = "encode the article, or point at one that is"
				}
			}
		}
	}
	l.diags.Add(d)
}

// shape tells how an article is built: "2 paragraphs, 4 items in paragraph 2".
func shape(p *law.Provision) string {
	plural := func(n int, word string) string {
		if n == 1 {
			return "1 " + word
		}
		return fmt.Sprintf("%d %ss", n, word)
	}
	s := plural(len(p.Text), "paragraph")
	for _, t := range p.Text {
		if len(t.Items) > 0 {
			s += fmt.Sprintf(", %s in paragraph %d", plural(len(t.Items), "item"), t.N)
		}
	}
	return s
}
