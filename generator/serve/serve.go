// Package serve shows a site while its content is edited: it keeps the last
// good build in memory, serves it to this machine, builds again when a file
// changes, and tells open pages to reload or what is wrong.
//
// What it promises:
//
//   - A page is served from the newest build, whole, never from two. A builder
//     may make first the pages that are looked at: whoever asks for another one
//     then waits until it is made. What a builder takes over from the build
//     before (see [Result]) is replaced without a word.
//   - A build that fails changes no page; one whose first pages are shown when
//     the rest fails gives way to the site before. Every open page shows the
//     findings in a panel, as text, until a build succeeds; nobody has to
//     restart anything.
//   - Only the machine itself is answered, unless the caller allows more, and
//     only under a host name that is its own: a web page elsewhere cannot read
//     the site through a name that it controls.
//   - Only files of the build and three of its own under /_legible/ are served.
//
// It knows nothing of the stages that make a site: see [Builder].
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"legible/generator/diag"
)

// Builder builds the site once. Open are the paths of the pages that somebody
// looks at, sorted. Calls never overlap. An error is about something other than
// the content; a build stopped by ctx may return any.
type Builder func(ctx context.Context, open []string) (Result, error)

// Result is what a build came to. Neither side changes it afterwards.
type Result struct {
	// ID tells builds apart: two with the same site have the same. "" stands for
	// a hash of all Files.
	ID string

	// Files are the bytes of every file by its slash-separated path, or of some:
	// see Part. A Result with a finding that is an error is a failure, whatever
	// its Files.
	Files map[string][]byte

	// Part tells that Later returns more files than these. Whoever asks for one
	// of those waits until then. If Later fails, the site before stays.
	Part bool

	// Later, if set, goes on: its Result has all that these Files lack or took
	// over from the build before because it takes long. It is called once Files
	// are shown, unless another build is shown by then; ctx ends when one is, and
	// one that does not heed it may overlap with the next. Open pages do not reload
	// for it.
	Later func(ctx context.Context) (Result, error)

	Findings []diag.Diagnostic
	Line     func(file string, line int) string // source lines, as for diag.Text; may be nil
	Summary  string                             // counts for the log, such as "312 pages, 9 flowcharts"
}

// Options are what a Server needs beside its Builder.
type Options struct {
	Addr         string      // host:port; port 0 takes any free one
	AllowNetwork bool        // Addr may be reachable from other machines
	Headers      [][2]string // name and value, sent with every answer
	Folders      []string    // watched, with all they hold; none: nothing is watched
	Log          io.Writer   // for people; written to by one goroutine at a time

	// Stop, if set, tells which errors of the first build no edit can mend.
	// They end Run; all others are shown and wait for a change.
	Stop func(error) bool
}

// Server serves one site. Make it with New and call Run once.
type Server struct {
	build    Builder
	options  Options
	listener net.Listener
	open     chan struct{} // one element for each open connection
	hosts    hosts
	state    atomic.Pointer[state]
	taking   sync.Mutex // by whoever replaces the state; guards stop and whole
	stop     func()     // ends what the newest build left for later
	whole    *snapshot  // the last good build of which no file is awaited
	looked   looked
	limits   limits
	times    times
	notifier func() (*notifier, error)
	log      *logger
}

// limits bound what one client can take from the others.
type limits struct {
	readHeader, read, write, idle time.Duration
	headerBytes, connections      int
	heartbeat                     time.Duration // between two signs of life on an event stream
	shutdown                      time.Duration
}

func defaultLimits() limits {
	return limits{
		readHeader: 5 * time.Second, read: 10 * time.Second, write: 60 * time.Second, idle: 60 * time.Second,
		headerBytes: 64 << 10, connections: 256,
		heartbeat: 15 * time.Second, shutdown: 400 * time.Millisecond,
	}
}

