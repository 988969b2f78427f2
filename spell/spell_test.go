package spell

import (
	"strings"
	"testing"
)

func TestNearestFindsSlipsAndNothingElse(t *testing.T) {
	keys := []string{"title", "text", "outcome", "goto", "en", "zh", "competent-department", "network-operator", "operator"}
	for word, want := range map[string]string{
		"titel": "title", "tittle": "title", "Title": "title", "outcom": "outcome", "gotto": "goto", "eng": "en",
		"tile": "title", "zzz": "", "description": "", "": "", "标题": "",
		"network-oprator": "network-operator", "operater": "operator", "operators": "operator",
		"competent-departments": "competent-department", "network": "", strings.Repeat("operator", 1000): "",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("Nearest(%.30q) = %q, want %q", word, got, want)
		}
	}
	if got := Nearest("aa", nil); got != "" {
		t.Errorf("nearest of nothing is %q", got)
	}
	Nearest(strings.Repeat("a", 1<<20), keys) // in no time
}
