package pipeline_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"reflect"
	"sort"
	"testing"

	"legible/generator/law"
)

// deep returns a hash of everything that can be reached from v: what pointers
// lead to, once each, what stands in maps by their keys, and the spare room
// behind a slice, because an append into it is a change too.
func deep(v any) string {
	h := sha256.New()
	(&hasher{w: h, seen: map[uintptr]int{}}).write(reflect.ValueOf(v))
	return hex.EncodeToString(h.Sum(nil))
}

type hasher struct {
	w    io.Writer
	seen map[uintptr]int
}

func (h *hasher) write(v reflect.Value) {
	fmt.Fprintf(h.w, "%s ", v.Kind())
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		if n, known := h.seen[v.Pointer()]; known {
			fmt.Fprintf(h.w, "#%d ", n)
			return
		}
		h.seen[v.Pointer()] = len(h.seen)
		h.write(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			fmt.Fprintf(h.w, "%s ", v.Type().Field(i).Name)
			h.write(v.Field(i))
		}
	case reflect.Slice:
		fmt.Fprintf(h.w, "%d of %d ", v.Len(), v.Cap())
		for i := range v.Cap() {
			h.write(v.Slice(0, v.Cap()).Index(i))
		}
	case reflect.Map:
		keys := v.MapKeys()
		sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
		for _, k := range keys {
			h.write(k)
			h.write(v.MapIndex(k))
		}
	case reflect.String:
		fmt.Fprintf(h.w, "%q ", v.String())
	case reflect.Int, reflect.Int64:
		fmt.Fprintf(h.w, "%d ", v.Int())
	case reflect.Bool:
		fmt.Fprintf(h.w, "%t ", v.Bool())
	default:
		panic("the corpus holds a " + v.Kind().String() + ", which deep does not know")
	}
}

func TestTheDeepHashSeesEveryChange(t *testing.T) {
	make := func() *law.Corpus {
		in := &law.Instrument{ID: "a", Names: append(make([]string, 0, 4), "x")}
		v := &law.Version{ID: "v", Instrument: in}
		in.Versions = []*law.Version{v}
		c := &law.Corpus{Instruments: []*law.Instrument{in}, Nodes: map[string]*law.Node{"n": {ID: "n"}}}
		c.AsOf, _ = law.ParseDate("2020-01-01")
		return c
	}
	want := deep(make())
	if deep(make()) != want {
		t.Error("the same corpus has two hashes")
	}
	for name, change := range map[string]func(*law.Corpus){
		"a field":            func(c *law.Corpus) { c.Site.BaseURL = "x" },
		"behind a pointer":   func(c *law.Corpus) { c.Instruments[0].Versions[0].Binding = true },
		"in a map":           func(c *law.Corpus) { c.Nodes["n"].Item = 1 },
		"a private field":    func(c *law.Corpus) { c.AsOf, _ = law.ParseDate("2020-01-02") },
		"the spare room":     func(c *law.Corpus) { _ = append(c.Instruments[0].Names, "y") },
		"one thing for two":  func(c *law.Corpus) { c.Instruments[0].Versions[0].Instrument = &law.Instrument{ID: "a"} },
		"a longer list":      func(c *law.Corpus) { c.Terms = append(c.Terms, &law.Term{}) },
		"an entry of a list": func(c *law.Corpus) { c.Instruments[0].Names[0] = "z" },
	} {
		c := make()
		change(c)
		if deep(c) == want {
			t.Errorf("a change of %s is not seen", name)
		}
	}
}
