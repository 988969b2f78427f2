package search

import "context"

// csl is a small corpus in the shape of the real one: two versions of a law,
// another instrument, a term, an obligation, a question, a page.
func csl() []Document {
	names := []string{"CSL", "Cybersecurity Law", "网络安全法", "网安法"}
	law := func(version, number, group, title, body string, current bool) Document {
		d := Document{
			ID: "csl@" + version + "/art_" + number, Kind: KindProvision, Group: group,
			Instrument: "csl", Version: version, Number: number, InstrumentNames: names,
			Title: title, Body: body, Citation: "CSL Art. " + number + " 网络安全法第" + number + "条",
			URL: "instruments/csl/" + version + "/art_" + number + ".html", Current: current, Weight: 3, Status: "superseded",
		}
		if current {
			d.Status = "in-force"
		}
		return d
	}
	docs := []Document{
		law("2017-06-01", "21", "csl/protection", "Graded protection of networks 网络安全等级保护",
			"The State runs a multi-level protection scheme. Network operators shall: (1) draw up internal rules; (2) take technical measures against viruses; "+
				"(3) monitor and record network operation, and keep the related network logs for no less than six months; (4) classify, back up and encrypt data. 留存相关的网络日志不少于六个月。", false),
		law("2026-01-01", "23", "csl/protection", "Graded protection of networks 网络安全等级保护",
			"The State runs a multi-level protection scheme. Network operators shall: (1) draw up internal rules; (2) take technical measures against viruses; "+
				"(3) monitor and record network operation, and keep the related network logs for no less than six months; (4) classify, back up and encrypt data. 留存相关的网络日志不少于六个月。", true),
		law("2017-06-01", "24", "csl/identity", "Real identity 真实身份",
			"Network operators shall require users to provide real identity information. 应当要求用户提供真实身份信息。用户不提供真实身份信息的，网络运营者不得为其提供相关服务。", false),
		law("2026-01-01", "26", "csl/identity", "Real identity 真实身份",
			"Network operators shall require users to provide real identity information. 应当要求用户提供真实身份信息。用户不提供真实身份信息的，网络运营者不得为其提供相关服务。", true),
		law("2017-06-01", "37", "csl/localisation", "Storage inside the territory 数据境内存储",
			"Operators of critical information infrastructure store personal information and important data inside the territory. Cross-border transfers need a security assessment. 关键信息基础设施的运营者在境内存储。", false),
		law("2026-01-01", "39", "csl/localisation", "Storage inside the territory 数据境内存储",
			"Operators of critical information infrastructure store personal information and important data inside the territory. Cross-border transfers need a security assessment. 关键信息基础设施的运营者在境内存储。", true),
		law("2017-06-01", "35", "csl/review", "Security review of purchases 国家安全审查",
			"Purchases that may affect national security pass a national security review. 应当通过国家安全审查。", false),
		law("2026-01-01", "37", "csl/review", "Security review of purchases 国家安全审查",
			"Purchases that may affect national security pass a national security review. 应当通过国家安全审查。", true),
		law("2026-01-01", "25", "csl/emergency", "Emergency plans",
			"Network operators shall handle vulnerabilities, viruses and intrusions without delay, and report incidents within seventy-two hours. Fines up to RMB 1,000,000.", true),
		{
			ID: "cii-regulations-2021@2021-09-01/art_37", Kind: KindProvision, Instrument: "cii-regulations-2021", Version: "2021-09-01", Number: "37",
			InstrumentNames: []string{"CII Regulations"}, Title: "State secrets", Body: "Handling of state secrets follows other laws.",
			Citation: "CII Regulations Art. 37", URL: "instruments/cii-regulations-2021/2021-09-01/art_37.html", Status: "in-force", Current: true, Weight: 2,
		},
		{
			ID: "ob-logs", Kind: KindObligation, Instrument: "csl", Version: "2026-01-01", Title: "Keep network logs",
			Body: "Keep network logs for at least six months.", Citation: "CSL Art. 23", URL: "obligations/ob-logs.html", Status: "in-force", Current: true, Weight: 1,
		},
		{
			ID: "term-cii", Kind: KindTerm, Title: "critical information infrastructure", Terms: "CII KII 关键信息基础设施 关基",
			Body: "Facilities whose failure harms national security.", URL: "terms/cii.html", Weight: 3,
		},
		{ID: "q-logs", Kind: KindQuestion, Title: "Which logs count?", Body: "Article 21 does not say which logs must be kept for 6 months.", URL: "questions/q-logs.html", Weight: 1},
		{ID: "page-about", Kind: KindPage, Title: "About", Body: "How this site was made. </script><b>bold</b> & __proto__ constructor toString hasOwnProperty", URL: "about.html", Weight: 1},
	}
	return docs
}

var house = [][]string{
	{"critical information infrastructure", "CII", "KII", "关键信息基础设施", "关基"},
	{"MLPS", "multi-level protection scheme", "等级保护", "等保"},
	{"log", "日志"},
}

func ids(r Result) []string {
	var out []string
	for _, h := range r.Hits {
		out = append(out, h.ID)
	}
	return out
}

var background = context.Background()
