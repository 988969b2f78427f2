package schema

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// base is where the schemas stand for one another. The host does not exist, by
// RFC 2606, and nobody ever asks for it.
const base = "https://legible.invalid/schema/v1/"

// document is a compiled schema with the text it came from.
type document struct {
	name   string
	schema *jsonschema.Schema
	raw    map[string]map[string]any // every schema file by name, for titles and names of keys
}

// load reads and compiles every embedded schema, once.
var load = sync.OnceValue(func() map[string]*document {
	raw := map[string]map[string]any{}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	c.UseLoader(sealed{})
	entries, err := fs.ReadDir(files, "v1")
	must(err)
	for _, e := range entries {
		f, err := files.Open("v1/" + e.Name())
		must(err)
		doc, err := jsonschema.UnmarshalJSON(f)
		must(err)
		must(f.Close())
		raw[e.Name()] = doc.(map[string]any)
		must(c.AddResource(base+e.Name(), doc))
	}
	out := map[string]*document{}
	for _, e := range entries {
		s, err := c.Compile(base + e.Name())
		must(err)
		kind := strings.TrimSuffix(e.Name(), ".schema.json")
		out[kind] = &document{name: e.Name(), schema: s, raw: raw}
	}
	return out
})

func compiled(kind string) *document {
	d, ok := load()[kind]
	if !ok {
		panic(fmt.Sprintf("schema: no kind %q", kind))
	}
	return d
}

// sealed refuses to load anything that is not embedded.
type sealed struct{}

func (sealed) Load(url string) (any, error) {
	return nil, fmt.Errorf("a schema may refer to the embedded ones only, not to %s", url)
}

// must panics on an error in the embedded files, which the tests rule out.
func must(err error) {
	if err != nil {
		panic("schema: " + err.Error())
	}
}

// at returns the part of a schema file at an absolute location such as
// "https://…/common.schema.json#/$defs/id"; nil if it is no object.
func (d *document) at(location string) map[string]any {
	file, pointer, _ := strings.Cut(strings.TrimPrefix(location, base), "#")
	var v any = d.raw[file]
	for _, step := range steps(pointer) {
		switch parent := v.(type) {
		case map[string]any:
			v = parent[step]
		case []any:
			i := index(step)
			if i < 0 || i >= len(parent) {
				return nil
			}
			v = parent[i]
		}
	}
	m, _ := v.(map[string]any)
	return m
}

// steps splits a JSON pointer as the library writes it into schema locations.
func steps(pointer string) []string {
	if pointer == "" {
		return nil
	}
	out := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, s := range out {
		out[i] = unescape.Replace(s)
	}
	return out
}

var unescape = strings.NewReplacer("~1", "/", "~0", "~", "%24", "$", "%25", "%")

// follow walks from a schema through $ref until it stands on one without.
func (d *document) follow(file string, s map[string]any) (string, map[string]any) {
	for {
		ref, ok := s["$ref"].(string)
		if !ok {
			return file, s
		}
		target, pointer, _ := strings.Cut(ref, "#")
		if target != "" {
			file = target
		}
		s = d.at(base + file + "#" + pointer)
	}
}

// takesDate reports whether a date is due at path. An unknown key takes one:
// it is reported as such already.
func (d *document) takesDate(path []string) bool {
	file, s := d.name, d.raw[d.name]
	for _, step := range path {
		file, s = d.follow(file, s)
		if items, ok := s["items"].(map[string]any); ok {
			s = items
			continue
		}
		properties, _ := s["properties"].(map[string]any)
		next, ok := properties[step].(map[string]any)
		if !ok {
			return true
		}
		s = next
	}
	_, s = d.follow(file, s)
	then, _ := s["then"].(map[string]any)
	return s["type"] != "string" || s["format"] == "date" || then["format"] == "date"
}
