package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

var errNotDocx = errors.New("not a .docx file: it is no archive with a document in it")

// docx returns the paragraphs of a Word document, its automatic numbers spelled
// out, because "第一条" is often such a number. Deleted and hidden text is left
// out; what is inserted counts.
func docx(data []byte) ([]string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errNotDocx
	}
	document, err := part(archive, "word/document.xml")
	if err != nil {
		return nil, err
	}
	if document == nil {
		return nil, errNotDocx
	}
	numbers, err := part(archive, "word/numbering.xml")
	if err != nil {
		return nil, err
	}
	lists, err := readNumbering(numbers)
	if err != nil {
		return nil, err
	}
	return paragraphs(document, lists)
}

// part reads one file of the archive, nil if there is none.
func part(archive *zip.Reader, name string) ([]byte, error) {
	for _, f := range archive.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer r.Close()
		data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
		if len(data) > maxBytes {
			return nil, fmt.Errorf("%s in it is larger than %d MiB", name, maxBytes>>20)
		}
		return data, err
	}
	return nil, nil
}

// paragraphs walks the document. A paragraph inside a table's cell is a line of
// its own.
func paragraphs(document []byte, lists *numbering) ([]string, error) {
	d := xml.NewDecoder(bytes.NewReader(document))
	var out []string
	var now strings.Builder
	list, level := "", 0
	inText, gone, depth := false, 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("word/document.xml: %w", err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth > 10_000 {
				return nil, errors.New("word/document.xml: elements too deep inside each other")
			}
			switch e.Name.Local {
			case "p":
				now.Reset()
				list, level = "", 0
			case "numId":
				list = attribute(e, "val")
			case "ilvl":
				fmt.Sscanf(attribute(e, "val"), "%d", &level)
			case "t":
				inText = true
			case "tab":
				now.WriteByte('\t')
			case "br", "cr":
				now.WriteByte('\n')
			case "noBreakHyphen":
				now.WriteByte('-')
			case "del", "moveFrom", "instrText", "pPrChange", "rPrChange":
				gone++
			}
		case xml.EndElement:
			depth--
			switch e.Name.Local {
			case "t":
				inText = false
			case "del", "moveFrom", "instrText", "pPrChange", "rPrChange":
				gone--
			case "p":
				text := now.String()
				if strings.TrimSpace(text) != "" {
					text = lists.next(list, level) + text
				}
				out = append(out, strings.Split(text, "\n")...)
				now.Reset()
			}
		case xml.CharData:
			if inText && gone == 0 {
				now.Write(e)
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
