package search

import (
	"fmt"
	"math"
	"math/rand"
	"strings"
)

var legalWords = strings.Fields(`network operator operators data personal information security protection critical
infrastructure assessment cross-border transfer transfers storage stored storing authority authorities report reporting
incident incidents vulnerability vulnerabilities disclosure disclose obligation obligations fine fines penalty sanction
article measures technical organisational encrypt encryption encrypted logs log logging monitoring monitor six months
seventy-two hours twelve years supervise supervision competent department departments State Council product products
service services provider provider's user's users consent necessary lawful purpose purposes minimal retain retention
review reviewed certification certified standards national interest public safety emergency plan plans drill training
employee employees responsible person in-charge suspend revoke licence licenses business rectification warning illegal
gains confiscate RMB 10,000 1,000,000 500,000 risk risks identified identify identification catalogue equipment threat
intelligence publish publication minors elderly complaint complaints appeal supplier procurement purchase contract
confidentiality agreement domestic overseas territory jurisdiction ministry telecommunications cryptography algorithm
algorithms recommendation automated decision-making biometric face recognition`)

var stopMix = strings.Fields("the of and to in shall be or by for with not that this is are it its as at from")

var phrases = strings.Fields(`网络运营者 关键信息基础设施 个人信息 重要数据 数据出境 安全评估 网络安全 等级保护 真实身份信息 国家网信部门
主管部门 应当 不得 采取技术措施 日志 留存 六个月 境内存储 国务院 有关规定 责令改正 给予警告 罚款 违法所得 应急预案 漏洞 病毒
网络攻击 侵入 报告 用户 同意 产品和服务 采购 国家安全审查 保密协议 的 和 或者 其`)

var rarities = []string{"café", "naïve", "Ünïcode", "O'Neil", "a_b", "x.509", "3.14", "10:30", "ＣＩＩ", "ﬁne", "Σίσυφος", "данные", "カタカナ", "ひらがな", "〇〇", "𠮷野家", "\u00ad", "\u200b", "1,234,567", "__proto__", "constructor", "toString", "</script>", "\u2028", "e-mail", "don't", "users’"}

// hostile are texts that analysis must survive, and read alike on both sides.
var hostile = []string{
	"", " ", "a", "I", "…", "---", "'", "'s", "it's", "its'", "S's", "x's.", "a.b.c.", "1.2.3", "1,000", "1,00", "12,345,678", "a:b", "a::b",
	"_", "__", "a_", "_a", "1_000", "a1b2", "1a", "第37条", "CSL第37条a", "中", "中 文", "中a文", "中。文", "六个月", "100万元", "一百二十万元以上", "1.5 million", "five hundred thousand users", "二〇一七年", "1 million million", "123456789012 亿", "零元", "百万", "网络安全法37条", "ＡＢＣ１２３", "ﬁnance", "①②", "½", "㎏",
	"twenty-four hours", "twenty four", "Twenty-Four", "one-off", "someone", "tenth", "ninety", "ninety-nine,", "one hundred", "ten*",
	"running runs ran", "ies ties", "sses", "eed feed agreed", "ing sing hopping falling", "yyyy by say", "hopeful relational rationalization",
	"</script><script>", "__proto__ constructor", "\u0000x", "a\u0301b", "e\u0301", "x\ufe0f", "中\ufe00文", "\u202eabc", "it\u2019s", "‘quoted’", "l’été",
	"カタカナ ひらがな ー", "한국어 조사", "Ελληνικά ΣΑΣ", "русский язык", "x²", "10％", "§ 37", "№5", "C++ C#", "e.g. i.e.", "U.S.A.", "and/or", "\t\n",
}

var randomSynonyms = [][]string{
	{"critical information infrastructure", "CII", "KII", "关键信息基础设施", "关基"},
	{"MLPS", "multi-level protection scheme", "等级保护", "等保"},
	{"log", "日志"},
	{"personal information", "personal data", "个人信息", "PI"},
	{"the", "of"},
	{"month", "个月"},
	{"RMB", "yuan", "元"},
	{"supervise", "supervision", "监督", "主管部门"},
	{"数据出境", "出境", "cross-border transfer"},
}

// zipf picks a word, the first ones often.
func zipf(r *rand.Rand, words []string) string {
	return words[int(math.Pow(r.Float64(), 2)*float64(len(words)))]
}

