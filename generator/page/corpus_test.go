package page

import (
	"strconv"

	"legible/generator/law"
)

// small makes a corpus with one of everything: a law whose first text was
// superseded by one that is not held, a draft that was overtaken, a regulation
// in force, and what hangs on them. The as-of date is 21 November 2026.
func small() *law.Corpus {
	c := &law.Corpus{
		AsOf:  day("2026-11-21"),
		Site:  law.Site{Name: "Legible", Title: law.Bilingual{En: "A law, duty by duty", Zh: "逐条义务"}, Description: law.Bilingual{En: "Every duty."}},
		Nodes: map[string]*law.Node{},
	}
	source := &law.Source{ID: "copy-1", Kind: "text-copy", Title: law.Bilingual{En: "First copy", Zh: "第一份"}, Date: day("2016-11-07"), URL: "https://example.org/copy"}
	c.Sources = []*law.Source{source}
	read := law.Verification{Level: "primary", Copies: 2, Sources: []*law.Source{source}}

	operator := &law.Actor{ID: "network-operator", Name: law.Bilingual{En: "network operator", Zh: "网络运营者"}, Kind: "regulated", URL: "actors/network-operator.html"}
	department := &law.Actor{ID: "competent-department", Name: law.Bilingual{En: "competent department", Zh: "有关主管部门"}, Authority: true, Note: "Article 21 of the CSL does not name it.", URL: "authorities/competent-department.html"}
	c.Actors = []*law.Actor{operator, department}
	logs := &law.Topic{ID: "logs", Name: law.Bilingual{En: "Logs", Zh: "日志"}, URL: "topics/logs.html"}
	empty := &law.Topic{ID: "empty", Name: law.Bilingual{En: "Nothing"}, URL: "topics/empty.html"}
	c.Topics = []*law.Topic{logs, empty}

	regs := instrument(c, "regs-2021", "Regulations on Things", "Regs", "administrative-regulation",
		law.Event{Type: "in-force", Date: day("2021-09-01"), Version: "2021-09-01"})
	csl := instrument(c, "csl", "Cybersecurity Law of the People’s Republic of China", "CSL", "law",
		law.Event{Type: "adopted", Date: day("2016-11-07")},
		law.Event{Type: "in-force", Date: day("2017-06-01"), Version: "2017-06-01"},
		law.Event{Type: "amended", Date: day("2026-01-01"), Version: "2026-01-01", Note: law.Bilingual{En: "All numbers move."}})
	csl.Title.Zh, csl.Short.Zh, csl.Status = "中华人民共和国网络安全法", "网络安全法", law.Amended
	draft := instrument(c, "regs-draft-2017", "Draft Regulations on Things", "Regs draft", "administrative-regulation",
		law.Event{Type: "published-for-comment", Date: day("2017-07-11"), Version: "2017-07-11"},
		law.Event{Type: "superseded", Date: day("2021-09-01"), By: regs})
	draft.Draft, draft.Status, draft.Verification = true, law.Superseded, law.Verification{Level: "unchecked"}
	draft.Relations = []law.Relation{{Type: "made-under", To: csl}}
	csl.Inverse = []law.Relation{{Type: "basis-of", To: draft}}

	text := version(csl, "2017-06-01", 4, "2016 text", "2025-12-31")
	chapter := division(text, nil, "chapter", "III", "chp_3", "Network Operation Security", 20, 22)
	section := division(text, chapter, "section", "1", "chp_3__sec_1", "General Rules", 21, 22)
	chapter.Sections = []*law.Division{section}
	liability := division(text, nil, "chapter", "VI", "chp_6", "Legal Liability", 59, 59)
	text.Outline = []*law.Division{chapter, liability}
	text.Gaps = []law.Gap{{Numbers: []int{20}, Reason: "Not encoded yet."}}

	a21 := article(c, text, 21, "Graded protection", read)
	paragraph(c, a21, "A network operator (网络运营者) keeps network data safe, as Article 59 says; a network operator must:", "then it rests.",
		"set rules;", "keep the network logs (网络日志) for no less than 6 months.")
	paragraph(c, a21, "More follows.", "")
	a22 := article(c, text, 22, "Products", read)
	a59 := article(c, text, 59, "Penalty", read)
	paragraph(c, a59, "A network operator that breaches Article 21 is fined 10,000 to 100,000 yuan.", "")
	chapter.Provisions, section.Provisions, liability.Provisions = []*law.Provision{a21, a22}, []*law.Provision{a21, a22}, []*law.Provision{a59}
	a21.Chapter, a21.Section, a22.Chapter, a22.Section, a59.Chapter = chapter, section, chapter, section, liability
	a21.Notes = []law.Note{{At: c.Nodes["csl@2017-06-01/art_21__para_1__point_2"], Text: "The content of the logs is open."}, {Text: "See CSL Article 59."}}

	draftText := version(draft, "2017-07-11", 55, "2017 draft", "")
	d18 := article(c, draftText, 18, "Scope", law.Verification{Level: "unchecked"})
	d18.TextBasis = "summary"
	paragraph(c, d18, "Units of five kinds.", "")
	now := version(regs, "2021-09-01", 1, "", "")
	r1 := article(c, now, 1, "Purpose", read)
	paragraph(c, r1, "These regulations are made under the CSL.", "")
	now.Binding, now.Status = true, law.InForce

	keep := duty(c, "csl-keep-logs", "must", a21, "csl@2017-06-01/art_21__para_1__point_2", operator)
	keep.Deadline = &law.Deadline{Relation: "at-least", Duration: "P6M", Days: "unstated", Anchor: "not stated in the law"}
	keep.Condition, keep.Exception, keep.Topics, keep.Authority = "it runs a network", "none", []*law.Topic{logs}, []*law.Actor{department}
	joint := duty(c, "csl-work-together", "may", a21, "csl@2017-06-01/art_21__para_2", department)
	joint.Bearers = append(joint.Bearers, operator)
	duty(c, "regs-report", "must", r1, "regs-2021@2021-09-01/art_1", operator).Binding = true

	fine := &law.Sanction{
		ID: "csl-fine", Enforces: []*law.Node{&a21.Node}, On: []*law.Actor{operator}, Authority: []*law.Actor{department},
		Basis: []*law.Node{c.Nodes["csl@2017-06-01/art_59__para_1"]}, Version: text, Provision: a59, Verification: read,
		Tiers: []law.Tier{
			{Trigger: "breach of the duty", Choose: "all", Measures: []law.Measure{{Kind: "warning", Force: "must", Against: []string{"entity"}}}},
			{Trigger: "refuses to correct", Choose: "one-or-more", Measures: []law.Measure{
				{Kind: "fine", Force: "must", Against: []string{"entity"}, Amount: &law.Amount{Min: 10000, Max: 100000, Currency: "CNY"}},
				{Kind: "fine", Force: "may", Against: []string{"person-in-charge"}, Amount: &law.Amount{Max: 50000, Currency: "CNY"}},
				{Kind: "detention", Force: "may", Against: []string{"individual"}, Duration: &law.Span{Max: "P5D"}, Condition: "in grave cases"},
				{Kind: "fine", Force: "must", Against: []string{"entity"}, Multiple: &law.Multiple{Min: 1, Max: 10, Of: "illegal-gains"}},
			}},
		},
	}
	a59.Sanctions, a21.PenalisedBy, keep.Sanctions, c.Sanctions = []*law.Sanction{fine}, []*law.Sanction{fine}, []*law.Sanction{fine}, []*law.Sanction{fine}
	ref := &law.Reference{Type: "elaborates", From: &d18.Node, To: &a21.Node, Note: "It lists kinds.", Verification: &law.Verification{Level: "briefing"}}
	d18.References, a21.Inbound, c.References = []*law.Reference{ref}, []*law.Reference{ref}, []*law.Reference{ref}

	term := &law.Term{
		ID: "network-operator", Name: law.Bilingual{En: "network operator", Zh: "网络运营者"}, VariantsEn: []string{"NO"}, VariantsZh: []string{"运营者"},
		Definition: "The owner of a network; see CSL Article 21.", DefinedAt: &a21.Node, UsedIn: []*law.Provision{a21, a59}, URL: "terms/network-operator.html",
	}
	bare := &law.Term{ID: "network-data", Name: law.Bilingual{En: "network data"}, URL: "terms/network-data.html"}
	c.Terms, operator.Term = []*law.Term{term, bare}, term

	which := &law.OpenQuestion{
		ID: "which-logs", Question: law.Bilingual{En: "Which logs?", Zh: "哪些日志？"}, Why: "The law is silent.", Affects: []*law.Actor{operator},
		Provisions: []*law.Node{&a21.Node}, Positions: []law.PositionTaken{{Text: "All of them.", Sources: []*law.Source{source}}}, Topics: []*law.Topic{logs}, URL: "open-questions/index.html#which-logs",
	}
	settled := &law.OpenQuestion{ID: "settled", Question: law.Bilingual{En: "Who reports?"}, Answered: &law.Answer{Text: "The operator.", Provisions: []*law.Node{&r1.Node}}, URL: "open-questions/index.html#settled"}
	c.Questions, a21.Questions = []*law.OpenQuestion{which, settled}, []*law.OpenQuestion{which}

	decide := &law.Decision{
		ID: "scope", Title: law.Bilingual{En: "Is it inside?", Zh: "是否适用？"}, Summary: "Two questions.", Start: "a1", Draft: true, URL: "decisions/scope/index.html", Grounds: []*law.Node{&d18.Node},
		Related: []*law.OpenQuestion{which},
		Questions: []*law.Question{
			{ID: "a1", Ask: law.Bilingual{En: "Is there a network?"}, Help: "Any network.", Grounds: []*law.Node{&a21.Node}, Answers: []*law.DecisionAnswer{
				{Value: "yes", Goto: "a2", Duties: []*law.Obligation{keep}, Note: "This adds logs."}, {Value: "no", Outcome: "out"},
			}},
			{ID: "a2", Ask: law.Bilingual{En: "How is it read?"}, Short: law.Bilingual{En: "Reading?"}, Kind: "reading", Default: "wide", Grounds: []*law.Node{&d18.Node}, Answers: []*law.DecisionAnswer{
				{Value: "wide", Label: law.Bilingual{En: "Widely", Zh: "广义"}, Outcome: "in"}, {Value: "narrow", Label: law.Bilingual{En: "Narrowly"}, Outcome: "out"},
			}},
		},
		Outcomes: []*law.Outcome{
			{ID: "in", Severity: "do-first", Title: law.Bilingual{En: "Inside"}, Text: "Do what is due.", Grounds: []*law.Node{&d18.Node}, Duties: []*law.Obligation{keep}, Resume: "a2", Now: &law.Answer{Text: "Report.", Provisions: []*law.Node{&r1.Node}}},
			{ID: "out", Severity: "not-applicable", Title: law.Bilingual{En: "Outside"}, Text: "Nothing is due."},
		},
	}
	c.Decisions, a21.Decisions = []*law.Decision{decide}, []*law.Decision{decide}
	again(c, department, operator, read)
	d18.Outcome = &law.DraftOutcome{Result: "changed", To: []*law.Node{c.Nodes["regs-2021@2021-09-01/art_1"]}, Confidence: "high", Note: "It says why, as CSL Article 21 does."}
	r1.DraftOf = []*law.Provision{d18}
	c.Prose = []*law.Prose{{ID: "about", Title: law.Bilingual{En: "About"}, Markdown: law.Bilingual{En: "# About\n\nThis site."}, URL: "about.html"}}
	index(c)
	return c
}

