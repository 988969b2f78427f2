package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const registerPage = "obligations/index.html"

// until waits for a condition on the page.
func (tb *tab) until(t *testing.T, condition string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if eval[bool](t, tb, condition) {
			return
		}
	}
	t.Fatalf("never true: %s\nshown: %s", condition, eval[string](t, tb, `document.querySelector("[data-shown]")?.textContent ?? ""`))
}

// settled waits until as many rows stand in the table as the page says are
// shown, and returns their ids in order.
func (tb *tab) settled(t *testing.T) []string {
	t.Helper()
	tb.until(t, `(() => {
		const said = document.querySelector("[data-shown] b")?.textContent.match(/\d+/)?.[0];
		return Number(said) === document.querySelectorAll("tbody:not([hidden]) > tr[data-force]:not([hidden])").length;
	})()`)
	return eval[[]string](t, tb, `[...document.querySelectorAll("tbody:not([hidden]) > tr[data-force]:not([hidden])")].map(r => r.id)`)
}

// ids are the rows that a condition on the variable r holds for, in order.
func (tb *tab) ids(t *testing.T, condition string) []string {
	t.Helper()
	return eval[[]string](t, tb, `[...document.querySelectorAll("tr[data-force]")].filter(r => `+condition+`).map(r => r.id)`)
}

func (tb *tab) hash(t *testing.T) string {
	t.Helper()
	return eval[string](t, tb, `location.hash`)
}

// pick changes a box as a click does.
func (tb *tab) pick(t *testing.T, name, value string) {
	t.Helper()
	eval[bool](t, tb, `document.querySelector("input[name=`+name+`][value=`+value+`]").click() === undefined`)
}

const (
	ofOperator = `r.dataset.bearer.split(" ").includes("cii-operator")`
	ofNetwork  = `r.dataset.bearer.split(" ").includes("network-operator")`
)

func TestTheRegisterIsNarrowedCountedAndKeptInItsAddress(t *testing.T) {
	parent, dir := browser(t), builtSite(t)
	for name, base := range map[string]string{"web server": hosted(t, dir), "folder": fileURL(t, dir)} {
		t.Run(name, func(t *testing.T) {
			tb := newTab(t, parent)
			tb.look(t, 1280, "light")
			tb.open(t, base+registerPage)
			all := tb.settled(t)
			number := func(facet, value string) int {
				return eval[int](t, tb, `Number(document.querySelector("input[name=`+facet+`][value=`+value+`]").closest("label").querySelector("b").textContent)`)
			}
			others := number("bearer", "network-operator")

			tb.pick(t, "bearer", "cii-operator")
			one := tb.settled(t)
			if want := tb.ids(t, ofOperator); !slices.Equal(one, want) || len(one) == 0 || len(one) == len(all) {
				t.Errorf("%d rows of CII operators are shown, want %d", len(one), len(want))
			}
			if n := number("bearer", "network-operator"); n != others {
				t.Errorf("choosing a bearer changed the number of another from %d to %d", others, n)
			}
			if n, want := number("force", "draft"), len(tb.ids(t, ofOperator+` && r.dataset.force === "draft"`)); n != want {
				t.Errorf("the number of drafts is %d, want %d", n, want)
			}

			tb.pick(t, "bearer", "network-operator")
			tb.pick(t, "force", "binding")
			two := tb.settled(t)
			if want := tb.ids(t, `(`+ofOperator+` || `+ofNetwork+`) && r.dataset.force === "binding"`); !slices.Equal(two, want) {
				t.Errorf("%d rows are shown for two bearers, want %d", len(two), len(want))
			}
			eval[bool](t, tb, `document.querySelector("[name=q]").focus() === undefined`)
			call(t, tb, input.InsertText, input.InsertTextParams{Text: "Network LOGS"})
			tb.until(t, `location.hash.includes("q=")`)
			words := tb.settled(t)
			if len(words) == 0 || len(words) >= len(two) {
				t.Errorf("the words leave %d of %d rows", len(words), len(two))
			}
			if h, want := tb.hash(t), "#bearer=cii-operator,network-operator&force=binding&q=Network%20LOGS"; h != want && h != strings.Replace(want, "cii-operator,network-operator", "network-operator,cii-operator", 1) {
				t.Errorf("the address keeps %q", h)
			}

			other := newTab(t, parent)
			other.look(t, 1280, "light")
			other.open(t, base+registerPage+tb.hash(t))
			if again := other.settled(t); !slices.Equal(again, words) {
				t.Errorf("the address restores %v, not %v", again, words)
			}
			if !eval[bool](t, other, `document.querySelector("[value=cii-operator]").checked && document.querySelector("[name=q]").value === "Network LOGS"`) {
				t.Error("the address does not restore the form")
			}

			eval[bool](t, tb, `document.querySelector("[data-clear]").click() === undefined`)
			if back := tb.settled(t); !slices.Equal(back, all) || tb.hash(t) != "" {
				t.Errorf("cleared, %d of %d rows are shown at %q", len(back), len(all), tb.hash(t))
			}
			tb.clean(t, strings.SplitAfter(base, "://")[0])
			other.clean(t, strings.SplitAfter(base, "://")[0])
		})
	}
}

