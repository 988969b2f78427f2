package intake

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// numbering makes the automatic numbers of a Word document.
type numbering struct {
	levels map[string][]level // by list
	counts map[string][]int   // numbers reached, by list
}

// level is how one level of a list is numbered: format "chineseCounting", text
// "第%1条".
type level struct {
	format, text string
	start        int
}

// readNumbering reads word/numbering.xml, which may be absent.
func readNumbering(data []byte) (*numbering, error) {
	n := &numbering{levels: map[string][]level{}, counts: map[string][]int{}}
	if data == nil {
		return n, nil
	}
	type value struct {
		Val string `xml:"val,attr"`
	}
	var doc struct {
		Abstract []struct {
			ID     string `xml:"abstractNumId,attr"`
			Levels []struct {
				Level  int   `xml:"ilvl,attr"`
				Start  value `xml:"start"`
				Format value `xml:"numFmt"`
				Text   value `xml:"lvlText"`
			} `xml:"lvl"`
		} `xml:"abstractNum"`
		Lists []struct {
			ID       string `xml:"numId,attr"`
			Abstract value  `xml:"abstractNumId"`
		} `xml:"num"`
	}
	if err := xml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("word/numbering.xml: %w", err)
	}
	abstract := map[string][]level{}
	for _, a := range doc.Abstract {
		levels := make([]level, 9)
		for _, l := range a.Levels {
			if l.Level < 0 || l.Level >= len(levels) {
				continue
			}
			start, err := strconv.Atoi(l.Start.Val)
			if err != nil {
				start = 1
			}
			levels[l.Level] = level{l.Format.Val, l.Text.Val, start}
		}
		abstract[a.ID] = levels
	}
	for _, l := range doc.Lists {
		n.levels[l.ID] = abstract[l.Abstract.Val]
	}
	return n, nil
}

// next counts one paragraph on and returns its number as Word would print it,
// with a space behind; "" for a paragraph outside lists and for bullets.
func (n *numbering) next(list string, at int) string {
	levels := n.levels[list]
	if at < 0 || at >= len(levels) || levels[at].text == "" || levels[at].format == "bullet" || levels[at].format == "none" {
		return ""
	}
	counts := n.counts[list]
	if counts == nil {
		counts = make([]int, len(levels))
		n.counts[list] = counts
	}
	if counts[at] == 0 {
		counts[at] = levels[at].start
	} else {
		counts[at]++
	}
	for i := at + 1; i < len(counts); i++ {
		counts[i] = 0
	}
	text := levels[at].text
	for i := range levels {
		mark := "%" + strconv.Itoa(i+1)
		if strings.Contains(text, mark) {
			text = strings.ReplaceAll(text, mark, written(levels[i].format, max(counts[i], 1)))
		}
	}
	return text + " "
}

// written writes a number in one of Word's formats.
func written(format string, n int) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting", "ideographTraditional", "chineseLegalSimplified":
		return chinese(n)
	case "lowerLetter", "upperLetter":
		s := string(rune('a' + (n-1)%26))
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "decimalFullWidth":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case "upperRoman", "lowerRoman":
		return inRoman(n)
	}
	return strconv.Itoa(n)
}

func inRoman(n int) string {
	var b strings.Builder
	for _, u := range []struct {
		value int
		text  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= u.value; n -= u.value {
			b.WriteString(u.text)
		}
	}
	return b.String()
}
