package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"legible/generator/diagram"
	"legible/generator/law"
	"legible/generator/pipeline"
)

// strayLabels is a script that lists every character that leaves its box and
// every answer that lies on a box or on another answer.
const strayLabels = `(() => {
	const stray = [];
	const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
	for (const svg of document.querySelectorAll("svg.chart")) {
		const point = svg.createSVGPoint();
		const outlines = [...svg.querySelectorAll("rect.n, rect.o, path.n:not(.n-call), path.o, path.x")];
		for (const outline of outlines) for (const text of outline.parentElement.querySelectorAll(":scope > text")) {
			for (let i = 0; i < text.getNumberOfChars(); i++) {
				const e = text.getExtentOfChar(i);
				const inside = [[e.x, e.y], [e.x + e.width, e.y], [e.x, e.y + e.height], [e.x + e.width, e.y + e.height]].every(([x, y]) => {
					point.x = x; point.y = y;
					return outline.isPointInFill(point);
				});
				if (!inside && e.width > 0) { stray.push(svg.id + " " + text.textContent + " leaves its box"); break; }
			}
		}
		const answers = [...svg.querySelectorAll("text.el")].map(t => [t.textContent, t.getBoundingClientRect()]);
		const boxes = outlines.map(o => o.getBoundingClientRect());
		answers.forEach(([words, a], i) => {
			if (boxes.some(b => over(a, b))) stray.push(words + " lies on a box");
			if (answers.slice(i + 1).some(([, b]) => over(a, b))) stray.push(words + " lies on another answer");
		});
	}
	return stray;
})()`

// realCharts draws every decision of the content, for the screen and for paper.
func realCharts(t testing.TB, dr *diagram.Drawer, decisions []*law.Decision, lang string) []string {
	t.Helper()
	var all []string
	for _, d := range decisions {
		o := diagram.Options{
			Lang: lang, Prefix: "whole-" + d.ID, Caption: "Rests on a draft, not binding.",
			Cite: func(n []*law.Node) string {
				if lang == "zh" {
					return n[0].CitationZh()
				}
				return n[0].Citation()
			},
		}
		whole, err := dr.Draw(t.Context(), d, o)
		if err != nil {
			t.Fatal(err)
		}
		o.Prefix = "part-" + d.ID
		parts, err := dr.Parts(t.Context(), d, o)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, whole, parts)
	}
	return all
}

func realDecisions(t testing.TB) []*law.Decision {
	t.Helper()
	content, err := pipeline.Load(filepath.Join(repository, "content"), "")
	if err != nil || len(content.Corpus.Decisions) < 9 {
		t.Fatal("the content has not its nine decisions: ", err)
	}
	return content.Corpus.Decisions
}

// wordy has labels that are hard to fit: each of its texts on a question, on an
// answer and on an outcome.
func wordy(texts []string) *law.Decision {
	d := &law.Decision{ID: "wordy", Title: law.Bilingual{Zh: texts[0]}, Start: "q0"}
	for i, text := range texts {
		words := law.Bilingual{Zh: text}
		next := law.DecisionAnswer{Value: "yes", Label: law.Bilingual{Zh: "是"}, Goto: fmt.Sprintf("q%d", i+1)}
		if i == len(texts)-1 {
			next.Goto, next.Outcome = "", "o0"
		}
		d.Questions = append(d.Questions, &law.Question{ID: fmt.Sprintf("q%d", i), Ask: words, Answers: []*law.DecisionAnswer{
			&next, {Value: "no", Label: words, Outcome: fmt.Sprintf("o%d", i)},
		}})
		severity := []string{"barred", "wait", "allowed", "not-applicable"}[i%4]
		d.Outcomes = append(d.Outcomes, &law.Outcome{ID: fmt.Sprintf("o%d", i), Severity: severity, Title: words})
	}
	return d
}

// longTexts are twenty Chinese texts of 40 characters, and mixtures.
func longTexts() []string {
	const law = "关键信息基础设施的运营者在中华人民共和国境内运营中收集和产生的个人信息和重要数据应当在境内存储因业务需要确需向境外提供的"
	runes := []rune(law)
	var texts []string
	for i := range 20 {
		texts = append(texts, string(append(append([]rune{}, runes[i:]...), runes[:i]...)[:40]))
	}
	return append(texts,
		"（一）网络产品、服务的提供者；“其他重点单位”，《网络安全法》第二十一条、第三十七条：运营者！？……完",
		"采用GB/T 22239—2019与ISO/IEC 27001:2022标准的information security management system（ISMS）是否已经建立并运行",
		strings.Repeat("Donaudampfschifffahrtsgesellschaft", 3)+"是否适用",
		"https://www.example.org/a/very/long/address/without/any/space?query=1234567890&and=more 的公告",
		strings.Repeat("，、；：！？", 7),
	)
}

