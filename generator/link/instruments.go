package link

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/source"
)

// pendingEvent is an event that names another instrument or a provision, which
// are looked up once all of them are known.
type pendingEvent struct {
	instrument *law.Instrument
	index      int
	by, basis  *source.Node
}

// allInstruments reads every instrument with its versions and their text, so
// that afterwards each place in the law can be pointed at.
func (l *linker) allInstruments() {
	type relation struct {
		from *law.Instrument
		node *source.Node
	}
	var relations []relation
	for _, folder := range l.folders("instruments") {
		dir := path.Join("instruments", folder)
		n := l.root(path.Join(dir, "instrument.yaml"))
		if n == nil {
			continue
		}
		in := l.instrument(n)
		if in.ID != folder {
			l.diags.Add(diag.Diagnostic{
				Code: "id-differs-from-folder", Pos: n.Get("id").At(),
				Message: fmt.Sprintf("instrument %q lies in the folder %q", in.ID, folder),
				Hint:    "rename the folder or the id: they are the same",
			})
		}
		if !l.claim("instrument", in.ID, n.Get("id").At()) {
			continue
		}
		l.instruments[in.ID] = in
		l.c.Instruments = append(l.c.Instruments, in)
		for _, r := range n.Get("relations").List() {
			relations = append(relations, relation{in, r})
		}
		for _, version := range l.folders(dir) {
			l.version(in, path.Join(dir, version), version)
		}
		sort.Slice(in.Versions, func(i, j int) bool { return in.Versions[i].ID < in.Versions[j].ID })
		l.status(in)
	}
	// By legal rank, then by date: a reader meets the law before what is made
	// under it.
	sort.SliceStable(l.c.Instruments, func(i, j int) bool {
		a, b := l.c.Instruments[i], l.c.Instruments[j]
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(began(a), began(b)), strings.Compare(a.ID, b.ID)) < 0
	})
	l.c.Provisions = nil
	for _, in := range l.c.Instruments {
		for _, v := range in.Versions {
			l.c.Provisions = append(l.c.Provisions, v.Provisions...)
		}
	}
	for _, r := range relations {
		to, ok := lookup(l, l.instruments, "instrument", r.node.Get("to"))
		if !ok {
			continue
		}
		kind := r.node.Get("type").Text()
		r.from.Relations = append(r.from.Relations, law.Relation{Type: kind, To: to, Pos: r.node.At()})
		inverse := map[string]string{"made-under": "basis-of", "implements": "implemented-by", "supersedes": "superseded-by"}[kind]
		to.Inverse = append(to.Inverse, law.Relation{Type: inverse, To: r.from, Pos: r.node.At()})
	}
	for _, p := range l.pending {
		e := &p.instrument.Events[p.index]
		e.By, _ = lookup(l, l.instruments, "instrument", p.by)
		if p.basis != nil {
			e.Basis = l.pointer(p.basis, nil)
		}
	}
}

// rank orders kinds of instruments by their force; drafts come after what is or
// was in force.
func rank(in *law.Instrument) int {
	r := slices.Index([]string{"law", "administrative-regulation", "departmental-measures", "national-standard", "catalogue", "guidelines"}, in.Kind)
	if in.Draft {
		r += 10
	}
	return r
}

func began(in *law.Instrument) string {
	if len(in.Events) == 0 {
		return ""
	}
	return in.Events[0].Date.String()
}

func (l *linker) instrument(n *source.Node) *law.Instrument {
	in := &law.Instrument{
		ID: n.Get("id").Text(), Kind: n.Get("kind").Text(),
		Title: bilingual(n.Get("title")), Short: bilingual(n.Get("short")), Names: n.Get("names").Texts(),
		Rank: bilingual(n.Get("rank")), DocumentNumber: bilingual(n.Get("document-number")),
		OfficialURL: n.Get("official-url").Text(), Verification: l.verification(n.Get("verification"), law.Verification{Level: "unchecked"}),
		Pos: n.At(),
	}
	in.URL = "instruments/" + in.ID + "/index.html"
	in.Issuer, _ = lookup(l, l.actors, "actor", n.Get("issuer"))
	events := slices.Clone(n.Get("events").List())
	slices.SortStableFunc(events, func(a, b *source.Node) int {
		return strings.Compare(a.Get("date").Text(), b.Get("date").Text())
	})
	for _, e := range events {
		in.Events = append(in.Events, law.Event{
			Type: e.Get("type").Text(), Date: l.date(e.Get("date")), Version: e.Get("version").Text(),
			Note: bilingual(e.Get("note")), Pos: e.At(),
		})
		if e.Has("by") || e.Has("basis") {
			l.pending = append(l.pending, pendingEvent{in, len(in.Events) - 1, e.Get("by"), e.Get("basis")})
		}
	}
	return in
}

// status computes what the instrument and its versions are on the as-of date.
func (l *linker) status(in *law.Instrument) {
	in.Status = law.StatusOn(in.Events, l.c.AsOf)
	in.Draft = law.IsDraft(in.Events)
	forced := law.EverInForce(in.Events)
	for _, v := range in.Versions {
		v.From, v.Until = period(in, v)
		v.Binding = forced && !v.From.After(l.c.AsOf) && (v.Until.IsZero() || !v.Until.Before(l.c.AsOf))
		switch {
		case v.Binding:
			v.Status = law.InForce
		case in.Draft, !forced:
			v.Status = in.Status
		case v.From.After(l.c.AsOf):
			v.Status = law.NotYet
		case in.Status == law.Repealed:
			v.Status = law.Repealed
		default:
			v.Status = law.Superseded
		}
	}
}

