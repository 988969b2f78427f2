package intake

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// line is a line of text with its number in the file, from 1.
type line struct {
	n    int
	text string
}

// maxBytes is the largest file that is read, and the largest part of one.
const maxBytes = 32 << 20

// readLines turns a file into lines without blank ones, whatever its format.
func readLines(name string, data []byte) (lines []line, encoding string, err error) {
	if len(data) > maxBytes {
		return nil, "", fmt.Errorf("larger than %d MiB", maxBytes>>20)
	}
	ending := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	if ending == ".docx" {
		texts, err := docx(data)
		return numbered(texts), "docx", err
	}
	text, encoding, err := decode(data)
	if err != nil {
		return nil, "", err
	}
	switch ending {
	case ".txt":
		return numbered(strings.Split(text, "\n")), encoding, nil
	case ".md", ".markdown":
		return numbered(strings.Split(plainMarkdown(text), "\n")), encoding, nil
	case ".html", ".htm":
		texts, err := html5(text)
		return numbered(texts), encoding, err
	case ".doc", ".pdf", ".rtf", ".wps", ".odt":
		return nil, "", fmt.Errorf("%s is not read: save it as .docx or .txt first", ending)
	}
	return nil, "", fmt.Errorf("%q is none of .docx, .html, .txt, .md", ending)
}

// numbered drops blank lines and the space around the others.
func numbered(texts []string) []line {
	var out []line
	for i, text := range texts {
		text = strings.TrimFunc(text, func(r rune) bool {
			return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
		})
		if text != "" {
			out = append(out, line{i + 1, text})
		}
	}
	return out
}

var errEncoding = errors.New("neither UTF-8, UTF-16 nor GB 18030")

// decode recognises UTF-8, UTF-16 with or without a mark, and GB 18030, which
// GBK is a part of. Line ends become line feeds.
func decode(data []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}) || bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}):
		data, err = utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM).NewDecoder().Bytes(data)
		encoding = "UTF-32"
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}) || bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		data, err = utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM).NewDecoder().Bytes(data)
		encoding = "UTF-16"
	case utf8.Valid(data) && !bytes.Contains(data, []byte{0}):
		encoding = "UTF-8"
	case bytes.Contains(data[:min(len(data), 4096)], []byte{0}):
		order := utf16.LittleEndian
		if bytes.IndexByte(data, 0)%2 == 0 {
			order = utf16.BigEndian
		}
		data, err = utf16.UTF16(order, utf16.IgnoreBOM).NewDecoder().Bytes(data)
		encoding = "UTF-16"
	default:
		data, err = simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		encoding = "GB18030"
	}
	if err != nil || bytes.ContainsRune(data, utf8.RuneError) {
		return "", "", errEncoding
	}
	text = strings.TrimPrefix(string(data), "\ufeff")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u0085", "\n").Replace(text), encoding, nil
}

var (
	headingMark = regexp.MustCompile(`(?m)^[ \t]{0,3}(#{1,6}|>|[-*+])[ \t]+`)
	emphasis    = regexp.MustCompile(`(\*\*|__)([^*_\n]+)(\*\*|__)`)
	escaped     = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+\\-.!>])")
	comment     = regexp.MustCompile(`(?s)<!--.*?-->`)
)

// plainMarkdown drops what Markdown adds to words: marks of headings, quotes and
// lists, bold, escapes, comments. Line numbers stay.
func plainMarkdown(text string) string {
	text = comment.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) })
	text = headingMark.ReplaceAllString(text, "")
	text = emphasis.ReplaceAllString(text, "$2")
	return escaped.ReplaceAllString(text, "$1")
}
