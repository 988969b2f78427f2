package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"

	"legible/generator/site"
)

// threats are what somebody who means harm, or an unlucky editor, can do, by
// the rows of the threat table that the design keeps. Every row is driven
// through the command it would reach; many have finer tests in the packages
// that hold them off.
var threats = []struct {
	row, threat string
	test        func(t *testing.T)
}{
	{"T01", "aliases that multiply", files{"terms.yaml": aliasBomb()}.refused("alias")},
	{"T01", "merge keys that multiply", files{"terms.yaml": "a: &a {b: c}\n<<: *a\n"}.refused("alias")},
	{"T02", "deep nesting", files{"terms.yaml": "terms: " + strings.Repeat("[", 900<<10)}.refused("limit")},
	{"T02", "many keys", files{"terms.yaml": manyKeys(100_000)}.refused("limit")},
	{"T02", "a huge file", files{"terms.yaml": "terms: " + strings.Repeat("x", 5<<20)}.refused("limit")},
	{"T03", "another encoding", files{"terms.yaml": "terms:\n  - {id: x, zh: \xcd\xf8\xc2\xe7\xb0\xb2\xc8\xab}\n"}.refused("not-utf8", "GBK")},
	{"T03", "UTF-16", files{"terms.yaml": "\xff\xfet\x00e\x00"}.refused("not-utf8", "UTF-16")},
	{"T04", "a byte order mark inside", files{"terms.yaml": "terms: []\n\uFEFF"}.refused("bad-character")},
	{"T04", "a byte order mark at the start", files{"topics.yaml": "\uFEFFtopics:\n  - {id: logs, en: Logs, zh: 日志}\n  - {id: liability, en: Liability, zh: 法律责任}\n"}.accepted},
	{"T05", "control characters", files{"pages/x.md": "---\ntitle: x\n---\n\x1b[2J\a\n"}.refused("bad-character", "U+001B")},
	{"T05", "escaped control characters", term(`"\x1b[2J \0"`).refused("bad-character", "U+001B")},
	{"T06", "text that is read in another order", term(`"\u202egnol"`).refused("bidi-control")},
	{"T06", "text that cannot be seen", term("a\u200bb").warned("invisible-character")},
	{"T07", "a key twice", term("x, definition: y").refused("duplicate-key")},
	{"T07", "a key misspelt", files{"topics.yaml": "topics:\n  - {id: logs, en: Logs, zh: 日志, titel: x}\n"}.refused("unknown-key")},
	{"T07", "a full-width colon", files{"site.yaml": "name：Base\n"}.refused("odd-space")},
	{"T08", "a second document", files{"topics.yaml": "topics: []\n---\ntopics: []\n"}.refused("second-document")},
	{"T08", "an empty file", files{"topics.yaml": "# nothing\n"}.refused("empty-file")},
	{"T08", "a list", files{"topics.yaml": "- x\n"}.refused("not-a-mapping")},
	{"T09", "numbers that change", files{"instruments/measures/2020-01-01/all.yaml": "articles:\n  - number: 010\n    heading: {en: x, zh: 一}\n"}.refused("odd-number")},
	{"T09", "days that are not", files{"corpus.yaml": "as-of: 2021-02-30\nlanguages: [en, zh]\n"}.refused("bad-date")},
	{"T10", "tags", term("!!binary aGk=").refused("tag")},
	{"T10", "directives", files{"topics.yaml": "%TAG ! tag:evil,2000:\n---\ntopics: []\n"}.refused("tag")},
	{"T11", "schemas that reach out", schemasReachNothing},
	{"T12", "ids that are paths", eachID("../../outside", "/abs", `C:\x`, ".git", "-rf", "a/b", "%2e%2e", strings.Repeat("a", 300))},
	{"T13", "links and pipes", linksAreRefused},
	{"T14", "names that are one elsewhere", files{"decisions/Scope.yaml": "id: Scope\n"}.refused("collision")},
	{"T15", "reserved names", files{"decisions/con.yaml": "id: con\n"}.refused("bad-name")},
	{"T16", "a destination that is not ours", destinationsAreRefused},
	{"T17", "markup in text", shownAsText(`<script>alert(1)</script><img src=x onerror=alert(1)>"><svg onload=alert(1)></title></textarea><!-- ]]>`)},
	{"T17", "markup in a page", files{"pages/x.md": "---\ntitle: x\n---\n- x\n\n    <img src=x onerror=alert(1)>\n"}.refused("page-markup")},
	{"T18", "addresses that run", addressesAreRefused},
	{"T19", "template source in text", shownAsText(`{{ .Site }} {{< ref "x" >}} {{% x %}} HAHAHUGOSHORTCODE0s0HBHB {{__hugo_ctx pid=1}}`)},
	{"T19", "template source in a page", files{"pages/x.md": "---\ntitle: x\n---\n`{{< ref x >}}`\n"}.refused("page-markup")},
	{"T20", "front matter in text", shownAsText("a --- url: /evil.html layout: x")},
	{"T20", "front matter in a page", files{"pages/x.md": "---\ntitle: x\nurl: /evil.html\nbuild: {render: never}\n---\nx\n"}.refused("page-without-title")},
	{"T21", "DOT in labels", dotStaysText},
	{"T22", "pictures that are not", picturesAreNotPublished},
	{"T23", "queries and terms that are code", searchTakesAnything},
	{"T24", "formulas in tables", formulasAreDefused},
	{"T25", "line ends in generated files", generatedFilesParse},
	{"T26", "control sequences in messages", messagesAreHarmless},
	{"T27", "file names in answers", serverTellsNothing},
	{"T28", "script despite escaping", policyIsOnEveryPage},
	{"T29", "requests to others", nothingLeaves},
	{"T30", "traces of reading", nothingIsKept},
	{"T31", "hosts without headers", headersAreWritten},
	{"T32", "other hosts and other pages", serverAnswersItsOwn},
	{"T33", "paths out of the site", serverServesTheSite},
	{"T34", "clients that take all", serverRefusesMethods},
	{"T35", "a team's notes in a public build", teamsNotesStayOut},
	{"T36", "an internal site under a public one", internalSiteStays},
	{"T37", "notes that change the law", lawInAnOverlayIsNoLaw},
	{"T38", "a public page that points at a note", files{"open-questions.yaml": "questions:\n  - {id: q, question: {en: Q, zh: 问}, why: x, affects: [operator], provisions: [note@2020-01-01/art_1], topics: [logs]}\n"}.refused("dangling-reference", "note")},
	{"T39", "dependencies that changed", dependenciesAreFixed},
	{"T40", "a site that was changed", changesAreFound},
}

