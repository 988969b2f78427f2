package serve

import (
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// ServeHTTP answers one request. The order of the checks matters: whoever asks
// under a foreign name learns nothing, not even which methods there are.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer s.recovered(w)
	s.setHeaders(w.Header())
	local, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !s.hosts.allow(r.Host, local) {
		refuse(w, http.StatusForbidden, "this server does not answer under that host name")
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, "only GET and HEAD are answered")
		return
	}
	if r.ContentLength != 0 {
		refuse(w, http.StatusBadRequest, "a request here has no body")
		return
	}
	path, status := resolve(r.RequestURI)
	if status == http.StatusBadRequest {
		refuse(w, status, "that is not the path of a page")
		return
	}
	switch "/" + path {
	case eventsPath:
		s.events(w, r)
	case scriptPath:
		send(w, r, "reload.js", reloadJS)
	case stylePath:
		send(w, r, "panel.css", panelCSS)
	default:
		s.page(w, r, path)
	}
}

// page serves a file of the last good build; path is "" for one that cannot
// be there.
func (s *Server) page(w http.ResponseWriter, r *http.Request, path string) {
	now := s.state.Load()
	if now.awaits(path) {
		// Whoever waits looks too: the next part, if it comes first, has this page.
		defer s.looked.on(path)()
	}
	for now.awaits(path) {
		select {
		case <-now.replaced:
			now = s.state.Load()
			// The wait is the server's doing: the client has its time in full. Where
			// there is no deadline, none needs to be moved.
			_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(s.limits.write))
		case <-r.Context().Done():
			return
		}
	}
	if now.site == nil {
		w.Header().Set("Cache-Control", "no-store")
		write(w, http.StatusServiceUnavailable, "failed.html", failedPage(now.failure))
		return
	}
	f, ok := now.site.files[path]
	if !ok {
		w.Header().Set("Cache-Control", "no-store")
		f, ok = now.site.files["404.html"]
		if !ok {
			refuse(w, http.StatusNotFound, "there is no such page")
			return
		}
		before, tag, after := withScript(f.body, now.site.id)
		write(w, http.StatusNotFound, "404.html", before, []byte(tag), after)
		return
	}
	if !isHTML(path) {
		tagged(w, r, path, f.sum, f.body)
		return
	}
	before, tag, after := withScript(f.body, now.site.id)
	// The script's tag names the build, so the page differs where that does.
	tagged(w, r, path, f.sum+"-"+now.site.id, before, []byte(tag), after)
}

// tagged serves a file with an ETag, or 304 to a client that has it.
func tagged(w http.ResponseWriter, r *http.Request, name, tag string, parts ...[]byte) {
	tag = `"` + tag + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	for _, known := range r.Header.Values("If-None-Match") {
		for k := range strings.SplitSeq(known, ",") {
			if k = strings.TrimSpace(k); k == tag || k == "*" || k == "W/"+tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
	}
	write(w, http.StatusOK, name, parts...)
}

// send serves one of the server's own files.
func send(w http.ResponseWriter, _ *http.Request, name string, body []byte) {
	w.Header().Set("Cache-Control", "no-store")
	write(w, http.StatusOK, name, body)
}

// write sends the whole file, whatever range was asked for. The server drops
// the body of an answer to HEAD.
func write(w http.ResponseWriter, status int, name string, parts ...[]byte) {
	size := 0
	for _, p := range parts {
		size += len(p)
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Length", strconv.Itoa(size))
	w.WriteHeader(status)
	for _, p := range parts {
		if _, err := w.Write(p); err != nil {
			return // the client has left
		}
	}
}

// refuse answers in one line of plain text and closes the connection.
func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Connection", "close")
	w.WriteHeader(status)
	// The client may have left.
	_, _ = io.WriteString(w, strconv.Itoa(status)+" "+why+"\n")
}

// setHeaders sets what every answer carries. No header here lets another
// origin read anything.
func (s *Server) setHeaders(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	for _, pair := range s.options.Headers {
		h.Set(pair[0], pair[1])
	}
}

// recovered keeps a fault in one answer from the others.
func (s *Server) recovered(w http.ResponseWriter) {
	if r := recover(); r != nil {
		s.log.printf("internal fault while answering: %q", r)
		refuse(w, http.StatusInternalServerError, "internal fault")
	}
}
