package serve

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// The twelve probes of a local server, most of them over raw TCP.

func TestForeignHostsAreRefused(t *testing.T) {
	s, _ := site(t, nil)
	_, port, _ := net.SplitHostPort(s.addr)
	for _, host := range []string{
		"evil.example", "evil.example:" + port, "127.0.0.1", "127.0.0.1:1", "127.0.0.1:0" + port, "localhost:80", "localhost.:" + port,
		"127.0.0.2:" + port, "::1:" + port, "[localhost]:" + port, "127.0.0.1:" + port + ".evil.example", "127.0.0.1.evil.example:" + port, "0.0.0.0:" + port,
	} {
		for _, path := range []string{"/", "/index.html", eventsPath, scriptPath, "/none"} {
			res, body := s.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
			if res == nil || res.StatusCode != http.StatusForbidden && res.StatusCode != http.StatusBadRequest || strings.Contains(body, "first") {
				t.Errorf("Host %s: %s: %v", host, path, res)
			}
		}
	}
	for _, host := range []string{"localhost:" + port, "LOCALHOST:" + port, "127.0.0.1:" + port, "[::1]:" + port} {
		if res, _ := s.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"); res == nil || res.StatusCode != 200 {
			t.Errorf("Host %s: %v, want 200", host, res)
		}
	}
}

func TestARequestWithoutHostIsRefused(t *testing.T) {
	s, _ := site(t, nil)
	for request, want := range map[string]int{
		"GET / HTTP/1.0\r\n\r\n": 403,
		"GET / HTTP/1.1\r\n\r\n": 400,
		"GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n": 400,
	} {
		if res, _ := s.raw(request); res == nil || res.StatusCode != want {
			t.Errorf("%q: %v, want %d", request, res, want)
		}
	}
}

func TestAnAbsoluteRequestLineIsNoWayIn(t *testing.T) {
	s, _ := site(t, nil)
	for line, want := range map[string]int{
		"GET http://evil.example/ HTTP/1.1": 403,
		"GET http://{host}/ HTTP/1.1":       400,
		"CONNECT evil.example:80 HTTP/1.1":  403,
		"OPTIONS * HTTP/1.1":                405,
	} {
		if res, body := s.raw(line + "\r\nHost: {host}\r\n\r\n"); res == nil || res.StatusCode != want {
			t.Errorf("%s: %v %s, want %d", line, res, body, want)
		}
	}
}

func TestOnlyFilesOfTheSiteAreServed(t *testing.T) {
	s, _ := site(t, nil)
	for _, path := range []string{
		"/../index.txt", "/../../etc/passwd", "/%2e%2e%2fetc/passwd", "/%2e%2e/index.html", "/..%2findex.html", "/x/../index.html", "/./index.html",
		"/%252e%252e/index.html", `/..\index.html`, "/%5cindex.html", "/index%2ehtml/", "/a%2fb",
		"/.env", "/.git/config", "/.manifest.json", "/%2emanifest.json", "/.stage-x/", "/index.txt", "/.save-index.txt",
		"//evil.example/", "//" + "index.html", "/x//index.html", "/index.html/", "/INDEX.html", "/%00", "/index.html%00.css", "/%zz", "/%ff",
		"/_legible/", "/_legible/failed.html", "/_legible/../index.html",
	} {
		res, body := s.get(path)
		if res.StatusCode != 404 && res.StatusCode != 400 || strings.Contains(body, "first") {
			t.Errorf("%s: %s: %s", path, res.Status, body)
		}
	}
	for _, path := range []string{"/", "/index.html", "/?q=1", "/%69ndex.html", "/site.css", scriptPath, stylePath} {
		if res, _ := s.get(path); res.StatusCode != 200 {
			t.Errorf("%s: %s, want 200", path, res.Status)
		}
	}
}

func TestAnUnknownPathShowsTheSitesOwnPage(t *testing.T) {
	s, _ := site(t, nil)
	res, body := s.get("/none.html")
	if res.StatusCode != 404 || !strings.Contains(body, "Not here") || !strings.Contains(body, scriptPath) {
		t.Errorf("%s: %s", res.Status, body)
	}
}

func TestTheEventsAreForTheSitesOwnPages(t *testing.T) {
	s, _ := site(t, nil)
	for _, header := range []string{
		"Origin: http://evil.example", "Origin: null", "Origin: https://" + s.addr, "Origin: http://127.0.0.1:1", "Origin: http://" + s.addr + ".evil.example", "Origin:",
		"Origin: http://" + s.addr + "\r\nOrigin: http://evil.example",
		"Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site",
	} {
		res, body := s.get(eventsPath, header)
		if res.StatusCode != 403 || strings.Contains(body, "build") {
			t.Errorf("%s: %s: %s", header, res.Status, body)
		}
		for name := range res.Header {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("%s: header %s lets another origin in", header, name)
			}
		}
	}
	res, _ := s.raw("HEAD " + eventsPath + " HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n")
	if res == nil || res.StatusCode != 200 {
		t.Errorf("own origin: %v, want 200", res)
	}
}

