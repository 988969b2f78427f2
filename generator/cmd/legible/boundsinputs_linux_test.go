package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"legible/generator/source"
)

const mebibyte = 1 << 20

// fill repeats unit for one MiB, ended by whole units.
func fill(unit string) string { return strings.Repeat(unit, (mebibyte+len(unit)-1)/len(unit)) }

// lines repeats unit on lines of about a thousand bytes, for one MiB.
func lines(unit string) string {
	return fill(strings.Repeat(unit, max(1, 1000/len(unit))) + "\n")
}

// each calls unit with 0, 1, 2 … until there is one MiB.
func each(unit func(i int) string) string {
	var b strings.Builder
	for i := 0; b.Len() < mebibyte; i++ {
		b.WriteString(unit(i))
	}
	return b.String()
}

func eachf(format string) string {
	return each(func(i int) string { return fmt.Sprintf(format, i) })
}

// block makes a YAML block scalar of text, whose lines it indents, of no more
// bytes than one value may have.
func block(indent, text string) string {
	text = text[:min(len(text), 250<<10)]
	text = strings.ToValidUTF8(text, "")
	var b strings.Builder
	b.WriteString("|\n")
	for line := range strings.Lines(text) {
		b.WriteString(indent + strings.TrimSuffix(line, "\n") + "\n")
	}
	return b.String()
}

// terms is a list of four terms that define themselves by text, all of it
// together one MiB.
func terms(text string) files {
	var b strings.Builder
	b.WriteString("terms:\n  - {id: network-operator, en: network operator, zh: 网络运营者, definition: Whoever.}\n")
	for i := range 4 {
		fmt.Fprintf(&b, "  - id: t%d\n    en: term %d\n    zh: 词%d\n    definition: %s", i, i, i, block("      ", text))
	}
	return files{"terms.yaml": b.String()}
}

// yaml is text in place of the terms.
func yaml(text string) files { return files{"terms.yaml": text} }

// article is a text of one article of the measures.
func article(text string) files {
	return files{"instruments/measures/2020-01-01/all.yaml": text}
}

// note is a layer with a file of notes or of the team's own.
func note(name, text string) files {
	return files{"ours/overlay.yaml": "name: Ours\nowner: Us\n", "ours/" + name: text}
}

// inPages parts a text into as many pages of folder as it takes for each to be no
// longer than one may be.
func inPages(text, folder string) files {
	f := files{"ours/overlay.yaml": "name: Ours\nowner: Us\n"}
	var page strings.Builder
	end := func() {
		f[fmt.Sprintf("%sp%d.md", folder, len(f))] = "---\ntitle: P\n---\n" + page.String()
		page.Reset()
	}
	for line := range strings.Lines(text) {
		if page.Len()+len(line) > source.MaxPageBytes-100 {
			end()
		}
		page.WriteString(line)
	}
	end()
	return f
}

// random is text of short words no two of which need be alike.
func random(alphabet string) string {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune(alphabet)
	return each(func(i int) string {
		word := make([]rune, 2+r.IntN(8))
		for k := range word {
			word[k] = letters[r.IntN(len(letters))]
		}
		return string(word) + " "
	})
}

