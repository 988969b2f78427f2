package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// served is a running "legible serve" over a copy of the real content.
type served struct {
	url, content string
	process      *exec.Cmd
	lines        chan string // of stderr
}

// serving starts the command, with further flags, on a free port and waits
// until it says where.
func serving(t testing.TB, content string, flags ...string) *served {
	t.Helper()
	s := &served{content: content, lines: make(chan string, 1000)}
	s.process = exec.Command("legible", append([]string{"serve", "--source", content, "--addr", "127.0.0.1:0"}, flags...)...)
	stderr, err := s.process.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.process.Process.Kill() })
	go func() {
		defer close(s.lines)
		for scanner := bufio.NewScanner(stderr); scanner.Scan(); {
			s.lines <- scanner.Text()
		}
	}()
	line := s.until(t, "legible: serving ")
	s.url = regexp.MustCompile(`http://\S+`).FindString(line)
	return s
}

// until returns the next line of stderr that contains text.
func (s *served) until(t testing.TB, text string) string {
	t.Helper()
	var before []string
	late := time.After(2 * time.Minute)
	for {
		select {
		case line, ok := <-s.lines:
			if !ok {
				t.Fatalf("serve ended before it said %q:\n%s", text, strings.Join(before, "\n"))
			}
			if strings.Contains(line, text) {
				return line
			}
			before = append(before, line)
		case <-late:
			t.Fatalf("serve did not say %q:\n%s", text, strings.Join(before, "\n"))
		}
	}
}

