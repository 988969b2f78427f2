package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/rogpeppe/go-internal/txtar"
)

// until waits for an expression in the page to be true.
func until(t *testing.T, tb *tab, expression string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		// While the page changes there may be nothing to ask.
		if ok, err := chromedp.Run(tb.ctx, chromedp.Evaluate[bool]("Boolean("+expression+")")); err == nil && ok {
			return
		}
	}
	t.Fatalf("never true: %s\n%s", expression, eval[string](t, tb, `location.href + "\n" + document.querySelector("main").innerText.slice(0, 400)`))
}

// shownQuery is true once the list answers a query.
func shownQuery(query string) string {
	return fmt.Sprintf(`document.querySelector(".find-list")?.dataset.query === %q`, query)
}

// box is the expression of a filter's box.
func box(name, value string) string {
	return fmt.Sprintf(`document.querySelector('input[name=%q][value=%q]')`, name, value)
}

// total is the number that the status line says.
const total = `Number(document.querySelector(".find-status").textContent.match(/^\d+/) ?? -1)`

func press(t *testing.T, tb *tab, keys string, options ...chromedp.KeyOption) {
	t.Helper()
	do(t, tb, chromedp.KeyEvent(keys, options...))
}

func TestFiltersCountWhatTheyLeaveAndStandInTheAddress(t *testing.T) {
	dir, parent := builtSite(t), browser(t)
	odd := filepath.Join(t.TempDir(), "site # 100% 网络")
	if err := os.CopyFS(odd, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	for name, base := range map[string]string{"web server": hosted(t, dir), "odd folder": fileURL(t, odd)} {
		t.Run(name, func(t *testing.T) {
			tb := newTab(t, parent)
			tb.look(t, 1280, "light")
			tb.open(t, base+"search/index.html#q=network%20logs")
			until(t, tb, shownQuery("network logs"))
			all := eval[int](t, tb, total)
			for _, f := range [][2]string{{"binding", "yes"}, {"kind", "obligation"}, {"instrument", "csl@2017-06-01"}, {"actor", "network-operator"}} {
				of := box(f[0], f[1])
				want := eval[int](t, tb, `Number(`+of+`.closest("label").querySelector("b").textContent)`)
				if want < 1 || want > all {
					t.Fatalf("%v counts %d of %d", f, want, all)
				}
				eval[bool](t, tb, of+`.click(), true`)
				until(t, tb, fmt.Sprintf(`%s === %d`, total, want))
				until(t, tb, fmt.Sprintf(`new URLSearchParams(location.hash.slice(1)).get(%q) === %q`, f[0], f[1]))
				do(t, tb, chromedp.Evaluate[chromedp.Void](`history.back()`))
				until(t, tb, fmt.Sprintf(`%s === %d && !%s.checked`, total, all, of))
				do(t, tb, chromedp.Evaluate[chromedp.Void](`history.forward()`))
				until(t, tb, fmt.Sprintf(`%s === %d && %s.checked`, total, want, of))
				eval[bool](t, tb, `document.querySelector("[data-clear]").click(), true`)
				until(t, tb, fmt.Sprintf(`%s === %d && !%s.checked`, total, all, of))
			}
			// Another visit to the same address shows the same.
			tb.open(t, "about:blank")
			tb.open(t, base+"search/index.html#q=network%20logs&kind=term&asof=2018-01-01&binding=yes&view=flat")
			until(t, tb, shownQuery("network logs"))
			if !eval[bool](t, tb, box("kind", "term")+`.checked && `+box("binding", "yes")+`.checked && document.querySelector("[name=asof]").value === "2018-01-01" && document.querySelector("[name=view][value=flat]").checked`) {
				t.Error("the address does not bring its filters back")
			}
			tb.clean(t, strings.SplitAfter(base, "://")[0])
		})
	}
}

func TestAnAnsweredSearchIsAccessible(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(repository, "test", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("axe-core is not installed: ./test.sh installs it: %v", err)
	}
	base := hosted(t, builtSite(t))
	tb := newTab(t, browser(t))
	check := func(what string) {
		t.Helper()
		do(t, tb, chromedp.Evaluate[chromedp.Void](string(axe)))
		if found := eval[[]string](t, tb, `axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(r => r.violations.map(v => v.id + ": " + v.nodes[0].html.slice(0, 200) + " " + v.nodes[0].failureSummary))`); len(found) > 0 {
			t.Errorf("%s: %v", what, found)
		}
		if eval[bool](t, tb, `document.documentElement.scrollWidth > document.documentElement.clientWidth`) {
			t.Errorf("%s scrolls sideways", what)
		}
	}
	for _, width := range []int64{390, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			what := fmt.Sprintf("%d px, %s", width, scheme)
			tb.look(t, width, scheme)
			for _, hash := range []string{"#q=logs&kind=provision&binding=yes", "#q=logs&view=flat", "#q=encryptonomicon&actor=cac"} {
				tb.open(t, "about:blank")
				tb.open(t, base+"search/index.html"+hash)
				until(t, tb, shownQuery(eval[string](t, tb, `new URLSearchParams(location.hash.slice(1)).get("q")`)))
				eval[bool](t, tb, `document.querySelectorAll("form details").forEach(d => d.open = true), true`)
				check("search page, " + hash + ", " + what)
			}
			tb.open(t, base+"instruments/csl/2026-01-01/art_39.html")
			typeQuery(t, tb, "logs")
			until(t, tb, shownQuery("logs"))
			eval[bool](t, tb, `document.querySelector(".chip").click(), true`)
			press(t, tb, kb.ArrowDown)
			check("dialog, " + what)
		}
	}
}

