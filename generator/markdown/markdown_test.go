package markdown

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"legible/generator/diag"
	"legible/generator/source"
)

func TestLinksAreFoundWithTheirPlaces(t *testing.T) {
	body := "See [the method](method.html#a) and ![a chart](x.png \"T\").\n\n" +
		"- item\n\n    deep [one](../b.html)\n\n`[code](no.html)` <https://example.org> far.html [ref][r]\n\n    [code](no.html)\n\n" +
		"`a.html` (a.html is [a](a.html), [b](a.html) and [c](<d e.html>)\n\n| x |\n|---|\n| [d](a&#46;html) [e](b\\.html) |\n\n[r]: far.html\n"
	var got []Link
	for _, l := range Links(body) {
		got = append(got, Link{l.Address, strings.Count(body[:l.At], "\n")*100 + l.At - strings.LastIndex(body[:l.At], "\n") - 1})
	}
	want := []Link{
		{"method.html#a", 17},
		{"x.png", 47},
		{"../b.html", 415},
		{"far.html", 600},
		{"a.html", 1024},
		{"a.html", 1037},
		{"d%20e.html", 1054},
		{"a.html", 1406},
		{"b.html", 1422},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// places are where findings are, "line:column".
func places(l diag.List) (at []string) {
	for _, d := range l.Sorted() {
		at = append(at, fmt.Sprintf("%d:%d", d.Pos.Line, d.Pos.Column))
	}
	return at
}

var page = &source.File{Name: "pages/x.md"}

func TestCommandsOfTheGeneratorAreFoundEverywhere(t *testing.T) {
	body := "a {{< x >}} {{% y %}} `{{<` {{ .Site }} {{__hugo_ctx pid=1}}\n    HAHAHUGOSHORTCODE0s0HBHB <!-- more --> <!--more-->"
	if at, want := places(Commands(page, body)), []string{"4:3", "4:13", "4:24", "4:41", "5:5", "5:30", "5:44"}; !slices.Equal(at, want) {
		t.Errorf("found at %v, want %v", at, want)
	}
}

func TestRawHTMLBecomesText(t *testing.T) {
	if at, want := places(HTML(page, "一 <b>x</b>\n\n  <div>\n")), []string{"4:3", "4:7", "6:3"}; !slices.Equal(at, want) {
		t.Errorf("found at %v, want %v", at, want)
	}
	for in, want := range map[string]string{
		"a < b, 1<2, <https://example.org>, `<i>`":               "",
		"```\n<i>\n```\n\n    <i>\n":                             "",
		"A <b>word</b>.":                                         "A &lt;b>word&lt;/b>.",
		"x <!-- c --> y":                                         "x &lt;!-- c --> y",
		"<div>\n<b>x</b>\n</div>\n\ny":                           "&lt;div>\n&lt;b>x&lt;/b>\n&lt;/div>\n\ny",
		"- item\n\n    <b>x</b>\n":                               "- item\n\n    &lt;b>x&lt;/b>\n",
		"> <details>\n> words":                                   "> &lt;details>\n> words",
		"<script>\n\n`<i>`\n</script>":                           "&lt;script>\n\n`&lt;i>`\n&lt;/script>",
		"| a |\n|---|\n| <b>x</b> |":                             "| a |\n|---|\n| &lt;b>x&lt;/b> |",
		"<a\nhref=x>y":                                           "&lt;a\nhref=x>y",
		"<?php x ?> <![CDATA[ y ]]>\n\n<!DOCTYPE z>":             "&lt;?php x ?> &lt;![CDATA[ y ]]>\n\n&lt;!DOCTYPE z>",
		strings.Repeat("<pre>\n", 1000):                          strings.Repeat("&lt;pre>\n", 1000),
		strings.Repeat("<!-- <pre>\n-->\n", 3) + "<pre>\n</pre>": strings.Repeat("&lt;!-- &lt;pre>\n-->\n", 3) + "&lt;pre>\n&lt;/pre>",
	} {
		if want == "" {
			want = in
		}
		got := Plain(in)
		if got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
		if at := places(HTML(page, got)); len(at) > 0 {
			t.Errorf("%q still has HTML at %v", got, at)
		}
		if at := places(HTML(page, in)); (len(at) > 0) != (in != want) {
			t.Errorf("%q has HTML at %v", in, at)
		}
	}
}

// FuzzPlain holds that no text is left that the site would take for HTML, and
// that nothing but "<" changes.
func FuzzPlain(f *testing.F) {
	for _, seed := range []string{"<b>", "- x\n\n    <b>", "<div>\n\n`<i>`", "<!--\n<pre>\n-->", "[a](<b>)", "<script>\n<b>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if len(in) > 4<<10 {
			return
		}
		got := Plain(in)
		if at := places(HTML(page, got)); len(at) > 0 {
			t.Errorf("%q became %q, which has HTML at %v", in, got, at)
		}
		if strings.ReplaceAll(got, "&lt;", "<") != strings.ReplaceAll(in, "&lt;", "<") {
			t.Errorf("%q became %q", in, got)
		}
		Links(in)
	})
}
