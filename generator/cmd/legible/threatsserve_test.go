package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// prober starts "legible serve" on the small content and returns what sends a
// request to it as it stands. {host} is the address it is at.
func prober(t *testing.T) func(request string) (*http.Response, string) {
	t.Helper()
	s := serving(t, files{}.lay(t))
	at, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	return func(request string) (*http.Response, string) {
		t.Helper()
		conn, err := net.Dial("tcp", at.Host)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, strings.ReplaceAll(request, "{host}", at.Host)) // it may answer before the end
		res, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatalf("%.60q: %v", request, err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res, string(body)
	}
}

// asking is a request with the server's own host and further header lines.
func asking(path string, lines ...string) string {
	return "GET " + path + " HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n" + strings.Join(lines, "") + "\r\n"
}

func serverTellsNothing(t *testing.T) {
	send := prober(t)
	for _, path := range []string{"/<script>alert(1)</script>", "/%3Cscript%3Ealert(1)%3C/script%3E", "/assets/", "/search/data/", "/_legible/"} {
		res, body := send(asking(path))
		if res.StatusCode == http.StatusOK || strings.Contains(body, "alert(1)") || strings.Contains(body, "Index of") {
			t.Errorf("%s: %s: %s", path, res.Status, head(body))
		}
	}
}

func serverAnswersItsOwn(t *testing.T) {
	send := prober(t)
	for _, request := range []string{
		"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n",
		"GET / HTTP/1.0\r\n\r\n",
		"GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
		asking("/_legible/events", "Origin: https://evil.example\r\n"),
	} {
		if res, body := send(request); res.StatusCode != http.StatusForbidden || strings.Contains(body, "Network Law") {
			t.Errorf("%.60q: %s: %s", request, res.Status, head(body))
		}
	}
	res, _ := send(asking("/index.html", "Origin: https://evil.example\r\n"))
	if res.Header.Get("Access-Control-Allow-Origin") != "" || res.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" {
		t.Errorf("the headers are %v", res.Header)
	}
}

func serverServesTheSite(t *testing.T) {
	send := prober(t)
	for _, path := range []string{
		"/../content/site.yaml", "/%2e%2e%2fsite.yaml", "/..%2f..%2fetc/passwd", `/..\site.yaml`, "/%252e%252e/site.yaml", "/.env", "/.git/config",
		"/.legible-public.staging/index.html", "/legible-manifest.json", "//evil.example/", "/site.yaml", "/index.html%00", "/./index.html",
	} {
		if res, body := send(asking(path)); res.StatusCode != http.StatusNotFound && res.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %s: %s", path, res.Status, head(body))
		}
	}
	if res, _ := send(asking("/index.html")); res.StatusCode != http.StatusOK {
		t.Errorf("the home page: %s", res.Status)
	}
}

func serverRefusesMethods(t *testing.T) {
	send := prober(t)
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"} {
		if res, _ := send(strings.Replace(asking("/index.html"), "GET", method, 1)); res.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("%s: %s", method, res.Status)
		}
	}
	ranges := "bytes=" + strings.Repeat("0-1,", 1000) + "0-1"
	if res, body := send(asking("/index.html", "Range: "+ranges+"\r\n")); res.StatusCode >= 500 || len(body) > 1<<20 {
		t.Errorf("a thousand ranges: %s, %d bytes", res.Status, len(body))
	}
}