// New listens on the address, so that one in use is known before anything is
// built. The error wraps [ErrAddress] or [ErrNetwork] when the address is not
// one to listen on, else it comes from the system.
func New(build Builder, o Options) (*Server, error) {
	l := defaultLimits()
	listener, names, err := listen(o.Addr, o.AllowNetwork)
	if err != nil {
		return nil, err
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
	open := make(chan struct{}, l.connections)
	s := &Server{
		build: build, options: o, hosts: names, open: open, listener: limit(listener, open),
		stop: func() {}, limits: l, times: defaultTimes(), notifier: systemNotifier, log: &logger{w: o.Log},
	}
	s.state.Store(newState(nil, nil))
	return s, nil
}

// URL is the address to open in a browser, with a final slash.
func (s *Server) URL() string { return s.hosts.url() }

// Run builds the site, serves it and builds it again whenever a watched folder
// changes, until ctx ends; then it returns nil within a second, even if a
// build does not heed ctx. It returns an error if the first build fails in a
// way that Options.Stop names, or if serving fails.
func (s *Server) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	var wait sync.WaitGroup
	defer func() {
		cancel()
		s.listener.Close()
		within(s.limits.shutdown, wait.Wait)
	}()
	var changed chan struct{}
	if len(s.options.Folders) > 0 {
		w := newWatcher(s.options.Folders, s.times, s.notifier, s.log.printf)
		changed = w.changed
		w.sync()
		wait.Go(func() { w.run(ctx) })
	}
	first := make(chan error, 1)
	wait.Go(func() { s.builds(ctx, changed, first) })
	select {
	case <-ctx.Done():
		return nil
	case err := <-first:
		if err != nil || ctx.Err() != nil {
			return err
		}
	}
	return s.serve(ctx)
}

// builds builds at once and after each change. It sends one value on first
// after the first build: nil, or the error that ends everything.
func (s *Server) builds(ctx context.Context, changed <-chan struct{}, first chan<- error) {
	started := time.Now()
	result, err := s.attempt(ctx)
	if err != nil && s.options.Stop != nil && s.options.Stop(err) {
		first <- err
		return
	}
	s.take(ctx, started, result, err)
	first <- nil
	for {
		select {
		case <-ctx.Done():
			return
		case <-changed:
			started = time.Now()
			result, err = s.attempt(ctx)
			s.take(ctx, started, result, err)
		}
	}
}

func (s *Server) serve(ctx context.Context) error {
	server := &http.Server{
		Handler:                      s,
		ReadHeaderTimeout:            s.limits.readHeader,
		ReadTimeout:                  s.limits.read,
		WriteTimeout:                 s.limits.write,
		IdleTimeout:                  s.limits.idle,
		MaxHeaderBytes:               s.limits.headerBytes,
		DisableGeneralOptionsHandler: true,
		BaseContext:                  func(net.Listener) context.Context { return ctx },
		// What a client does wrong is no news for the person at the terminal.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	if s.options.AllowNetwork && !s.hosts.loopback {
		s.log.printf("warning: whoever can reach %s can read this site", s.listener.Addr())
	}
	s.log.printf("serving %s (Ctrl-C stops)", s.URL())
	if len(s.options.Folders) == 0 {
		s.log.printf("no folder is watched: the site stays as it is")
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(s.listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving stopped: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.Background(), s.limits.shutdown)
	defer cancel()
	if err := server.Shutdown(stop); err != nil {
		// Someone is still connected; they have had their time.
		_ = server.Close()
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving stopped: %w", err)
	}
	return nil
}

// within waits until f returns, but no longer than d.
func within(d time.Duration, f func()) {
	done := make(chan struct{})
	go func() { f(); close(done) }()
	select {
	case <-done:
	case <-time.After(d):
	}
}

// logger writes the program's own lines, from several goroutines.
type logger struct {
	mu sync.Mutex
	w  io.Writer
}

// printf writes one line. There is nobody to tell when that fails.
func (l *logger) printf(format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	fmt.Fprintf(l.w, "legible: %s\n", fmt.Sprintf(format, args...))
}
