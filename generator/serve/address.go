package serve

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// Errors about the address to listen on.
var (
	ErrAddress = errors.New("not an address to listen on")
	ErrNetwork = errors.New("other machines could reach this address")
)

// hosts are the names under which the server answers. A page that another site
// shows can make the browser connect to this machine, but it cannot choose
// what the browser writes into the Host header.
type hosts struct {
	port     string
	names    map[string]bool // lower case, IPv6 without brackets
	shown    string          // the name to print
	loopback bool
	any      bool // listening on all addresses of the machine
}

// listen resolves addr once, so that what was checked is what is listened on.
func listen(addr string, allowNetwork bool) (net.Listener, hosts, error) {
	given, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, hosts{}, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	resolved, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return nil, hosts{}, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	loopback := resolved.IP.IsLoopback()
	if !loopback && !allowNetwork {
		return nil, hosts{}, fmt.Errorf("%w: %s", ErrNetwork, addr)
	}
	l, err := net.ListenTCP("tcp", resolved)
	if err != nil {
		return nil, hosts{}, err
	}
	bound := l.Addr().(*net.TCPAddr)
	h := hosts{
		port:     strconv.Itoa(bound.Port),
		names:    map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true},
		loopback: loopback,
		any:      bound.IP.IsUnspecified(),
	}
	if h.any {
		h.shown = "127.0.0.1"
	} else {
		h.shown = strings.ToLower(given)
		h.names[h.shown] = true
		h.names[bound.IP.String()] = true
	}
	return l, h, nil
}

func (h hosts) url() string {
	if h.port == "80" && !strings.Contains(h.shown, ":") {
		return "http://" + h.shown + "/"
	}
	return "http://" + net.JoinHostPort(h.shown, h.port) + "/"
}

// allow reports whether the value of a Host header is this server's. local is
// the server's end of the connection: listening on all addresses, it answers
// to the one that the client reached. A name in its place would have to be in
// the list: names can be made to point anywhere, numbers cannot.
func (h hosts) allow(host string, local net.Addr) bool {
	name, port := host, "80"
	if n, p, err := net.SplitHostPort(host); err == nil {
		name, port = n, p
	} else if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		name = host[1 : len(host)-1]
	} else if strings.Contains(host, ":") {
		return false
	}
	if strings.Contains(name, ":") != strings.HasPrefix(host, "[") || port != h.port {
		return false
	}
	name = strings.ToLower(name)
	return h.names[name] || h.any && sameIP(name, local)
}

func sameIP(name string, local net.Addr) bool {
	ip, err := netip.ParseAddr(name)
	if err != nil || local == nil {
		return false
	}
	reached, err := netip.ParseAddrPort(local.String())
	return err == nil && reached.Addr().Unmap().WithZone("") == ip.Unmap()
}