// again adds rules that have two texts, with everything that may happen between
// them, and an instrument of which only a date is known.
func again(c *law.Corpus, department, operator *law.Actor, read law.Verification) {
	instrument(c, "successor-2030", "Successor Law", "", "law", law.Event{Type: "in-force", Date: day("2030-01-01")}).Status = law.NotYet
	rules := instrument(c, "rules", "Rules on Logs", "Rules", "departmental-measures",
		law.Event{Type: "in-force", Date: day("2018-01-01"), Version: "2018-01-01"},
		law.Event{Type: "amended", Date: day("2024-05-01"), Version: "2024-05-01"})
	rules.Status = law.Amended
	old := version(rules, "2018-01-01", 6, "2018 text", "2024-04-30")
	now := version(rules, "2024-05-01", 6, "2024 text", "")
	now.Binding, now.Status, now.Before = true, law.InForce, old
	texts := func(v *law.Version, ps ...[]string) (out []*law.Provision) {
		for i, paras := range ps {
			pr := article(c, v, i+1, "Heading "+strconv.Itoa(i+1), read)
			for _, text := range paras {
				paragraph(c, pr, text, "")
			}
			out = append(out, pr)
		}
		return out
	}
	o := texts(old, []string{"Logs are kept."}, []string{"See Article 1."}, []string{"A fine is 10,000 to 100,000 yuan.", "It is paid."}, []string{"One."}, []string{"Two."}, []string{"Gone."})
	n := texts(now, []string{"First of all."}, []string{"Logs are kept."}, []string{"See Article 2."}, []string{"A fine is 50,000 to 500,000 yuan.", "A notice follows."}, []string{"It is paid (缴纳) at once."}, []string{"One.", "Two."})
	n[1].Inherited, o[0].Notes = o[0], []law.Note{{Text: "A note on the old number."}}
	maps := func(text, note string, from, to []*law.Node) {
		r := &law.Row{Text: text, Note: note, From: from, To: to, Verification: &read}
		now.Rows = append(now.Rows, r)
		for _, a := range from {
			for _, b := range to {
				a.Provision.Later = append(a.Provision.Later, law.Counterpart{Here: a, There: b, Row: r})
				b.Provision.Earlier = append(b.Provision.Earlier, law.Counterpart{Here: b, There: a, Row: r})
			}
		}
	}
	one := func(pr *law.Provision) []*law.Node { return []*law.Node{&pr.Node} }
	part := func(pr *law.Provision, part string) []*law.Node { return []*law.Node{c.Nodes[pr.ID+"__"+part]} }
	maps("new", "A first word.", nil, one(n[0]))
	maps("identical", "", one(o[0]), one(n[1]))
	maps("reference-only", "", one(o[1]), one(n[2]))
	maps("amended", "Higher.", part(o[2], "para_1"), part(n[3], "para_1"))
	maps("new", "", nil, part(n[3], "para_2"))
	maps("amended", "", part(o[2], "para_2"), one(n[4]))
	maps("amended", "", one(o[3]), part(n[5], "para_1"))
	maps("amended", "", one(o[4]), part(n[5], "para_2"))
	maps("dropped", "", one(o[5]), nil)

	for i, pr := range []*law.Provision{o[0], n[1]} {
		keep := duty(c, "rules-keep", "must", pr, pr.ID+"__para_1", operator)
		keep.URL += "--" + pr.Version.ID
		keep.Binding = i == 1
		keep.Action = []string{"keep logs", "keep all logs"}[i]
		keep.Deadline = &law.Deadline{Relation: "at-least", Duration: []string{"P6M", "P1Y"}[i]}
		max := []int64{100000, 500000}[i]
		at := []*law.Provision{o[2], n[3]}[i]
		fine := &law.Sanction{
			ID: "rules-fine", Enforces: one(pr), On: []*law.Actor{operator}, Authority: []*law.Actor{department},
			Basis: part(at, "para_1"), Version: pr.Version, Provision: at, Verification: read,
			Tiers: []law.Tier{{Trigger: "breach", Choose: "all", Measures: []law.Measure{
				{Kind: "warning", Force: "must", Against: []string{"entity"}},
				{Kind: "fine", Force: "must", Against: []string{"entity"}, Amount: &law.Amount{Min: max / 10, Max: max, Currency: "CNY"}},
			}}},
		}
		at.Sanctions, pr.PenalisedBy, keep.Sanctions = []*law.Sanction{fine}, []*law.Sanction{fine}, []*law.Sanction{fine}
		c.Sanctions = append(c.Sanctions, fine)
	}
	tell := duty(c, "rules-tell", "must", n[2], n[2].ID, operator)
	tell.Binding, tell.Deadline = true, &law.Deadline{Relation: "promptly", Anchor: "an incident"}
}

