package law

import (
	"slices"
	"strconv"
	"strings"
)

// RegisterRows is how many duties one page of the register holds: more than a
// browser filters between two keystrokes are parted among pages.
const RegisterRows = 2000

// registerURL is the page of the register, which holds every duty where one page can.
const registerURL = "obligations/index.html"

// PlaceDuties gives every duty its address in the register. All texts of a duty
// stand on one page. Where there are more duties than a page holds at most, each
// bearer has a page, and where that would hold more, each of the bearer’s topics
// has one or, in the order given, several. A duty goes by the first bearer and
// the first topic of the text that leads.
func PlaceDuties(os []*Obligation, most int) {
	texts := map[string][]*Obligation{}
	var ids []string
	for _, o := range os {
		if texts[o.ID] == nil {
			ids = append(ids, o.ID)
		}
		texts[o.ID] = append(texts[o.ID], o)
	}
	put := func(page string, ids []string) {
		for _, id := range ids {
			for _, o := range texts[id] {
				o.URL = page + "#" + id
				if len(texts[id]) > 1 {
					o.URL += "--" + o.Version.ID
				}
			}
		}
	}
	if len(ids) <= most {
		put(registerURL, ids)
		return
	}
	bearer := func(id string) string {
		for _, o := range LeadFirst(texts[id]) {
			if len(o.Bearers) > 0 {
				return "obligations/of/" + o.Bearers[0].ID
			}
		}
		return "obligations/nobody"
	}
	topic := func(id string) string {
		for _, o := range LeadFirst(texts[id]) {
			if len(o.Topics) > 0 {
				return "/about/" + o.Topics[0].ID
			}
		}
		return "/other"
	}
	for folder, ids := range parted(ids, bearer) {
		if len(ids) <= most {
			put(folder+".html", ids)
			continue
		}
		for part, ids := range parted(ids, topic) {
			put(folder+part+".html", ids[:min(most, len(ids))])
			for n := 2; len(ids) > most; n++ {
				ids = ids[most:]
				put(folder+part+"/"+strconv.Itoa(n)+".html", ids[:min(most, len(ids))])
			}
		}
	}
}

// parted groups ids by a key, each group in the order given.
func parted(ids []string, key func(string) string) map[string][]string {
	out := map[string][]string{}
	for _, id := range ids {
		out[key(id)] = append(out[key(id)], id)
	}
	return out
}

// LeadFirst returns the texts of one duty, first the one that stands for it: the
// one that binds, else the latest.
func LeadFirst(texts []*Obligation) []*Obligation {
	sorted := slices.Clone(texts)
	slices.SortStableFunc(sorted, func(a, b *Obligation) int {
		switch {
		case a.Binding != b.Binding && a.Binding:
			return -1
		case a.Binding != b.Binding:
			return 1
		}
		return strings.Compare(b.Version.From.String(), a.Version.From.String())
	})
	return sorted
}

// RegisterPage is the page of the register that a duty stands on.
func (o *Obligation) RegisterPage() string {
	page, _, _ := strings.Cut(o.URL, "#")
	return page
}
