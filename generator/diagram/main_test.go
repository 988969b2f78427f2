package diagram

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"legible/generator/law"
)

// The tests' own binary is the worker, a good one or a bad one.
func TestMain(m *testing.M) {
	switch os.Getenv("LEGIBLE_TEST_WORKER") {
	case "":
		os.Exit(m.Run())
	case "good":
		if err := Worker(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	case "hangs":
		time.Sleep(time.Hour)
	case "dies":
		fmt.Fprintln(os.Stderr, "out of everything")
		os.Exit(3)
	case "babbles":
		fmt.Println("this is no message of the protocol, however long it may be")
		time.Sleep(time.Hour)
	case "lies":
		readMessage(os.Stdin)
		writeMessage(os.Stdout, []byte(`{"layout":{"width":1,"height":1,"nodes":[{"id":"\"><script>"}]}}`))
		time.Sleep(time.Hour)
	case "serves one":
		if dot, err := readMessage(os.Stdin); err == nil {
			Worker(strings.NewReader(message(dot)), os.Stdout)
		}
	case "where":
		fmt.Println(os.TempDir())
	}
}

func message(text []byte) string {
	var b strings.Builder
	writeMessage(&b, text)
	return b.String()
}

// drawer returns a Drawer whose worker is of the kind named.
func drawer(t testing.TB, kind string) *Drawer {
	dr := &Drawer{Env: []string{"LEGIBLE_TEST_WORKER=" + kind}, Timeout: time.Minute}
	t.Cleanup(func() { dr.Close() })
	return dr
}

// options are what a page would give.
func options(lang string) Options {
	return Options{
		Lang: lang, Prefix: "chart",
		Href: func(n *law.Node) string { return "../../" + n.ID + ".html" },
		Cite: func(grounds []*law.Node) string {
			var all []string
			for _, n := range grounds {
				all = append(all, n.ID)
			}
			return strings.Join(all, ", ")
		},
	}
}

func draw(t testing.TB, d *law.Decision, o Options) string {
	t.Helper()
	svg, err := drawer(t, "good").Draw(context.Background(), d, o)
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

// read makes a decision from lines such as
//
//	question a1 | Military? | 是否军事？ | Art-54 Art-78
//	  yes | Yes | 是 -> a2
//	  no | No | 否 => a-out
//	outcome a-out stop | Outside | 不适用 | Art-2
//
// "question*" is a reading. "->" leads to a question, "=>" to an outcome.
func read(text string) *law.Decision {
	d := &law.Decision{ID: "test", Title: law.Bilingual{En: "A test", Zh: "测试"}}
	for _, l := range strings.Split(text, "\n") {
		if strings.TrimSpace(l) == "" {
			continue
		}
		cells := strings.Split(l, " | ")
		for len(cells) < 4 {
			cells = append(cells, "")
		}
		words := strings.Fields(cells[0])
		label := law.Bilingual{En: cells[1], Zh: cells[2]}
		var grounds []*law.Node
		for _, id := range strings.Fields(cells[3]) {
			grounds = append(grounds, &law.Node{ID: id})
		}
		switch words[0] {
		case "question", "question*":
			q := &law.Question{ID: words[1], Ask: label, Grounds: grounds}
			if words[0] == "question*" {
				q.Kind = "reading"
			}
			d.Questions = append(d.Questions, q)
		case "outcome":
			d.Outcomes = append(d.Outcomes, &law.Outcome{ID: words[1], Severity: words[2], Title: label, Grounds: grounds})
		default:
			a := &law.DecisionAnswer{Value: words[0]}
			var zh string
			var found bool
			if zh, a.Goto, found = strings.Cut(cells[2], " -> "); !found {
				zh, a.Outcome, _ = strings.Cut(cells[2], " => ")
			}
			a.Label = law.Bilingual{En: cells[1], Zh: zh}
			q := d.Questions[len(d.Questions)-1]
			q.Answers = append(q.Answers, a)
		}
	}
	d.Start = d.Questions[0].ID
	return d
}

// sample has what a chart can have: a spine, a branch that rejoins, several
// answers on one edge, a reading, outcomes beside and below, a common outcome.
const sample = `
question a1 | In the territory? | 是否在境内？ | Art-2
  yes | Yes | 是 -> a2
  no | No | 否 => out
question a2 | Which listed unit runs or manages it, if any of them does? | 由所列哪类单位运行、管理？ | Art-18 Art-31
  item-1 | Item 1: government, energy, finance | 第一项：政府机关、能源、金融 -> a3
  item-2 | Item 2: telecoms | 第二项：电信 -> a3
  none | None of these | 均不属于 -> a4
question* a3 | How is the article read? | 如何理解该条？ | Art-31
  two-step | Two steps | 两步 -> a5
  alone | The sector is enough | 行业即足够 -> a6
question a4 | Another key unit? | 其他重点单位？ | Art-18
  yes | Yes | 是 -> a5
  no | No | 否 => out
question a5 | Serious consequences? | 是否有严重危害后果？ | Art-18
  yes | Yes | 是 -> a6
  no | No | 否 => none
question a6 | What was decided? | 认定结果？ | Art-19
  identified | Identified | 已认定 => cii
  not | Not identified | 未认定 => none
  pending | Pending | 待定 => wait
outcome out not-applicable | The draft does not apply | 草案不适用 | Art-2
outcome none not-applicable | Not critical | 不属于 | Art-18
outcome cii do-first | Perform the operator’s duties | 履行运营者义务 | Art-21
outcome wait wait | Wait for the regulator | 等待认定 | Art-19
`

// only measures the chart of a decision without tracks.
func only(d *law.Decision, o Options, s size) (*chart, error) {
	all, err := newCharts(d, o, s)
	if err != nil {
		return nil, err
	}
	return all[0], nil
}
