package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// shape writes what was split: articles, their paragraphs and items.
func shape(t *Text) string {
	var b strings.Builder
	for _, a := range t.Articles {
		fmt.Fprintf(&b, "%d\n", a.Number)
		for _, p := range a.Paragraphs {
			fmt.Fprintf(&b, "  ¶ %s\n", p.Text)
			for _, item := range p.Items {
				fmt.Fprintf(&b, "    - %s\n", item)
			}
		}
	}
	return b.String()
}

// want is the same small law in every layout below.
const want = `1
  ¶ 为了保障样本安全，制定本规定。
2
  ¶ 运营者应当履行下列义务：
    - 制定制度；
    - 留存日志不少于六个月；
    - 法律、行政法规规定的其他义务。
  ¶ 依照本规定第一条执行。
3
  ¶ 违反第二条规定的，责令改正。
  ¶ 拒不改正的，处一万元以上十万元以下罚款。
`

var layouts = map[string]string{
	"one line each": `样本规定
第一章　总则
第一条　为了保障样本安全，制定本规定。
第二条　运营者应当履行下列义务：
（一）制定制度；
（二）留存日志不少于六个月；
（三）法律、行政法规规定的其他义务。
依照本规定第一条执行。
第二章　附则
第三条　违反第二条规定的，责令改正。
拒不改正的，处一万元以上十万元以下罚款。
`,
	"with a table of contents, page numbers and running heads": `样本规定
（2020年1月1日公布）
目　　录
第一章　总则……………1
第二章　附则……………2
样本规定
第一章　总则
第一条　为了保障样本安全，制定本规定。
— 1 —
样本规定
第二条　运营者应当履行下列义务：
（一）制定制度；
（二）留存日志不少于六个月；
第 2 页 共 3 页
（三）法律、行政法规规定的其他义务。
依照本规定第一条执行。
样本规定
第二章　附则
第三条　违反第二条规定的，责令改正。
3
拒不改正的，处一万元以上十万元以下罚款。
附件：
第一条　此处是附件。
`,
	"articles in the table of contents": `目录
第一条 目的
第二条 义务
第三条 罚则
第一条　为了保障样本安全，制定本规定。
第二条　运营者应当履行下列义务：
（一）制定制度；
（二）留存日志不少于六个月；
（三）法律、行政法规规定的其他义务。
依照本规定第一条执行。
第三条　违反第二条规定的，责令改正。
拒不改正的，处一万元以上十万元以下罚款。
`,
	"full-width digits and odd spaces": `第　１　条:为了保障样本安全，制定本规定。
第 2 条   运营者应当履行下列义务：
(一) 制定制度；
( 二 )留存日志不少于六个月；
（３）法律、行政法规规定的其他义务。
　　依照本规定第一条执行。
第三条　违反第二条规定的，责令改正。
　　拒不改正的，处一万元以上十万元以下罚款。
`,
	"merged lines": `第一条　为了保障样本安全，制定本规定。第二条　运营者应当履行下列义务：（一）制定制度；（二）留存日志不少于六个月；（三）法律、行政法规规定的其他义务。
依照本规定第一条执行。第三条　违反第二条规定的，责令改正。
拒不改正的，处一万元以上十万元以下罚款。
`,
	"lines cut in the middle": `第一条　为了保障样本安全，
制定本规定。
第二条　运营者应当履行
下列义务：
（一）制定制度；
（二）留存日志不少于六
个月；
（三）法律、行政法规规定的其他
义务。
依照本规定
第一条执行。
第三条　违反
第二条规定的，责令改正。
拒不改正的，处一万元以上十万元以下罚款。
`,
	"the number on a line of its own": `第一条
为了保障样本安全，制定本规定。
第二条
运营者应当履行下列义务：
（一）制定制度；
（二）留存日志不少于六个月；
（三）法律、行政法规规定的其他义务。
依照本规定第一条执行。
第三条
违反第二条规定的，责令改正。
拒不改正的，处一万元以上十万元以下罚款。
`,
}

