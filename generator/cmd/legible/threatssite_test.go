package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"legible/generator/site"
)

// shownAsText wants a definition to stand on its page and in the data files
// character for character, and no page to be other than it should.
func shownAsText(text string) func(t *testing.T) {
	return func(t *testing.T) {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		dir := term(string(quoted)).build(t)
		for path, page := range readSite(t, dir) {
			if len(page.bad) > 0 {
				t.Errorf("%s: %v", path, page.bad)
			}
		}
		data, err := os.ReadFile(filepath.Join(dir, "terms", "x.html"))
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var shown strings.Builder
		for n := range root.Descendants() {
			if n.Type == html.TextNode {
				shown.WriteString(n.Data)
			}
		}
		if !strings.Contains(shown.String(), text) {
			t.Errorf("the page does not show %q", text)
		}
	}
}

// decision is the small decision with a text for its first question.
func decision(t *testing.T, ask string) files {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(files{}.lay(t), "decisions", "scope.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	quoted, err := json.Marshal(ask)
	if err != nil {
		t.Fatal(err)
	}
	return files{"decisions/scope.yaml": strings.Replace(string(data), "en: Do you run a network?", "en: "+string(quoted), 1)}
}

func dotStaysText(t *testing.T) {
	const label = `"]; b [URL="javascript:alert(1)"] \N\G\L <<b>x</b>> \ 😀?`
	dir := decision(t, label).build(t)
	data, err := os.ReadFile(filepath.Join(dir, "decisions", "scope", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
	drawn := ""
	for n := range root.Descendants() {
		if n.Data == "svg" {
			for inner := range n.Descendants() {
				if inner.Type == html.TextNode {
					drawn += inner.Data
				}
			}
		}
		for _, a := range n.Attr {
			if strings.Contains(strings.ToLower(a.Val), "javascript:") && (a.Key == "href" || a.Key == "xlink:href") {
				t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
			}
		}
	}
	if !strings.Contains(letters(drawn), letters(label)) {
		t.Errorf("the chart does not show %q", label)
	}
}

func picturesAreNotPublished(t *testing.T) {
	f := files{"pages/evil.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(9731)</script></svg>`, "evil.png": "<html><script>alert(9731)</script>"}
	dir := f.build(t)
	everyFile(t, dir, func(name string, data []byte) {
		if bytes.Contains(data, []byte("alert(9731)")) {
			t.Errorf("%s holds the picture", name)
		}
	})
}

func searchTakesAnything(t *testing.T) {
	dir := term(`"</script><script>__proto__ constructor toString \\ ' 😀 &amp;"`).build(t)
	everyFile(t, filepath.Join(dir, "search", "data"), func(name string, data []byte) {
		if bytes.HasPrefix(data, []byte("legibleSearch.add(")) && bytes.ContainsAny(data, "<\u2028\u2029") {
			t.Errorf("%s holds characters that end a script", name)
		}
	})
	source := term("x").lay(t)
	t.Setenv("LEGIBLE_CACHE", t.TempDir())
	for _, query := range []string{
		"__proto__", "constructor", "toString", "</script>", `"`, `\`, "*", "(((", "AND OR NOT", "+-&&||!(){}[]^~*?:/", "\x00", "\xff", "😀", strings.Repeat("logs ", 10_000), strings.Repeat("(", 10_000), "Article 99999999999999999999",
	} {
		exit, out := legible("search", "--source", source, "--format", "json", "--", query)
		if exit != exitClean && exit != exitFindings && exit != exitUsage {
			t.Errorf("%.20q: exit %d: %s", query, exit, head(out))
		}
	}
}

func formulasAreDefused(t *testing.T) {
	source := files{}.lay(t)
	for _, text := range []string{`=cmd|' /C calc'!A0`, "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "a\"b,c"} {
		name := filepath.Join(source, "instruments/law/2018-06-01/art-3.yaml")
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		changed := regexp.MustCompile(`action: [^,}\n]+`).ReplaceAll(data, []byte("action: "+strings.ReplaceAll(string(quoted), "$", "$$")))
		if err := os.WriteFile(name, changed, 0o644); err != nil {
			t.Fatal(err)
		}
		exit, out := legible("export", "csv", "--source", source)
		if exit != exitClean {
			t.Fatalf("exit %d: %s", exit, head(out))
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out, "\uFEFF"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, row := range rows {
			for _, cell := range row {
				found = found || strings.TrimPrefix(cell, "'") == text
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
					t.Errorf("a cell is %q", cell)
				}
			}
		}
		if !found {
			t.Errorf("no cell has %q", text)
		}
		if exit, out := legible("export", "json", "--source", source); exit != exitClean || !json.Valid([]byte(out)) {
			t.Errorf("exit %d, or no JSON", exit)
		}
	}
}

func generatedFilesParse(t *testing.T) {
	dir := term(`"x\n/evil\n  X-Evil: 1 ]]> </url>"`).build(t)
	if got, err := os.ReadFile(filepath.Join(dir, "_headers")); err != nil || string(got) != site.Headers(site.Public) {
		t.Errorf("_headers is %s (%v)", got, err)
	}
	everyFile(t, dir, func(name string, data []byte) {
		switch filepath.Ext(name) {
		case ".json":
			if !json.Valid(data) {
				t.Errorf("%s is no JSON", name)
			}
		case ".xml", ".dmn":
			d := xml.NewDecoder(bytes.NewReader(data))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Errorf("%s is no XML: %v", name, err)
					break
				}
			}
		case ".html":
			for _, block := range regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`).FindAllSubmatch(data, -1) {
				if !json.Valid(block[1]) {
					t.Errorf("%s has a data block that is no JSON", name)
				}
			}
		}
	})
}