func TestSearchingNeedsNoMouse(t *testing.T) {
	tb := newTab(t, browser(t))
	base := hosted(t, builtSite(t))
	tb.look(t, 1280, "light")

	// The dialog: chips by Tab and Space, hits by arrows, the focus stays in the field.
	tb.open(t, base+"instruments/csl/2026-01-01/art_39.html")
	typeQuery(t, tb, "network logs")
	until(t, tb, shownQuery("network logs"))
	all := eval[int](t, tb, total)
	press(t, tb, kb.Tab+kb.Tab+" ") // past Close, to the first chip
	until(t, tb, fmt.Sprintf(`document.activeElement.getAttribute("aria-pressed") === "true" && %s < %d`, total, all))
	press(t, tb, kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift))
	press(t, tb, kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift))
	press(t, tb, kb.ArrowDown+kb.ArrowDown+kb.ArrowUp)
	if got := eval[string](t, tb, `(a => a.matches("[role=combobox]") && document.getElementById(a.getAttribute("aria-activedescendant")).matches("[role=option][aria-selected=true]") ? a.getAttribute("aria-activedescendant") : a.outerHTML)(document.activeElement)`); got != "find-list-hit-0" {
		t.Errorf("the arrows lead to %s", got)
	}
	if href := eval[string](t, tb, `document.querySelector(".find-foot a").href`); !strings.HasSuffix(href, "search/index.html#q=network%20logs&binding=yes") {
		t.Errorf("all results are at %s", href)
	}
	press(t, tb, kb.Home)
	if at := eval[int](t, tb, `document.activeElement.selectionStart`); at != 0 {
		t.Errorf("Home goes to %d in the field", at)
	}
	press(t, tb, kb.Escape)
	until(t, tb, `!document.querySelector("dialog[open]")`)
	press(t, tb, "k", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	until(t, tb, `document.querySelector("dialog[open] input") === document.activeElement`)
	press(t, tb, kb.Escape)

	// The page: a filter by Tab and Space, a hit by ArrowDown and Enter.
	tb.open(t, base+"search/index.html")
	until(t, tb, `document.activeElement.matches("input[type=search]")`)
	call(t, tb, input.InsertText, input.InsertTextParams{Text: "network logs"})
	until(t, tb, shownQuery("network logs"))
	for range 12 {
		press(t, tb, kb.Tab)
		if eval[bool](t, tb, `document.activeElement === `+box("kind", "obligation")) {
			break
		}
	}
	press(t, tb, " ")
	until(t, tb, box("kind", "obligation")+`.checked && document.querySelectorAll(".find-group").length === 1 && document.activeElement === `+box("kind", "obligation"))
	eval[bool](t, tb, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}))`)
	until(t, tb, `document.activeElement.matches("input[type=search]")`)
	press(t, tb, kb.ArrowDown)
	until(t, tb, `document.activeElement.matches("a.hit")`)
	press(t, tb, kb.Enter)
	until(t, tb, `location.pathname.includes("/obligations/")`)
	tb.clean(t, base)
}

func TestSingleKeysCanBeSwitchedOffForGood(t *testing.T) {
	tb := newTab(t, browser(t))
	base := hosted(t, builtSite(t))
	tb.open(t, base+"about.html")
	press(t, tb, "?")
	until(t, tb, `document.querySelector("#help[open]")`)
	eval[bool](t, tb, `document.querySelector("[data-keys]").click(), document.querySelector("[data-help-close]").click(), true`)
	for _, page := range []string{"about.html", "method.html"} {
		tb.open(t, base+page)
		press(t, tb, "?/")
		if eval[bool](t, tb, `Boolean(document.querySelector("dialog[open]")) || document.querySelector("[data-search-open]").getAttribute("aria-keyshortcuts").includes("/")`) {
			t.Errorf("%s: a single key still opens a dialog, or is still announced", page)
		}
		press(t, tb, "k", chromedp.KeyModifiers(chromedp.ModifierCtrl))
		until(t, tb, `document.querySelector("#finder[open]")`)
	}
	tb.clean(t, base)
}

func TestComposingNeitherSearchesNorOpens(t *testing.T) {
	tb := newTab(t, browser(t))
	base := hosted(t, builtSite(t))
	tb.open(t, base+"search/index.html")
	until(t, tb, `document.activeElement.matches("input[type=search]") && `+shownQuery(""))
	for _, text := range []string{"s", "sh", "shu", "shu j", "shu ju"} {
		call(t, tb, input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: int64(len(text)), SelectionEnd: int64(len(text))})
	}
	// Enter takes the candidate: it is the input method's, not the page's.
	eval[bool](t, tb, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))`)
	eval[bool](t, tb, `new Promise(done => setTimeout(() => done(true), 400))`)
	if got := eval[string](t, tb, `location.hash + document.querySelector(".find-list").dataset.query + document.querySelector("input[type=search]").value`); got != "#shu ju" && got != "shu ju" {
		t.Errorf("while composing the page shows %q", got)
	}
	call(t, tb, input.InsertText, input.InsertTextParams{Text: "数据"})
	until(t, tb, shownQuery("数据"))
	tb.clean(t, base)
}

