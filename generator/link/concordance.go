package link

import (
	"fmt"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/source"
)

// concordance reads how a version came from the one before, inherits every
// article that is word for word the same, and ties both versions together.
func (l *linker) concordance(v *law.Version, file string) {
	f := l.tree.File(file)
	if f == nil || f.Root == nil {
		return
	}
	from := f.Root.Get("from")
	v.Before = v.Instrument.Version(from.Text())
	if v.Before == nil || v.Before == v {
		l.diags.Add(diag.Diagnostic{
			Code: "dangling-reference", Pos: from.At(),
			Message: fmt.Sprintf("instrument %q has no version %q to come from", v.Instrument.ID, from.Text()),
			Hint:    "from: names the version before, which lies in the folder of its date",
		})
		v.Before = nil
		return
	}
	rows := f.Root.Get("rows").List()
	for _, n := range rows {
		l.inherit(v, n)
	}
	for _, n := range rows {
		row := &law.Row{Text: n.Get("text").Text(), Note: n.Get("note").Text(), Pos: n.At()}
		if n.Has("verification") {
			checked := l.verification(n.Get("verification"), law.Verification{})
			row.Verification = &checked
		}
		row.From = l.places(v.Before, n.Get("from"))
		row.To = l.places(v, n.Get("to"))
		v.Rows = append(v.Rows, row)
		for _, a := range row.From {
			for _, b := range row.To {
				a.Provision.Later = append(a.Provision.Later, law.Counterpart{Here: a, There: b, Row: row})
				b.Provision.Earlier = append(b.Provision.Earlier, law.Counterpart{Here: b, There: a, Row: row})
			}
		}
	}
}

// inherit takes an article over whose row says that its text is identical.
func (l *linker) inherit(v *law.Version, n *source.Node) {
	from, to := n.Get("from").List(), n.Get("to").List()
	if n.Get("text").Text() != "identical" || len(from) != 1 || len(to) != 1 || strings.Contains(from[0].Text(), "__") {
		return
	}
	old := l.c.Nodes[v.Instrument.ID+"@"+v.Before.ID+"/"+from[0].Text()]
	if old == nil {
		return // reported by places
	}
	number, _ := strings.CutPrefix(to[0].Text(), "art_")
	if own := l.c.Nodes[v.Instrument.ID+"@"+v.ID+"/art_"+number]; own != nil {
		l.diags.Add(diag.Diagnostic{
			Code: "identical-rewritten", Pos: n.At(), Message: fmt.Sprintf("article %s is said to be identical and is written again", number),
			Notes: []diag.Note{{Pos: own.Provision.Pos, Message: "written again here"}},
			Hint:  "delete the article, or say what changed: reference-only or amended",
		})
		return
	}
	origin := old.Provision
	doc := l.nodeDocs[origin]
	checked := l.verification(n.Get("verification"), l.authored[origin])
	if before := l.authored[origin]; before.Rank() > checked.Rank() {
		checked = before // that the texts are the same says no more than the text itself
	}
	p := l.article(v, doc, number, origin.TextBasis, checked)
	p.Inherited, p.Pos, p.Reviewed = origin, origin.Pos, origin.Reviewed
	l.add(v, p, doc)
}

// places resolves the places of one side of a row.
func (l *linker) places(v *law.Version, n *source.Node) []*law.Node {
	var out []*law.Node
	for _, item := range each(n) {
		id := v.Instrument.ID + "@" + v.ID + "/" + item.Text()
		if node := l.c.Nodes[id]; node != nil {
			out = append(out, node)
		} else {
			l.dangling(item, id)
		}
	}
	return out
}

// moved resolves a pointer that an inherited article makes inside its
// instrument: it was written with the numbers of an earlier version, and the
// concordance says where that place is now.
func (l *linker) moved(n *source.Node, home *law.Provision, eid string) *law.Node {
	version, before := home.Version, home.Inherited
	old := l.c.Nodes[before.Instrument.ID+"@"+before.Version.ID+"/"+eid]
	if before.Inherited != nil { // written with the numbers of a version still earlier
		old = l.moved(n, before, eid)
	}
	if old == nil {
		return nil // reported where it was written
	}
	var found []*law.Node
	for _, c := range old.Provision.Later {
		if c.There.Provision.Version != version {
			continue
		}
		if node := l.follow(c, old); node != nil {
			found = appendOnce(found, node)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	l.diags.Add(diag.Diagnostic{
		Code: "ambiguous-inheritance", Pos: n.At(),
		Message: fmt.Sprintf("%s is now in %d places of %s, and article %s inherits a pointer to it", eid, len(found), version.Cited(), home.Number),
		Notes:   []diag.Note{{Pos: version.Pos, Message: "the version that inherits"}},
		Hint:    "write the article again in the later version, with the pointer it needs",
	})
	return nil
}

// follow returns where old is now according to one counterpart, or nil when
// that one is about another part of the article.
func (l *linker) follow(c law.Counterpart, old *law.Node) *law.Node {
	if c.Here == old {
		return c.There
	}
	rest, below := strings.CutPrefix(old.EID, c.Here.EID+"__")
	if !below {
		return nil
	}
	there := c.There.Provision
	return l.c.Nodes[there.Instrument.ID+"@"+there.Version.ID+"/"+c.There.EID+"__"+rest]
}