// edit saves a content file by rename with a text replaced.
func (s *served) edit(t testing.TB, name, old, text string) {
	t.Helper()
	path := filepath.Join(s.content, name)
	data := s.read(t, name)
	if !strings.Contains(data, old) {
		t.Fatalf("%s does not contain %q", name, old)
	}
	if err := os.WriteFile(path+"~", []byte(strings.Replace(data, old, text, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+"~", path); err != nil {
		t.Fatal(err)
	}
}

func (s *served) read(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(s.content, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// wait waits until an expression is true in the page. A page that is being
// replaced has no answer, and is asked again.
func wait(t testing.TB, tb *tab, expression string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, 2*time.Minute)
	defer cancel()
	for {
		met, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		if err == nil && met {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("the page never became %s: %v\n%s", expression, err, eval[string](t, tb, "document.body.innerText.slice(0, 1000)"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestAnEditIsOnTheOpenPageAndAMistakeIsShownOverIt(t *testing.T) {
	content := filepath.Join(t.TempDir(), "content")
	if err := copyContent(content, os.DirFS(filepath.Join(repository, "content"))); err != nil {
		t.Fatal(err)
	}
	s := serving(t, content)
	tb := newTab(t, browser(t))
	const page, chapter = "instruments/csl/2017-06-01/art_1.html", "instruments/csl/2017-06-01/chapter-1.yaml"
	tb.open(t, s.url+page)
	wait(t, tb, `document.body.innerText.includes("This Law is made to guarantee")`)

	s.edit(t, chapter, "This Law is made to guarantee", "This Law was edited to guarantee")
	wait(t, tb, `document.body && document.body.innerText.includes("This Law was edited to guarantee")`)
	if !eval[bool](t, tb, `fetch("print.html").then((r) => r.text()).then((text) => text.includes("This Law was edited to guarantee"))`) {
		t.Error("a page nobody looked at is from the site before")
	}

	s.edit(t, chapter, "    binds: []\n", "    bindz: []\n")
	wait(t, tb, `document.querySelector("#legible-panel")`)
	panel := eval[string](t, tb, `document.querySelector("#legible-panel").innerText`)
	before, _, _ := strings.Cut(s.read(t, chapter), "    bindz:")
	at := fmt.Sprintf("chapter-1.yaml:%d:5", 1+strings.Count(before, "\n"))
	for _, want := range []string{at, "bindz", "last good build"} {
		if !strings.Contains(panel, want) {
			t.Errorf("the panel lacks %q:\n%s", want, panel)
		}
	}
	wait(t, tb, `getComputedStyle(document.querySelector("#legible-panel")).position === "fixed"`)
	if !eval[bool](t, tb, `document.body.innerText.includes("was edited")`) {
		t.Error("the last good page is gone")
	}
	if name := os.Getenv("LEGIBLE_LOOK"); name != "" {
		shot := do(t, tb, chromedp.CaptureScreenshot())
		if err := os.WriteFile(filepath.Join(name, "serve-panel.png"), shot, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s.until(t, "the build has errors; the site stays as it was")

	s.edit(t, chapter, "    bindz: []\n", "    binds: []\n")
	wait(t, tb, `!document.querySelector("#legible-panel")`)
	tb.clean(t, s.url)

	if err := s.process.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := s.process.Wait(); err != nil {
		t.Errorf("after an interrupt serve exits with %v", err)
	}
}

// BenchmarkSave is the time from a saved article of the real content to its new
// text on the open page in the browser.
func BenchmarkSave(b *testing.B) {
	content := filepath.Join(b.TempDir(), "content")
	if err := copyContent(content, os.DirFS(filepath.Join(repository, "content"))); err != nil {
		b.Fatal(err)
	}
	s := serving(b, content)
	tb := newTab(b, browser(b))
	const page, chapter = "instruments/csl/2017-06-01/art_1.html", "instruments/csl/2017-06-01/chapter-1.yaml"
	tb.open(b, s.url+page)
	text := "This Law is made"
	for i := 0; b.Loop(); i++ {
		next := fmt.Sprintf("This Law %d is made", i)
		s.edit(b, chapter, text, next)
		wait(b, tb, fmt.Sprintf("document.body && document.body.innerText.includes(%q)", next))
		text = next
		b.StopTimer()
		s.until(b, "files changed") // all other pages are made too
		b.StartTimer()
	}
}

func TestTheFirstBuildMayFailUntilAFixComes(t *testing.T) {
	content := filepath.Join(t.TempDir(), "content")
	if err := copyContent(content, os.DirFS(filepath.Join(repository, "content"))); err != nil {
		t.Fatal(err)
	}
	s := &served{content: content}
	s.edit(t, "corpus.yaml", "as-of:", "as-off:")
	s = serving(t, content)
	tb := newTab(t, browser(t))
	tb.open(t, s.url)
	wait(t, tb, `document.querySelector("#legible-panel").innerText.includes("corpus.yaml:")`)
	if name := os.Getenv("LEGIBLE_LOOK"); name != "" {
		shot := do(t, tb, chromedp.CaptureScreenshot())
		if err := os.WriteFile(filepath.Join(name, "serve-first.png"), shot, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s.edit(t, "corpus.yaml", "as-off:", "as-of:")
	wait(t, tb, `document.querySelector("main#main")`)
}

func TestServeRefusesAnAddressItShouldNotTake(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for addr, want := range map[string]struct {
		code int
		text string
	}{
		l.Addr().String(): {exitEnvironment, "hint: --addr 127.0.0.1:0"},
		"0.0.0.0:0":       {exitUsage, "hint: add --allow-network"},
		"localhost":       {exitUsage, "hint: write it as 127.0.0.1:1313"},
	} {
		var out strings.Builder
		if code := run([]string{"serve", "--source", filepath.Join(repository, "content"), "--addr", addr}, nil, &out, &out); code != want.code || !strings.Contains(out.String(), want.text) {
			t.Errorf("--addr %s: exit %d, %s", addr, code, out.String())
		}
	}
	var out strings.Builder
	missing := filepath.Join(t.TempDir(), "none")
	if code := run([]string{"serve", "--source", missing, "--addr", "127.0.0.1:0"}, nil, &out, &out); code != exitUsage {
		t.Errorf("--source of no folder: exit %d, %s", code, out.String())
	}
}

func TestATeamsSiteIsServedAndItsOwnFilesAreWatched(t *testing.T) {
	ours := filepath.Join(t.TempDir(), "ours")
	var out bytes.Buffer
	if code := run([]string{"init", ours}, nil, &out, &out); code != exitClean {
		t.Fatalf("init exits with %d:\n%s", code, out.String())
	}
	theme := filepath.Join(ours, "theme/layouts/_partials")
	if err := errors.Join(os.MkdirAll(theme, 0o755), os.WriteFile(filepath.Join(theme, "crumbs.html"), []byte("<p>first crumb</p>"), 0o644)); err != nil {
		t.Fatal(err)
	}
	s := serving(t, filepath.Join(repository, "content"), "--site", filepath.Join(ours, "site.yaml"), "--overlay", filepath.Join(ours, "overlay"), "--theme", filepath.Join(ours, "theme"))
	s.content = ours // what is edited
	tb := newTab(t, browser(t))
	tb.open(t, s.url+"instruments/csl/2026-01-01/art_23.html")
	wait(t, tb, `document.body.innerText.includes("first crumb") && document.body.innerText.includes("How we keep network logs")`)
	s.edit(t, "site.yaml", "name: Our law", "name: Law at Acme")
	wait(t, tb, `document.title.includes("Law at Acme")`)
	s.edit(t, "theme/layouts/_partials/crumbs.html", "first", "second")
	wait(t, tb, `document.body.innerText.includes("second crumb")`)
	tb.clean(t, s.url)
}
