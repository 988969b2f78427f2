package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"legible/generator/law"
)

// Origin is what the file itself does not say.
type Origin struct {
	URL      string   // where it was published; "" when not known
	Date     law.Date // the day it was taken from there; zero when not known
	Reviewed string   // SHA-256 of the file for which somebody compared the pages side by side; "" for none
}

// Write writes the text of a version as a file of an overlay. Every text is
// quoted, so that it is read back character for character.
func Write(w io.Writer, t *Text, v *law.Version, o Origin) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# yaml-language-server: $schema=../../../schema/v1/official.schema.json\n")
	fmt.Fprintf(&b, "# Official text, as it was published. Written by legible import: to change it, import the file again.\n")
	fmt.Fprintf(&b, "of: %s@%s\nlanguage: %s\nsource:\n  file: %s\n", v.Instrument.ID, v.ID, t.Language, quote(t.File))
	if !o.Date.IsZero() {
		fmt.Fprintf(&b, "  date: %s\n", o.Date)
	}
	if o.URL != "" {
		fmt.Fprintf(&b, "  url: %s\n", quote(o.URL))
	}
	fmt.Fprintf(&b, "  sha256: %s\n", quote(t.SHA256))
	if o.Reviewed != "" {
		fmt.Fprintf(&b, "reviewed: %s\n", quote(o.Reviewed))
	}
	b.WriteString("articles:\n")
	for _, a := range t.Articles {
		fmt.Fprintf(&b, "  - number: \"%d\"\n    text:\n", a.Number)
		for _, p := range a.Paragraphs {
			fmt.Fprintf(&b, "      - text: %s\n", quote(p.Text))
			if len(p.Items) > 0 {
				b.WriteString("        items:\n")
			}
			for _, item := range p.Items {
				fmt.Fprintf(&b, "          - %s\n", quote(item))
			}
			if p.Tail != "" {
				fmt.Fprintf(&b, "        tail: %s\n", quote(p.Tail))
			}
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// quote writes a text as a double-quoted scalar; JSON's form is YAML's.
func quote(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // a string: cannot fail
	}
	return strings.TrimSuffix(b.String(), "\n")
}