func TestChartTextStaysInsideItsBoxes(t *testing.T) {
	dr := &diagram.Drawer{}
	defer dr.Close()
	sheets, err := filepath.Glob(filepath.Join(builtSite(t), "assets", "*.css"))
	if err != nil || len(sheets) == 0 {
		t.Fatal("no stylesheet ", err)
	}
	tb := newTab(t, browser(t))
	decisions := realDecisions(t)
	for name, of := range map[string]struct {
		decisions []*law.Decision
		lang      string
	}{
		"the content in English": {decisions, "en"}, "the content in Chinese": {decisions, "zh"},
		"long labels": {[]*law.Decision{wordy(longTexts())}, "zh"},
	} {
		var b strings.Builder
		b.WriteString("<!doctype html><meta charset=utf-8><title>Charts</title>")
		for _, sheet := range sheets {
			b.WriteString(`<link rel=stylesheet href="` + fileURL(t, filepath.Dir(sheet)) + filepath.Base(sheet) + `">`)
		}
		b.WriteString(strings.Join(realCharts(t, dr, of.decisions, of.lang), "\n"))
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "charts.html"), []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		tb.open(t, fileURL(t, dir)+"charts.html")
		for _, label := range eval[[]string](t, tb, strayLabels) {
			t.Errorf("%s: %s", name, label)
		}
		if boxes := eval[int](t, tb, `document.querySelectorAll("svg.chart :is(.n, .o)").length`); boxes < 50 {
			t.Errorf("%s: only %d boxes found: the chart or this test changed", name, boxes)
		}
	}
}

// chartState is how a chart stands: its width in its box, how far the box and the
// page are scrolled, and what the page says of its size.
type chartState struct {
	Width, Box, Left, Page float64
	Says, Focus            string
}

