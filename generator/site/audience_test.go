package site_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"legible/generator/page"
	"legible/generator/site"
)

// publishFor puts a site for an audience into dir.
func publishFor(t *testing.T, dir string, audience site.Audience) error {
	t.Helper()
	p, err := site.Begin(dir, "corpus", audience)
	if err != nil {
		return err
	}
	defer func() { _ = p.Abort() }()
	if err := p.Write("index.html", []byte(audience)); err != nil {
		t.Fatal(err)
	}
	return p.Commit()
}

func TestASiteForOneAudienceNeverReplacesOneForAnother(t *testing.T) {
	for old, other := range map[site.Audience]site.Audience{site.Public: site.Team, site.Team: site.Public} {
		dir := filepath.Join(t.TempDir(), "site")
		if err := publishFor(t, dir, old); err != nil {
			t.Fatal(err)
		}
		if err := publishFor(t, dir, other); !errors.Is(err, site.ErrRefused) || !strings.Contains(err.Error(), "this is a") {
			t.Errorf("%s over %s: %v", other, old, err)
		}
		if got := read(t, filepath.Join(dir, "index.html")); got != string(old) {
			t.Errorf("%s was written over %s", got, old)
		}
		if err := publishFor(t, dir, old); err != nil {
			t.Errorf("%s over itself: %v", old, err)
		}
	}
}

func TestRollbackPutsNoInternalSiteInPlaceOfAPublicOne(t *testing.T) {
	parent := t.TempDir()
	dir, kept := filepath.Join(parent, "site"), filepath.Join(parent, ".legible-site.previous")
	for range 2 {
		if err := publishFor(t, dir, site.Team); err != nil {
			t.Fatal(err)
		}
	}
	aside := filepath.Join(parent, "aside")
	if err := errors.Join(os.Rename(kept, aside), os.RemoveAll(dir), publishFor(t, dir, site.Public), os.Rename(aside, kept)); err != nil {
		t.Fatal(err)
	}
	if err := site.Rollback(dir); !errors.Is(err, site.ErrRefused) {
		t.Errorf("got %v", err)
	}
	if got := read(t, filepath.Join(dir, "index.html")); got != string(site.Public) {
		t.Errorf("the %s site is in place", got)
	}
}

func TestPanelsReachTheirPageAndItsLawStaysAsItWas(t *testing.T) {
	p := page.Page{Path: "a.html", Layout: "thing", Title: "A", Data: map[string]any{"word": "law"}}
	in := site.Input{Title: "T", Pages: site.Of(p)}
	in.Internal = &site.Internal{Panels: map[string]map[string]any{"a.html": {"note": "ours"}}}
	if p.Data["team"] != nil {
		t.Fatal("a panel is in the data of its page")
	}
	out := map[string]string{}
	in.Files = given()
	theme := fstest.MapFS{
		"i18n/en.toml":       {Data: []byte("[word]\nother = \"word\"\n")},
		"layouts/thing.html": {Data: []byte(`{{ .Params.word }} {{ .Params.team.note }} {{ .Params.noindex }}`)},
	}
	if err := site.Render(t.Context(), theme, in, func(path string, data []byte) error { out[path] = string(data); return nil }); err != nil {
		t.Fatal(err)
	}
	if out["a.html"] != "law ours true" {
		t.Errorf("got %q", out["a.html"])
	}
	if p.Data["team"] != nil || len(p.Data) != 1 {
		t.Error("rendering changed the data of a page")
	}
}
