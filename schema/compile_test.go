package schema

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestNothingIsLoadedFromDiskOrNetwork(t *testing.T) {
	for _, ref := range []string{"file:///etc/passwd", "https://example.org/schema.json", "other.schema.json", "../../../etc/hosts"} {
		c := jsonschema.NewCompiler()
		c.UseLoader(sealed{})
		if err := c.AddResource(base+"x.schema.json", map[string]any{"$ref": ref}); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Compile(base + "x.schema.json"); err == nil || !strings.Contains(err.Error(), "embedded ones only") {
			t.Errorf("%s: %v", ref, err)
		}
	}
}
