package schema

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"legible/spell"
)

// Codes are all the codes an [Issue] may have, with what each means.
var Codes = map[string]string{
	"unknown-key":               "a key that this mapping does not have",
	"missing-key":               "a key that this mapping must have",
	"conflicting-key":           "a key that does not go with the others beside it",
	"wrong-type":                "text, a number, a list or keys where something else is due",
	"unquoted-text":             "a number, a date, true, false or nothing where text is due",
	"not-allowed":               "a value that is not in the list of allowed ones",
	"empty-text":                "text of spaces only, or none",
	"too-long":                  "text over its limit",
	"too-few":                   "a list with too few entries",
	"duplicate-entry":           "one entry twice in a list",
	"out-of-range":              "a number that is too small or too large",
	"bad-id":                    "an id that is not of lower-case words joined by hyphens",
	"bad-date":                  "a date that is not in the calendar or not written as 2017-06-01",
	"bad-pointer":               "a pointer into the law that is not well formed",
	"reference-without-version": "a pointer to another instrument, or from outside an article, without a version",
	"bad-range":                 "article numbers that are not written as 15-20 or 1, 3-4",
	"bad-url":                   "an address that is not plain https",
	"bad-format":                "text that is not written as its description says",
}

// shapes gives the code for text that does not match the pattern or format of
// a shared definition.
var shapes = map[string]string{
	"text": "empty-text", "id": "bad-id", "duty": "bad-id",
	"date": "bad-date", "date-or-month": "bad-date", "version-id": "bad-date",
	"pointer": "bad-pointer", "full-pointer": "bad-pointer", "place": "bad-pointer",
	"article-range": "bad-range", "article-ranges": "bad-range",
	"https-url": "bad-url", "base-url": "bad-url", "contact": "bad-url",
}

// value words an error about one value.
func (d *document) value(path []string, v any, part map[string]any, e *jsonschema.ValidationError) Issue {
	issue := Issue{Code: "bad-format", Path: path}
	said, _ := part["errorMessage"].(string)
	switch k := e.ErrorKind.(type) {
	case *kind.Type:
		return wrongType(path, v, k, part, definition(e.SchemaURL))
	case *kind.Enum:
		return notListed(path, k)
	case *kind.Const:
		issue.Code, issue.Message = "not-allowed", fmt.Sprintf("%s can only be %v", name(path), k.Want)
		issue.Hint = "leave it out where it does not apply"
	case *kind.Pattern, *kind.Format:
		return badShape(path, v, part, definition(e.SchemaURL))
	case *kind.MaxLength:
		if shapes[definition(e.SchemaURL)] == "bad-id" {
			return badShape(path, v, part, "id")
		}
		issue.Code, issue.Message = "too-long", fmt.Sprintf("%s has %d characters; at most %d are allowed", name(path), k.Got, k.Want)
	case *kind.MinItems:
		issue.Code, issue.Message = "too-few", fmt.Sprintf("%s has %s; at least %d needed", name(path), entries(k.Got), k.Want)
	case *kind.MinProperties:
		issue.Code, issue.Message = "missing-key", cmp.Or(said, fmt.Sprintf("%s has too few keys: at least %d needed", name(path), k.Want))
	case *kind.UniqueItems:
		second := k.Duplicates[1]
		list, _ := v.([]any)
		issue.Code, issue.Path = "duplicate-entry", append(path, fmt.Sprint(second))
		issue.Message = fmt.Sprintf("%s has %s twice", name(path), show(list[second]))
		issue.Hint = "remove one of them"
	case *kind.Minimum:
		issue.Code, issue.Message = "out-of-range", fmt.Sprintf("%s is %s; the least allowed is %s", name(path), show(v), k.Want.RatString())
	case *kind.Maximum:
		issue.Code, issue.Message = "out-of-range", fmt.Sprintf("%s is %s; the most allowed is %s", name(path), show(v), k.Want.RatString())
	default:
		issue.Message = fmt.Sprintf("%s is not as its schema wants it", name(path))
	}
	return issue
}

func unknownKey(path []string, key string, part map[string]any) (issue Issue, meant string) {
	properties, _ := part["properties"].(map[string]any)
	known := make([]string, 0, len(properties))
	for p := range properties {
		known = append(known, p)
	}
	slices.Sort(known)
	issue = Issue{Code: "unknown-key", Path: path, Key: key, Message: fmt.Sprintf("unknown key %s", quote(key))}
	if meant = spell.Nearest(key, known); meant != "" {
		issue.Hint = fmt.Sprintf("did you mean %q?", meant)
	} else {
		issue.Hint = "known here: " + strings.Join(known, ", ")
	}
	return issue, meant
}

func missingKey(path []string, key string) Issue {
	message := fmt.Sprintf("missing key %q", key)
	if len(path) > 0 {
		message += " in " + name(path)
	}
	return Issue{Code: "missing-key", Path: path, Key: key, Message: message}
}

func notListed(path []string, k *kind.Enum) Issue {
	var allowed []string
	for _, w := range k.Want {
		allowed = append(allowed, fmt.Sprint(w))
	}
	got := fmt.Sprint(k.Got)
	issue := Issue{Code: "not-allowed", Path: path, Message: fmt.Sprintf("%s cannot be %s", name(path), show(k.Got))}
	if near := spell.Nearest(got, allowed); near != "" {
		issue.Hint = fmt.Sprintf("did you mean %q? ", near)
	}
	issue.Hint += "allowed: " + strings.Join(allowed, ", ")
	return issue
}

