package page

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
)

// stepsOf are the pages of a decision's steps, by what each rests on and, after
// "duty ", by what is owed there: id of the article or duty, a space, page.
func stepsOf(c *law.Corpus) map[string]bool {
	found := map[string]bool{}
	for _, d := range c.Decisions {
		folder := path.Dir(d.URL) + "/"
		for _, q := range d.Questions {
			at := folder + q.ID + ".html"
			for _, n := range q.Grounds {
				found[n.Provision.URL+" "+at] = true
			}
			for _, a := range q.Answers {
				for _, o := range a.Duties {
					found["duty "+o.ID+" "+at] = true
				}
			}
		}
		for _, o := range d.Outcomes {
			at := folder + "outcome-" + o.ID + ".html"
			nodes := slices.Clone(o.Grounds)
			if o.Now != nil {
				nodes = append(nodes, o.Now.Provisions...)
			}
			for _, n := range nodes {
				found[n.Provision.URL+" "+at] = true
			}
			for _, duty := range o.Duties {
				found["duty "+duty.ID+" "+at] = true
			}
		}
	}
	return found
}

// linked are the pages that data links to, as paths of the site.
func linked(at string, d any) []string {
	var all []string
	switch v := d.(type) {
	case list:
		for _, item := range v {
			all = append(all, linked(at, item)...)
		}
	case data:
		for key, item := range v {
			if href, ok := item.(string); ok && key == "href" {
				all = append(all, path.Join(path.Dir(at), href))
			}
			all = append(all, linked(at, item)...)
		}
	}
	return all
}

func real() *law.Corpus {
	tree, _ := source.ReadFS(os.DirFS("../../content"), "content")
	asOf, _ := law.ParseDate("2026-11-21")
	corpus, _ := link.Link(tree, asOf)
	return corpus
}

func TestEveryArticleListsTheVeryStepsItGroundsAndNoOthers(t *testing.T) {
	want, got := stepsOf(real()), map[string]bool{}
	for _, p := range published() {
		if p.Layout != "article" {
			continue
		}
		for _, to := range linked(p.Path, p.Data["decisions"]) {
			if strings.HasSuffix(to, "/index.html") {
				continue // the decision itself
			}
			got[p.Path+" "+to] = true
			if !want[p.Path+" "+to] {
				t.Errorf("%s lists %s, which does not rest on it", p.Path, to)
			}
		}
	}
	for pair := range want {
		if !strings.HasPrefix(pair, "duty ") && !got[pair] {
			t.Errorf("%s is not listed", pair)
		}
	}
	if len(got) < 500 {
		t.Errorf("only %d steps were compared", len(got))
	}
}

func TestEveryDutyListsWhereItIsOwedAndEachOutcomeWhatIsOwed(t *testing.T) {
	c := real()
	register := published()["obligations/index.html"]
	listed := map[string]bool{}
	for _, g := range register.Data["groups"].(list) {
		rows, _ := g.(data)["rows"].(list)
		for _, r := range rows {
			row := r.(data)
			id, _ := row["dutyid"].(string)
			if id == "" {
				id = row["id"].(string)
			}
			for _, to := range linked(register.Path, row["decided"]) {
				listed["duty "+id+" "+to] = true
			}
		}
	}
	compared := 0
	for pair := range stepsOf(c) {
		if strings.HasPrefix(pair, "duty ") {
			compared++
			if !listed[pair] {
				t.Errorf("%s is not listed in the register", pair)
			}
		}
	}
	for _, d := range c.Decisions {
		for _, o := range d.Outcomes {
			p := published()[path.Dir(d.URL)+"/outcome-"+o.ID+".html"]
			to := linked(p.Path, p.Data["duties"])
			for _, duty := range o.Duties {
				if !slices.Contains(to, duty.URL) {
					t.Errorf("%s does not list %s", p.Path, duty.ID)
				}
			}
		}
	}
	if compared < 200 {
		t.Errorf("only %d duties were compared", compared)
	}
}

func TestADutyNamesTheQuestionsThatItsOwnParagraphGrounds(t *testing.T) {
	for _, g := range published()["obligations/index.html"].Data["groups"].(list) {
		rows, _ := g.(data)["rows"].(list)
		for _, r := range rows {
			row := r.(data)
			if row["id"] != "cii-draft-test-yearly" {
				continue
			}
			use := row["decided"].(data)["rows"].(list)[0].(data)
			var asked []string
			for _, q := range use["questions"].(list) {
				asked = append(asked, path.Base(q.(data)["href"].(string)))
			}
			if got := strings.Join(asked, " "); got != "ht4.html ht5.html ht6.html" { // draft Article 28 ¶2, not ¶1
				t.Errorf("it is asked about in %s", got)
			}
			return
		}
	}
	t.Error("the register has no such duty")
}
