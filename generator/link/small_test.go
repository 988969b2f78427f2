package link

import (
	"fmt"
	"testing"
)

func TestNumberListsAreReadAscending(t *testing.T) {
	for text, want := range map[string]string{
		"1": "[1]", "1, 3-4, 6": "[1 3 4 6]", "1,3 - 4": "[1 3 4]", " 7 ": "[7]", "9999": "[9999]", "5-5": "[5]",
		"": "no", "0": "no", "-5": "no", "5-": "no", "5-3": "no", "3, 2": "no", "1-3, 3": "no", "1-3, 2-5": "no", "1,,2": "no", "1,": "no",
		"1-2-3": "no", "ten": "no", "10000": "no", "1-99999999999999999999": "no", "1-10000": "no", "１": "no", "1;2": "no",
	} {
		numbers, ok := numberList(text)
		got := fmt.Sprint(numbers)
		if !ok {
			got = "no"
			if len(numbers) == 0 {
				t.Errorf("%q gives no number at all, which the outline needs", text)
			}
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

func TestAPageBeginsWithItsTitleAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		text, title, body string
		ok                bool
	}{
		{"---\ntitle: About\n---\nWords.\n", "About", "Words.\n", true},
		{"---\r\ntitle: About\r\n---\r\nWords.\r\n", "About", "Words.\n", true},
		{"---\ntitle: \"About: this\"\n---\n", "About: this", "", true},
		{"---\ntitle: A --- b\n---\n\n---\ntitle: X\n---\n", "A --- b", "\n---\ntitle: X\n---\n", true},
		{"---\ntitle: About\nurl: /x\n---\nWords.", "", "", false},
		{"---\nurl: /x\ntitle: About\n---\nWords.", "", "", false},
		{"---\ntitle: About\n", "", "", false},
		{"# About\n", "", "", false},
		{"", "", "", false},
		{"\ufeff---\ntitle: About\n---\n", "", "", false},
		{"+++\ntitle = 'x'\n+++\n", "", "", false},
	} {
		title, body, ok := frontMatter(c.text)
		if ok != c.ok || ok && (title != c.title || body != c.body) {
			t.Errorf("%q is read as %q and %q (%t)", c.text, title, body, ok)
		}
	}
}
