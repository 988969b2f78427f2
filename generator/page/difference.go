package page

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"

	"legible/generator/law"
)

// A difference tells two texts of ours apart word by word. It speaks of our
// restatement only: what changed in the law is for the concordance to say.
type difference []change

// change is a stretch that one text lost and the other got, or that both have:
// then old and new differ in spaces at most.
type change struct {
	same     bool
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
			out = append(out, change{true, a[:n], b[:n]})
			a, b = a[n:], b[n:]
			continue
		case diffmatchpatch.DiffDelete, diffmatchpatch.DiffInsert:
			if last < 0 || out[last].same {
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
		between := c.same && last >= 0 && !out[last].same && i+1 < len(d) && few(c.new)
		if between || last >= 0 && !c.same && !out[last].same {
			out[last].old = append(out[last].old, c.old...)
			out[last].new = append(out[last].new, c.new...)
			continue
		}
		out = append(out, change{c.same, slices.Clone(c.old), slices.Clone(c.new)})
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
		if !c.same {
			return false
		}
	}
	return true
}

// likeness is the share of words that both texts have, 0 to 1.
func (d difference) likeness() float64 {
	same, most := 0, 0
	for _, c := range d {
		n := max(len(c.old), len(c.new))
		most += n
		if c.same {
			same += n
		}
	}
	return float64(same) / float64(max(most, 1))
}

// Sides of a difference.
const (
	both = iota
	oldSide
	newSide
)

// shown is a difference as blocks of runs: both texts in one, with "del" and
// "ins", or one side with what the other does not have marked as "only".
func (d difference) shown(side int, kind kinder) list {
	w := blockWriter{kind: kind}
	for _, c := range d {
		switch {
		case c.same && side == oldSide:
			w.add(c.old, "")
		case c.same && side == newSide:
			w.add(c.new, "")
		case c.same:
			w.add(wider(c.old, c.new), "")
		case side == oldSide:
			w.add(c.old, "only")
		case side == newSide:
			w.add(c.new, "only")
		default:
			w.add(c.old, "del")
			w.add(c.new, "ins")
		}
	}
	w.end()
	return w.blocks
}

// wider is what both texts have, each word with the longer of its two spaces,
// so that it stays apart from what was removed behind it.
func wider(old, after []token) []token {
	out := slices.Clone(after)
	for i, t := range old {
		if len(t.text) > len(out[i].text) {
			out[i] = t
		}
	}
	return out
}

// blockWriter puts tokens into runs and runs into blocks.
type blockWriter struct {
	kind         kinder
	blocks, runs list
}

// add writes tokens of one kind. Spaces at the end of a marked stretch are not
// part of what is marked.
func (w *blockWriter) add(ts []token, kind string) {
	var b strings.Builder
	flush := func() {
		text := b.String()
		b.Reset()
		body := text
		if kind != "" {
			body = strings.TrimRight(text, " \t\r\n")
		}
		w.run(body, kind)
		w.run(text[len(body):], "")
	}
	for _, t := range ts {
		if t.key != blockBreak {
			b.WriteString(t.text)
			continue
		}
		flush()
		w.end()
	}
	flush()
}

func (w *blockWriter) run(text, kind string) {
	if text != "" {
		w.runs = append(w.runs, data{"k": kind, "parts": withChinese(text, w.kind)})
	}
}

// end closes a block, if it has begun.
func (w *blockWriter) end() {
	if len(w.runs) > 0 {
		w.blocks, w.runs = append(w.blocks, data{"runs": w.runs}), nil
	}
}

// withChinese is a text of ours as runs, its Chinese apart.
func withChinese(s string, kind kinder) list {
	var marks []span
	for _, zh := range chineseRuns(s) {
		marks = append(marks, span{zh[0], zh[1], data{"k": kind(true)}})
	}
	var out list
	for _, sp := range cover(marks, len(s), kind(false)) {
		sp.run["t"] = s[sp.start:sp.end]
		out = append(out, sp.run)
	}
	return out
}
