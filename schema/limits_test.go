package schema_test

import (
	"testing"
	"time"

	"legible/schema"
)

func TestAFileFullOfMistakesIsReportedInGoodTime(t *testing.T) {
	var articles []any
	for range 1000 {
		articles = append(articles, map[string]any{
			"nmber": "1", "text": []any{map[string]any{"en": " ", "tail": "x"}}, "sanctions": []any{map[string]any{"enforce": nil}},
		})
	}
	started := time.Now()
	issues := schema.Validate("articles", map[string]any{"articles": articles})
	if len(issues) < 6000 {
		t.Errorf("%d issues", len(issues))
	}
	if took := time.Since(started); took > 10*time.Second {
		t.Errorf("%d issues took %v", len(issues), took)
	}
}
