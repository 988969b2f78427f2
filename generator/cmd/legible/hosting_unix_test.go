//go:build unix

package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"legible/generator/site"
)

// TestDocumentedServersServeTheSite runs nginx and Caddy, as a user without
// privileges, with the very files of docs/hosting, in which only the address,
// the folder and what needs privileges are replaced. It belongs to the long
// suite, which sets LEGIBLE_HOSTING and installs both.
func TestDocumentedServersServeTheSite(t *testing.T) {
	if os.Getenv("LEGIBLE_HOSTING") == "" {
		t.Skip("the long suite runs the servers: ./test.sh long")
	}
	root := readable(t, builtSite(t))
	for _, s := range []server{
		{"nginx", "nginx.conf", func(work, config string) (string, []string) {
			paths := ""
			for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
				paths += kind + "_temp_path " + work + "/" + kind + ";\n"
			}
			return "daemon off;\npid " + work + "/nginx.pid;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types;\naccess_log off;\n" + paths + config + "}\n",
				[]string{"-e", work + "/error.log", "-p", work, "-c"}
		}, [][2]string{{"listen 80;", "listen ADDRESS;"}, {"/srv/legible/public", root}}},
		{"caddy", "Caddyfile", func(_, config string) (string, []string) {
			return "{\n\tadmin off\n}\n" + config, []string{"run", "--adapter", "caddyfile", "--config"}
		}, [][2]string{{"law.example.org {", "http://ADDRESS {"}, {"/srv/legible/public", root}}},
	} {
		t.Run(s.program, func(t *testing.T) { probe(t, s.start(t), root) })
	}
}

// server is a documented configuration and how to run it for a test.
type server struct {
	program, file string
	wrap          func(work, config string) (string, []string) // the whole file, and arguments before its name
	replace       [][2]string
}

// start runs the server on a free port and returns its address.
func (s server) start(t *testing.T) string {
	t.Helper()
	exe, err := exec.LookPath(s.program)
	if err != nil {
		exe, err = exec.LookPath("/usr/sbin/" + s.program)
	}
	if err != nil {
		t.Fatalf("no %s on this machine: ./test.sh long installs it", s.program)
	}
	data, err := os.ReadFile(filepath.Join(repository, "docs/hosting", s.file))
	if err != nil {
		t.Fatal(err)
	}
	config, address := string(data), freeAddress(t)
	for _, r := range s.replace {
		if strings.Count(config, r[0]) != 1 {
			t.Fatalf("%s does not say %q once", s.file, r[0])
		}
		config = strings.Replace(config, r[0], strings.ReplaceAll(r[1], "ADDRESS", address), 1)
	}
	work := openDir(t)
	text, arguments := s.wrap(work, config)
	name := filepath.Join(work, s.file)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, append(arguments, name)...)
	cmd.Dir, cmd.Env = work, []string{"HOME=" + work, "XDG_DATA_HOME=" + work, "XDG_CONFIG_HOME=" + work}
	if os.Getuid() == 0 {
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	t.Cleanup(func() { _ = cmd.Process.Signal(syscall.SIGTERM); <-ended })
	for range 600 {
		select {
		case <-ended:
			log, _ := os.ReadFile(work + "/error.log")
			t.Fatalf("%s ended:\n%s%s", s.program, said.String(), log)
		default:
		}
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return "http://" + address
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s does not listen", s.program)
	return ""
}

// probe asks for a page of each kind of answer and holds status, headers,
// compression and revalidation against what the guides promise.
func probe(t *testing.T, base, root string) {
	shards, err := filepath.Glob(filepath.Join(root, "search/data/*.js"))
	if err != nil || len(shards) == 0 {
		t.Fatalf("the site has no shards: %v", err)
	}
	if r, _ := get(t, base+"/decisions", nil); r.StatusCode/100 != 3 || strings.TrimPrefix(r.Header.Get("Location"), base) != "/decisions/" {
		t.Errorf("an address without its slash, on which relative links would break: %s, to %s", r.Status, r.Header.Get("Location"))
	}
	for _, tt := range []struct {
		path, file, kind string
		status           int
	}{
		{"/", "index.html", "text/html; charset=utf-8", 200},
		{"/instruments/csl/2026-01-01/art_23.html", "instruments/csl/2026-01-01/art_23.html", "text/html; charset=utf-8", 200},
		{"/decisions/", "decisions/index.html", "text/html; charset=utf-8", 200},
		{"/search/data/" + filepath.Base(shards[0]), "search/data/" + filepath.Base(shards[0]), "javascript", 200},
		{"/assets/site.css", "assets/site.css", "text/css", 200},
		{"/assets/favicon.svg", "assets/favicon.svg", "image/svg+xml", 200},
		{"/data/corpus.json", "data/corpus.json", "application/json", 200},
		{"/missing", "404.html", "text/html; charset=utf-8", 404},
		{"/instruments/missing/art_1.html", "404.html", "text/html; charset=utf-8", 404},
		{"/assets/", "404.html", "text/html; charset=utf-8", 404},
		{"/%2e%2e/%2e%2e/etc/passwd", "", "", 0}, // whatever it says, it is an error
	} {
		response, body := get(t, base+tt.path, nil)
		if tt.status == 0 {
			if response.StatusCode < 400 {
				t.Errorf("%s: %s", tt.path, response.Status)
			}
			continue
		}
		want, err := os.ReadFile(filepath.Join(root, tt.file))
		if err != nil {
			t.Fatal(err)
		}
		if response.StatusCode != tt.status || body != string(want) {
			t.Errorf("%s: %s, %d bytes, want %d and %d bytes", tt.path, response.Status, len(body), tt.status, len(want))
		}
		if got := response.Header.Get("Content-Type"); !strings.Contains(got, tt.kind) {
			t.Errorf("%s is %q, want %s", tt.path, got, tt.kind)
		}
		if len(want) > 1024 && response.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s is not compressed", tt.path)
		}
		for _, h := range append(site.HeaderList(site.Public), [2]string{"Cache-Control", "no-cache"}) {
			if got := response.Header.Values(h[0]); len(got) != 1 || got[0] != h[1] {
				t.Errorf("%s: %s is %q, want %q", tt.path, h[0], got, h[1])
			}
		}
		if tag := response.Header.Get("Etag"); tt.status == 200 {
			if again, _ := get(t, base+tt.path, map[string]string{"If-None-Match": tag}); tag == "" || again.StatusCode != http.StatusNotModified {
				t.Errorf("%s with tag %q: %s, want 304", tt.path, tag, again.Status)
			}
		}
	}
}

// get asks for a page as a browser does, compressed, and unpacks it.
func get(t *testing.T, url string, headers map[string]string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "gzip")
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body := io.Reader(response.Body)
	if response.Header.Get("Content-Encoding") == "gzip" && response.StatusCode != http.StatusNotModified {
		if body, err = gzip.NewReader(response.Body); err != nil {
			t.Fatal(err)
		}
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(text)
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// openDir is a folder that any user of the machine may write to.
func openDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "legible-host-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777|fs.ModeSticky); err != nil {
		t.Fatal(err)
	}
	return dir
}

// readable is a copy of the site where any user of the machine can read it.
func readable(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(openDir(t), "public")
	if err := errors.Join(os.CopyFS(to, os.DirFS(dir)), os.Chmod(to, 0o755)); err != nil {
		t.Fatal(fmt.Errorf("copying the site: %w", err))
	}
	return to
}