func TestTheRegisterSaysWhenNothingMatchesAndLeadsBack(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.open(t, fileURL(t, builtSite(t))+registerPage+"#q=nothing+has+these+words")
	tb.until(t, `!document.querySelector("[data-empty]").hidden && document.querySelector("[data-rows]").checkVisibility() === false`)
	eval[bool](t, tb, `document.querySelector("[data-empty] [data-clear]").click() === undefined`)
	if n := len(tb.settled(t)); n == 0 {
		t.Error("clearing the filters shows nothing")
	}
}

func TestTheAddressOfADutyShowsItWhateverIsFiltered(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.open(t, fileURL(t, builtSite(t))+registerPage+"#force=draft")
	tb.settled(t)
	id := eval[string](t, tb, `[...document.querySelectorAll("tr[data-force=binding]")].at(-1).id`)
	eval[string](t, tb, `location.hash = "`+id+`"; ""`)
	tb.until(t, `document.getElementById("`+id+`").checkVisibility() && !document.querySelector("[value=draft]").checked`)
	tb.until(t, `(() => { const b = document.getElementById("`+id+`").getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; })()`)
	tb.clean(t, "file://")
}

func TestAColumnOfTheRegisterSortsByKeyboard(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.look(t, 1280, "light")
	tb.open(t, fileURL(t, builtSite(t))+registerPage)
	before := tb.settled(t)
	press := func() {
		eval[bool](t, tb, `document.querySelector("th[data-sort=penalty] button").focus() === undefined`)
		do(t, tb, chromedp.KeyEvent(kb.Enter))
	}
	order := func(direction string) {
		t.Helper()
		tb.until(t, `document.querySelector("th[data-sort=penalty]").ariaSort === "`+direction+`"`)
		if after := tb.settled(t); len(after) != len(before) {
			t.Errorf("%s, %d of %d rows are left", direction, len(after), len(before))
		}
	}
	costs := func() []int {
		return eval[[]int](t, tb, `[...document.querySelectorAll("tr[data-force]")].map(r => Number(r.dataset.cost ?? -1))`)
	}
	press()
	order("descending")
	down := costs()
	if !slices.IsSortedFunc(down, func(a, b int) int { return b - a }) || down[0] < 1000 {
		t.Errorf("the highest penalty is not first: %v…", down[:5])
	}
	press()
	order("ascending")
	up := costs()
	named := slices.Index(up, -1)
	if !slices.IsSorted(up[:named]) || up[named-1] != down[0] || slices.Max(up[named:]) != -1 {
		t.Errorf("the lowest penalty is not first, or those without are not last: %v…", up[:5])
	}
	press()
	order("none")
	if after := tb.settled(t); !slices.Equal(after, before) {
		t.Error("the third press does not bring the groups back")
	}
	tb.clean(t, "file://")
}

