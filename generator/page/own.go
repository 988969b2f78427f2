package page

// putOwn sets what a team's site.yaml says in the frame of every page: its sign
// and its words at the foot.
func (p place) putOwn(d data) {
	put(d, "seal", p.c.Site.Seal)
	put(d, "disclaimer", p.name(p.c.Site.Disclaimer))
	put(d, "footer", p.name(p.c.Site.Footer))
}
