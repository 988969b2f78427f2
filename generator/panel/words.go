package panel

import (
	"strings"

	"legible/generator/law"
)

// words names every value that a team's record may have, keyed
// "enumeration/value".
var words = map[string]law.Bilingual{
	"status/implemented":    {En: "Implemented", Zh: "已落实"},
	"status/alternative":    {En: "Alternative", Zh: "以其他方式落实"},
	"status/partial":        {En: "Partial", Zh: "部分落实"},
	"status/planned":        {En: "Planned", Zh: "已计划"},
	"status/not-applicable": {En: "Not applicable", Zh: "不适用"},
	"status/none":           {En: "No status", Zh: "未说明"},

	"stale/changed":    {En: "The text has changed since this was written", Zh: "记录之后文本已有变动"},
	"stale/superseded": {En: "This is on a text that is no longer in force", Zh: "所记文本已不再施行"},

	"change/done":      {En: "Done", Zh: "已完成"},
	"change/further":   {En: "Further along", Zh: "有进展"},
	"change/regressed": {En: "Fallen back", Zh: "有倒退"},
	"change/new":       {En: "New", Zh: "新增"},
	"change/gone":      {En: "Gone", Zh: "已消失"},

	"language/zho": {En: "Chinese", Zh: "中文"},
	"language/eng": {En: "English", Zh: "英文"},

	"facet/status": {En: "Status", Zh: "落实情况"},
	"facet/owner":  {En: "Owner", Zh: "负责人"},
	"facet/nobody": {En: "Nobody", Zh: "无"},
}

// word returns the word for a value in English: the team's own pages have no
// other language.
func word(enumeration, value string) string {
	if w := words[enumeration+"/"+value].En; w != "" {
		return w
	}
	return strings.ReplaceAll(value, "-", " ")
}

// word returns the word for a value in the language of the page at path.
func (m *maker) word(path, enumeration, value string) string {
	if m.w.Lang(path) == "zh" {
		return words[enumeration+"/"+value].Zh
	}
	return word(enumeration, value)
}

// statuses are the words of OSCAL for how far something is done, the furthest
// first, and last the lack of one.
var statuses = []string{"implemented", "alternative", "partial", "planned", "not-applicable", "none"}
