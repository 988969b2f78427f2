package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// pageKinds are one page of each kind.
var pageKinds = []string{
	"index.html", "instruments/index.html", "instruments/csl/index.html", "instruments/csl/2017-06-01/index.html",
	"instruments/csl/2017-06-01/chp_3.html", "instruments/csl/2017-06-01/art_21.html", "instruments/csl/2017-06-01/art_59.html",
	"instruments/cii-regulations-draft-2017/2017-07-11/art_18.html", "instruments/cii-regulations-2021/2021-09-01/art_9.html",
	"instruments/csl/2026-01-01/print.html", "instruments/csl/2026-01-01/map.html",
	"instruments/csl/2026-01-01/art_61.html", "instruments/csl/2026-01-01/concordance.html", "instruments/cii-regulations-draft-2017/2017-07-11/outcomes.html",
	"compare/csl-2017-06-01-art_59--csl-2026-01-01-art_61.html", "penalties/index.html", "deadlines/index.html", "timeline/index.html", "coverage/index.html",
	"obligations/index.html", "obligations/index.html#bearer=cii-operator&sort=-penalty", "obligations/index.html#q=nothing+has+these+words",
	"obligations/matrix.html", "actors/index.html", "actors/network-operator.html", "authorities/index.html", "authorities/cac.html",
	"topics/index.html", "topics/incidents.html",
	"terms/index.html", "terms/network-operator.html", "decisions/index.html", "decisions/cii-scope/index.html",
	"decisions/cii-scope/a1.html", "decisions/cii-scope/outcome-a-kii.html", "decisions/cii-scope/walk.html", "decisions/procurement/walk.html", "open-questions/index.html", "sources/index.html",
	"about.html", "method.html", "disclaimer.html", "search/index.html", "docs/diagnostics.html", "404.html",
	"zh/index.html", "zh/instruments/csl/2026-01-01/art_23.html", "zh/instruments/cii-regulations-draft-2017/2017-07-11/art_18.html",
	"zh/obligations/index.html", "zh/penalties/index.html", "zh/decisions/cii-scope/index.html", "zh/decisions/cii-scope/a1.html", "zh/search/index.html",
}

func TestEveryPageKindIsAccessible(t *testing.T) { accessible(t, builtSite(t), pageKinds) }

// accessible holds pages of a site to axe, in two widths and two schemes.
func accessible(t *testing.T, dir string, names []string) {
	t.Helper()
	axe := axeScript(t)
	base := hosted(t, dir)
	parent := browser(t)
	for _, width := range []int64{390, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(fmt.Sprintf("%d %s", width, scheme), func(t *testing.T) {
				t.Parallel() // each in a tab of its own
				tb := newTab(t, parent)
				tb.look(t, width, scheme)
				for _, name := range names {
					tb.open(t, base+name)
					tb.clean(t, base)
					for _, v := range violations(t, tb, axe) {
						t.Errorf("%s: %s", name, v)
					}
				}
			})
		}
	}
}

