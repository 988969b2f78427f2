package main

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"legible/generator/flow"
	"legible/generator/law"
)

// walked are decisions that between them have tracks, a call, forks, readings
// and duties along the way.
var walked = []string{"data-export", "remote-maintenance", "procurement", "publish-threat-information"}

func decisionOf(t *testing.T, id string) *law.Decision {
	t.Helper()
	d, err := findDecision(corpus(t), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// wayTo is the answer to each question on some way that ends at an outcome, with
// a way to the end of every other track. Readings take their default.
func wayTo(t *testing.T, d *law.Decision, outcome string) map[string]string {
	t.Helper()
	ways := map[string]map[string]string{}
	for _, p := range flow.FullPaths(d) {
		asked := map[string]string{}
		assumed := true
		for _, s := range p.Steps {
			if s.Question.Kind == "reading" && s.Question.Default != "" {
				assumed = assumed && s.Answer.Value == s.Question.Default
				continue
			}
			asked[s.Name()] = s.Answer.Value
		}
		if assumed && (ways[p.Track] == nil || p.Outcome.ID == outcome) {
			if p.Outcome.ID == outcome {
				asked["found"] = ""
			}
			ways[p.Track] = asked
		}
	}
	all := map[string]string{}
	for _, way := range ways {
		maps.Copy(all, way)
	}
	if _, found := all["found"]; !found {
		t.Fatalf("%s: no way with every reading at its default ends at %s", d.ID, outcome)
	}
	return all
}

// at is the name of the question shown; "" at the end of the walk.
func at(t *testing.T, tb *tab) string {
	t.Helper()
	return eval[string](t, tb, `document.querySelector("#walker > .q").hidden ? "" : document.querySelector("#walker > .q").dataset.at`)
}

func focused(t *testing.T, tb *tab) string {
	t.Helper()
	return eval[string](t, tb, `document.activeElement.id`)
}

func TestTheKeyboardAloneReachesEveryOutcomeOfAWalk(t *testing.T) {
	tb := newTab(t, browser(t))
	base := fileURL(t, builtSite(t))
	for _, id := range walked {
		d := decisionOf(t, id)
		reachable := flow.Reachable(d)
		for n, o := range reachable.Outcomes {
			way := wayTo(t, d, o.ID)
			tb.open(t, "about:blank")
			tb.open(t, base+"decisions/"+id+"/walk.html")
			for range 30 {
				name := at(t, tb)
				if name == "" {
					break
				}
				i := eval[int](t, tb, `[...document.querySelectorAll("#walker .q [data-answer]")].findIndex(b => b.dataset.answer === `+encoded(way[name])+`)`)
				if i < 0 {
					t.Fatalf("%s: %s is asked on the way to %s, %v", id, name, o.ID, way)
				}
				if n%2 == 0 {
					do(t, tb, chromedp.KeyEvent(strconv.Itoa(i+1)))
				} else {
					eval[bool](t, tb, `document.getElementById("question").focus() || true`)
					do(t, tb, chromedp.KeyEvent(strings.Repeat(kb.ArrowDown, i+1)+kb.Enter))
				}
				if next := at(t, tb); next == name {
					t.Fatalf("%s: the key for answer %d of %s does nothing", id, i+1, name)
				} else if to := focused(t, tb); next != "" && to != "question" || next == "" && to != "result" {
					t.Errorf("%s: after %s the focus is on %q", id, name, to)
				}
			}
			shown := eval[[]string](t, tb, `[...document.querySelectorAll(".walk-results [data-outcome]")].map(o => o.dataset.outcome)`)
			if !slices.Contains(shown, o.ID) {
				t.Errorf("%s: %v ends at %v, want %s", id, way, shown, o.ID)
			}
			tb.clean(t, base)
		}
	}
}

func TestWithoutScriptTheWalkLeadsToEveryOutcome(t *testing.T) {
	tb := newTab(t, browser(t))
	base := fileURL(t, builtSite(t))
	call(t, tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for _, id := range walked {
		folder := base + "decisions/" + id + "/"
		seen := map[string]bool{folder + "walk.html": true}
		for todo := []string{folder + "walk.html"}; len(todo) > 0; {
			url := todo[0]
			todo = todo[1:]
			tb.open(t, url)
			// The links a walker follows: a start, an answer, the way on from a call.
			for _, to := range eval[[]string](t, tb, `[...document.querySelectorAll("[data-plain] a, .ans a, .ans .branches a")].map(a => a.href)`) {
				if to, _, _ = strings.Cut(to, "#"); strings.HasPrefix(to, folder) && !seen[to] {
					seen[to] = true
					todo = append(todo, to)
				}
			}
		}
		for _, o := range flow.Reachable(decisionOf(t, id)).Outcomes {
			if !seen[folder+"outcome-"+o.ID+".html"] {
				t.Errorf("%s: no link of a walk leads to %s", id, o.ID)
			}
		}
	}
}

func TestAWalkIsAccessibleWhereverItStands(t *testing.T) {
	axe := axeScript(t)
	tb := newTab(t, browser(t))
	base := hosted(t, builtSite(t))
	for _, width := range []int64{390, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			tb.look(t, width, scheme)
			for _, c := range []struct{ id, digits string }{
				{"procurement", "21"}, {"procurement", "222222"}, {"remote-maintenance", "12111111"}, {"remote-maintenance", "12111112"}, {"cii-scope", "121"},
			} {
				tb.open(t, "about:blank")
				tb.open(t, base+"decisions/"+c.id+"/walk.html")
				answerKeys(t, tb, c.digits)
				for _, v := range violations(t, tb, axe) {
					t.Errorf("%s after %s at %d px, %s: %s", c.id, c.digits, width, scheme, v)
				}
			}
		}
	}
}

// answerKeys answers questions by their number keys.
func answerKeys(t *testing.T, tb *tab, digits string) {
	t.Helper()
	for _, digit := range digits {
		do(t, tb, chromedp.KeyEvent(string(digit)))
	}
}

// record is everything a walk shows.
func record(t *testing.T, tb *tab) string {
	t.Helper()
	return eval[string](t, tb, `location.hash + "\n" + document.getElementById("walker").textContent`)
}

func TestASharedAddressOpensTheSameWalk(t *testing.T) {
	parent := browser(t)
	base := fileURL(t, builtSite(t))
	for id, digits := range map[string]string{"data-export": "1111", "procurement": "2111", "remote-maintenance": "121111111", "publish-threat-information": "11221"} {
		one, other := newTab(t, parent), newTab(t, parent)
		one.open(t, base+"decisions/"+id+"/walk.html")
		answerKeys(t, one, digits)
		hash := eval[string](t, one, `location.hash`)
		if !strings.HasPrefix(hash, "#h="+flow.Hash(decisionOf(t, id))+"&") || strings.Count(hash, "&") != len(digits) {
			t.Errorf("%s after %s has the address %s", id, digits, hash)
		}
		heard := eval[string](t, one, `const heard = document.getElementById("heard"); const text = heard.textContent; heard.textContent = ""; text`)
		if !strings.Contains(heard, eval[string](t, one, `document.getElementById("question").textContent`)) {
			t.Errorf("%s: the new question is not announced, but %q", id, heard)
		}
		other.open(t, base+"decisions/"+id+"/walk.html"+hash)
		if a, b := record(t, one), record(t, other); a != b {
			t.Errorf("%s: the shared address shows\n%s\nwant\n%s", id, b, a)
		}
	}
}

func TestTheBrowsersBackStepsThroughAWalk(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.open(t, fileURL(t, builtSite(t))+"decisions/data-export/walk.html")
	answerKeys(t, tb, "111")
	third := record(t, tb)
	answerKeys(t, tb, "1")
	step := func(script, want string) {
		t.Helper()
		eval[bool](t, tb, `new Promise(done => { addEventListener("popstate", () => setTimeout(() => done(true)), { once: true }); `+script+`; })`)
		if got := at(t, tb); got != want {
			t.Errorf("%s leads to %s, want %s", script, got, want)
		}
	}
	step("history.back()", "c4")
	quiet := regexp.MustCompile(`Question \d+, at most \d+ more after it\. .*\n`)
	if now := record(t, tb); quiet.ReplaceAllString(now, "") != quiet.ReplaceAllString(third, "") {
		t.Errorf("one step back shows\n%s\nwant\n%s", now, third)
	}
	step("history.back()", "c3")
	step("history.forward()", "c4")
	eval[bool](t, tb, `document.getElementById("change-c2").click() || true`)
	if got := at(t, tb); got != "c2" {
		t.Errorf("Change shows %s", got)
	}
	step("history.back()", "c4")
}

func TestAChangedAnswerKeepsTheOthersThatStillFit(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.open(t, fileURL(t, builtSite(t))+"decisions/publish-threat-information/walk.html")
	answerKeys(t, tb, "11221")
	eval[bool](t, tb, `document.getElementById("change-f3").click() || true`)
	if pressed := eval[string](t, tb, `document.querySelector(".q [aria-pressed=true]").dataset.answer`); pressed != "no" {
		t.Errorf("the answer given is shown as %q", pressed)
	}
	answerKeys(t, tb, "2")
	if hash := eval[string](t, tb, `location.hash`); !strings.HasSuffix(hash, "&f1=yes&f2=yes&f3=no&f4=no&f5=yes") {
		t.Errorf("the same answer again gives %s", hash)
	}
	eval[bool](t, tb, `document.getElementById("change-f2").click() || true`)
	answerKeys(t, tb, "2")
	if hash := eval[string](t, tb, `location.hash`); !strings.HasSuffix(hash, "&f1=yes&f2=no") {
		t.Errorf("an answer that ends the walk leaves %s", hash)
	}
}

func TestAnAddressThatDoesNotFitSaysSoAndStartsAgain(t *testing.T) {
	tb := newTab(t, browser(t))
	base := fileURL(t, builtSite(t)) + "decisions/data-export/walk.html"
	hash := flow.Hash(decisionOf(t, "data-export"))
	for fragment, want := range map[string]string{
		"":                             "",
		"#main":                        "",
		"#h=" + hash:                   "",
		"#h=0123456789abcdef&c1=yes":   "has changed since",
		"#h=" + hash + "&c1=perhaps":   "could not be read",
		"#h=" + hash + "&x9=yes":       "could not be read",
		"#h=" + hash + "&c1":           "could not be read",
		"#h=" + hash + "&c1=no&c2=yes": "could not be read",
		"#h=" + hash + "&c1=%E0%A4":    "could not be read",
		"#h=&c1=yes":                   "could not be read",
		"#c1=yes":                      "could not be read",
	} {
		tb.open(t, "about:blank")
		tb.open(t, base+fragment)
		notice := eval[string](t, tb, `const n = document.querySelector(".walk-notice"); n.hidden ? "" : n.textContent`)
		if !strings.Contains(notice, want) || want == "" && notice != "" {
			t.Errorf("%s: the notice is %q, want %q", fragment, notice, want)
		}
		if q := at(t, tb); q != "c1" {
			t.Errorf("%s starts at %s", fragment, q)
		}
		tb.clean(t, "file://")
	}
}

func TestNumberKeysRestWhereTheyAreSwitchedOffOrSomebodyTypes(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.open(t, hosted(t, builtSite(t))+"decisions/data-export/walk.html")
	eval[bool](t, tb, `document.querySelector("[data-search-open]").click() || true`)
	do(t, tb, chromedp.WaitVisible(chromedp.CSS(`dialog[open] input`)))
	answerKeys(t, tb, "1")
	eval[bool](t, tb, `document.querySelector("dialog[open]").close() || true`)
	if q := at(t, tb); q != "c1" {
		t.Errorf("a digit typed into the search box answers: now at %s", q)
	}
	eval[bool](t, tb, `document.querySelector("[data-keys]").click() || true`)
	answerKeys(t, tb, "1")
	if q := at(t, tb); q != "c1" {
		t.Errorf("a digit answers though single keys are off: now at %s", q)
	}
	eval[bool](t, tb, `document.querySelector("[data-keys]").click() || true`)
	answerKeys(t, tb, "1")
	if q := at(t, tb); q != "c2" {
		t.Errorf("a digit does not answer: now at %s", q)
	}
}

func TestTheChartLightsTheWay(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.open(t, fileURL(t, builtSite(t))+"decisions/remote-maintenance/walk.html")
	marked := func() string {
		return eval[string](t, tb, `[...document.querySelectorAll("svg.chart .lit, svg.chart .here")].map(e => (e.dataset.id ?? e.dataset.from + ">" + e.dataset.to) + (e.matches(".here") ? "!" : "")).join(" ")`)
	}
	answerKeys(t, tb, "12")
	if got := marked(); got != "e1>e2 e2>e3 e1 e2 e3!" {
		t.Errorf("the chart marks %s", got)
	}
	answerKeys(t, tb, "11111")
	if got := marked(); !strings.HasSuffix(got, " e7>data-export e1 e2 e3 e4 e5 e6 e7 data-export!") {
		t.Errorf("inside the called decision the chart marks %s", got)
	}
	answerKeys(t, tb, "2")
	if got := marked(); !strings.Contains(got, "data-export>e-ok-nodata") || !strings.HasSuffix(got, "data-export e-ok-nodata") {
		t.Errorf("at the end the chart marks %s", got)
	}
}

var pageObject = regexp.MustCompile(`/Type\s*/Page\b`)

func TestTheRecordOfAnOrdinaryWalkIsOneSheetOfPaper(t *testing.T) {
	tb := newTab(t, browser(t))
	base := fileURL(t, builtSite(t))
	for _, c := range []struct {
		id, digits string
		sheets     int
	}{
		{"data-export", "11112", 1},
		{"data-export", "11", 1}, // what there is before the end
		{"remote-maintenance", "121112", 1},
		{"cii-identification-2016", "111222", 1},
		{"incident-response", "1112", 1},
		{"platform-takedown", "1111111", 1},
		{"procurement", "2222222", 2}, // four results
	} {
		tb.open(t, "about:blank")
		tb.open(t, base+"decisions/"+c.id+"/walk.html")
		answerKeys(t, tb, c.digits)
		ctx, cancel := context.WithTimeout(tb.ctx, time.Minute)
		pdf, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		if n := len(pageObject.FindAll(pdf.Data, -1)); n == 0 || n > c.sheets {
			t.Errorf("%s after %s prints %d sheets, want %d", c.id, c.digits, n, c.sheets)
		}
	}
}

func TestARecordIsCopiedAsMarkdownAndAsText(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.open(t, fileURL(t, builtSite(t))+"decisions/remote-maintenance/walk.html")
	answerKeys(t, tb, "12111112")
	eval[bool](t, tb, `Object.defineProperty(navigator, "clipboard", { value: { writeText: (text) => { window.copied = text; return Promise.resolve(); } } }) && true`)
	// Which content it was changes with every edit; the rest only with this decision.
	state := regexp.MustCompile(`in the state [0-9a-f]{16}\. Legible \S+, content [0-9a-f]{12}\.`)
	for form, name := range map[string]string{"markdown": "walk.md", "text": "walk.txt"} {
		got := eval[string](t, tb, `document.querySelector("[data-as=`+form+`]").click(), new Promise(done => setTimeout(() => done(window.copied), 20))`)
		if !state.MatchString(got) {
			t.Errorf("the record does not say of what content it is:\n%s", got)
		}
		got = state.ReplaceAllString(got, "in the state HASH. VERSION.")
		golden := filepath.Join("testdata", name)
		if os.Getenv("LEGIBLE_UPDATE") != "" {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || !bytes.Equal(want, []byte(got)) {
			t.Errorf("the record differs from %s (LEGIBLE_UPDATE=1 rewrites it):\n%s", golden, got)
		}
	}
	// Where the clipboard is out of reach, the text stands there to be taken.
	eval[bool](t, tb, `navigator.clipboard.writeText = () => Promise.reject(new Error("no")), true`)
	shown := eval[string](t, tb, `document.querySelector("[data-as=text]").click(), new Promise(done => setTimeout(() => done(document.activeElement.value ?? ""), 20))`)
	if want, _ := os.ReadFile(filepath.Join("testdata", "walk.txt")); state.ReplaceAllString(shown, "in the state HASH. VERSION.") != string(want) {
		t.Errorf("without a clipboard the field holds %q", shown)
	}
}
