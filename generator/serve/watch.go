package serve

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// times are those of a watcher.
type times struct {
	quiet time.Duration // without a further event before a build starts
	most  time.Duration // after the first event before a build starts anyway
	poll  time.Duration // between looks at folders that cannot be watched
	check time.Duration // between looks at folders that are watched
}

func defaultTimes() times {
	return times{quiet: 100 * time.Millisecond, most: 500 * time.Millisecond, poll: 500 * time.Millisecond, check: 5 * time.Second}
}

// watcher sends on changed whenever something in its folders may differ from
// when it last sent. It trusts no event: events only make it look. Before it
// sends, every folder is watched that then exists, so that whatever changes
// while a build reads leads to another one. Where events do not come (watches
// run out, a root is away, a network share) it looks at the folders by itself.
type watcher struct {
	roots   []string
	times   times
	open    func() (*notifier, error)
	printf  func(format string, args ...any)
	changed chan struct{} // holds one: builds that nobody began yet are one build

	n     *notifier // nil: looks at the folders by itself
	seen  tree
	stale bool // n has lost events or watches
	polls bool // for good
}

func newWatcher(roots []string, t times, open func() (*notifier, error), printf func(string, ...any)) *watcher {
	w := &watcher{times: t, open: open, printf: printf, changed: make(chan struct{}, 1)}
	for _, root := range roots {
		if abs, err := filepath.Abs(root); err == nil {
			root = abs
		}
		w.roots = append(w.roots, root)
	}
	return w
}

// run watches until ctx ends. sync has been called before.
func (w *watcher) run(ctx context.Context) {
	defer w.closeNotifier()
	settle := time.NewTimer(time.Hour)
	settle.Stop()
	look := time.NewTimer(w.interval())
	defer settle.Stop()
	defer look.Stop()
	var first time.Time // event since the last send
	touch := func() {
		if first.IsZero() {
			first = time.Now()
		}
		settle.Reset(max(0, min(w.times.quiet, time.Until(first.Add(w.times.most)))))
	}
	for {
		var events <-chan fsnotify.Event
		var errs <-chan error
		if w.n != nil {
			events, errs = w.n.events, w.n.errors
		}
		select {
		case <-ctx.Done():
			return
		case e, ok := <-events:
			if w.stale = w.stale || !ok; !ok || w.matters(e) {
				touch()
			}
			if !ok {
				w.closeNotifier()
			}
		case <-errs:
			// Most often there were more events than the system keeps.
			w.stale = true
			touch()
		case <-look.C:
			if now := scan(w.roots); !maps.Equal(now.files, w.seen.files) || !maps.Equal(now.folders, w.seen.folders) {
				touch()
			}
			look.Reset(w.interval())
		case <-settle.C:
			first = time.Time{}
			w.sync()
			look.Reset(w.interval())
			select {
			case w.changed <- struct{}{}:
			default: // one is waiting already
			}
		}
	}
}

// matters reports whether an event is about something that a build reads, and
// notes when a watched folder itself has gone or come back.
func (w *watcher) matters(e fsnotify.Event) bool {
	if e.Name == "" || e.Op == fsnotify.Chmod {
		return false
	}
	if w.seen.folders[e.Name] && e.Op&(fsnotify.Create|fsnotify.Remove|fsnotify.Rename) != 0 {
		w.stale = true
		return true
	}
	return !hidden(e.Name)
}

func (w *watcher) interval() time.Duration {
	if w.n == nil || w.seen.missing {
		return w.times.poll
	}
	return w.times.check
}

// rounds is how often sync follows folders that come and go under its hands;
// after that their events do.
const rounds = 5

// sync looks at the folders and watches all of them. When a folder has come,
// gone or been replaced, or events were lost, it starts over with a new
// notifier: what an old one still watches cannot be known.
func (w *watcher) sync() {
	for range rounds {
		now := scan(w.roots)
		same := maps.Equal(now.folders, w.seen.folders)
		w.seen = now
		if w.polls || w.n != nil && same && !w.stale {
			return
		}
		w.closeNotifier()
		w.stale = false
		if err := w.watch(); err != nil {
			w.closeNotifier()
			w.polls = true
			w.printf("cannot watch %d folders (%v): looking for changes every %v instead", len(now.folders), err, w.times.poll)
			return
		}
	}
}

// watch opens a notifier on every folder seen.
func (w *watcher) watch() (err error) {
	if w.n, err = w.open(); err != nil {
		return err
	}
	for folder := range w.seen.folders {
		switch err := w.n.add(folder); {
		case errors.Is(err, fs.ErrNotExist):
			w.stale = true // gone since it was seen; it may be back by the next look
		case err != nil:
			return err
		}
	}
	return nil
}

func (w *watcher) closeNotifier() {
	if w.n != nil {
		// It is not used again.
		_ = w.n.close()
		w.n = nil
	}
}
