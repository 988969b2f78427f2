package page

import (
	"strings"

	"legible/generator/law"
)

// sized joins a fine and its size: "fine of 10 to 20 yuan", "fine up to 20 yuan".
func (b *builder) sized(what, size string) string {
	if size == "" {
		return what
	}
	for _, bound := range []string{"up to ", "from ", "of ", "for "} {
		if strings.HasPrefix(size, bound) {
			return b.say("sized/bound", what, size)
		}
	}
	return b.say("sized/amount", what, size)
}

// ownWords takes away the law’s own words that stand beside ours.
var ownWords = strings.NewReplacer(" (立即)", "", " (及时)", "", " (同步)", "")

// due is the deadline of a duty, which has one. The law's own word stands beside
// ours only where its Chinese wording was read.
func (b *builder) due(o *law.Obligation) (phrase, anchor string) {
	phrase, anchor = b.deadline(o.Deadline)
	if o.Verification.Rank() > 0 {
		phrase = ownWords.Replace(phrase)
	}
	return phrase, anchor
}