func policyIsOnEveryPage(t *testing.T) {
	dir := builtSite(t)
	for path, page := range readSite(t, dir) {
		if len(page.bad) > 0 {
			t.Errorf("%s: %v", path, page.bad)
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		policy := `<meta http-equiv="Content-Security-Policy" content="` + strings.ReplaceAll(site.Policy, "'", "&#39;") + `">`
		if !strings.Contains(string(data), policy) && !strings.Contains(string(data), html.UnescapeString(policy)) {
			t.Errorf("%s has no policy, or another", path)
		}
	}
	for _, part := range []string{"default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'none'", "object-src 'none'", "require-trusted-types-for 'script'"} {
		if !strings.Contains(site.Policy, part) || strings.Contains(site.Policy, "unsafe") {
			t.Errorf("the policy is %s", site.Policy)
		}
	}
}

func nothingLeaves(t *testing.T) {
	TestNothingIsLoadedFromElsewhere(t)
	outward := regexp.MustCompile(`<a [^>]*href="https?://[^>]*>`)
	everyFile(t, builtSite(t), func(name string, data []byte) {
		if filepath.Ext(name) != ".html" {
			return
		}
		for _, link := range outward.FindAllString(string(data), -1) {
			if !strings.Contains(link, "noreferrer") && !strings.Contains(string(data), `<meta name="referrer" content="no-referrer">`) {
				t.Errorf("%s tells who came: %s", name, link)
			}
		}
	})
}

func nothingIsKept(t *testing.T) {
	everyFile(t, builtSite(t), func(name string, data []byte) {
		if filepath.Ext(name) != ".js" || strings.HasPrefix(name, "search/data/") {
			return
		}
		for _, trace := range []string{"document.cookie", "indexedDB", "sendBeacon", "location.search="} {
			if bytes.Contains(data, []byte(trace)) {
				t.Errorf("%s uses %s", name, trace)
			}
		}
	})
}

func headersAreWritten(t *testing.T) {
	text := site.Headers(site.Public)
	for _, header := range []string{"X-Content-Type-Options: nosniff", "Permissions-Policy: ", "Referrer-Policy: no-referrer", "frame-ancestors 'none'"} {
		if !strings.Contains(text, header) {
			t.Errorf("the headers lack %s", header)
		}
	}
}

func teamsNotesStayOut(t *testing.T) {
	with, without := files{}.lay(t), files{}.lay(t)
	for _, beside := range []string{"overlay", "overlays", "notes", ".legible"} {
		dir := filepath.Join(filepath.Dir(with), beside)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "overlay.yaml"), []byte("notes:\n  - {on: law/art_1, text: SECRET}\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var manifests [2][]byte
	for i, source := range []string{with, without} {
		public := filepath.Join(t.TempDir(), "public")
		if exit, out := legible("build", "--source", source, "--output", public); exit != exitClean {
			t.Fatalf("exit %d: %s", exit, head(out))
		}
		manifests[i], _ = os.ReadFile(filepath.Join(public, site.ManifestName))
	}
	if len(manifests[0]) == 0 || !bytes.Equal(manifests[0], manifests[1]) {
		t.Error("notes beside the content change the public site")
	}
}

func internalSiteStays(t *testing.T) {
	public := filepath.Join(t.TempDir(), "public")
	publishOld(t, public)
	name := filepath.Join(public, site.ManifestName)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes.Replace(data, []byte(`"public"`), []byte(`"internal"`), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	if exit, out := legible("build", "--source", files{}.lay(t), "--output", public); exit != exitUsage || !strings.Contains(out, "internal") {
		t.Errorf("exit %d: %s", exit, head(out))
	}
}

func lawInAnOverlayIsNoLaw(t *testing.T) {
	article := "articles:\n  - number: \"1\"\n    heading: {en: SECRET, zh: 密}\n    binds: []\n    topics: [logs]\n    text-basis: summary\n    text: [{en: SECRET}]\n"
	plain, with := files{}.build(t), files{"overlay/instruments/law/2018-06-01/art-1.yaml": article}
	exit, out := legible("check", "--source", with.lay(t))
	if exit == exitClean && !strings.Contains(out, "[unknown-file]") {
		t.Errorf("exit %d: %s", exit, head(out))
	}
	everyFile(t, plain, func(name string, data []byte) {
		if bytes.Contains(data, []byte("SECRET")) {
			t.Errorf("%s holds the overlay's text", name)
		}
	})
}

func dependenciesAreFixed(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join(repository, "go.mod"))
	if err != nil || bytes.Contains(mod, []byte("replace")) {
		t.Errorf("go.mod replaces a module (%v)", err)
	}
	list := exec.Command("go", "list", "-mod=readonly", "-deps", "./generator/cmd/legible")
	list.Dir, list.Env = repository, append(os.Environ(), "GOFLAGS=-mod=readonly", "GOPROXY=off")
	if out, err := list.CombinedOutput(); err != nil {
		t.Errorf("without the network: %v\n%s", err, head(string(out)))
	}
	data, err := os.ReadFile(filepath.Join(repository, "test", "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]struct{ Integrity string }
	}
	if err := json.Unmarshal(data, &lock); err != nil {
		t.Fatal(err)
	}
	for name, p := range lock.Packages {
		if name != "" && p.Integrity == "" {
			t.Errorf("the lock file has no checksum of %s", name)
		}
	}
	script, err := os.ReadFile(filepath.Join(repository, "test.sh"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(script)) {
		if (strings.Contains(line, "npm ci") || strings.Contains(line, "npm install")) && !strings.Contains(line, "--ignore-scripts") {
			t.Errorf("test.sh runs scripts of packages: %s", line)
		}
	}
}

func changesAreFound(t *testing.T) {
	dir := files{}.build(t)
	name := filepath.Join(dir, "index.html")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if exit, out := legible("verify", dir); exit != exitFindings || out != "index.html: changed\n" {
		t.Errorf("exit %d: %s", exit, out)
	}
}
