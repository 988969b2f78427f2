package search

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// chromium starts the browser once for all tests. A machine without it fails
// them: what was never run in a browser is not proven for one.
var chromium = sync.OnceValues(func() (context.Context, error) {
	var exe string
	var err error
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if exe, err = exec.LookPath(name); err == nil {
			break
		}
	}
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(exe), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("disable-background-networking", true),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	closeBrowser = func() { cancel(); stop() }
	return ctx, chromedp.Do(ctx)
})

var closeBrowser = func() {}

func TestMain(m *testing.M) {
	code := m.Run()
	closeBrowser()
	os.Exit(code)
}

// prelude loads shards as the site does, by script elements.
const prelude = `
const load = (name) => new Promise((resolve, reject) => {
  const s = document.createElement("script");
  s.src = name + ".js";
  s.onload = () => resolve();
  s.onerror = () => reject(new Error(name));
  document.head.append(s);
});
const input = (name) => inputs[name];
`

// runPage opens a folder as a page in Chromium, from file://, with its engine
// and inputs as classic scripts, runs a script, and decodes what it prints.
func runPage(t *testing.T, dir, script string, out any) {
	t.Helper()
	browser, err := chromium()
	if err != nil {
		t.Fatalf("this test needs Chromium, which did not start: the browser's search would go unproven: %v", err)
	}
	page := `<!doctype html><meta charset="utf-8"><title>test</title>`
	for _, name := range []string{"engine.js", "loader.js"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			page += `<script src="` + name + `"></script>`
		}
	}
	inputs, err := filepath.Glob(filepath.Join(dir, "*.json.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range inputs {
		page += `<script src="` + filepath.Base(name) + `"></script>`
	}
	put(t, dir, "page.html", []byte(page))
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	ctx, stop := context.WithTimeout(ctx, 5*time.Minute)
	defer stop()
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, "page.html"))}
	if _, err := chromedp.Run(ctx, chromedp.Navigate(address.String())); err != nil {
		t.Fatal(err)
	}
	script = `new Promise((resolve) => { const print = (v) => resolve(JSON.stringify(v));` + script + `})`
	data, err := chromedp.Run(ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("Chromium: %v", err)
	}
	if err := json.NewDecoder(strings.NewReader(data)).Decode(out); err != nil {
		t.Fatalf("the page printed no JSON: %v\n%.500s", err, data)
	}
}
