package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// team is the internal site of the layer in testdata, built once.
var team struct {
	once sync.Once
	dir  string
	log  string
	code int
}

// internalSite returns the folder of the site of the real content with the
// layer in testdata over it, and an earlier state to compare with.
func internalSite(t *testing.T) string {
	t.Helper()
	team.once.Do(func() {
		builtSite(t) // whose folder is removed after the tests
		team.dir = filepath.Join(shared.dir, "internal")
		before := filepath.Join(shared.dir, "before.json")
		state := `{"format": "legible-team-1", "asOf": "2026-06-30", "duties": [{"id": "csl-keep-network-logs", "status": "planned"}, {"id": "gone-duty", "status": "partial"}]}`
		if err := os.WriteFile(before, []byte(state), 0o644); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		team.code = run([]string{
			"build", "--source", filepath.Join(repository, "content"), "--overlay", filepath.Join("testdata", "layer"),
			"--since", before, "--output", team.dir, "--base-url", baseURL,
		}, nil, &out, &out)
		team.log = out.String()
	})
	if team.code != exitClean {
		t.Fatalf("build exits with %d:\n%s", team.code, team.log)
	}
	return team.dir
}

// teamKinds are a page of each kind on which a team says something.
var teamKinds = []string{
	"team/index.html", "team/owner-head-of-it-security.html", "team/control-log-02.html", "team/pages/logging.html",
	"instruments/csl/2026-01-01/art_23.html", "instruments/csl/2026-01-01/art_36.html", "instruments/csl/2017-06-01/art_21.html",
	"obligations/index.html", "actors/network-operator.html", "terms/important-data.html",
	"decisions/data-export/index.html", "decisions/data-export/outcome-c-barred.html", "index.html", "404.html",
}

func TestEveryInternalPageIsAccessible(t *testing.T) { accessible(t, internalSite(t), teamKinds) }

func TestTheInternalSiteHangsTogether(t *testing.T) {
	dir := internalSite(t)
	linksResolve(t, dir)
	wellMade(t, dir)
	reached(t, dir)
}

func TestTheInternalSiteReadsWithoutScript(t *testing.T) {
	tb := newTab(t, browser(t))
	base := fileURL(t, internalSite(t))
	call(t, tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for name, want := range map[string][]string{
		"instruments/csl/2026-01-01/art_23.html": {
			"Acme compliance", "Partial", "Head of IT security", "Two of three systems are filed", "第三个系统待备案", "30 September 2026 overdue",
			"ISO 27001:A.8.15", "Minutes of the board", "示例丙", "Not compared since the source changed", "How we keep logs",
		},
		"instruments/csl/2017-06-01/art_21.html": {"no longer in force", "Side by side"},
		"instruments/csl/2026-01-01/art_36.html": {"stands here whole", "结构不同"},
		"team/index.html":                        {"duties and bans", "Overdue reviews", "Notes that may be stale", "Duties without a status", "What changed since 30 June 2026", "gone-duty", "Done"},
		"team/owner-head-of-it-security.html":    {"CSL (2026) Art. 23", "Two of three systems are filed"},
		"team/pages/logging.html":                {"Longer than CSL (2026) Art. 23(3) asks."},
		"obligations/index.html":                 {"Platform lead", "LOG-02"},
	} {
		tb.open(t, base+name)
		text := tb.read(t, "body")
		for _, w := range append(want, "Internal") {
			if !strings.Contains(text, w) {
				t.Errorf("%s without script does not show %q", name, w)
			}
		}
	}
}

func TestOfficialTextStandsBesideWhatItIsAboutOrUnderIt(t *testing.T) {
	tb := newTab(t, browser(t))
	tb.open(t, fileURL(t, internalSite(t))+"instruments/csl/2026-01-01/art_23.html")
	const places = `[...document.querySelectorAll(".law .official")].map(o => {
		const a = o.previousElementSibling.getBoundingClientRect(), b = o.getBoundingClientRect();
		return Math.abs(a.top - b.top) < 2 && b.left >= a.right - 1 ? "beside" : b.top >= a.bottom - 1 ? "under" : "elsewhere";
	})`
	for width, want := range map[int64]string{1280: "beside", 390: "under"} {
		tb.look(t, width, "light")
		got := eval[[]string](t, tb, places)
		if len(got) != 6 {
			t.Fatalf("%d parts of official text, want 6", len(got))
		}
		for i, where := range got {
			if where != want {
				t.Errorf("part %d stands %s at %d px, want %s", i, where, width, want)
			}
		}
	}
}

func TestTheInternalRegisterFiltersByStatusAndOwner(t *testing.T) {
	tb := newTab(t, browser(t))
	base := fileURL(t, internalSite(t)) + "obligations/index.html"
	const rows = `[...document.querySelectorAll("tr[data-force]")].filter(r => r.getClientRects().length > 0).map(r => r.dataset.status + " " + r.dataset.owner)`
	for fragment, want := range map[string]string{"#status=implemented": "implemented ", "#owner=platform-lead": "platform-lead", "#status=not-applicable": "not-applicable legal"} {
		tb.open(t, "about:blank")
		tb.open(t, base+fragment)
		got := eval[[]string](t, tb, rows)
		if len(got) == 0 {
			t.Errorf("%s shows nothing", fragment)
		}
		for _, row := range got {
			if !strings.Contains(row, want) {
				t.Errorf("%s shows a row with %q", fragment, row)
			}
		}
		tb.clean(t, "file://")
	}
}

func TestSearchFindsWhatATeamWroteAndOfficialText(t *testing.T) {
	tb := newTab(t, browser(t))
	base := fileURL(t, internalSite(t))
	for query, want := range map[string]string{
		"systems filed":       "instruments/csl/2026-01-01/art_23.html#note-1",
		"第三个系统待备案":            "instruments/csl/2026-01-01/art_23.html#note-1",
		"示例丙":                 "instruments/csl/2026-01-01/art_23.html#official-zho",
		"how we keep logs":    "team/pages/logging.html",
		"head of IT security": "team/owner-head-of-it-security.html",
	} {
		tb.open(t, "about:blank")
		tb.open(t, base+"search/index.html#q="+query)
		do(t, tb, chromedp.WaitVisible(chromedp.CSS(`a.hit`)))
		hits := eval[[]string](t, tb, `[...document.querySelectorAll("a.hit")].slice(0, 3).map(a => a.href)`)
		if !strings.Contains(strings.Join(hits, " "), want) {
			t.Errorf("%q leads to %v, not to %s", query, hits, want)
		}
		tb.clean(t, "file://")
	}
}