func TestOnlyGetAndHeadAreAnswered(t *testing.T) {
	s, _ := site(t, nil)
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"} {
		res, _ := s.raw(method + " / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\n\r\nhello")
		if res == nil || res.StatusCode != 405 || res.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %v, want 405 with Allow", method, res)
		}
	}
	res, _ := s.raw("GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\n\r\nhello")
	if res == nil || res.StatusCode != 400 {
		t.Errorf("GET with a body: %v, want 400", res)
	}
	res, body := s.raw("HEAD / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
	if res == nil || res.StatusCode != 200 || body != "" || res.ContentLength == 0 {
		t.Errorf("HEAD: %v %q", res, body)
	}
}

func TestAHeaderOfOneMebibyteIsRefused(t *testing.T) {
	s, _ := site(t, nil)
	res, body := s.raw("GET / HTTP/1.1\r\nHost: {host}\r\nX-Long: " + strings.Repeat("x", 1<<20) + "\r\n\r\n")
	// The answer is lost when the connection is reset under the rest of the header.
	if res != nil && res.StatusCode != 431 || strings.Contains(body, "first") {
		t.Errorf("%v %s", res, body)
	}
	if res, _ := s.get("/"); res.StatusCode != 200 {
		t.Errorf("afterwards: %s", res.Status)
	}
}

func TestAClientThatNeverFinishesItsHeaderIsCutOff(t *testing.T) {
	s, _ := site(t, func(s *Server) { s.limits.readHeader = 100 * time.Millisecond })
	c, err := net.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	// One byte at a time, for as long as the server takes them.
	go func() {
		for {
			if _, err := io.WriteString(c, "G"); err != nil {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	if err := c.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	answer, err := io.ReadAll(c)
	if timeout, ok := err.(net.Error); ok && timeout.Timeout() {
		t.Error("the connection is still open")
	}
	if strings.Contains(string(answer), "first") {
		t.Errorf("answered: %s", answer)
	}
}

func TestTheLimitsAreThoseOfTheContract(t *testing.T) {
	l := defaultLimits()
	if l.readHeader != 5*time.Second || l.idle != 60*time.Second || l.headerBytes != 64<<10 || l.connections != 256 {
		t.Errorf("limits are %+v", l)
	}
}

func TestNoHeaderCanBeInjected(t *testing.T) {
	s, _ := site(t, nil)
	for _, path := range []string{"/%0d%0aX-Evil:%20yes", "/x%0aX-Evil:yes", "/index.html?%0d%0aX-Evil:%20yes", "/%E5%98%8A%E5%98%8DX-Evil:yes"} {
		if res, _ := s.get(path, "If-None-Match: \"\tX-Evil: yes"); res.Header.Get("X-Evil") != "" {
			t.Errorf("%s: %v", path, res.Header)
		}
	}
}

func TestEveryAnswerCarriesTheHeadersOfTheSite(t *testing.T) {
	s, _ := site(t, nil)
	for _, path := range []string{"/", "/none", "/site.css", scriptPath, stylePath, "/%00"} {
		res, _ := s.get(path)
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Test": "yes", "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := res.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
		if cache := res.Header.Get("Cache-Control"); cache != "no-cache" && cache != "no-store" {
			t.Errorf("%s: Cache-Control is %q", path, cache)
		}
	}
	if res, _ := s.raw("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"); res == nil || res.Header.Get("X-Test") != "yes" {
		t.Errorf("refused: %v", res)
	}
}

func TestFiveHundredConnectionsAreBounded(t *testing.T) {
	s, _ := site(t, nil)
	const all = 500
	answers := make(chan net.Conn, all)
	for range all {
		c, err := net.Dial("tcp", s.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: "+s.addr+"\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		go func() {
			// The first bytes of an answer; the connection stays open.
			if n, err := c.Read(make([]byte, 16)); err == nil && n > 0 {
				answers <- c
			}
		}()
	}
	limit := cap(s.open)
	for range limit {
		c := <-answers
		if n := len(s.open); n > limit {
			t.Fatalf("%d connections are open", n)
		}
		defer c.Close()
	}
	if len(answers) > 0 {
		t.Errorf("more than %d clients were answered at a time", limit)
	}
	// Whoever waited has their turn as soon as others leave; idle ones are
	// closed by the server after a minute.
	c, err := net.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	if n := len(s.open); n != limit {
		t.Errorf("%d connections are open, want %d", n, limit)
	}
}

func TestWaitingConnectionsAreTakenWhenOthersClose(t *testing.T) {
	s, _ := site(t, func(s *Server) {
		s.open = make(chan struct{}, 1)
		s.listener.(*limited).open = s.open
	})
	held := s.listen()
	held.next()
	second, err := net.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if _, err := io.WriteString(second, "GET / HTTP/1.1\r\nHost: "+s.addr+"\r\nConnection: close\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	held.close()
	if err := second.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	if answer, err := io.ReadAll(second); err != nil || !strings.Contains(string(answer), "first") {
		t.Errorf("%v: %s", err, answer)
	}
}
