package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// TestNothingMovesWhenAPageComesUp holds pages that their script changes, and one
// that is only read, against the browser's own account of what moved in sight
// without a reader having done anything.
func TestNothingMovesWhenAPageComesUp(t *testing.T) {
	parent, base := browser(t), hosted(t, builtSite(t))
	for _, name := range []string{
		registerPage, "zh/" + registerPage, "decisions/data-export/walk.html", "decisions/cii-scope/walk.html",
		"zh/decisions/cii-scope/walk.html", "instruments/csl/2026-01-01/art_23.html",
	} {
		for _, width := range []int64{390, 1280} {
			tb := newTab(t, parent)
			tb.look(t, width, "light")
			// A slow processor paints what is parsed before the script has come.
			call(t, tb, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4})
			call(t, tb, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
				globalThis.moved = [];
				new PerformanceObserver((list) => {
					for (const e of list.getEntries()) if (!e.hadRecentInput) moved.push({ by: e.value, what: e.sources.map((s) => s.node?.outerHTML?.slice(0, 80) ?? "").join(" ") });
				}).observe({ type: "layout-shift", buffered: true });
				// Two frames later, whatever the script of the page did is painted.
				addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => (globalThis.painted = true)))));`})
			tb.open(t, base+name)
			tb.until(t, `globalThis.painted === true`)
			if by := eval[float64](t, tb, `moved.reduce((sum, m) => sum + m.by, 0)`); by > 0.05 {
				t.Errorf("%s at %d pixels: %.3f moved:\n%s", name, width, by, eval[string](t, tb, `moved.map((m) => m.by + " " + m.what).join("\n")`))
			}
		}
	}
}
