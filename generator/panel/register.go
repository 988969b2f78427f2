package panel

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"legible/generator/page"
)

// register puts how far each duty is beside its row, and what the register is
// filtered by on an internal site: status and owner.
func (m *maker) register(d data, p page.Page) {
	standings := data{}
	states, owners := map[string]int{}, map[string]int{}
	for _, href := range rowsOf(p) {
		o := m.rows[strings.TrimPrefix(absolute(p, href), p.Home)]
		if o == nil {
			continue
		}
		s := m.standing(o)
		var people list
		var slugs []string
		for _, owner := range s.owners {
			people = append(people, m.people.link(owner).from(p.Path))
			slugs = append(slugs, m.people.slug(owner))
		}
		if len(slugs) == 0 {
			slugs = []string{"nobody"}
		}
		row := data{"status": data{"class": s.status, "text": m.word(p.Path, "status", s.status)}, "owners": strings.Join(slugs, " ")}
		page.Put(row, "people", people)
		standings[href] = row
		states[s.status]++
		for _, slug := range slugs {
			owners[slug]++
		}
	}
	d["standings"] = standings
	var byStatus, byOwner list
	for _, s := range statuses {
		byStatus = appendOption(byStatus, s, m.word(p.Path, "status", s), states[s])
	}
	for _, name := range m.people.sorted() {
		byOwner = appendOption(byOwner, m.people.slug(name), name, owners[m.people.slug(name)])
	}
	byOwner = appendOption(byOwner, "nobody", m.word(p.Path, "facet", "nobody"), owners["nobody"])
	d["facets"] = list{
		data{"key": "status", "text": m.word(p.Path, "facet", "status"), "head": byStatus},
		data{"key": "owner", "text": m.word(p.Path, "facet", "owner"), "head": byOwner},
	}
}

func appendOption(options list, value, text string, n int) list {
	if n == 0 {
		return options
	}
	return append(options, data{"value": value, "text": text, "n": strconv.Itoa(n)})
}

// rowsOf lists the rows that stand on a page by themselves: those with an
// anchor, not those folded into another.
func rowsOf(p page.Page) []string {
	var out []string
	var visit func(any)
	visit = func(value any) {
		switch v := value.(type) {
		case data:
			if href, is := v["row"].(string); is && v["id"] != nil && v["f"] != nil {
				out = append(out, href)
			}
			for _, inner := range v {
				visit(inner)
			}
		case list:
			for _, inner := range v {
				visit(inner)
			}
		}
	}
	visit(p.Data)
	slices.Sort(out)
	return out
}

// absolute is where a link on a page leads, from the root of the site.
func absolute(p page.Page, href string) string {
	if strings.HasPrefix(href, "#") {
		return p.Path + href
	}
	return path.Join(path.Dir(p.Path), href)
}
