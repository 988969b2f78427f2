package check

import (
	"fmt"
	"strconv"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
)

// numbering: every article from 1 to the version's count is encoded or stands
// in a declared gap, no gap names an article that is there, and neither goes
// beyond the count.
func numbering(c *law.Corpus, list *diag.List) {
	for _, in := range c.Instruments {
		for _, v := range in.Versions {
			have := map[int]*law.Provision{}
			beyond := func(n int, at diag.Position) {
				if n > v.Articles {
					list.Add(diag.Diagnostic{
						Code: "number-beyond-count", Pos: at, Message: fmt.Sprintf("article %d goes beyond the %d articles of %s", n, v.Articles, v.Cited()),
						Notes: []diag.Note{{Pos: v.Pos, Message: "articles: is in this file"}},
						Hint:  "correct the number, or articles: if the version has more",
					})
				}
			}
			for _, p := range v.Provisions {
				have[p.Ordinal] = p
				beyond(p.Ordinal, p.Pos)
			}
			declared := map[int]bool{}
			for _, g := range v.Gaps {
				for _, n := range g.Numbers {
					declared[n] = true
					beyond(n, g.Pos)
					if p := have[n]; p != nil {
						list.Add(diag.Diagnostic{
							Code: "gap-filled", Pos: g.Pos, Message: fmt.Sprintf("article %d is declared missing and is encoded", n),
							Notes: []diag.Note{{Pos: p.Pos, Message: "encoded here"}},
							Hint:  "take the number out of the gap",
						})
					}
				}
			}
			var missing []int
			for n := 1; n <= v.Articles; n++ {
				if have[n] == nil && !declared[n] {
					missing = append(missing, n)
				}
			}
			if len(missing) > 0 {
				list.Add(diag.Diagnostic{
					Code: "numbering-gap", Pos: v.Pos,
					Message: fmt.Sprintf("%s has %d articles; not encoded and not declared: %s", v.Cited(), v.Articles, ranges(missing)),
					Hint:    "encode them, or declare them under gaps: with the reason",
				})
			}
		}
	}
}

// ranges writes ascending numbers as "1, 3-4, 6-17".
func ranges(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		part := strconv.Itoa(numbers[i])
		if j > i {
			part += "-" + strconv.Itoa(numbers[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
