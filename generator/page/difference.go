package page

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"

	"legible/generator/law"
)

// A difference tells two texts of ours apart word by word. It speaks of our
// restatement only: what changed in the law is for the concordance to say.
type difference []change

// change is a stretch that both texts have, or that one lost and the other got.
type change struct {
	same     []token
	old, new []token
}

// token is a word with the spaces behind it, or the break between two blocks.
type token struct{ key, text string }

// blocks are the texts of an article, or a part of it, one for each thing that
// begins on a line of its own.
func blocks(n *law.Node) []string {
	var out []string
	for _, para := range n.Provision.Text {
		if n.Paragraph > 0 && para.N != n.Paragraph {
			continue
		}
		if n.Item == 0 && para.En != "" {
			out = append(out, para.En)
		}
		for _, it := range para.Items {
			switch {
			case n.Item == 0:
				out = append(out, "("+strconv.Itoa(it.N)+") "+it.En)
			case n.Item == it.N:
				out = append(out, it.En)
			}
		}
		if n.Item == 0 && para.Tail != "" {
			out = append(out, para.Tail)
		}
	}
	return out
}

var tokens = regexp.MustCompile(`(?s)(\d+(?:[,.]\d+)*|\p{Han}+|[\p{Latin}\p{M}\p{N}’'-]+|.)\s*`)

// short is how many words between two changes are too few to be read as kept.
const short = 2

const blockBreak = "\n"

func tokenize(blocks []string) []token {
	var out []token
	for i, b := range blocks {
		if i > 0 {
			out = append(out, token{blockBreak, ""})
		}
		for _, t := range tokens.FindAllString(b, -1) {
			out = append(out, token{strings.TrimSpace(t), t})
		}
	}
	return out
}

// compare finds what parts the old from the new. It takes as long as it needs:
// with a time limit the answer would depend on the machine.
func compare(before, after []string) difference {
	a, b := tokenize(before), tokenize(after)
	known := map[string]rune{}
	code := func(ts []token) []rune {
		out := make([]rune, len(ts))
		for i, t := range ts {
			if known[t.key] == 0 {
				r := rune(len(known) + 1)
				if r >= 0xD800 { // go-diff passes through strings, which have no surrogates
					r += 0x800
				}
				known[t.key] = r
			}
			out[i] = known[t.key]
		}
		return out
	}
	m := diffmatchpatch.New()
	m.DiffTimeout = 0
	var out difference
	for _, d := range m.DiffMainRunes(code(a), code(b), false) {
		n := len([]rune(d.Text))
		last := len(out) - 1
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			out = append(out, change{same: b[:n]})
			a, b = a[n:], b[n:]
			continue
		case diffmatchpatch.DiffDelete, diffmatchpatch.DiffInsert:
			if last < 0 || out[last].same != nil {
				out = append(out, change{})
				last++
			}
		}
		if d.Type == diffmatchpatch.DiffDelete {
			out[last].old = append(out[last].old, a[:n]...)
			a = a[n:]
		} else {
			out[last].new = append(out[last].new, b[:n]...)
			b = b[n:]
		}
	}
	return out.joined()
}

// joined takes the few words between two changes into them: "10,000 to 100,000"
// became "50,000 to 500,000" as a whole.
func (d difference) joined() difference {
	var out difference
	for i, c := range d {
		last := len(out) - 1
		switch {
		case c.same != nil && last >= 0 && i+1 < len(d) && few(c.same):
			out[last].old = append(out[last].old, c.same...)
			out[last].new = append(out[last].new, c.same...)
		case c.same == nil && last >= 0 && out[last].same == nil:
			out[last].old = append(out[last].old, c.old...)
			out[last].new = append(out[last].new, c.new...)
		default:
			out = append(out, change{c.same, append([]token(nil), c.old...), append([]token(nil), c.new...)})
		}
	}
	return out
}

func few(ts []token) bool {
	words := 0
	for _, t := range ts {
		if t.key == blockBreak {
			return false
		}
		if len(t.key) > 1 {
			words++
		}
	}
	return words <= short
}

// none reports whether the two texts are the same.
func (d difference) none() bool {
	for _, c := range d {
		if c.same == nil {
			return false
		}
	}
	return true
}

// likeness is the share of words that both texts have, 0 to 1.
func (d difference) likeness() float64 {
	same, most := 0, 0
	for _, c := range d {
		same += len(c.same)
		most += len(c.same) + max(len(c.old), len(c.new))
	}
	return float64(same) / float64(max(most, 1))
}

// Sides of a difference.
const (
	both = iota
	oldSide
	newSide
)

// shown is a difference as blocks of runs, of both texts in one or of one side
// with what the other does not have marked.
func (d difference) shown(side int) list {
	var out, runs list
	emit := func(ts []token, kind string) {
		var b strings.Builder
		flush := func() {
			if b.Len() > 0 {
				runs = append(runs, data{"k": kind, "parts": withChinese(b.String())})
				b.Reset()
			}
		}
		for _, t := range ts {
			if t.key != blockBreak {
				b.WriteString(t.text)
				continue
			}
			flush()
			if len(runs) > 0 {
				out, runs = append(out, data{"runs": runs}), nil
			}
		}
		flush()
	}
	for _, c := range d {
		emit(c.same, "")
		if side != newSide {
			emit(c.old, "del")
		}
		if side != oldSide {
			emit(c.new, "ins")
		}
	}
	if len(runs) > 0 {
		out = append(out, data{"runs": runs})
	}
	return out
}

// withChinese is a text with its Chinese marked, as runs.
func withChinese(s string) list {
	var marks []span
	for _, zh := range chineseRuns(s) {
		marks = append(marks, span{zh[0], zh[1], data{"k": "zh"}})
	}
	var out list
	for _, sp := range cover(marks, len(s), "") {
		sp.run["t"] = s[sp.start:sp.end]
		out = append(out, sp.run)
	}
	return out
}
