package overlay

import (
	"fmt"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/source"
)

// officialText resolves one file of official text. An article that the encoded
// structure does not have is an error. Where paragraphs or items differ in
// number the text is kept and shown whole, not side by side, with a warning.
func (l *linker) officialText(f *source.File) {
	root := f.Root
	of := root.Get("of")
	o := &Official{
		Layer: l.now, Language: root.Get("language").Text(), Articles: map[*law.Provision]OfficialArticle{}, Pos: of.At(),
		Source: Source{
			File: root.Get("source").Get("file").Text(), URL: root.Get("source").Get("url").Text(),
			SHA256: root.Get("source").Get("sha256").Text(),
		},
	}
	o.Reviewed = root.Get("reviewed").Text() == o.Source.SHA256
	o.Outdated = !o.Reviewed && root.Get("reviewed") != nil
	if day := root.Get("source").Get("date"); day != nil {
		o.Source.Date, _ = law.ParseDate(day.Text()) // the schema has checked it
	}
	if o.Version = l.c.Version(of.Text()); o.Version == nil {
		l.list.Add(diag.Diagnostic{
			Code: "dangling-note", Pos: of.At(), Message: fmt.Sprintf("the law has no text %q", of.Text()),
			Hint: "name an instrument and one of its versions: csl@2017-06-01",
		})
		return
	}
	key := of.Text() + " " + o.Language
	if first := l.official[key]; first != nil {
		l.list.Add(diag.Diagnostic{
			Code: "collision", Pos: of.At(), Message: fmt.Sprintf("the official text of %s stands twice in this language", of.Text()),
			Notes: []diag.Note{{Pos: first.Pos, Message: "the other one is here"}}, Hint: "keep one of them",
		})
		return
	}
	l.official[key] = o
	for _, n := range root.Get("articles").List() {
		l.officialArticle(o, n)
	}
	l.team.Official = append(l.team.Official, o)
}

func (l *linker) officialArticle(o *Official, n *source.Node) {
	number := n.Get("number")
	node := l.c.Nodes[o.Version.Instrument.ID+"@"+o.Version.ID+"/art_"+number.Text()]
	if node == nil {
		l.mismatch(diag.Error, number.At(), "%s has no article %s", o.Version.Cited(), number.Text())
		return
	}
	p := node.Provision
	if _, twice := o.Articles[p]; twice {
		l.mismatch(diag.Error, number.At(), "article %s stands here twice", number.Text())
		return
	}
	article := OfficialArticle{Pos: n.At()}
	paragraphs := n.Get("text").List()
	if len(paragraphs) != len(p.Text) {
		l.mismatch(diag.Warning, n.Get("text").At(), "article %s has %d paragraphs here and %d in its encoding", p.Number, len(paragraphs), len(p.Text))
	}
	for i, para := range paragraphs {
		items := para.Get("items").Texts()
		if i < len(p.Text) && len(items) != len(p.Text[i].Items) {
			l.mismatch(diag.Warning, para.At(), "article %s ¶%d has %d items here and %d in its encoding", p.Number, i+1, len(items), len(p.Text[i].Items))
		}
		article.Paragraphs = append(article.Paragraphs, OfficialParagraph{Text: para.Get("text").Text(), Items: items, Tail: para.Get("tail").Text()})
	}
	o.Articles[p] = article
}

func (l *linker) mismatch(s diag.Severity, at diag.Position, format string, args ...any) {
	l.list.Add(diag.Diagnostic{
		Code: "text-mismatch", Severity: s, Pos: at, Message: fmt.Sprintf(format, args...),
		Hint: "compare both with the source; legible import reports every mismatch with its place",
	})
}