func TestThreats(t *testing.T) {
	rows := map[string]bool{}
	for _, th := range threats {
		rows[th.row] = true
		t.Run(th.row+" "+th.threat, th.test)
	}
	if len(rows) != 40 {
		t.Errorf("%d of 40 rows have a test", len(rows))
	}
}

// files are content by path, laid over the small content of the link tests.
type files map[string]string

// term is that content with a definition, as YAML, of a term.
func term(definition string) files {
	return files{"terms.yaml": "terms:\n  - {id: network-operator, en: network operator, zh: 网络运营者, definition: Whoever.}\n  - {id: x, en: sealing wax, zh: 封蜡, definition: " + definition + "}\n"}
}

// lay writes the content to a folder of its own.
func (f files) lay(t *testing.T) string {
	t.Helper()
	base, err := txtar.ParseFile("../../link/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "content")
	put := func(name, text string) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, b := range base.Files {
		if b.Name != "diagnostics.txt" && !strings.HasPrefix(b.Name, "want/") {
			put(b.Name, string(b.Data))
		}
	}
	for name, text := range f {
		put(name, text)
	}
	return dir
}

// legible runs a command and returns its exit code and all it printed.
func legible(args ...string) (int, string) {
	var out bytes.Buffer
	code := run(args, strings.NewReader(""), &out, &out)
	return code, out.String()
}

// refused wants build to report the code, with the words, and to leave the site
// that was there as it was.
func (f files) refused(code string, words ...string) func(t *testing.T) {
	return func(t *testing.T) {
		public := filepath.Join(t.TempDir(), "public")
		publishOld(t, public)
		exit, out := legible("build", "--source", f.lay(t), "--output", public)
		for _, want := range append(words, "["+code+"]") {
			if exit != exitFindings || !strings.Contains(out, want) {
				t.Errorf("exit %d without %q:\n%s", exit, want, head(out))
			}
		}
		harmlessText(t, out)
		old, err := os.ReadFile(filepath.Join(public, "index.html"))
		if findings, bad := site.Verify(public); err != nil || bad != nil || len(findings) > 0 || string(old) != "old" {
			t.Errorf("the old site did not stay: %v %v %v", findings, err, bad)
		}
		if entries, _ := os.ReadDir(filepath.Dir(public)); len(entries) > 2 { // the lock beside it
			t.Errorf("left behind: %v", entries)
		}
	}
}

func publishOld(t *testing.T, public string) {
	t.Helper()
	p, err := site.Begin(public, "old", site.Public)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Write("index.html", []byte("old")); err != nil {
		t.Fatal(err)
	}
	if err := p.Commit(); err != nil {
		t.Fatal(err)
	}
}

func (f files) accepted(t *testing.T) {
	if exit, out := legible("check", "--source", f.lay(t)); exit != exitClean {
		t.Errorf("exit %d:\n%s", exit, head(out))
	}
}

func (f files) warned(code string) func(t *testing.T) {
	return func(t *testing.T) {
		if exit, out := legible("check", "--source", f.lay(t)); exit != exitClean || !strings.Contains(out, "["+code+"]") {
			t.Errorf("exit %d:\n%s", exit, head(out))
		}
	}
}

// build builds the content and returns the folder of its site.
func (f files) build(t *testing.T) string {
	t.Helper()
	public := filepath.Join(t.TempDir(), "public")
	if exit, out := legible("build", "--source", f.lay(t), "--output", public, "--base-url", baseURL); exit != exitClean {
		t.Fatalf("exit %d:\n%s", exit, head(out))
	}
	return public
}

// harmlessText wants text that a terminal only prints.
func harmlessText(t *testing.T, text string) {
	t.Helper()
	if at := strings.IndexFunc(text, func(r rune) bool {
		return r != '\n' && r != '\t' && unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
	}); at >= 0 {
		t.Errorf("the output holds %q", text[at:min(at+20, len(text))])
	}
}

func head(s string) string { return s[:min(2000, len(s))] }

// everyFile calls f with each file of a site.
func everyFile(t *testing.T, dir string, f func(name string, data []byte)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		f(name, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