func mustRead(t *testing.T, name string, data []byte, language Language) *Text {
	t.Helper()
	text, err := Read(name, data, language)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestEveryLayoutGivesTheSameArticles(t *testing.T) {
	for name, layout := range layouts {
		for ending, made := range map[string]string{
			"a.txt": layout,
			"a.md":  strings.ReplaceAll(strings.ReplaceAll(layout, "第二条　运", "**第二条**　运"), "第一章", "## 第一章"),
			"a.html": "<!doctype html><head><title>样本</title><style>p{}</style></head><body><script>第一条</script><p>" +
				strings.ReplaceAll(strings.TrimSpace(layout), "\n", "</p>\n<p>") + "</p>",
		} {
			text := mustRead(t, ending, []byte(made), Chinese)
			if got := shape(text); got != want {
				t.Errorf("%s in %s:\n%s", name, ending, got)
			}
			if len(text.Findings) > 0 {
				t.Errorf("%s in %s: %v", name, ending, text.Findings)
			}
			if ending == "a.txt" {
				lost(t, name, layout, text)
			}
		}
	}
}

// lost checks that every character of the file is in the text or among what was
// skipped; only marks and white space may go.
func lost(t *testing.T, name, file string, text *Text) {
	t.Helper()
	letters := func(s string) map[rune]int {
		out := map[rune]int{}
		for _, r := range s {
			if r >= 0x4e00 && r <= 0x9fff {
				out[r]++
			}
		}
		return out
	}
	var kept strings.Builder
	for _, a := range text.Articles {
		fmt.Fprintf(&kept, "第%s条", chinese(a.Number))
	}
	kept.WriteString(shape(text))
	for _, s := range text.Skipped {
		kept.WriteString(s.Text)
	}
	have := letters(kept.String())
	for r, n := range letters(file) {
		if !strings.ContainsRune("第条一二三", r) && have[r] < n {
			t.Errorf("%s: %c stands %d times in the file and %d in what was read", name, r, n, have[r])
		}
	}
}

func TestEveryEncodingIsRecognised(t *testing.T) {
	layout := strings.ReplaceAll(layouts["one line each"], "\n", "\r\n")
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(layout)
	if err != nil {
		t.Fatal(err)
	}
	little, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(layout)
	big, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(layout)
	for encoding, data := range map[string]string{"UTF-8": layout, "UTF-8 ": "\ufeff" + layout, "GB18030": gbk, "UTF-16": little, "UTF-16 ": big} {
		text := mustRead(t, "a.txt", []byte(data), Chinese)
		if got := shape(text); got != want || text.Encoding != strings.TrimSpace(encoding) {
			t.Errorf("%s is read as %s:\n%s", encoding, text.Encoding, got)
		}
	}
	if _, err := Read("a.txt", []byte{0xff, 0x81, 0x30}, Chinese); err == nil {
		t.Error("rubbish is read as text")
	}
}

// document makes a .docx of paragraphs; one that begins with "N|" has the
// automatic number of list N.
func document(t *testing.T, paragraphs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name, text string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	const space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var body strings.Builder
	for _, p := range paragraphs {
		list, text, numbered := strings.Cut(p, "|")
		if !numbered {
			list, text = "", p
		}
		body.WriteString("<w:p>")
		if list != "" {
			body.WriteString(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr>`)
		}
		half := len([]rune(text)) / 2 // Word cuts a text into runs anywhere
		body.WriteString("<w:r><w:t>" + string([]rune(text)[:half]) + `</w:t></w:r><w:del><w:r><w:t>删去</w:t></w:r></w:del><w:r><w:t>` + string([]rune(text)[half:]) + "</w:t></w:r></w:p>")
	}
	put("word/document.xml", `<?xml version="1.0"?><w:document `+space+`><w:body>`+body.String()+`</w:body></w:document>`)
	level := func(format, text string) string {
		return `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	put("word/numbering.xml", `<w:numbering `+space+`><w:abstractNum w:abstractNumId="0">`+level("chineseCountingThousand", "第%1条")+
		`</w:abstractNum><w:abstractNum w:abstractNumId="1">`+level("chineseCounting", "（%1）")+
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAWordDocumentIsReadWithItsAutomaticNumbers(t *testing.T) {
	for name, data := range map[string][]byte{
		"typed": document(t, strings.Split(strings.TrimSpace(layouts["one line each"]), "\n")...),
		"automatic": document(t, "样本规定", "1|为了保障样本安全，制定本规定。", "1|运营者应当履行下列义务：", "2|制定制度；", "2|留存日志不少于六个月；",
			"2|法律、行政法规规定的其他义务。", "依照本规定第一条执行。", "1|违反第二条规定的，责令改正。", "拒不改正的，处一万元以上十万元以下罚款。"),
	} {
		text := mustRead(t, "a.docx", data, Chinese)
		if got := shape(text); got != want || text.Encoding != "docx" {
			t.Errorf("%s:\n%s", name, got)
		}
	}
	for _, data := range [][]byte{nil, []byte("PK"), []byte("no archive")} {
		if _, err := Read("a.docx", data, Chinese); err == nil {
			t.Errorf("%q is read as a document", data)
		}
	}
}

func TestEnglishTextIsSplitToo(t *testing.T) {
	text := mustRead(t, "a.txt", []byte(`Sample Provisions
Table of Contents
Chapter I General Provisions 1
Chapter I General Provisions
Article 1 These Provisions are made to protect
samples.
Article 2. An operator must: (1) keep logs for no less than 6 months; (2) do as Article 1 says.
Records are kept.
Chapter II
Article 3: Breach of Article 2 is punished.
`), English)
	const want = `1
  ¶ These Provisions are made to protect samples.
2
  ¶ An operator must:
    - keep logs for no less than 6 months;
    - do as Article 1 says.
  ¶ Records are kept.
3
  ¶ Breach of Article 2 is punished.
`
	if got := shape(text); got != want {
		t.Errorf("got\n%s%v", got, text.Findings)
	}
	if text.Chapters != 2 {
		t.Errorf("%d chapters", text.Chapters)
	}
}

func TestWhatIsOddInTheFileIsReportedAtItsLine(t *testing.T) {
	text := mustRead(t, "a.txt", []byte("第一条　一。\n第三条　三：\n（一）甲；\n（三）丙。\n第三条之一　插入。\n"), Chinese)
	got := fmt.Sprint(text.Findings)
	for _, want := range []string{"{2 article 3 stands where article 2 is due}", "{4 item 3 stands where item 2 of article 3 is due}", "{5 article 3之一 was inserted later"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	if text := mustRead(t, "a.txt", []byte("Nothing here.\n"), Chinese); len(text.Findings) != 1 {
		t.Errorf("a text without articles: %v", text.Findings)
	}
	for _, name := range []string{"a.pdf", "a.doc", "a"} {
		if _, err := Read(name, []byte("第一条　一。"), Chinese); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

func TestNumeralsAreReadAndWritten(t *testing.T) {
	for text, want := range map[string]int{
		"一": 1, "十": 10, "十一": 11, "二十": 20, "二十一": 21, "一百": 100, "一百零二": 102, "一百一十": 110, "一百二十三": 123, "两": 2,
		"２１": 21, "79": 79, "二一": 21, "一千二百六十": 1260, "": 0, "甲": 0, "99999": 0,
	} {
		if got := number(text); got != want {
			t.Errorf("%s is %d, want %d", text, got, want)
		}
	}
	for n := 1; n < 10_000; n++ {
		if got := number(chinese(n)); got != n {
			t.Fatalf("%d is written %s and read as %d", n, chinese(n), got)
		}
	}
	for text, want := range map[string]int{"I": 1, "iv": 4, "XIX": 19, "XLII": 42, "Q": 0} {
		if got := roman(text); got != want {
			t.Errorf("%s is %d, want %d", text, got, want)
		}
	}
}

// A text without any end would take the square of its length to put together.
func TestATextThatNeverEndsIsCutIntoParagraphsAndSaysSo(t *testing.T) {
	var file, want strings.Builder
	for i := 0; want.Len() < 3*longest; i++ {
		fmt.Fprintf(&file, "网络%d\n", i)
		fmt.Fprintf(&want, "网络%d", i)
	}
	text := mustRead(t, "a.txt", []byte("第一条　"+file.String()), Chinese)
	var all strings.Builder
	for _, p := range text.Articles[0].Paragraphs {
		if all.WriteString(p.Text); len(p.Text) > longest+20 {
			t.Errorf("a paragraph of %d bytes", len(p.Text))
		}
	}
	if all.String() != want.String() {
		t.Errorf("text in has %d bytes, text out %d", want.Len(), all.Len())
	}
	if n := len(text.Articles[0].Paragraphs); n != 3 || len(text.Findings) != n-1 {
		t.Errorf("%d paragraphs, findings %v", n, text.Findings)
	}
}

func FuzzAnyFileIsReadWithoutHarm(f *testing.F) {
	for _, layout := range layouts {
		f.Add("a.txt", []byte(layout))
		f.Add("a.html", []byte(layout))
	}
	f.Add("a.docx", []byte("PK"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		text, err := Read(name, data, Chinese)
		if err != nil {
			return
		}
		for _, a := range text.Articles {
			if a.Number < 1 || a.Line < 1 {
				t.Errorf("article %d on line %d", a.Number, a.Line)
			}
		}
	})
}
