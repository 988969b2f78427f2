package serve

import (
	"net/http"
	"time"
)

// events streams the state: once at the start, then whenever it is replaced,
// until the client leaves or the server stops. Until then somebody looks at the
// page that the query names. Only the site's own pages may listen: what is wrong
// with unpublished content is nobody else's business.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		refuse(w, http.StatusForbidden, "this channel is for the site's own pages")
		return
	}
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	if path, status := resolve(r.URL.Query().Get("page")); status == 0 {
		defer s.looked.on(path)()
	}
	control := http.NewResponseController(w)
	// The limits for one request do not suit a stream: each write has its own.
	if control.SetReadDeadline(time.Time{}) != nil {
		return
	}
	send := func(data []byte) bool {
		if control.SetWriteDeadline(time.Now().Add(s.limits.read)) != nil {
			return false
		}
		_, err := w.Write(data)
		return err == nil && control.Flush() == nil
	}
	alive := time.NewTicker(s.limits.heartbeat)
	defer alive.Stop()
	for {
		now := s.state.Load()
		if !send(now.event) {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-r.Context().Done():
				return
			case <-now.replaced:
				waiting = false
			case <-alive.C:
				if !send([]byte(":\n\n")) {
					return
				}
			}
		}
	}
}

// sameOrigin reports whether a request comes from a page of this server, or
// from no page at all. The host has been checked before.
func sameOrigin(r *http.Request) bool {
	if origin, given := r.Header["Origin"]; given && (len(origin) != 1 || origin[0] != "http://"+r.Host) {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return false
}
