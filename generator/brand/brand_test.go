package brand

import (
	"fmt"
	"io/fs"
	"math"
	"strings"
	"testing"

	"legible/themes/folio"
)

func TestEveryPairOfTheThemeIsReadable(t *testing.T) {
	for _, s := range []Scheme{Light, Dark} {
		set := own(s)
		for _, p := range pairs {
			for _, name := range strings.Fields(p.over + " " + p.on) {
				if _, _, _, ok := parse(set[name]); !ok {
					t.Errorf("%s: token %s is %q, want #rrggbb", s, name, set[name])
				}
			}
		}
		for _, p := range measure(set) {
			t.Errorf("%s: %s on %s is %.2f:1, want at least %g", s, p.Over, p.On, p.Ratio, p.Least)
		}
	}
}

func TestTheTwoDarkSetsAreTheSame(t *testing.T) {
	wish, choice := block(`:root:not([data-theme="light"]) {`), block(`:root[data-theme="dark"] {`)
	if a, b := fmt.Sprint(wish), fmt.Sprint(choice); a != b || len(wish) == 0 {
		t.Errorf("the system's dark set and the chosen one differ:\n%s\n%s", a, b)
	}
}

func TestTheThemesOwnAccentChangesNothing(t *testing.T) {
	if css := CSS(strings.ToUpper(own(Light)["accent"]), ""); css != "" {
		t.Errorf("got %s", css)
	}
}

func TestAnAccentBringsEveryTokenThatFollowsFromIt(t *testing.T) {
	css := CSS("#1a4f8b", "#8fb8e8")
	for _, want := range []string{":root {\n--accent: #1a4f8b;", "--heat-5:", "--on-accent: #ffffff;", "--seal:", "--wash:", "--line:", `:root[data-theme="dark"] {` + "\n--accent: #8fb8e8;", `:root:not([data-theme="light"])`} {
		if !strings.Contains(css, want) {
			t.Errorf("no %q in\n%s", want, css)
		}
	}
	if p := append(Unreadable(Light, "#1a4f8b"), Unreadable(Dark, "#8fb8e8")...); len(p) > 0 {
		t.Errorf("hard to see: %v", p)
	}
}

// Whatever a team likes, the colour it is offered instead can be read.
func TestTheNearestColourCanBeRead(t *testing.T) {
	for r := 0; r < 256; r += 51 {
		for g := 0; g < 256; g += 51 {
			for b := 0; b < 256; b += 51 {
				liked := fmt.Sprintf("#%02x%02x%02x", r, g, b)
				for _, s := range []Scheme{Light, Dark} {
					if p := Unreadable(s, Nearest(s, liked)); len(p) > 0 {
						t.Errorf("%s, %s: %s is offered: %v", s, liked, Nearest(s, liked), p[0])
					}
				}
			}
		}
	}
	if got := Nearest(Light, "#1a4f8b"); got != "#1a4f8b" {
		t.Errorf("a colour that can be read is changed to %s", got)
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#ffffff", "#ffffff", 1}} {
		if got := Contrast(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s is %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestTheIconTakesATeamsColourAndSign(t *testing.T) {
	own, err := fs.ReadFile(folio.FS, "assets/img/favicon.svg")
	if err != nil {
		t.Fatal(err)
	}
	if got := Icon(own, "", ""); string(got) != string(own) {
		t.Errorf("the theme's own became %s", got)
	}
	if got := string(Icon(own, "#1A4F8B", "none")); !strings.Contains(got, `fill="#1a4f8b"`) || !strings.Contains(got, "<path") {
		t.Errorf("in another colour it is %s", got)
	}
	for sign, want := range map[string]string{"安": ">安</text>", "&": ">&amp;</text>", "$": ">$</text>"} {
		if got := string(Icon(own, "", sign)); !strings.Contains(got, want) || strings.Contains(got, "<path") {
			t.Errorf("with %s it is %s", sign, got)
		}
	}
}