func TestHostileQueriesAreShownAsText(t *testing.T) {
	tb := newTab(t, browser(t))
	base := hosted(t, builtSite(t))
	tb.open(t, base+"search/index.html")
	for _, q := range []string{
		`<img src=x onerror=alert(1)>`, `"`, `"><script>alert(1)</script>`, "\u202eevil", `.*+?^${}()|[]\`, "__proto__", "constructor", "toString hasOwnProperty",
		"$& $1 $` $'", "{q}", "kind:", "-", "*", "&kind=term#q=x", "%E0%A4%A", strings.Repeat("logs 网络 ", 1250),
	} {
		eval[bool](t, tb, fmt.Sprintf(`location.hash = "#q=" + encodeURIComponent(%s), true`, quoted(q)))
		trimmed := strings.TrimSpace(q)
		until(t, tb, fmt.Sprintf(`document.querySelector(".find-list").dataset.query === %s`, quoted(trimmed)))
		if strings.Contains(eval[string](t, tb, `document.querySelector(".find-status").textContent`), "could not") {
			t.Errorf("%.40q breaks the search", q)
		}
		if eval[bool](t, tb, `Boolean(document.querySelector("main :is(img, script, iframe, b b)")) || document.documentElement.scrollWidth > document.documentElement.clientWidth`) {
			t.Errorf("%.40q becomes markup, or the page wider", q)
		}
	}
	if nothing := eval[string](t, tb, `location.hash = "#q=" + encodeURIComponent("<i>zzqq</i>"), new Promise(done => setTimeout(() => done(document.querySelector(".find-status").textContent), 500))`); !strings.Contains(nothing, "<i>zzqq</i>") {
		t.Errorf("the query is not repeated as it is: %s", nothing)
	}
	tb.clean(t, base)
}

func quoted(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}

func TestHostileContentIsFoundAsText(t *testing.T) {
	archive, err := txtar.ParseFile("../../link/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	const payload = `<img src=x onerror=alert(1)> </script><b>bold</b> __proto__ constructor`
	dir := t.TempDir()
	for _, f := range archive.Files {
		if f.Name == "diagnostics.txt" || strings.HasPrefix(f.Name, "want/") {
			continue
		}
		name := filepath.Join(dir, "content", f.Name)
		text := strings.NewReplacer("Duties of operators", "Duties "+payload, "A network operator must:", "A network operator must "+payload+":").Replace(string(f.Data))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	site := filepath.Join(dir, "public")
	if code := run([]string{"build", "--source", filepath.Join(dir, "content"), "--output", site}, nil, &out, &out); code != exitClean {
		t.Fatalf("build exits with %d:\n%s", code, out.String())
	}
	tb := newTab(t, browser(t))
	base := hosted(t, site)
	tb.open(t, base+"search/index.html#q="+url.QueryEscape("network operator constructor"))
	until(t, tb, `document.querySelector("a.hit")`)
	if shown := eval[string](t, tb, `document.querySelector(".find-list").textContent`); !strings.Contains(shown, "Duties "+payload) || !strings.Contains(shown, "<b>bold</b>") {
		t.Errorf("the content is not shown as it is:\n%s", shown)
	}
	if eval[bool](t, tb, `Boolean(document.querySelector("main :is(img, script, b b)"))`) {
		t.Error("the content becomes markup")
	}
	tb.clean(t, base)
}

func TestWithoutScriptTheSearchPageLeadsElsewhere(t *testing.T) {
	tb := newTab(t, browser(t))
	call(t, tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	tb.open(t, fileURL(t, builtSite(t))+"search/index.html")
	text := do(t, tb, chromedp.Text(chromedp.CSS("main")))
	for _, want := range []string{"Searching needs script", "Obligations", "Terms", "Decisions", "Cybersecurity Law of the People"} {
		if !strings.Contains(text, want) {
			t.Errorf("the search page without script lacks %q:\n%s", want, text)
		}
	}
	for _, no := range []string{"Filters", "In force on", "Or find it without"} {
		if strings.Contains(text, no) {
			t.Errorf("the search page without script shows %q", no)
		}
	}
}
