package law

// ReferencesAround returns the typed references of a chapter's map: those that
// its articles make, and those that other articles of the same text make to
// them. What other texts say of them stands on the maps of those texts.
func (d *Division) ReferencesAround() []*Reference {
	inside := map[*Provision]bool{}
	for _, p := range d.Provisions {
		inside[p] = true
	}
	var out []*Reference
	for _, p := range d.Provisions {
		out = append(out, p.References...)
		for _, r := range p.Inbound {
			from := r.From.Provision
			if from.Version == d.Version && !inside[from] {
				out = append(out, r)
			}
		}
	}
	return out
}
