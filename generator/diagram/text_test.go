package diagram

import (
	"strings"
	"testing"
	"unicode/utf8"
)

var hostileTexts = []string{
	`"]; b [URL="javascript:alert(1)"`, `\N\G\L`, `<<b>x</b>>`, `\`, `a -> b }`, "line\nbreak\ttab",
	"</text><script>alert(1)</script>", `x" onload="alert(1)`, "]]><!-- -->", "&amp; &lt;", "\x00\x1b\x7f\u0085", "\xff\xfe",
	"😀👩‍👩‍👧‍👦🇨🇳✅", strings.Repeat("关键信息基础设施", 5), strings.Repeat("long", 5000), strings.Repeat("M", 300),
	strings.Repeat("﷽", 12), "مرحبا بالعالم", "ไม่มีช่องว่าง", "𒐫𒐫𒐫", "‱⸻⸺", "e\u0301\u0301", "", "   ",
}

func TestTextIsWholeAndInsideItsBox(t *testing.T) {
	dr := drawer(t, "good")
	for _, text := range hostileTexts {
		d := read(sample)
		for _, q := range d.Questions {
			q.Ask.En = text
			for _, a := range q.Answers {
				a.Label.En = text
			}
		}
		for _, o := range d.Outcomes {
			o.Title.En = text
		}
		o := options("en")
		o.Title = text
		svg, err := dr.Draw(t.Context(), d, o)
		if err != nil {
			t.Errorf("%.40q: %v", text, err)
			continue
		}
		root := check(t, svg)
		if checkBoxes(t, root); t.Failed() {
			t.Fatalf("with the text %.40q", text)
		}
		want := strings.Join(strings.Fields(clean(text)), " ")
		if want == "" {
			continue // the other language stands in
		}
		for _, class := range []string{"question", "outcome"} {
			for _, n := range root.byClass(class) {
				if got := n.Children[1].words(); got != want {
					t.Errorf("a label reads %.80q, want %.80q", got, want)
				}
			}
		}
		for _, label := range root.byClass("el") {
			if got := label.words(); got != want {
				t.Errorf("an answer reads %.80q, want %.80q", got, want)
			}
		}
	}
}

func TestWrappedTextLosesNothing(t *testing.T) {
	for _, text := range hostileTexts {
		for _, limit := range []float64{20, 77, 148, 400} {
			var b strings.Builder
			lines := wrap(text, labelSize, limit)
			for i, l := range lines {
				if width, _ := measure(l.text, labelSize); width > limit && utf8.RuneCountInString(l.text) > 1 || width != l.width && width-l.width > 0.001 {
					t.Errorf("line %q of %v units, said %v, limit %v", l.text, width, l.width, limit)
				}
				if l.text != strings.TrimSpace(l.text) || l.text == "" {
					t.Errorf("line %q has space at its end or nothing", l.text)
				}
				b.WriteString(l.text)
				if l.space && i < len(lines)-1 {
					b.WriteString(" ")
				}
			}
			if want := strings.Join(strings.Fields(clean(text)), " "); b.String() != want {
				t.Errorf("wrapped at %v: %.80q, want %.80q", limit, b.String(), want)
			}
		}
	}
}

func TestLinesAreAboutEquallyLong(t *testing.T) {
	for text, want := range map[string]string{
		"Which listed unit runs it?":  "Which listed|unit runs it?",
		"Sector regulator’s decision": "Sector|regulator’s|decision",
		"不在所列单位之内，依草案不属于":             "不在所列单|位之内，依|草案不属于",
	} {
		var got []string
		for _, l := range wrap(text, labelSize, 100) {
			got = append(got, l.text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q", got)
		}
	}
}

func TestPunctuationStaysWithItsWord(t *testing.T) {
	for limit := 60.0; limit < 200; limit += 7 {
		for _, l := range wrap("（一）关键信息基础设施，运营者；“其他重点单位”。完", labelSize, limit) {
			first, _ := utf8.DecodeRuneInString(l.text)
			last, _ := utf8.DecodeLastRuneInString(l.text)
			if strings.ContainsRune("）；，。”", first) || strings.ContainsRune("（“", last) {
				t.Errorf("at %v a line reads %q", limit, l.text)
			}
		}
	}
}

func TestFortyHanCharactersMeasureFortyEms(t *testing.T) {
	if w, known := measure(strings.Repeat("关", 40), 14); w != 40*14 || !known {
		t.Errorf("%v units, known %v", w, known)
	}
}