// axeScript is the checker that violations runs in a page.
func axeScript(t *testing.T) string {
	t.Helper()
	axe, err := os.ReadFile(filepath.Join(repository, "test", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("axe-core is not installed: ./test.sh installs it: %v", err)
	}
	return string(axe)
}

// violations are what axe finds on the page as it stands, the size of targets
// among it, which it leaves out if it is not asked; and whether the page scrolls
// sideways.
func violations(t *testing.T, tb *tab, axe string) []string {
	t.Helper()
	do(t, tb, chromedp.Evaluate[chromedp.Void](axe))
	report := eval[string](t, tb, `axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(r => JSON.stringify(r.violations.map(v =>
		v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + n.failureSummary).join(" | "))))`)
	var found []string
	if err := json.Unmarshal([]byte(report), &found); err != nil {
		t.Fatal(err)
	}
	if eval[bool](t, tb, `document.documentElement.scrollWidth > document.documentElement.clientWidth`) {
		found = append(found, "it scrolls sideways")
	}
	return found
}

// searchCases are queries and the article that must come first, in the version
// in force on the corpus's day or earlier.
var searchCases = []struct{ query, want string }{
	{"network logs six months", "instruments/csl/2026-01-01/art_23.html"},
	{"真实身份信息", "instruments/csl/2026-01-01/art_26.html"},
	{"数据出境", "instruments/csl/2026-01-01/art_39.html"},
	{"CSL 37", "instruments/csl/2026-01-01/art_37.html"},
	{"第七十七条", "instruments/csl/2026-01-01/art_77.html"},
	{"CSL (2017) Art. 37", "instruments/csl/2017-06-01/art_37.html"},
}

// typeQuery opens the search dialog by its key and types.
func typeQuery(t *testing.T, tb *tab, query string) {
	t.Helper()
	do(t, tb, chromedp.WaitReady(chromedp.CSS("body")))
	// A key sent by the protocol types its character even where the page took
	// the key, so only the key's event is sent.
	eval[bool](t, tb, `document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}))`)
	do(t, tb, chromedp.WaitVisible(chromedp.CSS(`dialog[open] input`)))
	call(t, tb, input.InsertText, input.InsertTextParams{Text: query})
}

func TestAHitLeadsToThePageInTheReadersLanguage(t *testing.T) {
	base := hosted(t, builtSite(t))
	tb := newTab(t, browser(t))
	tb.open(t, base+"zh/instruments/csl/2017-06-01/art_1.html")
	typeQuery(t, tb, "真实身份信息")
	do(t, tb, chromedp.WaitVisible(chromedp.CSS(`dialog[open] [role=listbox][data-query="真实身份信息"] [role=option]`)))
	hit := eval[string](t, tb, `document.querySelector("dialog[open] [role=option]").href`)
	if want := base + "zh/instruments/csl/2026-01-01/art_26.html"; hit != want {
		t.Errorf("the first hit is %s, want %s", hit, want)
	}
	if text := eval[string](t, tb, `document.querySelector("dialog[open] .find-status").textContent`); !strings.Contains(text, "条结果") {
		t.Errorf("the dialog says %q", text)
	}
	tb.clean(t, base)
}

func TestSearchAnswersOnAWebServerAndFromAFolder(t *testing.T) {
	dir, parent := builtSite(t), browser(t)
	// A folder opened by double-click may lie anywhere.
	odd := filepath.Join(t.TempDir(), "site # 100% 网络")
	if err := os.CopyFS(odd, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	for name, base := range map[string]string{"web server": hosted(t, dir), "folder": fileURL(t, dir), "odd folder": fileURL(t, odd)} {
		t.Run(name, func(t *testing.T) {
			tb := newTab(t, parent)
			for _, c := range searchCases {
				tb.open(t, base+"instruments/csl/2017-06-01/art_1.html")
				typeQuery(t, tb, c.query)
				do(t, tb, chromedp.WaitVisible(chromedp.CSS(fmt.Sprintf(`dialog[open] [role=listbox][data-query=%q] [role=option]`, c.query))))
				href := eval[string](t, tb, `document.querySelector("dialog[open] [role=option]").href`)
				if !strings.HasSuffix(href, c.want) {
					t.Errorf("%q leads to %s, want …%s", c.query, href, c.want)
				}
				tb.clean(t, strings.SplitAfter(base, "://")[0])
			}
		})
	}
}

func TestEnterOpensTheFirstHitOfWhatIsTypedHoweverFast(t *testing.T) {
	tb := newTab(t, browser(t))
	base := fileURL(t, builtSite(t))
	for _, c := range searchCases {
		tb.open(t, base+"instruments/csl/2017-06-01/art_1.html")
		typeQuery(t, tb, c.query)
		do(t, tb, chromedp.KeyEvent(kb.Enter))
		at := ""
		for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			// While the page changes there may be nothing to ask.
			if now, err := chromedp.Run(tb.ctx, chromedp.Location()); err == nil && !strings.Contains(now, "art_1.html") {
				at = now
				break
			}
		}
		if path, _, _ := strings.Cut(at, "#"); !strings.HasSuffix(path, c.want) {
			t.Errorf("%q and Enter goes to %s, want …%s", c.query, at, c.want)
		}
		tb.clean(t, "file://")
	}
}

func TestTheSearchPageKeepsItsQueryInTheFragment(t *testing.T) {
	tb := newTab(t, browser(t))
	base := hosted(t, builtSite(t))
	tb.open(t, base+"search/index.html#q=logs")
	do(t, tb, chromedp.WaitVisible(chromedp.CSS(`[data-query="logs"] a.hit`)))
	if text := do(t, tb, chromedp.Text(chromedp.CSS("main"))); !strings.Contains(text, "Graded protection") {
		t.Errorf("the search page does not answer the query of its address:\n%s", text)
	}
	tb.clean(t, base)
}

// read returns what an element shows, whether in sight or not: a browser does not
// count as shown what it has not laid out yet.
func (tb *tab) read(t *testing.T, selector string) string {
	t.Helper()
	return eval[string](t, tb, `(() => {
		for (const row of document.querySelectorAll("tr")) row.style.contentVisibility = "visible";
		return document.querySelector("`+selector+`").innerText;
	})()`)
}

func TestTheSiteReadsWithoutScript(t *testing.T) {
	tb := newTab(t, browser(t))
	base := fileURL(t, builtSite(t))
	call(t, tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for name, want := range map[string]string{
		"index.html":                             "Cybersecurity Law",
		"instruments/csl/2017-06-01/art_21.html": "no less than 6 months",
		"obligations/index.html":                 "keep the related network logs",
		"obligations/matrix.html":                "CII operator",
		"authorities/cac.html":                   "Supervision and powers",
		"decisions/cii-scope/a1.html":            "Yes",
		"search/index.html":                      "script",
	} {
		tb.open(t, base+name)
		if text := tb.read(t, "main"); !strings.Contains(text, want) {
			t.Errorf("%s without script does not show %q", name, want)
		}
	}
}
