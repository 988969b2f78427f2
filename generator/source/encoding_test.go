package source

import (
	"strings"
	"testing"
)

func TestTheEncodingOfAFileThatIsNotUTF8IsGuessed(t *testing.T) {
	for content, want := range map[string]string{
		"a: \xcd\xf8\xc2\xe7\n":              "GBK",
		"a: \x81\x30\x89\x38 \xcd\xf8\n":     "GBK",
		"\xff\xfea\x00:\x00":                 "UTF-16",
		"\xfe\xff\x00a\x00:":                 "UTF-16",
		"a: caf\xe9\n":                       "save the file as UTF-8",
		"a: \xe9":                            "save the file as UTF-8",
		"a: \xcd\xf8\x80\n":                  "save the file as UTF-8",
		strings.Repeat("x: y\n", 3) + "\xff": "save the file as UTF-8",
	} {
		f, ds := readOne(content)
		if len(ds) != 1 || ds[0].Code != "not-utf8" || !strings.Contains(ds[0].Hint, want) {
			t.Errorf("%q: got %+v, want a hint with %q", content, ds, want)
		}
		if f.Text == "" || strings.ContainsRune(f.Text, 0x30a) {
			t.Errorf("%q: text %q", content, f.Text)
		}
	}
}

func TestMessagesNameCharactersByTheirCode(t *testing.T) {
	for content, want := range map[string]string{
		"a: \x1b[2J\n":                     "U+001B (escape) is not allowed",
		"a: \"\\U0001F600 \\U0000202e\"\n": "U+202E (right-to-left override) changes the order in which text is shown",
		"a: \u200b\n":                      "U+200B (zero-width space) cannot be seen",
		"a: \xb7\n":                        "byte 0xB7 is not UTF-8",
		"a:\n\tb: c\n":                     "U+0009 (tab) in the indentation",
		"a: @b\n":                          "a value cannot start with @",
		"just text\n":                      "a file starts with keys, but this is only a value",
	} {
		if _, ds := readOne(content); len(ds) != 1 || ds[0].Message != want {
			t.Errorf("%q: got %+v, want %q", content, ds, want)
		}
	}
}
