package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
	"legible/schema"
)

const small = "testdata/small.txtar"

// corpusOf links the files of an archive. They must pass their schemas.
func corpusOf(t *testing.T, archive *txtar.Archive) *law.Corpus {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "want/") {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return linked(t)(source.ReadFS(fsys, "content"))
}

// content links the law of this repository.
func content(t *testing.T) *law.Corpus {
	t.Helper()
	return linked(t)(source.ReadDir("../../content", "content"))
}

func linked(t *testing.T) func(*source.Tree, diag.List) *law.Corpus {
	return func(tree *source.Tree, found diag.List) *law.Corpus {
		t.Helper()
		for _, f := range tree.Files {
			if kind := schema.Kind(f.Path); kind != "" && f.Root != nil {
				for _, i := range schema.Validate(kind, f.Root.Any()) {
					t.Errorf("%s: %v: %s", f.Name, i.Path, i.Message)
				}
			}
		}
		c, more := link.Link(tree, law.Date{})
		found.Append(more)
		for _, d := range found.Sorted() {
			if d.Severity == diag.Error {
				t.Errorf("%s:%d:%d: %s", d.Pos.File, d.Pos.Line, d.Pos.Column, d.Message)
			}
		}
		if t.Failed() {
			t.FailNow()
		}
		return c
	}
}

func written(t *testing.T, f Format, c *law.Corpus) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// LEGIBLE_UPDATE=1 rewrites what the archive says is written.
func TestEveryFormatIsWrittenAsTheGoldenFileSays(t *testing.T) {
	archive, err := txtar.ParseFile(small)
	if err != nil {
		t.Fatal(err)
	}
	c := corpusOf(t, archive)
	want := map[string]*txtar.File{}
	for i := range archive.Files {
		want[archive.Files[i].Name] = &archive.Files[i]
	}
	for _, f := range Formats {
		name := "want/" + f.File
		// A txtar holds text lines: the archive has neither mark nor CR.
		got := strings.ReplaceAll(strings.TrimPrefix(string(written(t, f, c)), "\ufeff"), "\r\n", "\n")
		if want[name] == nil {
			archive.Files = append(archive.Files, txtar.File{Name: name})
			want[name] = &archive.Files[len(archive.Files)-1]
		}
		if os.Getenv("LEGIBLE_UPDATE") != "" {
			for i := range archive.Files {
				if archive.Files[i].Name == name {
					archive.Files[i].Data = []byte(got)
				}
			}
			continue
		}
		if string(want[name].Data) != got {
			t.Errorf("%s is not what %s says; LEGIBLE_UPDATE=1 shows the difference", f.File, small)
		}
	}
	if os.Getenv("LEGIBLE_UPDATE") != "" {
		if err := os.WriteFile(small, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func corpora(t *testing.T) map[string]*law.Corpus {
	t.Helper()
	archive, err := txtar.ParseFile(small)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*law.Corpus{"small": corpusOf(t, archive), "content": content(t)}
}

func TestTheJSONKeepsItsContract(t *testing.T) {
	for name, c := range corpora(t) {
		data := written(t, Formats[0], c)
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.UseNumber()
		var doc any
		if err := dec.Decode(&doc); err != nil {
			t.Fatal(err)
		}
		for _, i := range schema.Validate("export", doc) {
			t.Errorf("%s: %s: %s %s", name, strings.Join(i.Path, "/"), i.Message, i.Key)
		}
		if bytes.Contains(data, []byte("null")) && name == "small" {
			t.Error("there is a null")
		}
	}
}

func TestTwoRunsWriteTheSameBytes(t *testing.T) {
	first, second := corpora(t), corpora(t)
	for name := range first {
		for _, f := range Formats {
			if !bytes.Equal(written(t, f, first[name]), written(t, f, second[name])) {
				t.Errorf("%s of %s differs", f.Name, name)
			}
		}
	}
}

func TestEveryTextOfTheLawIsInTheJSONAsItIsInTheCorpus(t *testing.T) {
	c := content(t)
	var doc struct {
		Provisions []struct {
			ID   string
			Text []struct {
				En, Zh, Tail string
				Items        []struct{ En, Zh string }
			}
		}
	}
	if err := json.Unmarshal(written(t, Formats[0], c), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Provisions) != len(c.Provisions) {
		t.Fatalf("%d provisions, want %d", len(doc.Provisions), len(c.Provisions))
	}
	for i, p := range c.Provisions {
		var want, got []string
		p.EachText(func(_ *law.Node, text string) { want = append(want, text) })
		for _, para := range doc.Provisions[i].Text {
			got = append(got, para.En, para.Zh)
			for _, item := range para.Items {
				got = append(got, item.En, item.Zh)
			}
			got = append(got, para.Tail)
		}
		if strings.Join(got, "") != strings.Join(want, "") {
			t.Errorf("%s: text differs", p.ID)
		}
	}
}

func TestEveryIDInTheJSONLeadsToSomething(t *testing.T) {
	var doc map[string]any
	if err := json.Unmarshal(written(t, Formats[0], content(t)), &doc); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, list := range []string{"instruments", "provisions", "obligations", "sanctions", "terms", "decisions", "questions", "sources", "actors", "topics"} {
		for _, entry := range doc[list].([]any) {
			known[list+" "+entry.(map[string]any)["id"].(string)] = true
		}
	}
	check := func(list, field, target string) {
		for _, entry := range doc[list].([]any) {
			ids, ok := entry.(map[string]any)[field].([]any)
			if !ok {
				ids = []any{entry.(map[string]any)[field]}
			}
			for _, id := range ids {
				name, _ := id.(string)
				if target == "provisions" {
					name, _, _ = strings.Cut(name, "__")
				}
				if !known[target+" "+name] {
					t.Errorf("%s: %s %q is not among %s", list, field, id, target)
				}
			}
		}
	}
	for _, c := range [][3]string{
		{"provisions", "instrument", "instruments"},
		{"provisions", "binds", "actors"},
		{"provisions", "topics", "topics"},
		{"provisions", "obligations", "obligations"},
		{"provisions", "sanctions", "sanctions"},
		{"provisions", "penalisedBy", "sanctions"},
		{"provisions", "terms", "terms"},
		{"provisions", "questions", "questions"},
		{"provisions", "decisions", "decisions"},
		{"obligations", "provision", "provisions"},
		{"obligations", "basis", "provisions"},
		{"obligations", "sanctions", "sanctions"},
		{"obligations", "bearer", "actors"},
		{"obligations", "authority", "actors"},
		{"sanctions", "enforces", "provisions"},
		{"sanctions", "on", "actors"},
		{"references", "from", "provisions"},
		{"references", "to", "provisions"},
		{"terms", "usedIn", "provisions"},
		{"decisions", "grounds", "provisions"},
		{"questions", "affects", "actors"},
	} {
		check(c[0], c[1], c[2])
	}
}

func TestTheRegisterHasOneRowForEachObligation(t *testing.T) {
	c := content(t)
	data := written(t, Formats[1], c)
	if !bytes.HasPrefix(data, []byte("\xef\xbb\xbfid,")) {
		t.Error("no byte order mark, or another first column")
	}
	if bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) {
		t.Error("a line does not end in CR LF")
	}
	rows, err := csv.NewReader(bytes.NewReader(data[3:])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(c.Obligations)+1 || strings.Join(rows[0], ",") != strings.Join(Columns, ",") {
		t.Errorf("%d rows, heading %v", len(rows), rows[0])
	}
	for i, o := range c.Obligations {
		if rows[i+1][0] != o.ID || rows[i+1][2] != o.Version.ID {
			t.Errorf("row %d is %v, want %s", i+1, rows[i+1][:3], o.ID)
		}
		for _, cell := range rows[i+1] {
			if cell != inert(cell) {
				t.Errorf("row %d: cell %q could be a formula", i+1, cell)
			}
		}
	}
}

func TestNoCellIsTakenForAFormula(t *testing.T) {
	for cell, want := range map[string]string{
		"":                      "",
		"keep the network logs": "keep the network logs",
		"=1+1":                  "'=1+1",
		"+1":                    "'+1",
		"-1":                    "'-1",
		"@SUM(A1)":              "'@SUM(A1)",
		"\t=1":                  "'\t=1",
		"\r=1":                  "'\r=1",
		"\n=1":                  "'\n=1",
		"\x00=1":                "'\x00=1",
		"＝1":                    "'＝1",
		"＋1":                    "'＋1",
		"－1":                    "'－1",
		"＠1":                    "'＠1",
		"a=1":                   "a=1",
		"—1":                    "—1",
		"'=1":                   "'=1",
		"=cmd|'/c calc'!A1":     "'=cmd|'/c calc'!A1",
	} {
		if got := inert(cell); got != want {
			t.Errorf("inert(%q) = %q, want %q", cell, got, want)
		}
	}
}

func TestFormatsHaveNamesAndFilesOfTheirOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Formats {
		if seen[f.Name] || seen[f.File] || f.MediaType == "" || f.Write == nil {
			t.Errorf("format %q is not complete or not unique", f.Name)
		}
		seen[f.Name], seen[f.File] = true, true
	}
}

type failing struct{ left int }

func (w *failing) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, os.ErrClosed
	}
	return len(p), nil
}

