package folio

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestATeamsFileTakesThePlaceOfTheThemes(t *testing.T) {
	theme, err := Over(fstest.MapFS{
		"README.md":                          {Data: []byte("ours")},
		"layouts/_partials/footer.html":      {Data: []byte("our foot")},
		"layouts/_partials/imprint.html":     {Data: []byte("our own")},
		"layouts/_partials/.footer.html.swp": {Data: []byte("an editor's")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"layouts/_partials/footer.html": "our foot", "layouts/_partials/imprint.html": "our own"} {
		if got, err := fs.ReadFile(theme, name); err != nil || string(got) != want {
			t.Errorf("%s holds %q: %v", name, got, err)
		}
	}
	own, _ := fs.ReadFile(FS, "layouts/_partials/header.html")
	if got, err := fs.ReadFile(theme, "layouts/_partials/header.html"); err != nil || string(got) != string(own) {
		t.Errorf("the theme's header is lost: %v", err)
	}
	seen := map[string]int{}
	err = fs.WalkDir(theme, "layouts", func(name string, d fs.DirEntry, err error) error {
		seen[name]++
		return err
	})
	if err != nil || seen["layouts/_partials/footer.html"] != 1 || seen["layouts/_partials/imprint.html"] != 1 || seen["layouts/front.html"] != 1 || seen["layouts/_partials/.footer.html.swp"] != 0 {
		t.Errorf("a walk sees %v: %v", seen, err)
	}
}

func TestAFolderThatWouldHaveNoEffectIsRefused(t *testing.T) {
	for name, dir := range map[string]fstest.MapFS{
		"empty":               {},
		"only hidden":         {".git/config": {}},
		"partials at the top": {"layouts/front.html": {}, "_partials/footer.html": {}},
		"a file named so":     {"layouts": {}},
		"a whole theme":       {"layouts/front.html": {}, "hugo.toml": {}},
	} {
		if _, err := Over(dir); !errors.Is(err, ErrTheme) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