// badShape words text that does not match a pattern or a format, with the
// description of the definition in place of the pattern.
func badShape(path []string, v any, part map[string]any, shape string) Issue {
	title, _ := part["title"].(string)
	description, _ := part["description"].(string)
	code := shapes[shape]
	if part["format"] == "date" {
		code = "bad-date"
	}
	switch text, _ := v.(string); {
	case code == "empty-text":
		return Issue{Code: code, Path: path, Message: name(path) + " is blank", Hint: "write the text, or leave the key out if it may be"}
	case code == "bad-pointer" && withoutVersion(text, shape):
		return Issue{
			Code: "reference-without-version", Path: path,
			Message: quote(text) + " names no version, and article numbers move between versions",
			Hint:    "write it in full with its version, for example csl@2017-06-01/art_21__para_1",
		}
	case code == "":
		code = "bad-format"
	}
	return Issue{Code: code, Path: path, Message: fmt.Sprintf("%s is not a valid %s", show(v), title), Hint: asHint(description)}
}

// withoutVersion reports whether a pointer that was refused as the given shape
// lacks nothing but the version. Inside an article only another instrument
// needs one.
func withoutVersion(pointer, shape string) bool {
	if strings.Contains(pointer, "@") {
		return false
	}
	_, eid, named := strings.Cut(pointer, "/")
	if named {
		return strings.HasPrefix(eid, "art_")
	}
	return shape == "full-pointer" && (strings.HasPrefix(pointer, "art_") || strings.HasPrefix(pointer, "para_"))
}

func wrongType(path []string, v any, k *kind.Type, part map[string]any, shape string) Issue {
	want := k.Want[0]
	if want == "null" {
		want = k.Want[len(k.Want)-1]
	}
	issue := Issue{Code: "wrong-type", Path: path, Message: fmt.Sprintf("%s holds %s where %s is due", name(path), kindOf(v), due[want])}
	switch _, isText := v.(string); {
	case shapes[shape] == "bad-date" && k.Got == "number" && shape != "version-id":
		return badShape(path, v, part, shape)
	case want == "string" && v == nil:
		issue.Code = "unquoted-text"
		issue.Hint = "write the text or leave the key out; quote a word such as null, and text that begins with #"
	case want == "string" && (k.Got == "number" || k.Got == "boolean"):
		issue.Code, issue.Hint = "unquoted-text", "put it in quotes"
	case want == "integer" && isText:
		issue.Hint = "write digits only, without quotes, separators or units"
	case want == "integer" && k.Got == "number":
		issue.Message = fmt.Sprintf("%s is %s, which is not a whole number", name(path), show(v))
	case want == "array" && isText:
		issue.Hint = fmt.Sprintf("write a list: [%s]", cut(v.(string), 40))
	case want == "array" && v == nil:
		issue.Hint = "write [] for an empty list, or leave the key out if it may be"
	case want == "array":
		issue.Hint = "begin each entry with a hyphen"
	case want == "object":
		properties, _ := part["properties"].(map[string]any)
		var known []string
		for p := range properties {
			known = append(known, p)
		}
		slices.Sort(known)
		issue.Hint = "its keys are " + strings.Join(known, ", ")
	case want == "boolean" && isText:
		issue.Hint = "write true without quotes"
	}
	return issue
}

// due says what a type of JSON Schema is in the words of an author.
var due = map[string]string{
	"string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
	"array": "a list", "object": "a mapping", "null": "nothing",
}

// asHint writes a sentence the way hints are written.
func asHint(sentence string) string {
	first, size := utf8.DecodeRuneInString(sentence)
	second, _ := utf8.DecodeRuneInString(sentence[size:])
	if !unicode.IsUpper(second) {
		sentence = string(unicode.ToLower(first)) + sentence[size:]
	}
	return strings.TrimSuffix(sentence, ".")
}

func kindOf(v any) string {
	switch v.(type) {
	case nil:
		return "nothing"
	case string:
		return "text"
	case bool:
		return "true or false"
	case []any:
		return "a list"
	case map[string]any:
		return "a mapping"
	}
	return "a number"
}

// name says which value a path leads to: "title", or entry 3 of "binds".
func name(path []string) string {
	n := len(path)
	switch {
	case n == 0:
		return "the file"
	case index(path[n-1]) < 0:
		return quote(path[n-1])
	case n == 1:
		return fmt.Sprintf("entry %d", index(path[0])+1)
	}
	return fmt.Sprintf("entry %d of %s", index(path[n-1])+1, quote(path[n-2]))
}

// definition returns the last name of a schema location, which for a shared
// definition is what it is called.
func definition(location string) string {
	location = strings.TrimSuffix(location, "/then")
	return location[strings.LastIndexByte(location, '/')+1:]
}

func entries(n int) string {
	switch n {
	case 0:
		return "no entries"
	case 1:
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// show prints a value short enough for a message, text in quotes.
func show(v any) string {
	switch v := v.(type) {
	case string:
		return quote(v)
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1e15 {
			return fmt.Sprintf("%.1f", v)
		}
	case map[string]any, []any:
		b, err := json.Marshal(v)
		if err == nil {
			return cut(string(b), 60)
		}
	}
	return fmt.Sprint(v)
}

// quote prints text as Go does, with anything that is not printable escaped.
func quote(s string) string { return fmt.Sprintf("%q", cut(s, 60)) }

// cut shortens text to n characters.
func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
