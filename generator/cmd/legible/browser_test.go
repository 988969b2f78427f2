package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"legible/generator/site"
)

// browser starts Chromium. A machine without it fails the test: a site that was
// never opened was not tested.
func browser(t testing.TB) context.Context {
	t.Helper()
	var exe string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			exe = path
			break
		}
	}
	if exe == "" {
		t.Fatal("no Chromium on this machine: ./test.sh installs it")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(exe), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-background-networking", true),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// tab is one page with everything it complained about and asked for.
type tab struct {
	ctx      context.Context
	mu       sync.Mutex
	errors   []string
	requests []string
}

func newTab(t testing.TB, parent context.Context) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent)
	t.Cleanup(cancel)
	tb := &tab{ctx: ctx}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, tb.hear); err != nil {
		t.Fatal(err)
	}
	call(t, tb, network.Enable, network.EnableParams{})
	call(t, tb, runtime.Enable, cdp.Empty{})
	call(t, tb, cdplog.Enable, cdp.Empty{})
	return tb
}

func (tb *tab) hear(event any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if thrown := e.ExceptionDetails.Exception; thrown != nil { // a script that does not parse throws nothing
			text += " " + thrown.Description
		}
		tb.errors = append(tb.errors, text)
	case *runtime.EventConsoleAPICalled:
		if kind := string(e.Type); kind == "error" || kind == "warning" || kind == "assert" {
			for _, a := range e.Args {
				tb.errors = append(tb.errors, string(a.Value))
			}
		}
	case *cdplog.EventEntryAdded:
		if level := string(e.Entry.Level); level == "error" || level == "warning" {
			tb.errors = append(tb.errors, e.Entry.Text)
		}
	case *network.EventRequestWillBeSent:
		tb.requests = append(tb.requests, e.Request.URL)
	}
}

// call sends one protocol command.
func call[P, R any](t testing.TB, tb *tab, command cdp.Command[P, R], params P) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, time.Minute)
	defer cancel()
	if _, err := chromedp.Call(ctx, command, params); err != nil {
		t.Fatal(err)
	}
}

// do runs one action and returns its value.
func do[T any](t testing.TB, tb *tab, action chromedp.Action[T]) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, time.Minute)
	defer cancel()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// open loads a page.
func (tb *tab) open(t testing.TB, url string) {
	t.Helper()
	do(t, tb, chromedp.Navigate(url))
}

// eval runs JavaScript as the developer tools do, whatever the page's policy,
// and waits for a promise.
func eval[T any](t testing.TB, tb *tab, script string) T {
	t.Helper()
	return do(t, tb, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// look emulates a window of a width and a colour scheme.
func (tb *tab) look(t *testing.T, width int64, scheme string) {
	t.Helper()
	call(t, tb, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 500,
	})
	call(t, tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

// clean fails the test if the page complained, or asked for anything outside
// the addresses that begin with prefix.
func (tb *tab) clean(t *testing.T, prefix string) {
	t.Helper()
	tb.mu.Lock()
	defer tb.mu.Unlock()
	if len(tb.errors) > 0 {
		t.Errorf("the page complains: %v", tb.errors)
	}
	for _, url := range tb.requests {
		if !strings.HasPrefix(url, prefix) && !strings.HasPrefix(url, "data:") {
			t.Errorf("a request left for %s", url)
		}
	}
	tb.errors, tb.requests = nil, nil
}

// hosted serves the site under the path of its base URL, with the headers of its
// _headers.
func hosted(t *testing.T, dir string) string {
	t.Helper()
	files := http.StripPrefix("/csl", http.FileServer(http.Dir(dir)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, h := range site.HeaderList(site.Public) {
			w.Header().Set(h[0], h[1])
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/csl/"
}

// fileURL is the address of a folder opened by double-click.
func fileURL(t *testing.T, dir string) string {
	t.Helper()
	abs, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	return "file://" + strings.NewReplacer("%", "%25", "#", "%23", "?", "%3F", " ", "%20").Replace(filepath.ToSlash(abs)) + "/"
}
