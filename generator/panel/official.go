package panel

import (
	"strconv"

	"legible/generator/law"
	"legible/generator/overlay"
	"legible/generator/page"
)

// tongues are the languages of official text as a browser names them.
var tongues = map[string]string{"zho": "zh-Hans", "eng": "en"}

// putOfficial puts the official text of an article beside our restatement:
// paragraph by paragraph and item by item where both have the same structure,
// else whole and by itself. The text is shown as it was read.
func (m *maker) putOfficial(d data, path string, pr *law.Provision) {
	var sources list
	at := data{}
	for _, o := range m.official[pr] {
		article := o.Articles[pr]
		s := data{
			"id": "official-" + o.Language, "lang": tongues[o.Language], "language": m.word(path, "language", o.Language),
			"layer": o.Layer.Name, "file": o.Source.File, "sha": o.Source.SHA256, "reviewed": o.Reviewed,
		}
		page.Put(s, "outdated", o.Outdated)
		page.Put(s, "url", o.Source.URL)
		page.Put(s, "date", m.day(path, o.Source.Date))
		if alike(article, pr) {
			s["beside"] = true
			align(at, article, pr, s["lang"].(string))
		} else {
			page.Put(s, "whole", whole(article))
		}
		sources = append(sources, s)
	}
	page.Put(d, "official", sources)
	page.Put(d, "beside", at)
}

// alike reports whether official text and encoding have the same paragraphs and
// items, so that they can stand side by side.
func alike(a overlay.OfficialArticle, pr *law.Provision) bool {
	if len(a.Paragraphs) != len(pr.Text) || len(pr.Text) == 0 {
		return false
	}
	for i, para := range a.Paragraphs {
		if len(para.Items) != len(pr.Text[i].Items) {
			return false
		}
	}
	return true
}

// align adds each official text under the eId of the place it stands beside.
func align(at data, a overlay.OfficialArticle, pr *law.Provision, lang string) {
	add := func(eid, key, text string) {
		if text == "" {
			return
		}
		if at[eid] == nil {
			at[eid] = data{}
		}
		d := at[eid].(data)
		texts, _ := d[key].(list)
		d[key] = append(texts, data{"lang": lang, "t": text})
	}
	for i, para := range a.Paragraphs {
		add(pr.Text[i].EID, "text", para.Text)
		add(pr.Text[i].EID, "tail", para.Tail)
		for j, item := range para.Items {
			add(pr.Text[i].Items[j].EID, "text", item)
		}
	}
}

func whole(a overlay.OfficialArticle) list {
	var out list
	for _, para := range a.Paragraphs {
		var items list
		for i, text := range para.Items {
			items = append(items, data{"n": strconv.Itoa(i + 1), "t": text})
		}
		d := data{}
		page.Put(d, "text", para.Text)
		page.Put(d, "items", items)
		page.Put(d, "tail", para.Tail)
		out = append(out, d)
	}
	return out
}
