package page

import (
	"path"
	"slices"
	"strings"
	"testing"

	"legible/generator/law"
)

// many is a corpus with more duties than one page of the register may hold.
func many(most int) *law.Corpus {
	c := small()
	law.PlaceDuties(c.Obligations, most)
	return c
}

func TestARegisterOfOnePageKeepsEveryAddress(t *testing.T) {
	for _, o := range many(len(small().Obligations)).Obligations {
		if !strings.HasPrefix(o.URL, "obligations/index.html#"+o.ID) {
			t.Errorf("%s stands at %s", o.ID, o.URL)
		}
	}
}

func TestALargeRegisterIsPartedByBearerAndThenByTopic(t *testing.T) {
	for most := 1; most < 5; most++ {
		c := many(most)
		anchors := map[string]string{} // anchor to the page of the register it stands on
		leads := 0
		var pages []string
		listed := map[string]bool{}
		for p := range All(c, Options{}) {
			if p.Layout != "register" || p.Home != "" {
				continue
			}
			rows := 0
			eachMap(p.Data, func(d data) {
				if row, is := d["row"].(string); is {
					if d["f"] != nil {
						rows++
					}
					anchors[p.Path+row] += p.Path + " "
				}
				if href, is := d["href"].(string); is && p.Path == "obligations/index.html" {
					listed[path.Join("obligations", href)] = true
				}
			})
			if rows > most {
				t.Errorf("with at most %d rows a page, %s has %d", most, p.Path, rows)
			}
			pages = append(pages, p.Path)
			leads += rows
		}
		for _, name := range pages {
			if name != "obligations/index.html" && !listed[name] {
				t.Errorf("the register does not lead to %s", name)
			}
		}
		if want := len(families(c.Obligations)); leads != want {
			t.Errorf("with at most %d rows a page there are %d rows for %d duties", most, leads, want)
		}
		for _, o := range c.Obligations {
			if got := anchors[o.URL]; got != o.RegisterPage()+" " {
				t.Errorf("with at most %d rows a page %s stands on %q", most, o.URL, got)
			}
		}
	}
}

func TestThePartsOfARegisterSayWhoseAndAboutWhat(t *testing.T) {
	var titles []string
	for p := range All(many(1), Options{}) {
		if p.Layout == "register" && p.Home == "" {
			titles = append(titles, p.Path+" "+p.Title)
		}
	}
	for _, want := range []string{
		"obligations/of/network-operator/about/logs.html Obligations: Network operator, Logs",
		"obligations/of/network-operator/other.html Obligations: Network operator, Other",
		"obligations/of/network-operator/other/2.html Obligations: Network operator, Other (2)",
		"obligations/of/competent-department.html Obligations: Competent department",
	} {
		if !slices.Contains(titles, want) {
			t.Errorf("there is no %q among\n%s", want, strings.Join(titles, "\n"))
		}
	}
}

// eachMap calls f for every map inside a page’s data.
func eachMap(value any, f func(data)) {
	switch v := value.(type) {
	case data:
		f(v)
		for _, inner := range v {
			eachMap(inner, f)
		}
	case list:
		for _, inner := range v {
			eachMap(inner, f)
		}
	}
}
