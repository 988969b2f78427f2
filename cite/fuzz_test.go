package cite

import (
	"testing"
)

// FuzzParse: nothing panics, offsets lie within the text and in order, and
// what String writes is read as the same place.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"CSL (2017) Art. 21(3)", "Articles 33, 34 and 36 of the CSL", "第二十二条第一款第（二）项、第二款", "csl@2017-06-01/art_21__para_1__point_3",
		"《网络安全法》（2017年）第37条", "item 2 of paragraph 1 of Article 22", "Articles 8–11", "Order 745 10", "网安法37条", "CSL's Art.\u00a09 ¶¶1-2",
		"Cybersecurity  Law 3", "art_1", "\xffArticle 3\xfe", "ＣＳＬ　３７", "Article 18 of the 2017 draft",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		same := func(c Citation) {
			if c.Article < 1 || c.Article > 9999 || c.Paragraph < 0 || c.Item < 0 {
				t.Errorf("%q: %+v", s, c)
			}
			back, ok := Parse(c.String(), names)
			if !ok || brief(back) != brief(c) {
				t.Errorf("%q: %q is read as %s, %v; want %s", s, c.String(), brief(back), ok, brief(c))
			}
		}
		if c, ok := Parse(s, names); ok {
			same(c)
			if c.Start != 0 || c.End != len(s) {
				t.Errorf("%q: offsets %d, %d", s, c.Start, c.End)
			}
		}
		end := 0
		for _, c := range Find(s, names) {
			same(c)
			if c.Start < end || c.End <= c.Start || c.End > len(s) {
				t.Fatalf("%q: offsets %d to %d after %d", s, c.Start, c.End, end)
			}
			end = c.End
		}
	})
}