func TestTheRegisterIsSavedAsItIsShown(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.look(t, 1280, "light")
	folder := t.TempDir()
	tb.open(t, fileURL(t, builtSite(t))+registerPage+"#topic=logs-and-records&sort=-penalty&hide=authority,also")
	shown := tb.settled(t)
	if eval[bool](t, tb, `[...document.querySelectorAll("td.c-authority, th.c-authority, .c-also")].some(e => e.checkVisibility())`) {
		t.Error("a column that the address hides is shown")
	}
	call(t, tb, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: folder})
	// What a spreadsheet could take for a formula, with all that needs quoting.
	eval[string](t, tb, `document.querySelector("tr[data-force]:not([hidden]) .v-what").textContent = "=HYPERLINK(\"x\"), 网络日志"`)
	eval[bool](t, tb, `document.querySelector("[data-csv]").click() === undefined`)
	name := filepath.Join(folder, "obligations.csv")
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if info, err := os.Stat(name); err == nil && info.Size() > 0 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("no file was saved")
		}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	body, marked := strings.CutPrefix(string(text), "\ufeff")
	if !marked || strings.Count(body, "\r\n") != len(shown)+1 {
		t.Errorf("byte order mark %v, %d lines for %d rows", marked, strings.Count(body, "\r\n"), len(shown))
	}
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(rows[0], "|"), "Duty|Binding|Who|Force|What|Towards|Condition|Exception|Note|When, how long|Penalty|From|Address"; got != want {
		t.Errorf("the columns are %s, want %s", got, want)
	}
	if got, want := rows[1][4], `'=HYPERLINK("x"), 网络日志`; got != want {
		t.Errorf("the cell is %s, want %s", got, want)
	}
	for i, row := range rows[1:] {
		if row[12] != "#"+shown[i] || row[0] == "" || row[1] == "" || row[2] == "" || row[3] == "" || row[11] == "" {
			t.Errorf("row %d is %q, want that of %s", i, row, shown[i])
		}
	}
	tb.clean(t, "file://")
}

func TestAColumnIsHiddenAndTheAddressRemembersIt(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.look(t, 1280, "light")
	tb.open(t, fileURL(t, builtSite(t))+registerPage)
	eval[bool](t, tb, `document.querySelector(".pick > summary").focus() === undefined`)
	do(t, tb, chromedp.KeyEvent(kb.Enter))
	do(t, tb, chromedp.KeyEvent(kb.Tab+kb.Tab+" "))
	tb.until(t, `location.hash === "#hide=when"`)
	if eval[bool](t, tb, `[...document.querySelectorAll(".c-when")].some(e => e.checkVisibility())`) {
		t.Error("the column is still shown")
	}
	wide := eval[[]int](t, tb, `[...document.querySelectorAll("tbody [colspan]")].map(e => e.colSpan)`)
	if slices.Min(wide) != 5 || slices.Max(wide) != 5 {
		t.Errorf("headings span %v columns, want 5", slices.Compact(wide))
	}
}

func TestEveryDutyStandsOnceInTheRegisterWithoutScript(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(builtSite(t), registerPage))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(builtSite(t), "data", "obligations.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, row := range rows[1:] {
		ids[row[0]] = true
		if _, anchor, _ := strings.Cut(row[len(row)-1], "#"); strings.Count(string(page), ` id="`+anchor+`"`) != 1 {
			t.Errorf("%s does not stand on the page once", anchor)
		}
	}
	if n := strings.Count(string(page), ` data-force="`); n != len(ids) {
		t.Errorf("%d rows for %d duties", n, len(ids))
	}
}

// TestANewcomerFindsTheLogsInThreeClicks follows links alone, without script:
// who must keep logs, how long, and what not doing so costs now and cost before.
func TestANewcomerFindsTheLogsInThreeClicks(t *testing.T) {
	pages := readSite(t, builtSite(t))
	for _, way := range [][]string{
		{"index.html", "obligations/index.html", "obligations/matrix.html", "actors/network-operator.html#topic-logs-and-records"},
		{"index.html", "obligations/index.html", "topics/index.html", "topics/logs-and-records.html"},
	} {
		for i, next := range way[1:] {
			here := filepath.Dir(way[i])
			if !slices.ContainsFunc(pages[way[i]].links, func(link string) bool { return filepath.Join(here, link) == next }) {
				t.Errorf("%s has no link to %s", way[i], next)
			}
		}
		last, _, _ := strings.Cut(way[len(way)-1], "#")
		text, err := os.ReadFile(filepath.Join(builtSite(t), last))
		if err != nil {
			t.Fatal(err)
		}
		_, row, _ := strings.Cut(string(text), "keep the related network logs as prescribed")
		row, _, _ = strings.Cut(row, "</tr>")
		for _, want := range []string{"at least 6 months", "up to 10,000,000 yuan", "until 2025", "with the penalty up to 100,000 yuan"} {
			if !strings.Contains(row, want) {
				t.Errorf("%s does not say %q of it:\n%s", last, want, row)
			}
		}
	}
}
