package serve

import (
	"context"
	"fmt"
	"time"

	"legible/generator/diag"
)

// state is what a request is answered from. It never changes: a build replaces
// it, and closes replaced so that event streams take up the new one.
type state struct {
	site     *snapshot // the last good build, nil before the first
	failure  *failure  // of the last build, nil if it succeeded
	event    []byte    // what event streams send
	replaced chan struct{}
}

func newState(site *snapshot, f *failure) *state {
	return &state{site: site, failure: f, event: event(site, f), replaced: make(chan struct{})}
}

func (s *Server) replace(site *snapshot, f *failure) {
	old := s.state.Swap(newState(site, f))
	close(old.replaced)
}

// take shows what a build came to. One that failed keeps the site. What a build
// that was stopped left behind is dropped.
func (s *Server) take(ctx context.Context, started time.Time, result Result, err error) {
	if ctx.Err() != nil {
		return
	}
	took := time.Since(started)
	s.taking.Lock()
	defer s.taking.Unlock()
	old := s.state.Load().site
	if err != nil || failedBy(result.Findings) {
		s.replace(old, newFailure(result, err))
		s.report(started, took, result, err, "")
		return
	}
	site := newSnapshot(result.Files)
	changed := ""
	if old != nil {
		changed = fmt.Sprintf("; files changed: %d", site.changed(old))
	}
	s.replace(site, nil)
	s.report(started, took, result, nil, changed)
	if result.Later != nil {
		go s.complete(ctx, site, result.Later)
	}
}

// complete puts the files that a build left for later into the site. That keeps
// its id: an open page is as it was.
func (s *Server) complete(ctx context.Context, shown *snapshot, later func() (map[string][]byte, error)) {
	s.later.Lock()
	defer s.later.Unlock()
	if ctx.Err() != nil || s.state.Load().site != shown {
		return
	}
	files, err := later()
	s.taking.Lock()
	defer s.taking.Unlock()
	now := s.state.Load()
	switch {
	case ctx.Err() != nil || now.site != shown:
	case err != nil:
		s.replace(shown, newFailure(Result{}, err))
		s.log.printf("the build failed: %s", clean(err.Error()))
	default:
		whole := newSnapshot(files)
		whole.id = shown.id
		s.replace(whole, now.failure)
	}
}

func failedBy(findings []diag.Diagnostic) bool {
	wrong, _ := diag.Count(findings)
	return wrong > 0
}

// attempt calls the builder and turns a panic into an error: a fault of the
// program must not take the last good site away.
func (s *Server) attempt(ctx context.Context) (result Result, err error) {
	defer func() {
		if r := recover(); r != nil {
			result, err = Result{}, fmt.Errorf("internal fault: %v", r)
		}
	}()
	return s.build(ctx)
}

// findingsShown bounds the list in the terminal and in the panel.
const findingsShown = 100

func (s *Server) report(at time.Time, took time.Duration, r Result, err error, changed string) {
	s.log.mu.Lock()
	// There is nobody to tell when this fails.
	_ = diag.Text(s.log.w, r.Findings, r.Line, findingsShown)
	s.log.mu.Unlock()
	clock := at.Format(time.TimeOnly)
	waiting := ""
	if len(s.options.Folders) > 0 {
		waiting = "; waiting for a change"
	}
	switch {
	case err != nil:
		s.log.printf("%s the build failed: %s%s", clock, clean(err.Error()), waiting)
	case failedBy(r.Findings):
		s.log.printf("%s the build has errors; the site stays as it was%s", clock, waiting)
	default:
		s.log.printf("%s built in %.2f s: %s%s", clock, took.Seconds(), r.Summary, changed)
	}
}