func TestAWriteThatFailsIsAnError(t *testing.T) {
	c := content(t)
	for _, f := range Formats {
		for _, room := range []int{0, 2, 10, 5000} {
			if err := f.Write(&failing{room}, c); err == nil {
				t.Errorf("%s: no error after %d bytes", f.Name, room)
			}
		}
	}
}

// The data behind the page of each article keeps to its schema and says what
// the export of everything says.
func TestTheDataOfAnArticleIsAPartOfTheWhole(t *testing.T) {
	c := content(t)
	var whole struct {
		Provisions []json.RawMessage `json:"provisions"`
	}
	if err := json.Unmarshal(written(t, Formats[0], c), &whole); err != nil {
		t.Fatal(err)
	}
	for i, p := range c.Provisions {
		var b bytes.Buffer
		if err := Article(&b, c, p); err != nil {
			t.Fatal(err)
		}
		var doc any
		if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		for _, issue := range schema.Validate("article", doc) {
			t.Errorf("%s: %v: %s", p.ID, issue.Path, issue.Message)
		}
		var all any
		if err := json.Unmarshal(whole.Provisions[i], &all); err != nil {
			t.Fatal(err)
		}
		if got := doc.(map[string]any)["provision"]; !reflect.DeepEqual(got, all) {
			t.Errorf("%s differs from the export of the whole", p.ID)
		}
		if got := doc.(map[string]any)["obligations"].([]any); len(got) != len(p.Obligations) {
			t.Errorf("%s has %d obligations, want %d", p.ID, len(got), len(p.Obligations))
		}
	}
}
