package serve

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"legible/generator/diag"
)

// patience bounds every wait: a test that reaches it has failed.
const patience = time.Minute

// eventually waits until f is true.
func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !f(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited %v in vain: %s", patience, what)
		}
	}
}

// folderBuilder makes a page of every *.txt file under dir. The word "broken"
// in one is an error at its line; "fault" makes the build panic.
func folderBuilder(dir string) Builder {
	return func(context.Context, []string) (Result, error) {
		r := Result{Files: map[string][]byte{
			"404.html":       []byte("<!doctype html><html><body><h1>Not here</h1></body></html>"),
			"site.css":       []byte("body{}"),
			".manifest.json": []byte("{}"),
		}}
		lines := map[string]string{}
		r.Line = func(file string, n int) string { return lines[fmt.Sprint(file, n)] }
		err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(p) != ".txt" {
				return err
			}
			text, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			rel, _ := filepath.Rel(dir, p)
			rel = filepath.ToSlash(rel)
			for i, line := range strings.Split(string(text), "\n") {
				if strings.Contains(line, "fault") {
					panic("the builder's own fault")
				}
				if at := strings.Index(line, "broken"); at >= 0 {
					lines[fmt.Sprint(rel, i+1)] = line
					r.Findings = append(r.Findings, diag.Diagnostic{
						Code: "broken-line", Pos: diag.Position{File: rel, Line: i + 1, Column: at + 1},
						Message: "this line is <b>broken</b>", Hint: "mend it",
						Notes: []diag.Note{{Pos: diag.Position{File: rel, Line: 1, Column: 1}, Message: "the file starts here"}},
					})
				}
			}
			page := "<!doctype html><html><body><p>" + string(text) + "</p></body></html>"
			r.Files[strings.TrimSuffix(rel, ".txt")+".html"] = []byte(page)
			return nil
		})
		r.Summary = fmt.Sprintf("%d files", len(r.Files))
		return r, err
	}
}

// running is a server that a test talks to.
type running struct {
	*Server
	t    *testing.T
	addr string
	log  *safeBuffer
	stop func() error // ends Run and returns what it returned; may be called twice
}

// start runs a server on a free port and waits for its first build. adjust may
// change it before it runs.
func start(t *testing.T, build Builder, o Options, adjust func(*Server)) *running {
	t.Helper()
	if o.Addr == "" {
		o.Addr = "127.0.0.1:0"
	}
	log := &safeBuffer{}
	o.Log = log
	s, err := New(build, o)
	if err != nil {
		t.Fatal(err)
	}
	if adjust != nil {
		adjust(s)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	stop := sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() { _ = stop() })
	eventually(t, "the server says where it is", func() bool { return strings.Contains(log.String(), "serving http://") })
	return &running{s, t, s.listener.Addr().String(), log, stop}
}

// site starts a server over a folder with one page.
func site(t *testing.T, adjust func(*Server)) (*running, string) {
	t.Helper()
	dir := t.TempDir()
	save(t, filepath.Join(dir, "index.txt"), "first")
	return start(t, folderBuilder(dir), Options{
		Folders: []string{dir},
		Headers: [][2]string{{"Content-Security-Policy", "default-src 'none'"}, {"X-Test", "yes"}},
	}, adjust), dir
}

// save replaces a file the way careful editors do: all of it, by a rename.
func save(t *testing.T, name, text string) {
	t.Helper()
	temporary := filepath.Join(filepath.Dir(name), ".save-"+filepath.Base(name))
	if err := os.WriteFile(temporary, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(temporary, name); err != nil {
		t.Fatal(err)
	}
}

// raw sends bytes as they are over a connection of its own and returns the
// answer, nil if the server closed without one.
func (r *running) raw(request string) (*http.Response, string) {
	r.t.Helper()
	c, err := net.Dial("tcp", r.addr)
	if err != nil {
		r.t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(patience)); err != nil {
		r.t.Fatal(err)
	}
	// Writes beside reading: the server may answer, and close, before the end.
	go func() { _, _ = io.WriteString(c, strings.ReplaceAll(request, "{host}", r.addr)) }()
	method, _, _ := strings.Cut(request, " ")
	res, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		return nil, ""
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	return res, string(body)
}

// get asks for a path as it stands.
func (r *running) get(path string, headers ...string) (*http.Response, string) {
	r.t.Helper()
	res, body := r.raw("GET " + path + " HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n" + lines(headers) + "\r\n")
	if res == nil {
		r.t.Fatalf("GET %s: no answer", path)
	}
	return res, body
}

func lines(headers []string) string {
	var b strings.Builder
	for _, h := range headers {
		b.WriteString(h + "\r\n")
	}
	return b.String()
}

// stream is an open event stream.
type stream struct {
	t     *testing.T
	body  *bufio.Scanner
	close func()
}

// listen opens the event stream, as the given page if any.
func (r *running) listen(page ...string) *stream {
	r.t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: patience}
	res, err := client.Get("http://" + r.addr + eventsPath + "?page=" + url.QueryEscape(strings.Join(page, "")))
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { res.Body.Close() })
	if res.StatusCode != 200 || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/event-stream") {
		r.t.Fatalf("events: %s, %s", res.Status, res.Header.Get("Content-Type"))
	}
	return &stream{r.t, bufio.NewScanner(res.Body), func() { res.Body.Close() }}
}

// next returns the data of the next event, "" at the end of the stream.
func (s *stream) next() string {
	s.t.Helper()
	for s.body.Scan() {
		if data, ok := strings.CutPrefix(s.body.Text(), "data: "); ok {
			return data
		}
	}
	return ""
}

// until reads events up to one that contains text.
func (s *stream) until(text string) string {
	s.t.Helper()
	for {
		data := s.next()
		if data == "" {
			s.t.Fatalf("the stream ended before an event with %q", text)
		}
		if strings.Contains(data, text) {
			return data
		}
	}
}

// ours counts the goroutines that run code of this package or of the watcher,
// tests apart.
func ours() (n int, all string) {
	buf := make([]byte, 1<<20)
	all = string(buf[:runtime.Stack(buf, true)])
	for _, g := range strings.Split(all, "\n\n") {
		if strings.Contains(g, "testing.tRunner") || strings.Contains(g, "testing.(*M)") {
			continue
		}
		if strings.Contains(g, "generator/serve.") || strings.Contains(g, "fsnotify") || strings.Contains(g, "net/http.(*conn)") {
			n++
		}
	}
	return n, all
}

type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *safeBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}