func stateOf(t *testing.T, tb *tab) chartState {
	t.Helper()
	return eval[chartState](t, tb, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
		const box = document.querySelector(".figure > .scroll");
		done({Width: box.firstElementChild.getBoundingClientRect().width, Box: box.clientWidth, Left: box.scrollLeft, Page: scrollY,
			Says: document.querySelector(".chart-tools output").value, Focus: getComputedStyle(box).outlineStyle});
	})))`)
}

func TestAChartIsZoomedAndMovedAndLeavesThePageItsWheel(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.look(t, 1280, "light")
	tb.open(t, fileURL(t, builtSite(t))+"decisions/incident-response/index.html")
	press := func(selector string) chartState {
		eval[bool](t, tb, `(document.querySelector('`+selector+`').click(), true)`)
		return stateOf(t, tb)
	}
	start := stateOf(t, tb)
	if start.Width <= start.Box || start.Says != "100 %" {
		t.Errorf("a wide chart opens as %+v, want it at full size", start)
	}
	whole := press("[data-zoom=fit]")
	if whole.Width > whole.Box || !eval[bool](t, tb, `document.querySelector("[data-zoom=out]").disabled`) {
		t.Errorf("fitted: %+v", whole)
	}
	if eval[bool](t, tb, `(r => r.bottom > innerHeight || r.top < 0)(document.querySelector(".figure svg.chart").getBoundingClientRect())`) {
		t.Error("the fitted chart is not whole in the window")
	}
	if larger := press("[data-zoom=in]"); larger.Width < whole.Width*1.2 {
		t.Errorf("larger: %+v after %+v", larger, whole)
	}

	// Keys, while the box has the focus: its ring shows, arrows scroll it.
	eval[bool](t, tb, `(document.querySelector(".figure > .scroll").focus(), true)`)
	for range 3 {
		do(t, tb, chromedp.KeyEvent("+"))
	}
	before := stateOf(t, tb)
	if before.Width < whole.Width*1.25*1.25*1.25 || before.Focus != "solid" {
		t.Errorf("after three times +: %+v", before)
	}
	do(t, tb, chromedp.KeyEvent(kb.ArrowRight))
	eval[bool](t, tb, `new Promise(done => setTimeout(() => done(true), 300))`)
	if after := stateOf(t, tb); after.Left <= before.Left {
		t.Errorf("the arrow leaves the chart at %v, before %v", after.Left, before.Left)
	}
	do(t, tb, chromedp.KeyEvent("-"))
	if after := stateOf(t, tb); after.Width >= before.Width {
		t.Errorf("after -: %+v", after)
	}

	// The wheel is the page's; with Ctrl it zooms and the page stays.
	eval[bool](t, tb, `(document.querySelector(".figure").scrollIntoView(), true)`)
	before = stateOf(t, tb)
	call(t, tb, input.SynthesizeScrollGesture, input.SynthesizeScrollGestureParams{X: 500, Y: 400, YDistance: -120, GestureSourceType: "mouse"})
	if after := stateOf(t, tb); after.Page <= before.Page || after.Width != before.Width {
		t.Errorf("the plain wheel: %+v after %+v", after, before)
	}
	before = stateOf(t, tb)
	call(t, tb, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: "mouseWheel", X: 500, Y: 400, DeltaX: 1, DeltaY: -60, Modifiers: 2})
	eval[bool](t, tb, `new Promise(done => setTimeout(() => done(true), 300))`)
	if after := stateOf(t, tb); after.Width <= before.Width {
		t.Errorf("the wheel with Ctrl: %+v after %+v", after, before)
	}

	// A drag moves the box and follows no link.
	before = stateOf(t, tb)
	at := eval[string](t, tb, `location.href`)
	mouse := func(kind input.DispatchMouseEventType, x, y float64) {
		held := int64(1)
		if kind == "mouseReleased" {
			held = 0
		}
		call(t, tb, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: x, Y: y, Button: "left", Buttons: held, ClickCount: 1,
		})
	}
	mouse("mousePressed", 600, 400)
	for i := range 5 {
		mouse("mouseMoved", 590-float64(i)*20, 395-float64(i)*5)
	}
	mouse("mouseReleased", 510, 375)
	if after := stateOf(t, tb); after.Left <= before.Left || after.Page <= before.Page {
		t.Errorf("dragged: %+v after %+v", after, before)
	}
	if now := eval[string](t, tb, `location.href`); now != at {
		t.Errorf("the drag led to %s", now)
	}
	tb.clean(t, "file://")
}

func TestTwoFingersZoomAChartOnAPhone(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.look(t, 390, "light")
	tb.open(t, fileURL(t, builtSite(t))+"decisions/cii-scope/index.html")
	before := stateOf(t, tb)
	eval[bool](t, tb, `(document.querySelector(".figure").scrollIntoView(), true)`)
	touch := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		call(t, tb, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	}
	touch("touchStart", &input.TouchPoint{X: 100, Y: 400}, &input.TouchPoint{X: 300, Y: 400})
	for i := range 4 {
		touch("touchMove", &input.TouchPoint{X: 110 + float64(i)*15, Y: 400}, &input.TouchPoint{X: 290 - float64(i)*15, Y: 400})
	}
	touch("touchEnd")
	if after := stateOf(t, tb); after.Width >= before.Width*0.9 {
		t.Errorf("pinched: %+v after %+v", after, before)
	}
	if eval[bool](t, tb, `document.documentElement.scrollWidth > document.documentElement.clientWidth`) {
		t.Error("the page scrolls sideways")
	}
	tb.clean(t, "file://")
}

// TestUnchangedChartsAreNotLaidOutAgain counts layouts by the files of the cache.
func TestUnchangedChartsAreNotLaidOutAgain(t *testing.T) {
	dr := &diagram.Drawer{CacheDir: t.TempDir()}
	defer dr.Close()
	decisions := realDecisions(t)
	layouts := func() int {
		names, err := filepath.Glob(filepath.Join(dr.CacheDir, "layout", "*"))
		if err != nil {
			t.Fatal(err)
		}
		return len(names)
	}
	first := realCharts(t, dr, decisions, "en")
	cold := layouts()
	t.Logf("%d layouts for %d charts", cold, len(decisions))
	if again := realCharts(t, dr, decisions, "en"); layouts() != cold || strings.Join(again, "") != strings.Join(first, "") {
		t.Errorf("drawing the same again took %d new layouts", layouts()-cold)
	}
	none := &diagram.Drawer{CacheDir: dr.CacheDir, Exe: filepath.Join(t.TempDir(), "none")}
	realCharts(t, none, decisions, "en") // without a worker: nothing is laid out

	decisions[0].Questions[0].Short.En = "A label of quite another length, over several lines of the box"
	realCharts(t, dr, decisions, "en")
	changed := layouts() - cold
	only := &diagram.Drawer{CacheDir: t.TempDir()}
	defer only.Close()
	realCharts(t, only, decisions[:1], "en")
	names, _ := filepath.Glob(filepath.Join(only.CacheDir, "layout", "*"))
	if changed == 0 || changed > len(names) {
		t.Errorf("a changed label took %d layouts; its chart has %d", changed, len(names))
	}
}

// BenchmarkAllChartsWithAnEmptyCache draws every chart for screen and paper, from
// the start of the worker.
func BenchmarkAllChartsWithAnEmptyCache(b *testing.B) {
	decisions := realDecisions(b)
	for b.Loop() {
		dr := &diagram.Drawer{CacheDir: b.TempDir()}
		realCharts(b, dr, decisions, "en")
		dr.Close()
	}
}
