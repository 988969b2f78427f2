package serve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// never is for looks that a test must not depend on.
const never = time.Hour

func TestEventsAloneAreEnough(t *testing.T) {
	s, dir := site(t, func(s *Server) { s.times.check, s.times.poll = never, never })
	if err := os.MkdirAll(filepath.Join(dir, "new", "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(dir, "new", "folder", "index.txt"), "by event")
	s.shows("/new/folder/", "by event")
	save(t, filepath.Join(dir, "new", "folder", "index.txt"), "again by event")
	s.shows("/new/folder/", "again by event")
}

func TestPollingTakesOverWhenWatchesRunOut(t *testing.T) {
	for name, open := range map[string]func() (*notifier, error){
		"no instance": func() (*notifier, error) { return nil, syscall.EMFILE },
		"no watch": func() (*notifier, error) {
			n := newFake()
			n.add = func(string) error { return syscall.ENOSPC }
			return &n.notifier, nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, dir := site(t, func(s *Server) { s.notifier, s.times.poll, s.times.check = open, 5*time.Millisecond, never })
			save(t, filepath.Join(dir, "index.txt"), "second")
			s.shows("/", "second")
			if err := os.Mkdir(filepath.Join(dir, "new"), 0o755); err != nil {
				t.Fatal(err)
			}
			save(t, filepath.Join(dir, "new", "index.txt"), "in a new folder")
			s.shows("/new/", "in a new folder")
			if log := s.log.String(); strings.Count(log, "looking for changes every") != 1 {
				t.Errorf("log: %s", log)
			}
		})
	}
}

// fake is a notifier that knows only what a test tells it.
type fake struct {
	notifier
	say  chan fsnotify.Event
	fail chan error
}

func newFake() *fake {
	f := &fake{say: make(chan fsnotify.Event), fail: make(chan error)}
	f.notifier = notifier{add: func(string) error { return nil }, close: func() error { return nil }, events: f.say, errors: f.fail}
	return f
}

// fakes is a system whose notifiers a test holds in its hands.
type fakes struct {
	mu   sync.Mutex
	made []*fake
}

func (fs *fakes) open() (*notifier, error) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	fs.made = append(fs.made, newFake())
	return &fs.made[len(fs.made)-1].notifier, nil
}

func (fs *fakes) count() int {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	return len(fs.made)
}

func (fs *fakes) last() *fake {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	return fs.made[len(fs.made)-1]
}

func TestLostEventsLeadToAFullRescan(t *testing.T) {
	for name, lose := range map[string]func(*fake){
		"overflow": func(f *fake) { f.fail <- fsnotify.ErrEventOverflow },
		"closed":   func(f *fake) { close(f.say) },
	} {
		t.Run(name, func(t *testing.T) {
			var system fakes
			s, dir := site(t, func(s *Server) { s.notifier, s.times.check, s.times.poll = system.open, never, never })
			save(t, filepath.Join(dir, "index.txt"), "unseen")
			lose(system.last())
			s.shows("/", "unseen")
			if n := system.count(); n != 2 {
				t.Errorf("%d notifiers were made, want a second one", n)
			}
		})
	}
}

func TestALookNowAndThenFindsWhatNoEventTold(t *testing.T) {
	var system fakes
	s, dir := site(t, func(s *Server) { s.notifier, s.times.check = system.open, 5*time.Millisecond })
	save(t, filepath.Join(dir, "index.txt"), "on a network share")
	s.shows("/", "on a network share")
}

func TestOnlyEventsThatABuildCanSeeStartOne(t *testing.T) {
	w := newWatcher([]string{"/c"}, defaultTimes(), systemNotifier, nil)
	w.seen.folders = map[string]bool{"/c": true, "/c/a": true}
	for event, want := range map[fsnotify.Event]bool{
		{Name: "/c/law.yaml", Op: fsnotify.Write}:                  true,
		{Name: "/c/law.yaml", Op: fsnotify.Create}:                 true,
		{Name: "/c/law.yaml~", Op: fsnotify.Rename}:                true,
		{Name: "/c/law.yaml", Op: fsnotify.Chmod}:                  false,
		{Name: "/c/law.yaml", Op: fsnotify.Chmod | fsnotify.Write}: true,
		{Name: "/c/.law.yaml.swp", Op: fsnotify.Write}:             false,
		{}: false,
	} {
		if w.matters(event) != want || w.stale {
			t.Errorf("%v: want %v, stale is %v", event, want, w.stale)
		}
	}
	if !w.matters(fsnotify.Event{Name: "/c/a", Op: fsnotify.Remove}) || !w.stale {
		t.Error("a watched folder that goes away must be watched anew")
	}
}

func TestAStormOfFilesEndsInTheSiteOfAllOfThem(t *testing.T) {
	dir := t.TempDir()
	s := start(t, folderBuilder(dir), Options{Folders: []string{dir}}, nil)
	all := 12_000
	if testing.Short() {
		all = 1_000
	}
	for i := range all {
		sub := filepath.Join(dir, fmt.Sprintf("f%02d", i%40))
		if i < 40 {
			if err := os.Mkdir(sub, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("p%05d.txt", i)), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := folderBuilder(dir)(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	clean := newSnapshot(want).id
	eventually(t, "the site equals a clean build", func() bool { return s.state.Load().site.id == clean })
}

func TestAChangeDuringABuildLeadsToAnother(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "index.txt"), "first")
	build := folderBuilder(dir)
	n := 0
	s := start(t, func(ctx context.Context, open []string) (Result, error) {
		result, err := build(ctx, open)
		if n++; n == 1 {
			// Read already, saved before the build is done.
			save(t, filepath.Join(dir, "index.txt"), "second")
		}
		return result, err
	}, Options{Folders: []string{dir}}, nil)
	s.shows("/", "second")
}
