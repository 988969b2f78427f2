package page

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// flat writes blocks as "kept [-removed-]{+added+}(only)", a block a line.
func flat(blocks list) string {
	var lines []string
	for _, b := range blocks {
		s := ""
		for _, r := range b.(data)["runs"].(list) {
			text := join(r.(data)["parts"].(list))
			switch r.(data)["k"] {
			case "del":
				text = "[-" + text + "-]"
			case "ins":
				text = "{+" + text + "+}"
			case "only":
				text = "<" + text + ">"
			}
			s += text
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

func TestADifferenceIsShownWordByWord(t *testing.T) {
	for _, tt := range []struct {
		old, now []string
		want     string
	}{
		{[]string{"It is fined 10,000 to 100,000 yuan."}, []string{"It is fined 50,000 to 500,000 yuan."}, "It is fined [-10,000 to 100,000-] {+50,000 to 500,000+} yuan."},
		{[]string{"See Article 21 for this."}, []string{"See Article 23 for this."}, "See Article [-21-] {+23+} for this."},
		{[]string{"Under the law, the operator keeps the logs."}, []string{"Under the law, the operator keeps the logs.", "And more."}, "Under the law, the operator keeps the logs.\n{+And more.+}"},
		{[]string{"One.", "Two stays here as it was."}, []string{"Two stays here as it was."}, "[-One.-]\nTwo stays here as it was."},
		{[]string{"by laws and regulations is punished."}, []string{"by laws and regulations;"}, "by laws and regulations [-is punished.-]{+;+}"},
		{[]string{"the network logs (网络日志) are kept"}, []string{"the network logs (网络数据) are kept"}, "the network logs ([-网络日志-]{+网络数据+}) are kept"},
		{nil, []string{"New."}, "{+New.+}"},
		{[]string{"Same."}, []string{"Same."}, "Same."},
	} {
		if got := flat(compare(tt.old, tt.now).shown(both, (&builder{tongue: english{}}).kind)); got != tt.want {
			t.Errorf("%q, %q:\n got %s\nwant %s", tt.old, tt.now, got, tt.want)
		}
	}
}

func TestEachSideOfADifferenceIsItsText(t *testing.T) {
	words := []string{"logs ", "the ", "keep ", "网络日志 ", "10,000 ", "yuan", ". ", "; ", "Article ", "é ", "\xff ", "(1) ", "a"}
	r := rand.New(rand.NewPCG(3, 4))
	text := func() []string {
		var out []string
		for range r.IntN(4) {
			var s strings.Builder
			for range 1 + r.IntN(8) {
				s.WriteString(words[r.IntN(len(words))])
			}
			out = append(out, strings.TrimSpace(s.String()))
		}
		return out
	}
	plain := strings.NewReplacer("<", "", ">", "")
	for range 3000 {
		a, b := text(), text()
		d := compare(a, b)
		for side, want := range map[int][]string{oldSide: a, newSide: b} {
			if got := plain.Replace(flat(d.shown(side, (&builder{tongue: english{}}).kind))); got != strings.Join(want, "\n") {
				t.Fatalf("%q and %q: side %d shows %q", a, b, side, got)
			}
		}
		if d.none() != (strings.Join(a, "\n") == strings.Join(b, "\n")) && d.none() {
			t.Fatalf("%q and %q are said to be the same", a, b)
		}
	}
}

func TestTextsWithLittleInCommonAreNotMarked(t *testing.T) {
	if l := compare([]string{"The operator keeps logs."}, []string{"The operator keeps logs!"}).likeness(); l < 0.7 {
		t.Errorf("likeness %f of almost the same", l)
	}
	if l := compare([]string{"The State defends cyberspace."}, []string{"A fine is due at once"}).likeness(); l >= alike {
		t.Errorf("likeness %f of different texts", l)
	}
}