// folded breaks text after each hundred words.
func folded(text string) string {
	words := strings.Fields(text)
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w)
		if i%100 == 99 {
			b.WriteByte('\n')
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// arguments cuts a query into pieces that the system takes as arguments.
func arguments(text string) []string {
	var out []string
	for text != "" {
		n := min(len(text), 100<<10)
		for n < len(text) && text[n]&0xC0 == 0x80 {
			n--
		}
		out, text = append(out, text[:n]), text[n:]
	}
	return out
}

// docx is an archive whose document is made by write, 64 KiB at a time.
func docx(t *testing.T, write func(put func(string))) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	write(func(s string) {
		if _, err := w.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
	})
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const wordHead = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

func boundedInputs(t *testing.T) []bounded {
	const check, build = "check --source SOURCE", "build --source SOURCE --output PUBLIC"
	const team, internal = check + " --overlay OURS", build + " --overlay OURS"
	const seek, imported = "search --source SOURCE", "import law@2018-06-01 FILE --source SOURCE --overlay OURS"
	var out []bounded
	// Inputs go to the disk at once, and only the paths are kept.
	add := func(command string, f files, input string) {
		content, beside := files{}, files{}
		for name, text := range f {
			if strings.HasPrefix(name, "ours/") || strings.HasPrefix(name, "file.") {
				beside[name] = text
			} else {
				content[name] = text
			}
		}
		source := content.lay(t)
		paths := []string{"SOURCE", source, "OURS", filepath.Join(filepath.Dir(source), "ours"), "PUBLIC", filepath.Join(filepath.Dir(source), "public")}
		for name, text := range beside {
			path := filepath.Join(filepath.Dir(source), filepath.FromSlash(name))
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(name, "file.") {
				paths = append(paths, "FILE", path)
			}
		}
		out = append(out, bounded{input: input, command: command, args: strings.Fields(strings.NewReplacer(paths...).Replace(command))})
	}

	add(check, nil, nothingToCompare)
	add(build, nil, nothingToCompare)
	add(seek+" logs", nil, nothingToCompare)
	add(imported, files{"ours/overlay.yaml": "name: Ours\nowner: Us\n", "file.txt": "第一条　法\n"}, nothingToCompare)

	// Bytes and YAML.
	for input, text := range map[string]string{
		"[ on one line": "terms: " + fill("["), "[ on many lines": "terms: " + lines("["), "{": "terms: " + lines("{"), "{a: ": "terms: " + lines("{a: "), "- - -": lines("- "), "? ? ?": lines("? "), ": : :": lines(": "),
		"a staircase": each(func(i int) string { return strings.Repeat(" ", i) + "a:\n" }), "keys of one mapping": "terms:\n" + eachf("  k%d: 1\n"), "keys in { }": "terms: {" + strings.ReplaceAll(eachf("k%d: 1, "), "0, ", "0,\n ") + "}",
		"one key again and again": "terms:\n" + fill("  k: 1\n"), "aliases of aliases": aliasBomb() + fill("# padding\n"), "anchors": "terms:\n" + eachf("  - &a%d x\n"), "aliases": "terms:\n" + fill("  - *a\n"), "merge keys": "terms:\n" + fill("  - {<<: *a}\n"),
		"tags": "terms:\n" + fill("  - !!binary x\n"), "directives": fill("%YAML 1.2\n"), "documents": fill("---\na: b\n"), "ends of documents": "a: b\n" + fill("...\n"), "comments": fill("#\n"), "blank lines": fill("\n"), "spaces": fill(" "), "tabs": fill("\t"),
		"one line": "terms: " + fill("x"), "one value of many lines": "terms: >-\n" + fill("  words in a row\n"), "a quote that never ends": "terms: 'x\n" + fill("  words\n"), "escapes": "terms:\n" + fill(`  - "`+strings.Repeat(`\u4e2d`, 100)+"\"\n"), "escaped controls": "terms:\n" + fill(`  - "\0\x1b\u202e"`+"\n"),
		"bytes that are no text": fill("\xff"), "controls": fill("\x01"), "GBK": "terms:\n" + fill("  - \xcd\xf8\xc2\xe7\n"), "UTF-16": "\xff\xfe" + fill("a\x00"), "invisible characters": "terms:\n" + fill("  - a\u200bb\n"), "text read in another order": "terms:\n" + fill("  - \u202ea\n"),
		"numbers of 60,000 digits": "terms:\n" + fill("  - "+strings.Repeat("9", 60_000)+"\n"), "odd numbers": "terms:\n" + fill("  - 0x1f\n"), "dates": "terms:\n" + fill("  - 2017-06-01\n"), "dates that look like one": "terms:\n" + fill("  - "+strings.Repeat("2017-06-01-", 5000)+"\n"),
		"values of one list": "terms: [" + lines("x,") + "]", "block signs": fill("a: |\n"), "full-width colons": fill("title：法\n"), "text that is no YAML": folded(random("abc[]{}:-?*&!|>'\"%@`#, \u3000法")), "empty lists inside lists": "terms:\n" + fill("  - [[], [], []]\n"),
	} {
		add(check, yaml(text), "YAML: "+input)
	}

	// What the schema and the linker meet.
	for input, f := range map[string]files{
		"terms":                        yaml("terms:\n" + eachf("  - {id: t%d, en: word, zh: 词, definition: x}\n")),
		"terms with the same id":       yaml("terms:\n" + fill("  - {id: t, en: word, zh: 词, definition: x}\n")),
		"terms each with a wrong key":  yaml("terms:\n" + eachf("  - {id: t%d, enn: word, zhh: 词, definitoin: x}\n")),
		"wrong keys of one term":       yaml("terms:\n  - id: t\n" + each(func(i int) string { return fmt.Sprintf("    key-%d: %s\n", i, strings.Repeat("x", 600)) })),
		"ids of 60,000 letters":        yaml("terms:\n" + fill("  - {id: "+strings.Repeat("a-", 30_000)+", en: w, zh: 词, definition: x}\n")),
		"variants of a term":           yaml("terms:\n  - id: t\n    en: w\n    zh: 词\n    definition: x\n    variants:\n      en:\n" + eachf("        - variant %d\n")),
		"topics":                       {"topics.yaml": "topics:\n  - {id: logs, en: Logs, zh: 日志}\n  - {id: liability, en: Liability, zh: 法律责任}\n" + eachf("  - {id: t%d, en: T, zh: 题}\n")},
		"topics that nobody has":       article("articles:\n" + eachf("  - {number: \"%[1]d\", heading: {en: H, zh: 题}, binds: [nobody%[1]d], topics: [nothing%[1]d], text-basis: summary, text: [{en: x}]}\n")),
		"tiny articles":                article("articles:\n" + eachf("  - {number: \"%d\", heading: {en: H, zh: 题}, binds: [], topics: [logs], text-basis: summary, text: [{en: x}]}\n")),
		"one number of all articles":   article("articles:\n" + fill("  - {number: \"1\", heading: {en: H, zh: 题}, binds: [], topics: [logs], text-basis: summary, text: [{en: x}]}\n")),
		"items of one paragraph":       article("articles:\n  - number: \"1\"\n    heading: {en: H, zh: 题}\n    binds: []\n    topics: [logs]\n    text-basis: summary\n    text:\n      - en: x\n        items:\n" + eachf("          - {en: item %d}\n")),
		"paragraphs":                   article("articles:\n  - number: \"1\"\n    heading: {en: H, zh: 题}\n    binds: []\n    topics: [logs]\n    text-basis: summary\n    text:\n" + eachf("      - {en: paragraph %d}\n")),
		"references that lead nowhere": article("articles:\n  - number: \"1\"\n    heading: {en: H, zh: 题}\n    binds: []\n    topics: [logs]\n    text-basis: summary\n    text: [{en: x}]\n    references:\n" + eachf("      - {type: cites, to: law@2018-06-01/art_%d}\n")),
		"references to one place":      article("articles:\n  - number: \"1\"\n    heading: {en: H, zh: 题}\n    binds: []\n    topics: [logs]\n    text-basis: summary\n    text: [{en: x}]\n    references:\n" + fill("      - {type: cites, to: law@2018-06-01/art_1}\n")),
		"sources":                      {"sources.yaml": "sources:\n" + eachf("  - {id: s%d, kind: text-copy, title: {en: A, zh: 副}, date: 2017-12, url: \"https://example.org/l\", seen: 2021-01-02}\n")},
		"addresses that run":           {"sources.yaml": "sources:\n" + eachf("  - {id: s%d, kind: text-copy, title: {en: A, zh: 副}, date: 2017-12, url: \"javascript:alert(1)\", seen: 2021-01-02}\n")},
		"open questions":               {"open-questions.yaml": "questions:\n" + eachf("  - {id: q%d, question: {en: Q, zh: 问}, why: Law (2018) Article 3(2) does not say., affects: [operator], provisions: [law@2018-06-01/art_3], topics: [logs]}\n")},
		"house terms":                  {"corpus.yaml": "as-of: 2021-06-30\nlanguages: [en, zh]\nhouse-terms:\n" + eachf("  - {use: word %[1]d, not: [other %[1]d]}\n")},
		"names of a law":               {"instruments/other/instrument.yaml": "id: other\nkind: law\ntitle: {en: O, zh: 其}\nnames:\n" + eachf("  - Name %d of it\n")},
		"events of a law":              {"instruments/other/instrument.yaml": "id: other\nkind: law\ntitle: {en: O, zh: 其}\nevents:\n" + fill("  - {type: adopted, date: 2017-12-01}\n")},
		"a site's name":                {"site.yaml": "title: {en: T, zh: 题}\ndescription: {en: D, zh: 述}\nname: " + block("  ", fill("name\n")) + eachf("# %d\n")},
		"languages":                    {"corpus.yaml": "as-of: 2021-06-30\nlanguages:\n" + eachf("  - l%d\n")},
		"questions of a decision": {"decisions/big.yaml": "id: big\ntitle: {en: B, zh: 大}\nstart: a0\nquestions:\n" + each(func(i int) string {
			return fmt.Sprintf("  - {id: a%d, ask: {en: Q, zh: 问}, grounds: [law@2018-06-01/art_1], answers: [{value: \"yes\", goto: a%d}, {value: \"no\", outcome: o}]}\n", i, i+1)
		}) + "outcomes:\n  - {id: o, severity: stop, title: {en: O, zh: 果}, grounds: [law@2018-06-01/art_1]}\n"},
		"answers of a question": {"decisions/big.yaml": "id: big\ntitle: {en: B, zh: 大}\nstart: a\nquestions:\n  - id: a\n    ask: {en: Q, zh: 问}\n    grounds: [law@2018-06-01/art_1]\n    answers:\n" + eachf("      - {value: v%d, outcome: o}\n") + "outcomes:\n  - {id: o, severity: stop, title: {en: O, zh: 果}, grounds: [law@2018-06-01/art_1]}\n"},
	} {
		add(check, f, "content: "+input)
	}

	// Text that passes, through the linker, the pages and the search data.
	for input, text := range map[string]string{
		"Chinese without a stop": strings.ReplaceAll(fill(strings.Repeat("网络运营者应当留存日志", 500)+"\n"), "\n", "\n"), "words that are all different": folded(random("abcdefghijklmnopqrstuvwxyz")), "Chinese words that are all different": folded(random("网络运营者应当留存日志不少于六个月安全保护义务")),
		"one word": fill(strings.Repeat("x", 60_000) + "\n"), "citations": fill("Law (2018) Article 3(2), " + strings.Repeat("Article 3(2) ", 60) + "\n"), "numbers in a row": fill("Articles " + strings.Repeat("3, ", 300) + "and 4 of the Law (2018)\n"), "ranges": fill("Articles 1–8 of the Law (2018) and Articles 1–8\n"),
		"第": fill(strings.Repeat("第", 300) + "\n"), "第三条第": fill(strings.Repeat("第三条第二款第（一）项、", 30) + "\n"), "names of the law": fill(strings.Repeat("Network Law Law (Law) Net ", 30) + "\n"), "brackets": fill(strings.Repeat("(((", 100) + "\n"), "of the of the": fill("Article 3 " + strings.Repeat("of the ", 100) + "\n"),
		"terms of the content": fill(strings.Repeat("network operator operator 运营者 ", 20) + "\n"), "markup": fill("</script><img src=x onerror=alert(1)>{{ .Site }}&amp;]]>\n"), "digits": fill(strings.Repeat("1234567890", 60) + "\n"), "emoji and marks": fill(strings.Repeat("👩‍👩‍👧e\u0301\u0301\u0301", 20) + "\n"), "numerals": fill(strings.Repeat("一百二十三万四千五百六十七", 30) + "\n"),
		"paragraphs of one word": fill("a\n\n"), "one space in every two bytes": fill(strings.Repeat("a ", 500) + "\n"), "numbers in words": fill(strings.Repeat("twenty-one hundred million six ", 30) + "\n"),
	} {
		add(build, terms(text), "text: "+input)
	}

	// Markdown of the content and of a team.
	for input, text := range map[string]string{
		"one paragraph": fill("Some words in a row, \n"), "quotes inside quotes": lines("> "), "lists inside lists": lines("- "), "emphasis": lines("*a **b "), "underscores": lines("_a __b "), "brackets": lines("["), "links": lines("[a]("), "images": lines("![a]("), "backticks": each(func(i int) string { return strings.Repeat("`", i%900+1) + " a\n" }),
		"entities": lines("&a;"), "tables": fill("|a|b|c|\n|-|-|-|\n"), "one table": "|a|b|\n|-|-|\n" + fill("|a|b|\n"), "headings": fill("# a\n"), "definitions of links": eachf("[a%d]: /x\n"), "angle brackets": lines("<a "), "fences": fill("```\n"), "footnotes": eachf("[^%[1]d]: x\n"), "parentheses": lines("a]((("),
		"backslashes": lines(`\`), "stars": lines("*"), "tildes": lines("~"), "rules": fill("***\n"), "html": lines("<div>"), "html in a line": lines("<b>"), "addresses": fill("https://example.org/x www.example.org a@b.cc\n"), "citations": fill("Law (2018) Article 3(2). " + strings.Repeat("Article 3(2) ", 60) + "\n"),
	} {
		add(build, files{"pages/about.md": "---\ntitle: About\n---\n" + text}, "Markdown: "+input)
		if strings.Contains("one paragraph citations links html in a line", input) {
			add(internal, note("pages/x.md", "---\ntitle: X\n---\n"+text), "a team's Markdown: "+input)
			add(internal, inPages(text, "ours/pages/"), "a team's pages: "+input)
		}
		add(build, inPages(text, "pages/"), "pages: "+input)
	}

	// A team's layer.
	for input, text := range map[string]string{
		"long notes": "notes:\n" + strings.Repeat("  - on: law@2018-06-01/art_3\n    note: "+block("      ", fill("Two of three systems are filed, as Law (2018) Article 3(2) says.\n")), 4),
		"notes":      "notes:\n" + eachf("  - {on: law@2018-06-01/art_3, note: note %d}\n"), "notes on nothing": "notes:\n" + eachf("  - {on: law@2018-06-01/art_%d, note: x}\n"),
		"tags of a note": "notes:\n  - on: law@2018-06-01/art_3\n    note: x\n    tags:\n" + eachf("      - tag-%d\n"), "owners": "notes:\n" + eachf("  - {on: law@2018-06-01/art_3, owner: Head of %d, status: partial}\n"),
	} {
		add(team, note("notes/n.yaml", text), "a team: "+input)
		add(internal, note("notes/n.yaml", text), "a team: "+input)
	}

	// Queries, in pieces as long as the system lets an argument be.
	for input, text := range map[string]string{
		"words": random("abcdefghijklmnopqrstuvwxyz"), "one word": fill("x"), "Chinese": fill("网络日志"), "different Chinese": strings.ReplaceAll(random("网络运营者应当留存日志不少于六个月"), " ", ""), "quotes": fill(`"`), "phrases": fill(`"network logs" `), "prefixes": fill("a* "), "exclusions": fill("-log "), "fields": fill("title:log "),
		"filters": fill("kind:term "), "citations": fill("Law (2018) Article 3(2) "), "numbers": fill("3, "), "第": fill("第"), "misspelled words": fill("netwrok operatr "), "brackets": fill("(("), "stars": fill("*"), "colons": fill(":"), "bytes that are no text": fill("\xff"), "emoji": fill("😀"), "articles": "Articles " + fill("3, ") + "of the Law",
	} {
		add(seek, nil, "query: "+input)
		out[len(out)-1].query = arguments(text)
	}

	// Official text in every format.
	zeros := strings.Repeat(" ", 64<<10)
	for name, of := range map[string]map[string]string{
		"txt": {
			"articles": fill("第一条　为了保障网络安全，制定本法。\n"), "one line": "第一条　" + fill("网络"), "第": fill("第"), "第 on lines": fill("第\n"), "items": "第一条　运营者应当：\n" + fill("（一）制定制度；\n"), "numerals": fill("第" + strings.Repeat("一百", 200) + "条　x\n"), "contents": "目录\n" + fill("第一章　总则\n"), "blank lines": fill("\n"),
			"GB 18030": fill("\xb5\xda\xd2\xbb\xcc\xf5\n"), "UTF-16": "\xff\xfe" + fill("\x2c\x7b\x00\x4e\x61\x67\n\x00"), "rubbish": fill("\xff\x81\x30"), "page numbers": fill("— 1 —\n"), "repeated lines": fill("中华人民共和国网络法\n"), "counted articles": each(func(i int) string { return fmt.Sprintf("第%d条　x\n", i) }),
		},
		"md":   {"articles": fill("**第一条** 为了保障网络安全\n\n"), "stars": lines("*"), "brackets": lines("["), "quotes": lines("> ")},
		"html": {"elements inside each other": fill("<div>"), "formatting never closed": fill("<b><i>"), "paragraphs in formatting": fill("<b><p>"), "tables inside tables": fill("<table><td>"), "attributes": "<p " + eachf("a%d=x ") + ">", "entities": fill("&amp;"), "comments": fill("<!--"), "articles": fill("<p>第一条　为了保障网络安全</p>"), "links inside links": fill("<a href=x>"), "templates": fill("<template>"), "select": fill("<select><option>"), "frames": fill("<svg><math>")},
		"docx": {
			"a zip bomb of a GiB": docx(t, func(put func(string)) {
				put(wordHead)
				for range 1 << 14 {
					put(zeros)
				}
			}),
			"as much as is read": docx(t, func(put func(string)) {
				put(wordHead)
				for range 40_000 {
					put("<w:p><w:r><w:t>第一条　为了保障网络安全，制定本法。为了保障网络安全，制定本法。为了保障网络安全，制定本法。</w:t></w:r></w:p>")
				}
				put("</w:body></w:document>")
			}),
			"elements inside each other": docx(t, func(put func(string)) { put(wordHead + fill("<w:p>")) }),
			"attributes":                 docx(t, func(put func(string)) { put(wordHead + "<w:p " + eachf(`w:a%d="x" `) + ">") }),
			"no archive":                 fill("PK\x03\x04"),
		},
	} {
		for input, text := range of {
			f := note("notes/n.yaml", "notes:\n  - {on: law@2018-06-01/art_3, note: x}\n")
			f["file."+name] = text
			add(imported, f, name+": "+input)
		}
	}

	// Text of a decision: what goes into boxes, onto edges and into the walk.
	decision := func(ask, answer, outcome string) files {
		return files{"decisions/scope.yaml": "id: scope\ntitle: {en: Scope, zh: 范围}\nstart: a\nquestions:\n  - id: a\n    ask:\n      en: " + block("        ", ask) + "      zh: 问\n    grounds: [law@2018-06-01/art_2]\n    answers:\n      - value: \"yes\"\n        label:\n          en: " +
			block("            ", answer) + "          zh: 是\n        outcome: o\n      - {value: \"no\", label: {en: No, zh: 否}, outcome: o}\noutcomes:\n  - id: o\n    severity: stop\n    title:\n      en: " + block("        ", outcome) + "      zh: 果\n    grounds: [law@2018-06-01/art_2]\n"}
	}
	for input, text := range map[string]string{
		"words": fill("very long words\n"), "Chinese": fill("网络日志\n"), "one word": fill(strings.Repeat("x", 60_000) + "\n"), "DOT": fill(`"]; b [URL="javascript:x"] \N\G\L <<b>x</b>>` + "\n"), "emoji": fill(strings.Repeat("👩‍👩‍👧", 50) + "\n"),
	} {
		add(build, decision(text, "Yes", "Stop"), "a question of "+input)
		add(build, decision("Q?", text, "Stop"), "an answer of "+input)
		add(build, decision("Q?", "Yes", text), "an outcome of "+input)
	}
	return out
}
