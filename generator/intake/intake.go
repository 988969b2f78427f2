// Package intake reads official text that a team is entitled to hold out of the
// files in which it is published (.docx, .html, .txt, .md), splits it into
// articles, paragraphs and items, compares it with the encoded structure and
// writes it as a file of an overlay.
//
// It never guesses in silence: every line of the file ends up in the text or in
// the report, and whatever differs from the encoding is reported at its place.
package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"

	"legible/generator/law"
)

// Language is the language of a text.
type Language string

// The languages that are read, by their codes in ISO 639-3.
const (
	Chinese Language = "zho"
	English Language = "eng"
)

// Text is what a file holds, split.
type Text struct {
	Language Language
	File     string // its name, without folders
	SHA256   string // of its bytes
	Encoding string // "UTF-8", "UTF-16", "GB18030" or "docx"
	Lines    int    // not blank
	Chapters int
	Articles []Article
	Skipped  []Skipped // what is no part of an article, in order
	Findings []Finding // what is odd in the file itself
}

// Article is one article as published.
type Article struct {
	Number     int
	Line       int // where it begins
	Paragraphs []Paragraph
}

// Paragraph is one paragraph (款) with its items (项). Tail holds the words
// after the items where the encoding has them in the same paragraph.
type Paragraph struct {
	Line  int
	Text  string
	Items []string
	Tail  string
}

// Skipped is a line that belongs to no article: a title, a table of contents, a
// heading, a page number.
type Skipped struct {
	Line int
	Why  string // title, contents, heading, page number, repeated line, after the end
	Text string
}

// Finding is one thing to look at. Line is that of the file, 0 for none; in a
// .docx it counts paragraphs.
type Finding struct {
	Line    int
	Message string
}

// Read reads a file's bytes. The name tells the format by its ending. The error
// says why it cannot be read at all.
func Read(name string, data []byte, language Language) (*Text, error) {
	lines, encoding, err := readLines(name, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	sum := sha256.Sum256(data)
	t := &Text{Language: language, File: filepath.Base(name), SHA256: hex.EncodeToString(sum[:]), Encoding: encoding}
	split(t, lines)
	return t, nil
}

// Compare reports where the text differs in structure from the encoded version:
// missing and surplus articles, and numbers of paragraphs and items. Where the
// encoding has words after the items of a paragraph, a paragraph that follows
// them becomes the tail.
func Compare(t *Text, v *law.Version) []Finding {
	var out []Finding
	encoded := map[int]*law.Provision{}
	for _, p := range v.Provisions {
		encoded[p.Ordinal] = p
	}
	seen := map[int]bool{}
	for i := range t.Articles {
		a := &t.Articles[i]
		seen[a.Number] = true
		p := encoded[a.Number]
		if p == nil {
			out = append(out, Finding{a.Line, fmt.Sprintf("article %d is in the file and not in the encoding", a.Number)})
			continue
		}
		a.tails(p)
		if len(a.Paragraphs) != len(p.Text) {
			out = append(out, Finding{a.Line, fmt.Sprintf("article %d has %s here and %d in the encoding", a.Number, count(len(a.Paragraphs), "paragraph"), len(p.Text))})
			continue
		}
		for j, para := range a.Paragraphs {
			if len(para.Items) != len(p.Text[j].Items) {
				out = append(out, Finding{para.Line, fmt.Sprintf("article %d, paragraph %d has %s here and %d in the encoding", a.Number, j+1, count(len(para.Items), "item"), len(p.Text[j].Items))})
			}
		}
	}
	for _, p := range v.Provisions {
		if !seen[p.Ordinal] {
			out = append(out, Finding{0, fmt.Sprintf("article %d is in the encoding and not in the file", p.Ordinal)})
		}
	}
	return out
}

// tails joins a paragraph to the one before it where the encoding says that the
// words after the items belong to it.
func (a *Article) tails(p *law.Provision) {
	for j := 0; j+1 < len(a.Paragraphs) && j < len(p.Text); j++ {
		para, next := &a.Paragraphs[j], a.Paragraphs[j+1]
		if p.Text[j].Tail != "" && len(para.Items) > 0 && len(next.Items) == 0 && len(a.Paragraphs) > len(p.Text) {
			para.Tail = next.Text
			a.Paragraphs = append(a.Paragraphs[:j+1], a.Paragraphs[j+2:]...)
		}
	}
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
