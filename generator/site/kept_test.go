package site

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"legible/generator/page"
)

func TestEveryFieldOfAPageTellsItFromTheOneKept(t *testing.T) {
	in := Input{Title: "site", Stamp: "0123456789ab"}
	plain := in.dataHash(page.Page{})
	for i := range reflect.TypeFor[page.Page]().NumField() {
		var p page.Page
		field := reflect.ValueOf(&p).Elem().Field(i)
		name := reflect.TypeFor[page.Page]().Field(i).Name
		switch field.Kind() {
		case reflect.String:
			field.SetString("x")
		case reflect.Bool:
			field.SetBool(true)
		case reflect.Map:
			field.Set(reflect.MakeMap(field.Type()))
			field.SetMapIndex(reflect.ValueOf("x"), reflect.ValueOf("y"))
		default:
			t.Fatalf("%s is a %s, which the hash must learn", name, field.Kind())
		}
		if in.dataHash(p) == plain {
			t.Errorf("a page with another %s has the same hash", name)
		}
	}
	team := Input{Title: "site", Internal: &Internal{}}
	if one := team.dataHash(page.Page{}); one == plain {
		t.Error("an internal page has the hash of a public one")
	} else if team.Internal.Panels = map[string]map[string]any{"": {"note": "x"}}; team.dataHash(page.Page{}) == one {
		t.Error("a page with another note has the same hash")
	}
	of := func(data map[string]any) [32]byte { return in.dataHash(page.Page{Data: data}) }
	one := of(map[string]any{"a": "x", "b": []any{"y", true}})
	for what, other := range map[string]map[string]any{
		"a text moved":      {"a": "xs1:y", "b": []any{true}},
		"a list split":      {"a": "x", "b": []any{[]any{"y"}, true}},
		"a word for a bool": {"a": "x", "b": []any{"y", "true"}},
		"a key renamed":     {"a": "x", "c": []any{"y", true}},
	} {
		if of(other) == one {
			t.Errorf("%s: the same hash", what)
		}
	}
	if again := of(map[string]any{"b": []any{"y", true}, "a": "x"}); again != one || of(map[string]any{"a": in.Stamp}) != (Input{Title: "site", Stamp: "z"}).dataHash(page.Page{Data: map[string]any{"a": "z"}}) {
		t.Error("the hash depends on more than the data, or on the stamp")
	}
}

func TestAPageKeptGetsTheNewStampAndAFailureKeepsWhatWas(t *testing.T) {
	var kept Kept
	render := func(stamp, text string, fail bool) (made []string, html string, err error) {
		in := Input{Stamp: stamp, Pages: Of(
			page.Page{Path: "a.html", Data: map[string]any{"content": stamp}},
			page.Page{Path: "b.html", Data: map[string]any{"content": stamp, "text": text}},
		)}
		err = kept.render(in, func(path string, data []byte) error {
			html += path + " " + string(data) + "\n"
			return nil
		}, func(pages []page.Page, sink Sink) error {
			for _, p := range pages {
				made = append(made, p.Path)
				text, _ := p.Data["text"].(string)
				if err := sink(p.Path, []byte(text+" of "+stamp)); err != nil {
					return err
				}
			}
			if fail {
				return errors.New("a layout fails")
			}
			return nil
		})
		return made, html, err
	}
	for _, step := range []struct {
		stamp, text string
		fail        bool
		made        string
	}{
		{"111", "one", false, "a.html b.html"},
		{"222", "one", false, ""},
		{"333", "two", true, "b.html"},
		{"444", "two", false, "b.html"},
		{"444", "two", false, ""},
	} {
		made, html, err := render(step.stamp, step.text, step.fail)
		if (err != nil) != step.fail || strings.Join(made, " ") != step.made {
			t.Errorf("%v: made %v, %v", step, made, err)
		}
		if n := strings.Count(html, " of "+step.stamp); n != 2 || !bytes.Contains([]byte(html), []byte("b.html "+step.text)) {
			t.Errorf("%v: the pages are\n%s", step, html)
		}
	}
}
