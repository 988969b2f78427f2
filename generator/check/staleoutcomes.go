package check

import (
	"fmt"

	"legible/generator/diag"
	"legible/generator/law"
)

// staleOutcomes: an outcome that rests on a draft or on law no longer in force
// tells the rule in force now, and that rule is in force.
func staleOutcomes(c *law.Corpus, list *diag.List) {
	for _, d := range c.Decisions {
		for _, o := range d.Outcomes {
			for _, ground := range o.Grounds {
				if ground.Provision.Version.Binding || (o.Now != nil && len(o.Now.Provisions) > 0 && o.Now.Text != "") {
					continue
				}
				list.Add(diag.Diagnostic{
					Code: "stale-outcome", Pos: o.Pos,
					Message: fmt.Sprintf("outcome %q rests on %s, which is not in force on %s, and tells no rule of now", o.ID, ground.Citation(), c.AsOf),
					Notes:   []diag.Note{{Pos: ground.Provision.Pos, Message: fmt.Sprintf("%s: %s", ground.Provision.Version.Cited(), ground.Provision.Version.Status)}},
					Hint:    "add now: {text: …, grounds: [the provision in force]}",
				})
				break
			}
			if o.Now == nil {
				continue
			}
			for _, ground := range o.Now.Provisions {
				if !ground.Provision.Version.Binding && !ground.Provision.Version.From.After(c.AsOf) {
					list.Add(diag.Diagnostic{
						Code: "stale-outcome", Pos: o.NowPos,
						Message: fmt.Sprintf("the now: of outcome %q rests on %s, which is not in force on %s", o.ID, ground.Citation(), c.AsOf),
						Notes:   []diag.Note{{Pos: ground.Provision.Pos, Message: "this one"}},
						Hint:    "name under now: a provision that is in force",
					})
				}
			}
		}
	}
}
