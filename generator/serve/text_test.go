package serve

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"legible/generator/diag"
)

func TestAnAddressForOthersNeedsLeave(t *testing.T) {
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0"} {
		if _, err := New(nil, Options{Addr: addr}); !errors.Is(err, ErrNetwork) {
			t.Errorf("%s: %v", addr, err)
		}
	}
	for _, addr := range []string{"", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999", "a:b:c"} {
		if _, err := New(nil, Options{Addr: addr}); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", addr, err)
		}
	}
}

func TestListeningForOthersIsWarnedOfAndAnswersToTheAddressReached(t *testing.T) {
	dir := t.TempDir()
	s := start(t, folderBuilder(dir), Options{Addr: "0.0.0.0:0", AllowNetwork: true}, nil)
	if !strings.Contains(s.log.String(), "legible: warning: whoever can reach") {
		t.Errorf("log: %s", s.log)
	}
	port := s.hosts.port
	s.addr = "127.0.0.1:" + port
	local := &net.TCPAddr{IP: net.IPv4(192, 0, 2, 7).To16()}
	for host, want := range map[string]bool{
		"192.0.2.7:" + port: true, "localhost:" + port: true, "192.0.2.8:" + port: false, "evil.example:" + port: false, "192.0.2.7": false,
	} {
		if s.hosts.allow(host, local) != want {
			t.Errorf("%s: want %v", host, want)
		}
	}
	if res, _ := s.get("/none"); res.StatusCode != 404 {
		t.Errorf("%s", res.Status)
	}
}

func TestAPortInUseIsAnErrorOfTheSystem(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := New(nil, Options{Addr: l.Addr().String()}); !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("%v", err)
	}
}

func TestThePanelGetsOneLineOfHarmlessTextEach(t *testing.T) {
	d := diag.Diagnostic{Code: "x", Message: "a\x1b[2J\nb\u202Ec\u2028d", Hint: strings.Repeat("long ", 1000), Pos: diag.Position{File: "f\n.yaml", Line: 1, Column: 2}}
	e := string(event(nil, newFailure(Result{Findings: []diag.Diagnostic{d}}, nil)))
	if strings.Count(e, "\n") != 4 || strings.ContainsAny(e, "\x1b\u202E\u2028") || len(e) > 3000 {
		t.Errorf("event: %q", e)
	}
	if !strings.Contains(e, `a\u003cU+001B\u003e[2J b\u003cU+202E\u003ec`) {
		t.Errorf("event: %q", e)
	}
	many := make([]diag.Diagnostic, findingsShown+50)
	if f := newFailure(Result{Findings: many}, nil); len(f.Findings) != findingsShown || f.More != 50 {
		t.Errorf("%d shown, %d more", len(f.Findings), f.More)
	}
}

func TestTheScriptTouchesNoGuardedSink(t *testing.T) {
	bad := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|\.src\s*=|srcdoc|createContextualFragment|DOMParser|import\(|createPolicy|setAttribute\("on`)
	if m := bad.Find(reloadJS); m != nil {
		t.Errorf("reload.js uses %s", m)
	}
	if bytes := string(panelCSS); strings.Contains(bytes, "url(") || strings.Contains(bytes, "@import") {
		t.Error("panel.css loads something")
	}
	if strings.Contains(failedHTML, "style=") || regexp.MustCompile(`(?i)<script>|\son\w+=`).MatchString(failedHTML) {
		t.Error("failed.html has inline script or style")
	}
}

func TestAScanFollowsNoLinkAndSkipsDotNames(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	for _, name := range []string{filepath.Join(outside, "secret"), filepath.Join(dir, ".hidden"), filepath.Join(dir, "seen")} {
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"out": outside, "loop": dir} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	found := scan([]string{dir})
	if len(found.folders) != 1 || len(found.files) != 3 || found.missing {
		t.Errorf("folders %v, files %v", found.folders, found.files)
	}
	if !scan([]string{filepath.Join(dir, "none")}).missing {
		t.Error("a missing root is not noticed")
	}
}

func TestATargetNamesOneFileOrNone(t *testing.T) {
	for target, want := range map[string]string{
		"/": "index.html", "/a/": "a/index.html", "/a/b.html": "a/b.html", "/a?x=/../": "a", "/%E7%BD%91.html": "网.html", "/a%20b": "a b",
	} {
		if got, status := resolve(target); got != want || status != 0 {
			t.Errorf("%s: %q, %d, want %q", target, got, status, want)
		}
	}
}

func FuzzATargetNeverLeavesTheSite(f *testing.F) {
	for _, seed := range []string{"/", "/../x", "/%2e%2e%2fx", "//h/", "/a%00", "/.env", `/a\..\b`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, target string) {
		path, status := resolve(target)
		if (path == "") == (status == 0) {
			t.Fatalf("%q: %q and %d", target, path, status)
		}
		if status == 0 && (!filepath.IsLocal(path) || strings.Contains("/"+path, "/.") || strings.Contains(path, "//") || strings.Contains(path, `\`)) {
			t.Errorf("%q names %q", target, path)
		}
	})
}
