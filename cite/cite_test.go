package cite

import (
	"fmt"
	"strings"
	"testing"
)

var names = []string{
	"CSL", "csl", "Cybersecurity Law", "Cybersecurity Law of the People’s Republic of China", "网安法", "网络安全法",
	"中华人民共和国网络安全法", "Order 745", "CII Regulations", "draft", "CII draft", "Regulations on Ratings",
}

// brief writes a citation as "instrument|version|article.paragraph.item".
func brief(c Citation) string {
	return fmt.Sprintf("%s|%s|%d.%d.%d", c.Instrument, c.Version, c.Article, c.Paragraph, c.Item)
}

func TestEverySpellingOfACitationIsRead(t *testing.T) {
	for s, want := range map[string]string{
		// English, bare
		"Art. 37": "||37.0.0", "Art 37": "||37.0.0", "Article 37": "||37.0.0", "article 37": "||37.0.0", "ARTICLE 37": "||37.0.0",
		"art. 37": "||37.0.0", "art 37": "||37.0.0", "Art.37": "||37.0.0", "art37": "||37.0.0", "§ 37": "||37.0.0", "§37": "||37.0.0",
		" Article  37 ": "||37.0.0", "Article 37.": "||37.0.0", "Article 1260": "||1260.0.0", "Ａｒｔｉｃｌｅ　３７": "||37.0.0",
		"Article 21(3)": "||21.0.3", "Article 21 (3)": "||21.0.3", "Article 21（3）": "||21.0.3", "Art. 69(2)": "||69.0.2", "§ 21(3)": "||21.0.3",
		"Article 21(三)": "||21.0.3", "Article 21(1)(3)": "||21.1.3", "Article 21 item 3": "||21.0.3", "Article 69 item (2)": "||69.0.2",
		"Article 69, item (2)": "||69.0.2", "Art. 69 point 2": "||69.0.2", "Article 21 subparagraph 3": "||21.0.3",
		"article 22 ¶1": "||22.1.0", "Article 22 ¶ 1": "||22.1.0", "Article 22¶1": "||22.1.0", "Art 22 para 1": "||22.1.0", "Art. 22 para. 1": "||22.1.0",
		"Article 48 paragraph 2": "||48.2.0", "Article 48, paragraph 2": "||48.2.0", "Article 48 paragraph (2)": "||48.2.0",
		"Article 22 ¶1(2)": "||22.1.2", "Article 22 ¶1 (2)": "||22.1.2", "Article 22 para 1 item 2": "||22.1.2",
		"Article 22, paragraph 1, item 2": "||22.1.2", "Article 22, paragraph 1, point (2)": "||22.1.2",
		"paragraph 2 of Article 48": "||48.2.0", "item (3) of Article 21": "||21.0.3", "item 2 of paragraph 1 of Article 22": "||22.1.2",
		"art_21": "||21.0.0", "art_21__para_1": "||21.1.0", "art_69__para_1__point_2": "||69.1.2",
		// English, with an instrument
		"CSL 37": "CSL||37.0.0", "csl 37": "csl||37.0.0", "csl37": "csl||37.0.0", "CSL  37": "CSL||37.0.0", "CSL 21(3)": "CSL||21.0.3", "CSL 22 ¶1": "CSL||22.1.0",
		"CSL Art. 37": "CSL||37.0.0", "CSL Art.37": "CSL||37.0.0", "CSL Article 37": "CSL||37.0.0", "CSL, Article 37": "CSL||37.0.0", "CSL § 37": "CSL||37.0.0",
		"CSL's Article 37": "CSL||37.0.0", "the CSL": "", "the CSL 37": "CSL||37.0.0", "CSL 2017 37": "CSL|2017|37.0.0", "2017 CSL Art. 37": "CSL|2017|37.0.0", "Art. 37, CSL": "CSL||37.0.0", "Art. 37 CSL 2017": "CSL|2017|37.0.0", "2017年网安法第37条": "网安法|2017|37.0.0", "Articles of the CSL 2017": "", "2017 CSL": "", "CSL: art 37": "CSL||37.0.0", "ＣＳＬ　３７": "ＣＳＬ||37.0.0",
		"CSL (2017) Art. 21": "CSL|2017|21.0.0", "CSL（2017）Art. 21(3)": "CSL|2017|21.0.3", "CSL 2017 Art. 21": "CSL|2017|21.0.0", "CSL (2017) 21": "CSL|2017|21.0.0",
		"CSL (2016 text) Article 21": "CSL|2016|21.0.0", "CSL (2026-01-01) Art. 40 ¶1(2)": "CSL|2026-01-01|40.1.2",
		"CSL@2017-06-01 Art. 21": "CSL|2017-06-01|21.0.0", "csl@2017-06-01/art_21": "csl|2017-06-01|21.0.0",
		"csl@2017-06-01/art_21__para_1__point_3": "csl|2017-06-01|21.1.3", "cii-identification-guidelines-2016@2016-06/art_3": "cii-identification-guidelines-2016|2016-06|3.0.0",
		"Cybersecurity Law Article 37": "Cybersecurity Law||37.0.0", "cybersecurity law 37": "cybersecurity law||37.0.0",
		"Cybersecurity Law of the People's Republic of China, art. 21(3)": "Cybersecurity Law of the People's Republic of China||21.0.3",
		"Order 745 Article 10": "Order 745||10.0.0", "Order 745 10": "Order 745||10.0.0", "draft 34": "draft||34.0.0", "draft Article 18": "draft||18.0.0",
		"CII Regulations Article 2": "CII Regulations||2.0.0", "CII draft (2017) Art. 18": "CII draft|2017|18.0.0",
		"Article 37 of the CSL": "CSL||37.0.0", "Article 37 of the Cybersecurity Law": "Cybersecurity Law||37.0.0", "Article 37 of CSL": "CSL||37.0.0",
		"Article 37 of the CSL (2017)": "CSL|2017|37.0.0", "Article 18 of the 2017 draft": "draft|2017|18.0.0", "art 37 csl": "csl||37.0.0",
		"paragraph 2 of Article 48 of the CSL": "CSL||48.2.0",
		// Chinese
		"第三十七条": "||37.0.0", "第37条": "||37.0.0", "第 37 条": "||37.0.0", "第３７条": "||37.0.0", "37条": "||37.0.0", "三十七条": "||37.0.0", "第三十七條": "||37.0.0",
		"第三十七条第一款": "||37.1.0", "第六十九条第二项": "||69.0.2", "第六十九条第（二）项": "||69.0.2", "第二十二条第一款第（二）项": "||22.1.2",
		"第22条第1款第2项": "||22.1.2", "22条1款2项": "||22.1.2", "第二十二条 第一款 第二項": "||22.1.2",
		"第十条": "||10.0.0", "第十九条": "||19.0.0", "第二十条": "||20.0.0", "第一百条": "||100.0.0", "第一百零五条": "||105.0.0", "第一百〇五条": "||105.0.0",
		"第一〇五条": "||105.0.0", "第一百一十条": "||110.0.0", "第一百十五条": "||115.0.0", "第两百三十四条": "||234.0.0", "第九百九十九条": "||999.0.0", "第三七条": "||37.0.0",
		"网安法37条": "网安法||37.0.0", "网安法第37条": "网安法||37.0.0", "网安法 37": "网安法||37.0.0", "网安法37": "网安法||37.0.0", "网络安全法第三十七条": "网络安全法||37.0.0",
		"《网络安全法》第三十七条第一款": "网络安全法||37.1.0", "《网络安全法》（2017年）第二十一条第一款第三项": "网络安全法|2017|21.1.3",
		"网络安全法（2017）第21条": "网络安全法|2017|21.0.0", "网安法 2017年第37条": "网安法|2017|37.0.0", "网安法2017年 第三十七条": "网安法|2017|37.0.0",
		"CSL 2017年 Art. 37": "CSL|2017|37.0.0", "网安法2017年": "", "网安法 2017年 37条": "网安法|2017|37.0.0", "中华人民共和国网络安全法第七十六条": "中华人民共和国网络安全法||76.0.0", "第37条 网安法": "网安法||37.0.0",
		"CSL第37条": "CSL||37.0.0", "CSL 37条": "CSL||37.0.0",
		// not one citation
		"37": "", "": "", "CSL": "", "Article": "", "Article 0": "", "CSL 0": "", "Article 21 and 22": "", "Articles 21 and 22": "", "Articles 8-11": "",
		"Order 745": "", "CSL 2017-06-01": "", "CSL 10,000": "", "Article 21 network": "", "network logs": "", "第条": "", "第一款": "", "GDPR Article 33": "",
		"Article 12345": "", "第一百二十条之一": "", "第一百一条": "", "第十百条": "", "第〇条": "", "第一百零十条": "", "Article 21-1": "", "csl@2017/art_21x": "", "21st": "",
	} {
		c, ok := Parse(s, names)
		got := ""
		if ok {
			got = brief(c)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestCitationsAreFoundInRunningText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"See Article 21 and Article 22 ¶1.", "Article 21=||21.0.0; Article 22 ¶1=||22.1.0"},
		{"Articles 33, 34 and 36 apply", "Articles 33=||33.0.0; 34=||34.0.0; 36=||36.0.0"},
		{"Articles 33, 34, and 36", "Articles 33=||33.0.0; 34=||34.0.0; 36=||36.0.0"},
		{"Articles 8 to 11", "Articles 8=||8.0.0; 11=||11.0.0"},
		{"Articles 8-11, 15", "Articles 8=||8.0.0; 11=||11.0.0; 15=||15.0.0"},
		{"Articles 8 – 11", "Articles 8=||8.0.0; 11=||11.0.0"},
		{"Art. 8–11", "Art. 8=||8.0.0; 11=||11.0.0"},
		{"Articles 22 ¶1, 27 and 59 ¶¶1-2", "Articles 22 ¶1=||22.1.0; 27=||27.0.0; 59 ¶¶1=||59.1.0; 2=||59.2.0"},
		{"Article 22 ¶1 and ¶2, within", "Article 22 ¶1=||22.1.0; ¶2=||22.2.0"},
		{"Article 21(1), (3) and (4)", "Article 21(1)=||21.0.1; (3)=||21.0.3; (4)=||21.0.4"},
		{"Article 22, paragraphs 1 and 2", "Article 22, paragraphs 1=||22.1.0; 2=||22.2.0"},
		{"Article 69 items 1 to 3", "Article 69 items 1=||69.0.1; 3=||69.0.3"},
		{"Article 22, 30 days later", "Article 22=||22.0.0"},
		{"Article 8 to 11 people", "Article 8=||8.0.0"},
		{"under Articles 5 and 30 days", "Articles 5=||5.0.0"},
		{"Articles 59 and 10,000 yuan", "Articles 59=||59.0.0"},
		{"CSL Articles 59 and 60", "CSL Articles 59=CSL||59.0.0; 60=CSL||60.0.0"},
		{"draft Article 18, CSL Article 31, Order 745 Article 10", "draft Article 18=draft||18.0.0; CSL Article 31=CSL||31.0.0; Order 745 Article 10=Order 745||10.0.0"},
		{"the CSL’s Article 21, CSL 37 and CSL (2017) Art. 9", "CSL’s Article 21=CSL||21.0.0; CSL 37=CSL||37.0.0; CSL (2017) Art. 9=CSL|2017|9.0.0"},
		{"Articles 6 and 7 of the draft, and Article 31 of the CSL", "Articles 6=draft||6.0.0; 7=draft||7.0.0; Article 31=CSL||31.0.0"},
		{"Article 18 of the 2017 draft", "Article 18=draft|2017|18.0.0"},
		{"Cybersecurity Law (CSL) Article 3", "Article 3=CSL||3.0.0"},
		{"(see CSL (2017) Art. 3)", "CSL (2017) Art. 3=CSL|2017|3.0.0"},
		{"Article 21 of this Law, Article 3 of the Law and Article 5 of Chapter I", "Article 21=||21.0.0; Article 3=||3.0.0; Article 5=||5.0.0"},
		{"see (Article 21), [Art. 22]; “Article 23”", "Article 21=||21.0.0; Art. 22=||22.0.0; Article 23=||23.0.0"},
		{"违反本法第二十一条、第二十五条规定的", "第二十一条=||21.0.0; 第二十五条=||25.0.0"},
		{"网络安全法第四十条、第四十五条和第四十九条第一款的义务", "网络安全法第四十条=网络安全法||40.0.0; 第四十五条=网络安全法||45.0.0; 第四十九条第一款=网络安全法||49.1.0"},
		{"第四十一条至四十三条", "第四十一条=||41.0.0; 四十三条=||43.0.0"},
		{"第二十二条第一款、第二款和第六十条第一项、第二项", "第二十二条第一款=||22.1.0; 第二款=||22.2.0; 第六十条第一项=||60.0.1; 第二项=||60.0.2"},
		{"第八条和三项措施", "第八条=||8.0.0"},
		{"第三十七条三项要求", "第三十七条=||37.0.0"},
		{"《网络安全法》第三十七条", "《网络安全法》第三十七条=网络安全法||37.0.0"},
		{"《网络安全法》2017年第三十七条", "《网络安全法》2017年第三十七条=网络安全法|2017|37.0.0"},
		{"csl@2017-06-01/art_76__para_1__point_5 says", "csl@2017-06-01/art_76__para_1__point_5=csl|2017-06-01|76.1.5"},
		{"a—CSL Article 3—b", "CSL Article 3=CSL||3.0.0"},
		{"Article\u00a021\nand\r\nArticle 22", "Article\u00a021=||21.0.0; Article 22=||22.0.0"},
		{"\xff Article 3 \xfe", "Article 3=||3.0.0"},
		// Not citations.
		{"37 operators, 10,000 to 100,000 yuan, 6 months, 2017-06-01", ""},
		{"CSL 10,000 yuan, CSL 2017, CSL 2017-06-01, CSL 1 June 2017, CSL 34/36, CSL 3.5, CSL 5%, CSL 10:30", ""},
		{"the draft 11 April 2017, this draft 3 times, the CSL, 37 operators, the CSL’s 79 articles", ""},
		{"Order 745, Order 7451 Article", ""},
		{"XCSL 37, CSLX 37, CSL37, post-CSL 37, CSL-37", ""},
		{"https://example.org/CSL 37 https://example.org/article 21 x/csl@2017-06-01/art_21.html a.csl 37", ""},
		{"the state of the art 20 years ago, particle 5, articles, Article 21st, Article 3.5, Article IV", ""},
		{"Article 7 of the Civil Code, Articles 3 and 4 of the Criminal Law, Article 42 of the 2016 text", ""},
		{"Article 3 of the Law on Lawyers, Article 3 of that law, Article 3 of the GDPR", ""},
		{"GDPR Article 33, GDPR (2016) Article 3, Criminal Law Article 286, Order 33 Article 10, Order No. 33 Article 10", ""},
		{"《民法典》第三条，刑法第二百八十六条，数据出境管理规定第三条，网络安全法实施条例第三条，该法第五条", ""},
		{"第一百二十条之一，共37条，第一款，第二项，37条", ""},
		{"Article 21-1", ""},
	} {
		var got []string
		for _, f := range Find(c.text, names) {
			got = append(got, c.text[f.Start:f.End]+"="+brief(f))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestAReaderReadsManyTextsAsOneCallReadsEach(t *testing.T) {
	r := Names(names)
	for _, s := range []string{"CSL 37", "Article 21 of the draft", "see GDPR Article 33", ""} {
		if got, want := fmt.Sprint(r.Find(s)), fmt.Sprint(Find(s, names)); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
		got, ok := r.Parse(s)
		want, known := Parse(s, names)
		if got != want || ok != known {
			t.Errorf("%q: %v %v, want %v %v", s, got, ok, want, known)
		}
	}
}

func TestAWrittenCitationIsReadAsTheSamePlace(t *testing.T) {
	for _, c := range []struct {
		c    Citation
		want string
	}{
		{Citation{Article: 37}, "Art. 37"},
		{Citation{Article: 21, Item: 3}, "Art. 21(3)"},
		{Citation{Article: 22, Paragraph: 1, Item: 2}, "Art. 22 ¶1(2)"},
		{Citation{Instrument: "CSL", Version: "2017", Article: 21}, "CSL (2017) Art. 21"},
		{Citation{Instrument: "CSL", Version: "2017-06-01", Article: 21}, "CSL (2017-06-01) Art. 21"},
		{Citation{Instrument: "csl", Version: "2017-06-01", Article: 21, Paragraph: 1, Item: 3}, "csl@2017-06-01/art_21__para_1__point_3"},
		{Citation{Instrument: "网安法", Article: 21, Paragraph: 1}, "网安法 Art. 21 ¶1"},
	} {
		if got := c.c.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
		back, ok := Parse(c.c.String(), names)
		if !ok || brief(back) != brief(c.c) {
			t.Errorf("%q is read as %s, %v", c.want, brief(back), ok)
		}
	}
}

func TestLongTextIsReadInOneGo(t *testing.T) {
	for _, piece := range []string{"Article ", "Articles 1, ", "CSL ", "(", "第", " ", "第一条、", "csl@", "一", "9", "a-", "Article 1 of the ", "paragraph 1 of "} {
		Find(strings.Repeat(piece, 200_000/len(piece)), names)
	}
}
