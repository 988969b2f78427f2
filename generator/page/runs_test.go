package page

import (
	"math/rand/v2"
	"strings"
	"testing"

	"legible/generator/law"
)

func join(runs list) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.(data)["t"].(string))
	}
	return b.String()
}

// kinds writes runs as "text|zh:…|term:…", for short tables.
func kinds(runs list) string {
	var parts []string
	for _, r := range runs {
		d := r.(data)
		k := d["k"].(string)
		if k != "" {
			k += ":"
		}
		parts = append(parts, k+d["t"].(string))
	}
	return strings.Join(parts, "|")
}

func TestTextIsSplitIntoRuns(t *testing.T) {
	c := small()
	b := newBuilder(c, options)
	p := b.at("instruments/csl/2017-06-01/art_21.html", c.Instruments[1].Versions[0])
	for text, want := range map[string]string{
		"":                                      "",
		"plain":                                 "plain",
		"the logs (网络日志) kept":                  "the logs (|zh:网络日志|) kept",
		"在2017年6月1日起施行":                         "zh:在2017年6月1日起施行",
		"A network operator, network operators": "A |term:network operator|, network operators",
		"Network operators first":               "term:Network operators| first",
		"a NO and a no":                         "a |term:NO| and a no",
		"subnetwork operator":                   "subnetwork operator",
		"see Article 59 and Article 59 ¶1":      "see |cite:Article 59| and |cite:Article 59 ¶1|",
		"see Article 88":                        "see Article 88",
		"Article 21 itself":                     "Article 21 itself",
		"网络运营者和运营者":                             "term:网络运营者|zh:和运营者",
	} {
		want = strings.TrimSuffix(want, "|")
		if got := kinds(p.lawRuns(text, map[*law.Term]bool{}, nil)); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestJoinedRunsAreTheText(t *testing.T) {
	pieces := []string{
		"network operator", "Network Operators", "NO", "NOs", "网络运营者", "运营者", "（", "）", "“", "”", " ", "  ", "\n", "\t", "Article 59", "CSL Article 21(2)",
		"第二十一条", "<b>", "&amp;", "{{ .x }}", "\u00a0", "’", "é", "𠀀", "\xff", "2017年6月1日", "a", ".", ",", "-", "s", "draft Article 18", "Articles 21 and 59",
	}
	c := small()
	p := newBuilder(c, options).at("x/y.html", c.Instruments[1].Versions[0])
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var s strings.Builder
		for range r.IntN(9) {
			s.WriteString(pieces[r.IntN(len(pieces))])
		}
		for name, runs := range map[string]list{"law": p.lawRuns(s.String(), map[*law.Term]bool{}, nil), "prose": p.prose(s.String())} {
			if got := join(runs); got != s.String() {
				t.Fatalf("%s: %q became %q", name, s.String(), got)
			}
			for _, run := range runs {
				if run.(data)["t"] == "" {
					t.Fatalf("%s: %q has an empty run", name, s.String())
				}
			}
		}
	}
}

func FuzzJoinedRunsAreTheText(f *testing.F) {
	f.Add("A network operator (网络运营者) under Article 59 ¶1.")
	c := small()
	p := newBuilder(c, options).at("x/y.html", c.Instruments[1].Versions[0])
	f.Fuzz(func(t *testing.T, s string) {
		if got := join(p.lawRuns(s, map[*law.Term]bool{}, nil)); got != s {
			t.Errorf("%q became %q", s, got)
		}
	})
}
