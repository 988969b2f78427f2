package diagram

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"legible/generator/law"
)

// What a drawing says beside the decision's own words, in both languages.

func (o Options) lang() string {
	if o.Lang == "zh" {
		return "zh-Hans"
	}
	return "en"
}

func (o Options) title(d *law.Decision) string {
	if o.Title != "" {
		return o.Title
	}
	return o.in(d.Title)
}

func (o Options) desc(charts []placed) string {
	if o.Desc != "" {
		return o.Desc
	}
	questions, outcomes := map[*law.Question]bool{}, map[*law.Outcome]bool{}
	for _, c := range charts {
		for _, n := range c.nodes {
			switch {
			case n.question != nil:
				questions[n.question] = true
			case n.outcome != nil:
				outcomes[n.outcome] = true
			}
		}
	}
	en, zh := "", ""
	if len(charts) > 1 {
		en, zh = fmt.Sprintf(" in %d tracks", len(charts)), fmt.Sprintf("，分%d条路径", len(charts))
	}
	if o.Lang == "zh" {
		return fmt.Sprintf("流程图，共%d个问题、%d个结果%s。同一内容另以文字大纲列出。", len(questions), len(outcomes), zh)
	}
	return fmt.Sprintf("Flowchart with %s and %s%s. The outline says the same in words.",
		counted(len(questions), "question"), counted(len(outcomes), "outcome"), en)
}

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

// joined puts texts into one line, leaving out empty ones; by is the English
// punctuation between them.
func (o Options) joined(by string, texts ...string) string {
	if o.Lang == "zh" {
		by = map[string]string{", ": "，", ". ": "。"}[by]
	}
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), by)
}

// partOf is "" where there is but one part.
func (o Options) partOf(part, parts int) string {
	switch {
	case parts == 1:
		return ""
	case o.Lang == "zh":
		return fmt.Sprintf("第%d部分，共%d部分", part, parts)
	}
	return fmt.Sprintf("Part %d of %d", part, parts)
}

func (o Options) continuedIn(part int) string {
	if o.Lang == "zh" {
		return fmt.Sprintf("续第%d部分", part)
	}
	return fmt.Sprintf("continued in part %d", part)
}

func (o Options) continuedFrom(parts []int) string {
	var numbers []string
	for _, p := range parts {
		numbers = append(numbers, strconv.Itoa(p))
	}
	switch {
	case o.Lang == "zh":
		return "接第" + strings.Join(numbers, "、") + "部分"
	case len(parts) == 1:
		return "from part " + numbers[0]
	}
	last := len(numbers) - 1
	return "from parts " + strings.Join(numbers[:last], ", ") + " and " + numbers[last]
}