// index fills the back-links that package link computes.
func index(c *law.Corpus) {
	for _, o := range c.Obligations {
		for _, a := range o.Bearers {
			a.Obligations = append(a.Obligations, o)
		}
		for _, a := range o.Authority {
			a.Oversees = append(a.Oversees, o)
		}
		for _, t := range o.Topics {
			t.Obligations = append(t.Obligations, o)
			t.Provisions = append(t.Provisions, o.Provision)
		}
	}
}

func day(s string) law.Date {
	d, err := law.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func instrument(c *law.Corpus, id, title, short, kind string, events ...law.Event) *law.Instrument {
	in := &law.Instrument{
		ID: id, Title: law.Bilingual{En: title}, Short: law.Bilingual{En: short}, Kind: kind, Events: events,
		Status: law.InForce, Verification: law.Verification{Level: "primary"}, URL: "instruments/" + id + "/index.html",
	}
	c.Instruments = append(c.Instruments, in)
	return in
}

func version(in *law.Instrument, id string, articles int, label, until string) *law.Version {
	v := &law.Version{
		ID: id, Instrument: in, Label: law.Bilingual{En: label}, Articles: articles, From: day(id), Status: law.Superseded,
		URL: "instruments/" + in.ID + "/" + id + "/index.html",
	}
	if until != "" {
		v.Until = day(until)
	}
	in.Versions = append(in.Versions, v)
	return v
}

func division(v *law.Version, parent *law.Division, kind, number, eid, heading string, first, last int) *law.Division {
	d := &law.Division{
		Kind: kind, Number: number, EID: eid, Heading: law.Bilingual{En: heading}, First: first, Last: last, Parent: parent, Version: v,
		URL: "instruments/" + v.Instrument.ID + "/" + v.ID + "/" + eid + ".html",
	}
	if parent != nil {
		d.URL = parent.URL + "#" + eid
	}
	return d
}

func article(c *law.Corpus, v *law.Version, n int, heading string, checked law.Verification) *law.Provision {
	eid := "art_" + strconv.Itoa(n)
	p := &law.Provision{
		Instrument: v.Instrument, Version: v, Number: strconv.Itoa(n), Ordinal: n, Heading: law.Bilingual{En: heading, Zh: "标题"},
		TextBasis: "own-restatement", Verification: checked,
	}
	p.Node = law.Node{ID: v.Instrument.ID + "@" + v.ID + "/" + eid, EID: eid, Provision: p, URL: "instruments/" + v.Instrument.ID + "/" + v.ID + "/" + eid + ".html"}
	if k := len(v.Provisions); k > 0 {
		p.Previous, v.Provisions[k-1].Next = v.Provisions[k-1], p
	}
	v.Provisions = append(v.Provisions, p)
	c.Provisions = append(c.Provisions, p)
	c.Nodes[p.ID] = &p.Node
	return p
}

func paragraph(c *law.Corpus, p *law.Provision, text, tail string, items ...string) {
	para := law.Paragraph{N: len(p.Text) + 1, En: text, Tail: tail}
	para.EID = p.EID + "__para_" + strconv.Itoa(para.N)
	node := func(eid string, item int) {
		n := &law.Node{ID: p.Instrument.ID + "@" + p.Version.ID + "/" + eid, EID: eid, Provision: p, Paragraph: para.N, Item: item, URL: p.URL + "#" + eid}
		c.Nodes[n.ID] = n
	}
	node(para.EID, 0)
	for i, s := range items {
		it := law.Item{N: i + 1, En: s, EID: para.EID + "__point_" + strconv.Itoa(i+1)}
		node(it.EID, it.N)
		para.Items = append(para.Items, it)
	}
	p.Text = append(p.Text, para)
}

func duty(c *law.Corpus, id, modality string, p *law.Provision, basis string, bearer *law.Actor) *law.Obligation {
	o := &law.Obligation{
		ID: id, Modality: modality, Bearers: []*law.Actor{bearer}, Action: "do " + id, Basis: []*law.Node{c.Nodes[basis]},
		Version: p.Version, Provision: p, Verification: law.Verification{Level: "primary"}, URL: "obligations/index.html#" + id,
	}
	p.Obligations = append(p.Obligations, o)
	c.Obligations = append(c.Obligations, o)
	return o
}
