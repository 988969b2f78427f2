package brand

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Contrast is the ratio of two colours "#rrggbb" by WCAG 2: 1 to 21. It is NaN
// for anything else.
func Contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2: 0 to 1.
func luminance(hex string) float64 {
	r, g, b, ok := parse(hex)
	if !ok {
		return math.NaN()
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(part float64) float64 {
	c := part / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

// mix moves a colour towards another by a share from 0 to 1.
func mix(from, to string, share float64) string {
	r1, g1, b1, _ := parse(from)
	r2, g2, b2, _ := parse(to)
	part := func(a, b float64) int { return int(math.Round(a + (b-a)*share)) }
	return fmt.Sprintf("#%02x%02x%02x", part(r1, r2), part(g1, g2), part(b1, b2))
}

func parse(hex string) (r, g, b float64, ok bool) {
	v, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(hex) != 7 {
		return 0, 0, 0, false
	}
	return float64(v >> 16 & 0xff), float64(v >> 8 & 0xff), float64(v & 0xff), true
}
