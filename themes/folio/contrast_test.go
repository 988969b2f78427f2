package folio

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// pairs are the texts (at least 4.5:1) and the edges and marks (at least 3:1)
// that the theme puts on each ground. A new combination in a stylesheet belongs
// here.
var pairs = []struct {
	least    float64
	over, on string // tokens, separated by spaces
}{
	{4.5, "ink", "paper raised sunk wash ok-wash warn-wash gone-wash mark heat-1 heat-2 heat-3"},
	{4.5, "soft", "paper raised sunk wash ok-wash warn-wash gone-wash mark"},
	{4.5, "accent", "paper raised sunk wash gone-wash mark"},
	{4.5, "ok", "paper raised ok-wash sunk wash"},
	{4.5, "warn", "paper raised warn-wash sunk wash"},
	{4.5, "gone", "paper raised gone-wash sunk wash"},
	{4.5, "on-accent", "accent heat-4 heat-5"},
	{4.5, "paper", "ink"},
	{3, "edge", "paper raised sunk"},
	{3, "accent ok warn gone", "paper raised sunk"},
	{3, "seal", "paper"},
}

func TestEveryPairOfColoursIsReadable(t *testing.T) {
	for name, colours := range schemes(t) {
		worst := map[string]string{}
		ratios := map[string]float64{}
		for _, p := range pairs {
			for _, over := range strings.Fields(p.over) {
				for _, on := range strings.Fields(p.on) {
					r := contrast(t, colours, over, on)
					if r < p.least {
						t.Errorf("%s: %s on %s is %.2f:1, want at least %g", name, over, on, r, p.least)
					}
					if least, seen := ratios[over]; !seen || r < least {
						ratios[over], worst[over] = r, on
					}
				}
			}
		}
		for over, on := range worst {
			t.Logf("%s: worst of %s is %.1f on %s", name, over, ratios[over], on)
		}
	}
}

func TestTheTwoDarkSetsAreTheSame(t *testing.T) {
	wish, choice := block(t, `:root:not([data-theme="light"]) {`), block(t, `:root[data-theme="dark"] {`)
	delete(choice, "color-scheme")
	if a, b := fmt.Sprint(wish), fmt.Sprint(choice); a != b {
		t.Errorf("the system's dark set and the chosen one differ:\n%s\n%s", a, b)
	}
}

func schemes(t *testing.T) map[string]map[string]string {
	light := block(t, ":root {")
	dark := map[string]string{}
	for k, v := range light {
		dark[k] = v
	}
	for k, v := range block(t, `:root[data-theme="dark"] {`) {
		dark[k] = v
	}
	return map[string]map[string]string{"light": light, "dark": dark}
}

var declaration = regexp.MustCompile(`(?m)^\s*(?:--)?([a-z0-9-]+):\s*(.+);$`)

// block returns the declarations of the first rule with this selector.
func block(t *testing.T, selector string) map[string]string {
	t.Helper()
	css, err := FS.ReadFile("assets/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(css), selector)
	if !found {
		t.Fatalf("tokens.css has no rule %s", selector)
	}
	body, _, _ := strings.Cut(rest, "}")
	out := map[string]string{}
	for _, m := range declaration.FindAllStringSubmatch(body, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// contrast is the ratio of WCAG 2: 1 to 21.
func contrast(t *testing.T, colours map[string]string, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a, colours[a]), luminance(t, b, colours[b])
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(t *testing.T, name, hex string) float64 {
	t.Helper()
	v, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(hex) != 7 {
		t.Fatalf("token %s is %q, want #rrggbb", name, hex)
	}
	part := func(shift uint) float64 {
		c := float64(v>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
