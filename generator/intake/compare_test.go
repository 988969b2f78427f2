package intake

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"legible/generator/law"
	"legible/generator/source"
	"legible/schema"
)

// encoded is a version with the structure of the small law: n paragraphs, and
// items in each.
func encoded(articles ...[]int) *law.Version {
	v := &law.Version{ID: "2020-01-01", Instrument: &law.Instrument{ID: "sample"}}
	for i, items := range articles {
		p := &law.Provision{Ordinal: i + 1, Number: fmt.Sprint(i + 1), Version: v}
		for _, n := range items {
			p.Text = append(p.Text, law.Paragraph{Items: make([]law.Item, n)})
		}
		v.Provisions = append(v.Provisions, p)
	}
	return v
}

func TestEveryDifferenceFromTheEncodingIsReported(t *testing.T) {
	read := func() *Text { return mustRead(t, "a.txt", []byte(layouts["one line each"]), Chinese) }
	for _, c := range []struct {
		v    *law.Version
		want string
	}{
		{encoded([]int{0}, []int{3, 0}, []int{0, 0}), "[]"},
		{encoded([]int{0}, []int{2, 0}, []int{0, 0}), "[{4 article 2, paragraph 1 has 3 items here and 2 in the encoding}]"},
		{encoded([]int{0}, []int{3}, []int{0, 0}), "[{4 article 2 has 2 paragraphs here and 1 in the encoding}]"},
		{encoded([]int{0}, []int{3, 0}), "[{10 article 3 is in the file and not in the encoding}]"},
		{encoded([]int{0}, []int{3, 0}, []int{0, 0}, []int{0}), "[{0 article 4 is in the encoding and not in the file}]"},
	} {
		if got := fmt.Sprint(Compare(read(), c.v)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	v := encoded([]int{0}, []int{3}, []int{0, 0})
	v.Provisions[1].Text[0].Tail = "As Article 1 says."
	text := read()
	if got := Compare(text, v); len(got) > 0 || text.Articles[1].Paragraphs[0].Tail != "依照本规定第一条执行。" {
		t.Errorf("words after the items: %v, %+v", got, text.Articles[1])
	}
}

// What is written is read back by the reader of layers, character for character.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	text := mustRead(t, "样本: \"a\".txt", []byte("第一条　他说：“好”。<b>\\ # 不 & 是'：\n（一）甲：乙；\n（二）- 丙。\n"), Chinese)
	day, err := law.ParseDate("2020-02-03")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, text, encoded([]int{2}), Origin{Date: day, URL: "https://example.org/a", Reviewed: text.SHA256}); err != nil {
		t.Fatal(err)
	}
	tree, findings := source.ReadFS(oneFile(b.String()), "overlay")
	for _, f := range findings.Sorted() {
		t.Errorf("%d:%d: %s", f.Pos.Line, f.Pos.Column, f.Message)
	}
	root := tree.Files[0].Root
	for _, i := range schema.Validate("official", root.Any()) {
		t.Errorf("%v: %s", i.Path, i.Message)
	}
	para := root.Get("articles").List()[0].Get("text").List()[0]
	if got := para.Get("text").Text(); got != "他说：“好”。<b>\\ # 不 & 是'：" {
		t.Errorf("read back as %q", got)
	}
	if got := strings.Join(para.Get("items").Texts(), "|"); got != "甲：乙；|- 丙。" {
		t.Errorf("items read back as %q", got)
	}
	if root.Get("source").Get("file").Text() != "样本: \"a\".txt" || root.Get("reviewed").Text() != text.SHA256 {
		t.Error("the source is not read back")
	}
}

func oneFile(text string) fstest.MapFS {
	return fstest.MapFS{"official/sample/2020-01-01.yaml": {Data: []byte(text)}}
}
