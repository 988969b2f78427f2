package law

import "strings"

// Cite finds the place a citation means. Home is the version whose text the
// citation stands in, nil outside articles. Name is the instrument as written,
// "" for a bare "Article 21"; version is as written, "" when not. Numbers are 0
// where the citation does not go that deep.
//
// It returns nil when the citation names nothing in the corpus, and ambiguous
// when it could mean an article of more than one version or instrument.
func (c *Corpus) Cite(home *Version, name, version string, article, paragraph, item int) (node *Node, ambiguous bool) {
	var found []*Node
	for _, v := range c.CitedVersions(home, name, version) {
		for _, p := range v.Provisions {
			if p.Ordinal == article {
				found = append(found, c.part(p, paragraph, item))
			}
		}
	}
	if len(found) == 1 {
		return found[0], false
	}
	return nil, len(found) > 1
}

// Spellings returns every name under which readers cite the instrument.
func (in *Instrument) Spellings() []string {
	out := append([]string{in.ID, in.Title.En, in.Title.Zh, in.Short.En, in.Short.Zh}, in.Names...)
	kept := out[:0]
	for _, s := range out {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// CitedNames returns the spellings of every instrument, for a citation parser.
func (c *Corpus) CitedNames() []string {
	var out []string
	for _, in := range c.Instruments {
		out = append(out, in.Spellings()...)
	}
	return out
}

// CitedVersions returns the versions that a citation in text can be read as
// naming when article numbers are not looked at.
func (c *Corpus) CitedVersions(home *Version, name, version string) []*Version {
	if name == "" {
		if home == nil {
			return nil
		}
		return []*Version{home}
	}
	var out []*Version
	for _, in := range c.Instruments {
		if !in.named(name) {
			continue
		}
		for _, v := range in.Versions {
			if version == "" || v.ID == version || strings.HasPrefix(v.ID, version+"-") || strings.HasPrefix(v.Label.En, version+" ") {
				out = append(out, v)
			}
		}
	}
	return out
}

func (in *Instrument) named(name string) bool {
	for _, s := range in.Spellings() {
		if strings.EqualFold(s, name) {
			return true
		}
	}
	return false
}

// part returns the node for a paragraph and item of an article. An item without
// a paragraph is looked for in the only paragraph that has items. A part that
// is not there gives the article.
func (c *Corpus) part(p *Provision, paragraph, item int) *Node {
	if paragraph == 0 && item > 0 {
		for _, para := range p.Text {
			if len(para.Items) > 0 && paragraph > 0 {
				return &p.Node // two lists: which one is meant is not for us to guess
			}
			if len(para.Items) > 0 {
				paragraph = para.N
			}
		}
	}
	for _, para := range p.Text {
		if para.N != paragraph {
			continue
		}
		eid := para.EID
		if item > 0 && item <= len(para.Items) {
			eid = para.Items[item-1].EID
		}
		if node := c.Nodes[p.Instrument.ID+"@"+p.Version.ID+"/"+eid]; node != nil {
			return node
		}
	}
	return &p.Node
}
