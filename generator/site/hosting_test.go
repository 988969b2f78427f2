package site_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"legible/generator/site"
)

// TestTheDocumentedServersSendOurHeaders compares the files of docs/hosting
// with the headers of the program, so that there is one source.
func TestTheDocumentedServersSendOurHeaders(t *testing.T) {
	forms := map[string]func(name, value string) string{
		"nginx.conf": func(name, value string) string { return "    add_header " + name + ` "` + value + `" always;` },
		"Caddyfile":  func(name, value string) string { return "\t\t" + name + ` "` + value + `"` },
	}
	for file, form := range forms {
		text := documented(t, file)
		_, ours, found := strings.Cut(text, "# From the program:")
		if !found {
			t.Fatalf("%s does not say which headers are the program's", file)
		}
		_, ours, _ = strings.Cut(ours, "\n")
		for _, h := range site.HeaderList(site.Public) {
			line := form(h[0], h[1])
			if !strings.HasPrefix(ours, line+"\n") {
				t.Fatalf("%s: want\n%s\ngot\n%s", file, line, strings.SplitN(ours, "\n", 2)[0])
			}
			ours = ours[len(line)+1:]
		}
		if rest := strings.TrimSpace(strings.SplitN(ours, "\n", 2)[0]); rest != "}" {
			t.Errorf("%s sends a header more: %s", file, rest)
		}
	}
}

func TestTheDocumentedPolicyOfCloudFrontIsOurs(t *testing.T) {
	var policy struct {
		SecurityHeadersConfig struct {
			ContentSecurityPolicy struct{ ContentSecurityPolicy string }
			FrameOptions          struct{ FrameOption string }
			ReferrerPolicy        struct{ ReferrerPolicy string }
			ContentTypeOptions    *struct{ Override bool }
		}
		CustomHeadersConfig struct {
			Quantity int
			Items    []struct{ Header, Value string }
		}
	}
	if err := json.Unmarshal([]byte(documented(t, "cloudfront.json")), &policy); err != nil {
		t.Fatal(err)
	}
	s := policy.SecurityHeadersConfig
	got := map[string]string{
		"Content-Security-Policy": s.ContentSecurityPolicy.ContentSecurityPolicy,
		"X-Frame-Options":         s.FrameOptions.FrameOption,
		"Referrer-Policy":         s.ReferrerPolicy.ReferrerPolicy,
	}
	if s.ContentTypeOptions != nil {
		got["X-Content-Type-Options"] = "nosniff" // the only value it has
	}
	for _, item := range policy.CustomHeadersConfig.Items {
		got[item.Header] = item.Value
	}
	if n := policy.CustomHeadersConfig; n.Quantity != len(n.Items) {
		t.Errorf("%d headers are said to be %d", len(n.Items), n.Quantity)
	}
	want := site.HeaderList(site.Public)
	for _, h := range want {
		if got[h[0]] != h[1] {
			t.Errorf("%s is %q, want %q", h[0], got[h[0]], h[1])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d headers, want %d", len(got), len(want))
	}
}

func documented(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile("../../docs/hosting/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTheGuideNamesWhatAnInternalSiteAdds(t *testing.T) {
	added := site.HeaderList(site.Team)[len(site.HeaderList(site.Public)):]
	if len(added) == 0 {
		t.Error("an internal site adds no header")
	}
	for _, h := range added {
		if !strings.Contains(documented(t, "README.md"), h[0]+": "+h[1]) {
			t.Errorf("docs/hosting/README.md does not name %s: %s", h[0], h[1])
		}
	}
}