// period returns the first day of a version and, once a later event ends it,
// its last day. A draft has a first day only.
func period(in *law.Instrument, v *law.Version) (from, until law.Date) {
	forced := law.EverInForce(in.Events)
	for _, e := range in.Events {
		switch {
		case e.Version == v.ID && from.IsZero():
			from = e.Date
		case !from.IsZero() && until.IsZero() && forced &&
			(e.Type == "amended" || e.Type == "superseded" || e.Type == "repealed") && e.Date.After(from):
			until = e.Date.Yesterday()
		}
	}
	if from.IsZero() {
		from, _ = law.ParseDate(v.ID)
	}
	return from, until
}

// verification reads one, or returns the given default when there is none.
func (l *linker) verification(n *source.Node, otherwise law.Verification) law.Verification {
	if n == nil {
		return otherwise
	}
	return law.Verification{
		Level: n.Get("level").Text(), Copies: int(n.Get("copies").Int()),
		Sources: lookups(l, l.sources, "source", n.Get("sources")), Note: n.Get("note").Text(),
	}
}

func (l *linker) version(in *law.Instrument, dir, folder string) {
	n := l.root(path.Join(dir, "version.yaml"))
	if n == nil {
		return
	}
	v := &law.Version{
		ID: n.Get("version").Text(), Instrument: in, Label: bilingual(n.Get("label")),
		Articles: int(n.Get("articles").Int()), Pos: n.At(),
	}
	v.URL = "instruments/" + in.ID + "/" + v.ID + "/index.html"
	if v.ID != folder {
		l.diags.Add(diag.Diagnostic{
			Code: "id-differs-from-folder", Pos: n.Get("version").At(),
			Message: fmt.Sprintf("version %q lies in the folder %q", v.ID, folder),
			Hint:    "rename the folder or the version: they are the same",
		})
	}
	in.Versions = append(in.Versions, v)
	for i, d := range n.Get("outline").List() {
		v.Outline = append(v.Outline, l.division(v, d, nil, i+1))
	}
	for _, g := range n.Get("gaps").List() {
		numbers, ok := numberList(g.Get("articles").Text())
		if !ok {
			l.errorf("bad-range", g.Get("articles").At(), "%q is not a list of article numbers such as \"1, 3-4, 6-17\"", g.Get("articles").Text())
		}
		v.Gaps = append(v.Gaps, law.Gap{Numbers: numbers, Reason: g.Get("reason").Text(), Pos: g.At()})
	}
	for _, f := range l.files(dir) {
		if path.Base(f.Path) != "version.yaml" && path.Base(f.Path) != "concordance.yaml" {
			l.articles(v, f.Root)
		}
	}
	l.concordance(v, path.Join(dir, "concordance.yaml"))
	sort.SliceStable(v.Provisions, func(i, j int) bool { return v.Provisions[i].Ordinal < v.Provisions[j].Ordinal })
	for i, p := range v.Provisions {
		if i > 0 {
			p.Previous, v.Provisions[i-1].Next = v.Provisions[i-1], p
		}
		l.place(v, p)
	}
}

func (l *linker) division(v *law.Version, n *source.Node, parent *law.Division, index int) *law.Division {
	d := &law.Division{
		Kind: "chapter", Number: n.Get("number").Text(), EID: "chp_" + strconv.Itoa(index),
		Heading: bilingual(n.Get("heading")), Parent: parent, Version: v, Pos: n.At(),
	}
	d.URL = "instruments/" + v.Instrument.ID + "/" + v.ID + "/" + d.EID + ".html"
	if parent != nil {
		d.Kind, d.EID = "section", parent.EID+"__sec_"+strconv.Itoa(index)
		d.URL = parent.URL + "#" + d.EID
	}
	numbers, ok := numberList(n.Get("articles").Text())
	if !ok {
		l.errorf("bad-range", n.Get("articles").At(), "%q is not a range of article numbers such as \"15-20\"", n.Get("articles").Text())
		return d
	}
	d.First, d.Last = numbers[0], numbers[len(numbers)-1]
	for i, s := range n.Get("sections").List() {
		d.Sections = append(d.Sections, l.division(v, s, d, i+1))
	}
	return d
}

// place puts an article into the chapter and section whose range holds it.
func (l *linker) place(v *law.Version, p *law.Provision) {
	for _, chapter := range v.Outline {
		if p.Ordinal < chapter.First || p.Ordinal > chapter.Last {
			continue
		}
		p.Chapter = chapter
		chapter.Provisions = append(chapter.Provisions, p)
		for _, section := range chapter.Sections {
			if p.Ordinal >= section.First && p.Ordinal <= section.Last {
				p.Section = section
				section.Provisions = append(section.Provisions, p)
			}
		}
		return
	}
	l.diags.Add(diag.Diagnostic{
		Code: "outside-outline", Pos: p.Pos, Message: fmt.Sprintf("article %s lies in no chapter of the outline", p.Number),
		Notes: []diag.Note{{Pos: v.Pos, Message: "the outline is here"}},
		Hint:  "widen the range of its chapter, or correct the number",
	})
}

// numberList reads "1, 3-4, 6-17" into ascending article numbers.
func numberList(text string) ([]int, bool) {
	var out []int
	for _, part := range strings.Split(text, ",") {
		low, high, isRange := strings.Cut(strings.TrimSpace(part), "-")
		a, err := strconv.Atoi(strings.TrimSpace(low))
		if err != nil {
			return []int{0}, false
		}
		b := a
		if isRange {
			if b, err = strconv.Atoi(strings.TrimSpace(high)); err != nil {
				return []int{0}, false
			}
		}
		if a < 1 || b < a || b > 9999 || (len(out) > 0 && a <= out[len(out)-1]) {
			return []int{0}, false
		}
		for ; a <= b; a++ {
			out = append(out, a)
		}
	}
	return out, true
}
