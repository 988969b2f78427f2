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

// awaits reports whether a file may be among those still to come.
func (s *state) awaits(path string) bool {
	if s.site == nil || !s.site.part {
		return false
	}
	_, made := s.site.files[path]
	return !made
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
	if err != nil || failedBy(result.Findings) {
		s.replace(s.state.Load().site, newFailure(result, err))
		s.report(started, took, result, err, "")
		return
	}
	site := newSnapshot(result)
	changed := s.changed(site)
	s.replace(site, nil)
	s.report(started, took, result, nil, changed)
	s.stop()
	ctx, s.stop = context.WithCancel(ctx)
	go s.complete(ctx, started, site, result)
}

// changed tells how a whole site differs from the one before, whose place it takes.
func (s *Server) changed(site *snapshot) string {
	if site.part {
		return ""
	}
	old := s.whole
	if s.whole = site; old == nil {
		return ""
	}
	return fmt.Sprintf("; files changed: %d", site.changed(old))
}

// complete puts what a build left for later into the site, step by step. That
// keeps its id: an open page is as it was. A site of which files are awaited in
// vain gives way to the one before.
func (s *Server) complete(ctx context.Context, started time.Time, shown *snapshot, result Result) {
	for result.Later != nil && ctx.Err() == nil {
		var err error
		result, err = s.goOn(ctx, result.Later)
		s.taking.Lock()
		now := s.state.Load()
		switch {
		case ctx.Err() != nil:
		case err != nil:
			if shown.part {
				shown = s.whole
			}
			failure := now.failure // a newer edit's, if any, is what to mend first
			if failure == nil {
				failure = newFailure(Result{}, err)
			}
			s.replace(shown, failure)
			s.log.printf("the build failed: %s", clean(err.Error()))
		default:
			next := newSnapshot(result)
			next.id = shown.id
			changed := s.changed(next)
			s.replace(next, now.failure)
			if shown.part {
				s.report(started, time.Since(started), result, nil, changed)
			}
			shown = next
		}
		s.taking.Unlock()
	}
}

func failedBy(findings []diag.Diagnostic) bool {
	wrong, _ := diag.Count(findings)
	return wrong > 0
}

// attempt calls the builder and turns a panic into an error: a fault of the
// program must not take the last good site away.
func (s *Server) attempt(ctx context.Context) (Result, error) {
	return s.goOn(ctx, func(ctx context.Context) (Result, error) { return s.build(ctx, s.looked.at()) })
}

func (s *Server) goOn(ctx context.Context, build func(context.Context) (Result, error)) (result Result, err error) {
	defer func() {
		if r := recover(); r != nil {
			result, err = Result{}, fmt.Errorf("internal fault: %v", r)
		}
	}()
	return build(ctx)
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
