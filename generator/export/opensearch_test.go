package export

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"legible/generator/index"
	"legible/search"
)

// property is one field of the mapping.
type property struct {
	Type, Analyzer, Format string
	Fields                 map[string]property
}

func mapping(t *testing.T) map[string]property {
	t.Helper()
	var b bytes.Buffer
	if err := OpenSearchMapping(&b); err != nil {
		t.Fatal(err)
	}
	var m struct {
		Mappings struct {
			Dynamic    string
			Properties map[string]property
		}
	}
	if err := json.Unmarshal(b.Bytes(), &m); err != nil {
		t.Fatal(err)
	}
	if m.Mappings.Dynamic != "strict" {
		t.Error("a field that the mapping does not name would be guessed at")
	}
	return m.Mappings.Properties
}

// bulk reads a bulk body: the fields of each document by its id.
func bulk(t *testing.T, docs []search.Document) map[string]map[string]any {
	t.Helper()
	var b bytes.Buffer
	if err := OpenSearch(&b, content(t), docs); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasSuffix(b.Bytes(), []byte("\n")) {
		t.Error("the body does not end with a line feed, so the last line would not count")
	}
	all := map[string]map[string]any{}
	id := ""
	for i, line := range strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n") {
		if i%2 == 1 {
			var fields map[string]any
			if err := json.Unmarshal([]byte(line), &fields); err != nil {
				t.Fatalf("line %d: %v", i+1, err)
			}
			all[id] = fields
			continue
		}
		var a map[string]map[string]string
		if err := json.Unmarshal([]byte(line), &a); err != nil || len(a) != 1 || len(a["index"]) != 1 {
			t.Fatalf("line %d is no action: %s %v", i+1, line, err)
		}
		id = a["index"]["_id"]
		if _, twice := all[id]; twice || id == "" || len(id) > 512 {
			t.Errorf("line %d: the id %q is there twice, empty or too long", i+1, id)
		}
	}
	if len(all) != len(docs) {
		t.Errorf("%d documents, want %d", len(all), len(docs))
	}
	return all
}

var day = regexp.MustCompile(`^\d{4}-\d{2}(-\d{2})?$`)

// fits reports whether a value can be indexed as a property.
func fits(p property, value any) bool {
	text, isText := value.(string)
	switch p.Type {
	case "keyword", "text":
		return isText && text != ""
	case "date":
		return isText && day.MatchString(text) && (p.Format != "strict_date" || len(text) == 10)
	case "integer":
		_, err := strconv.Atoi(text)
		return isText && err == nil
	case "boolean":
		_, ok := value.(bool)
		return ok
	case "float":
		_, ok := value.(float64)
		return ok
	}
	return false
}

func TestEveryDocumentOfTheBulkBodyFitsTheMapping(t *testing.T) {
	c := content(t)
	known := mapping(t)
	used := map[string]bool{}
	for id, fields := range bulk(t, index.Documents(c)) {
		for name, value := range fields {
			used[name] = true
			values, many := value.([]any)
			if !many {
				values = []any{value}
			}
			for _, v := range values {
				p := known[name]
				if !fits(p, v) {
					t.Errorf("%s: %s is %v, which is no %s", id, name, v, p.Type)
				}
				for sub, q := range p.Fields {
					if !fits(q, v) {
						t.Errorf("%s: %s.%s is %v, which is no %s", id, name, sub, v, q.Type)
					}
				}
			}
		}
		for _, name := range []string{"kind", "group", "title", "url", "asOf", "weight"} {
			if fields[name] == nil {
				t.Errorf("%s has no %s", id, name)
			}
		}
	}
	for name := range known {
		if !used[name] {
			t.Errorf("the mapping names %s, which no document has", name)
		}
	}
}

func TestWordsAreReadAsEnglishAndAsChinese(t *testing.T) {
	for _, name := range []string{"title", "body", "citation", "terms"} {
		if p := mapping(t)[name]; p.Analyzer != "english" || p.Fields["cjk"].Analyzer != "cjk" {
			t.Errorf("%s is read as %+v", name, p)
		}
	}
}

func TestNoContentBreaksALineOfTheBulkBody(t *testing.T) {
	body := "one\ntwo\r\n\u2028three\u2029 \x00 \"}\n{\"delete\":{\"_id\":\"x\"}} <b>&amp;"
	got := bulk(t, []search.Document{
		{ID: "a\"\n{}", Kind: "term", Title: "a", Body: body, URL: "a.html", Weight: 1},
		{ID: "b", Kind: "provision", Title: "b", Instrument: "law", URL: "b.html", Weight: 1},
	})
	if got["a\"\n{}"]["body"] != body {
		t.Errorf("the body came out as %q", got["a\"\n{}"]["body"])
	}
	if got["b"]["binding"] != false || got["b"]["group"] != "b" {
		t.Errorf("what does not bind, or is alone, is %v", got["b"])
	}
	if _, says := got["a\"\n{}"]["binding"]; says {
		t.Error("a term is said to bind, or not to")
	}
}