func english(r *rand.Rand, n int) string {
	var out []string
	for i := 0; i < n; i++ {
		w := zipf(r, legalWords)
		switch r.Intn(14) {
		case 0, 1, 2:
			w = stopMix[r.Intn(len(stopMix))]
		case 3:
			w = strings.ToUpper(w[:1]) + w[1:]
		case 4:
			w += []string{",", ".", ";", "."}[r.Intn(4)]
		case 5:
			if r.Intn(6) == 0 {
				w = rarities[r.Intn(len(rarities))]
			}
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

func chinese(r *rand.Rand, n int) string {
	var b strings.Builder
	for i := 0; i < n; i++ {
		b.WriteString(zipf(r, phrases))
		if r.Intn(5) == 0 {
			b.WriteString([]string{"，", "。", "；", "、"}[r.Intn(4)])
		}
	}
	return b.String()
}

// randomDocs are n documents, English, Chinese and mixed, with versions.
func randomDocs(r *rand.Rand, n int) []Document {
	instruments := []string{"csl", "dsl-2021", "pipl-2021", "cii-regulations-2021"}
	names := map[string][]string{
		"csl": {"CSL", "Cybersecurity Law", "网络安全法", "网安法"}, "dsl-2021": {"DSL", "数据安全法"},
		"pipl-2021": {"PIPL", "个人信息保护法"}, "cii-regulations-2021": {"CII Regulations", "关键信息基础设施安全保护条例"},
	}
	kinds := []string{KindProvision, KindProvision, KindProvision, KindObligation, KindTerm, KindQuestion, KindPage}
	var docs []Document
	for i := 0; len(docs) < n; i++ {
		kind := kinds[r.Intn(len(kinds))]
		d := Document{ID: fmt.Sprintf("%s-%d", kind, i), Kind: kind, Weight: 1, URL: fmt.Sprintf("x/%d.html", i), Current: true, Status: "in-force"}
		d.Title = english(r, 1+r.Intn(6))
		switch r.Intn(3) {
		case 0:
			d.Body = english(r, 20+r.Intn(150))
		case 1:
			d.Body = chinese(r, 5+r.Intn(60))
			d.Title += " " + chinese(r, 2)
		default:
			d.Body = english(r, 10+r.Intn(80)) + " " + chinese(r, 3+r.Intn(20)) + " " + english(r, r.Intn(20))
		}
		if kind == KindTerm {
			d.Terms = zipf(r, phrases) + " " + zipf(r, legalWords) + " CII"
		}
		if kind != KindProvision {
			docs = append(docs, d)
			continue
		}
		d.Weight = 2 + float64(r.Intn(3))/2
		d.Instrument = instruments[r.Intn(len(instruments))]
		d.InstrumentNames = names[d.Instrument]
		versions := []string{"2017-06-01", "2021-09-01", "2026-01-01"}[r.Intn(3):]
		for v, version := range versions {
			e := d
			e.Version = version
			e.Number = itoa(i%90 + v)
			e.ID = fmt.Sprintf("%s@%s/art_%s_%d", d.Instrument, version, e.Number, i)
			e.Group = fmt.Sprintf("g%d", i)
			e.Citation = names[d.Instrument][0] + " Art. " + e.Number
			e.Current = v == len(versions)-1 && r.Intn(8) > 0
			if !e.Current {
				e.Status = "superseded"
				e.Body = strings.Replace(e.Body, "shall", "must", 1)
			}
			docs = append(docs, e)
		}
	}
	return docs[:n]
}

// misspell makes one or two mistakes in a word.
func misspell(r *rand.Rand, w string) string {
	for i := 1 + r.Intn(2); i > 0 && len(w) > 2; i-- {
		at := r.Intn(len(w) - 1)
		switch r.Intn(4) {
		case 0:
			w = w[:at] + w[at+1:]
		case 1:
			w = w[:at] + "e" + w[at:]
		case 2:
			w = w[:at] + w[at+1:at+2] + w[at:at+1] + w[at+2:]
		default:
			w = w[:at] + "x" + w[at+1:]
		}
	}
	return w
}

// piece cuts n words, or 2n Chinese characters, out of a document.
func piece(r *rand.Rand, docs []Document, n int) string {
	body := docs[r.Intn(len(docs))].Body
	words := strings.Fields(body)
	if at := r.Intn(len(words)); len(words) > 12 && at+n < len(words) {
		return strings.Join(words[at:at+n], " ")
	}
	rs := []rune(body)
	at := r.Intn(len(rs))
	return string(rs[at:min(at+2*n, len(rs))])
}

func randomQuery(r *rand.Rand, docs []Document) string {
	word := func() string { return zipf(r, legalWords) }
	one := func() string {
		switch r.Intn(15) {
		case 0:
			return misspell(r, word())
		case 1:
			w := word()
			return w[:1+r.Intn(len(w))] + "*"
		case 2:
			return `"` + piece(r, docs, 2+r.Intn(3)) + `"`
		case 3:
			return zipf(r, phrases)
		case 4:
			rs := []rune(chinese(r, 3))
			at := r.Intn(len(rs))
			return string(rs[at:min(len(rs), at+1+r.Intn(6))])
		case 5:
			return []string{"title:", "body:", "citation:", "terms:"}[r.Intn(4)] + word()
		case 6:
			return []string{"CII", "KII", "关基", "日志", "MLPS", "等保", "personal data", "关基运营者", "critical information infrastructure operators"}[r.Intn(9)]
		case 7:
			return []string{
				"six", "6", "twelve months", "72", "seventy-two hours", "10000", "10,000", "1 million", "10 thousand RMB", "六个月", "6个月", "100万元",
				"一百万", "6 日志", "6 months", "500,000 RMB", "第十二条", "境", "志",
			}[r.Intn(19)]
		case 8:
			return rarities[r.Intn(len(rarities))]
		case 9:
			return stopMix[r.Intn(len(stopMix))]
		}
		return word()
	}
	var parts []string
	for i := 1 + r.Intn(3); i > 0; i-- {
		parts = append(parts, one())
	}
	switch r.Intn(12) {
	case 0:
		parts = append(parts, "-"+one())
	case 1:
		parts = append(parts, []string{"kind:provision", "kind:term", "-kind:obligation", "instrument:csl", "instrument:csl@2026-01-01", "version:2017-06-01", "status:superseded", "number:12"}[r.Intn(8)])
	case 2:
		return fmt.Sprintf([]string{"CSL %d", "Art. %d", "article %d(2)", "网络安全法第%d条", "PIPL Art %d", "dsl §%d"}[r.Intn(6)], 1+r.Intn(92))
	case 3:
		return piece(r, docs, 1+r.Intn(6))
	case 4:
		return []string{"kind:term", "instrument:pipl-2021 status:superseded", "-x", "kind:term kind:page", "title:" + word() + " instrument:csl", "body:\"" + piece(r, docs, 2) + "\""}[r.Intn(6)]
	}
	return strings.Join(parts, " ")
}
