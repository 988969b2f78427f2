package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// shows waits until a page has a text in it.
func (r *running) shows(path, text string) {
	r.t.Helper()
	eventually(r.t, path+" shows "+text, func() bool {
		_, body := r.get(path)
		return strings.Contains(body, text)
	})
}

func TestASavedFileIsOnThePageAndPagesAreTold(t *testing.T) {
	s, dir := site(t, nil)
	events := s.listen()
	before := events.next()
	save(t, filepath.Join(dir, "index.txt"), "second")
	after := events.next()
	if before == after || !strings.Contains(after, `"failure":null`) {
		t.Errorf("event %s after %s", after, before)
	}
	if _, body := s.get("/"); !strings.Contains(body, "second") {
		t.Errorf("the page is told of before it is there: %s", body)
	}
	eventually(t, "the log counts", func() bool { return strings.Contains(s.log.String(), "files changed: 1\n") })
}

func TestAPageNamesTheBuildItCameFrom(t *testing.T) {
	s, _ := site(t, nil)
	var state struct{ Build string }
	if err := json.Unmarshal([]byte(s.listen().next()), &state); err != nil {
		t.Fatal(err)
	}
	_, body := s.get("/")
	want := `<p>first</p><script src="/_legible/reload.js" data-build="` + state.Build + `" defer></script></body></html>`
	if !strings.HasSuffix(body, want) || state.Build == "" {
		t.Errorf("got %s, want the end %s", body, want)
	}
	if built := s.state.Load().site.files["index.html"].body; bytes.Contains(built, []byte("script")) {
		t.Errorf("the built page was changed: %s", built)
	}
}

func TestEveryWayOfSavingIsNoticed(t *testing.T) {
	s, dir := site(t, nil)
	index := filepath.Join(dir, "index.txt")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(index, []byte("written in place"), 0o644))
	s.shows("/", "written in place")

	must(os.Remove(index))
	eventually(t, "the page is gone", func() bool { res, _ := s.get("/"); return res.StatusCode == 404 })
	must(os.WriteFile(index, []byte("made again"), 0o644))
	s.shows("/", "made again")

	must(os.Rename(index, index+"~"))
	must(os.WriteFile(index, []byte("saved with a backup"), 0o644))
	must(os.Remove(index + "~"))
	s.shows("/", "saved with a backup")

	must(os.MkdirAll(filepath.Join(dir, "a/b/c"), 0o755))
	save(t, filepath.Join(dir, "a/b/c/index.txt"), "deep")
	s.shows("/a/b/c/", "deep")
	save(t, filepath.Join(dir, "a/b/c/index.txt"), "deeper")
	s.shows("/a/b/c/", "deeper")

	must(os.RemoveAll(filepath.Join(dir, "a")))
	must(os.MkdirAll(filepath.Join(dir, "a/b/c"), 0o755))
	save(t, filepath.Join(dir, "a/b/c/index.txt"), "folder made again")
	s.shows("/a/b/c/", "folder made again")
	save(t, filepath.Join(dir, "a/b/c/index.txt"), "and still watched")
	s.shows("/a/b/c/", "and still watched")

	elsewhere := filepath.Join(t.TempDir(), "moved")
	must(os.MkdirAll(filepath.Join(elsewhere, "in"), 0o755))
	save(t, filepath.Join(elsewhere, "in", "index.txt"), "moved in")
	must(os.Rename(elsewhere, filepath.Join(dir, "moved")))
	s.shows("/moved/in/", "moved in")
	save(t, filepath.Join(dir, "moved", "in", "index.txt"), "changed where it is now")
	s.shows("/moved/in/", "changed where it is now")

	must(os.Rename(filepath.Join(dir, "moved"), filepath.Join(dir, "renamed")))
	s.shows("/renamed/in/", "changed where it is now")
	save(t, filepath.Join(dir, "renamed", "in", "index.txt"), "under its new name")
	s.shows("/renamed/in/", "under its new name")
}

func TestTheWholeFolderMayBeReplaced(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "content")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(dir, "index.txt"), "first")
	s := start(t, folderBuilder(dir), Options{Folders: []string{dir}}, func(s *Server) { s.times.poll = 5 * time.Millisecond })
	events := s.listen()
	if err := os.Rename(dir, dir+".old"); err != nil {
		t.Fatal(err)
	}
	events.until("The build failed")
	if _, body := s.get("/"); !strings.Contains(body, "first") {
		t.Errorf("without its folder the site is gone: %s", body)
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(dir, "index.txt"), "second")
	s.shows("/", "second")
	save(t, filepath.Join(dir, "index.txt"), "third")
	s.shows("/", "third")
}

func TestAHalfWrittenFileShowsThePanelOverTheLastGoodSite(t *testing.T) {
	s, dir := site(t, nil)
	events := s.listen()
	good := events.next()
	index := filepath.Join(dir, "index.txt")
	save(t, index, "half\n  broken")
	var state struct {
		Build   string
		Failure *failure
	}
	if err := json.Unmarshal([]byte(events.until("broken-line")), &state); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(good, state.Build) || state.Build == "" {
		t.Errorf("build %q after %s: pages would reload", state.Build, good)
	}
	f := state.Failure.Findings[0]
	want := finding{
		Severity: "error", Place: "index.txt:2:3", Message: "this line is <b>broken</b>", Code: "broken-line", Excerpt: "broken",
		Notes: []note{{"index.txt:1:1", "the file starts here"}}, Hint: "mend it",
	}
	if len(f.Notes) != 1 || f.Notes[0] != want.Notes[0] {
		t.Errorf("notes are %v", f.Notes)
	}
	if f.Notes, want.Notes = nil, nil; f.Place != want.Place || f.Message != want.Message || f.Hint != want.Hint || f.Excerpt != want.Excerpt || f.Code != want.Code {
		t.Errorf("finding is %+v, want %+v", f, want)
	}
	if res, body := s.get("/"); res.StatusCode != 200 || !strings.Contains(body, "first") {
		t.Errorf("the last good page is gone: %s %s", res.Status, body)
	}
	eventually(t, "the log has the finding", func() bool {
		return strings.Contains(s.log.String(), "index.txt:2:3: error: this line is <b>broken</b> [broken-line]")
	})
	// A page opened now learns it too.
	s.listen().until("broken-line")

	save(t, index, "first")
	events.until(good) // the same content is the same build: no page reloads
}

func TestAFirstBuildWithErrorsShowsThemAndWaits(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "index.txt"), "broken")
	s := start(t, folderBuilder(dir), Options{Folders: []string{dir}}, nil)
	events := s.listen()
	events.until("broken-line")
	for _, path := range []string{"/", "/other.html"} {
		res, body := s.get(path)
		if res.StatusCode != 503 || !strings.Contains(body, "index.txt:1:1") || !strings.Contains(body, "hint: mend it") ||
			!strings.Contains(body, "&lt;b&gt;broken") || strings.Contains(body, "<b>") || !strings.Contains(body, scriptPath) {
			t.Errorf("%s: %s: %s", path, res.Status, body)
		}
	}
	save(t, filepath.Join(dir, "index.txt"), "mended")
	events.until(`"failure":null`)
	s.shows("/", "mended")
}

func TestAFaultOfTheBuilderTakesNothingAway(t *testing.T) {
	s, dir := site(t, nil)
	events := s.listen()
	save(t, filepath.Join(dir, "index.txt"), "fault")
	events.until("internal fault: the builder's own fault")
	if _, body := s.get("/"); !strings.Contains(body, "first") {
		t.Errorf("the site is gone: %s", body)
	}
	save(t, filepath.Join(dir, "index.txt"), "mended")
	s.shows("/", "mended")
}

func TestAnErrorThatNoEditMendsEndsRun(t *testing.T) {
	usage := errors.New("no such folder")
	s, err := New(func(context.Context, []string) (Result, error) { return Result{}, usage },
		Options{Addr: "127.0.0.1:0", Stop: func(err error) bool { return errors.Is(err, usage) }})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Run(context.Background()); !errors.Is(err, usage) {
		t.Errorf("Run returned %v", err)
	}
}

func TestWithoutAFolderNothingIsWatched(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "index.txt"), "embedded")
	s := start(t, folderBuilder(dir), Options{}, nil)
	s.shows("/", "embedded")
	if !strings.Contains(s.log.String(), "no folder is watched") {
		t.Errorf("log: %s", s.log)
	}
}

func TestAPageIsSentOnceAndThenOnlyWhenItDiffers(t *testing.T) {
	s, dir := site(t, nil)
	for _, path := range []string{"/", "/site.css"} {
		res, _ := s.get(path)
		tag := res.Header.Get("ETag")
		for _, known := range []string{tag, `"other", ` + tag, "W/" + tag} {
			if res, body := s.get(path, "If-None-Match: "+known); res.StatusCode != 304 || body != "" {
				t.Errorf("%s with %s: %s %q", path, known, res.Status, body)
			}
		}
	}
	page, _ := s.get("/")
	style, _ := s.get("/site.css")
	save(t, filepath.Join(dir, "other.txt"), "another page")
	s.shows("/other.html", "another page")
	// The page's bytes are as before, but it would name a build gone by.
	if res, _ := s.get("/", "If-None-Match: "+page.Header.Get("ETag")); res.StatusCode != 200 {
		t.Errorf("page: %s, want 200", res.Status)
	}
	if res, _ := s.get("/site.css", "If-None-Match: "+style.Header.Get("ETag")); res.StatusCode != 304 {
		t.Errorf("style: %s, want 304", res.Status)
	}
	if res, _ := s.get("/site.css", "Range: bytes=0-1,0-1,0-1"); res.StatusCode != 200 || res.ContentLength != int64(len("body{}")) {
		t.Errorf("range: %s, %d bytes", res.Status, res.ContentLength)
	}
}

func TestNothingIsLeftAfterTheEnd(t *testing.T) {
	s, dir := site(t, nil)
	events := s.listen()
	events.next()
	save(t, filepath.Join(dir, "index.txt"), "second")
	events.next()
	if err := s.stop(); err != nil {
		t.Errorf("Run returned %v", err)
	}
	if data := events.next(); data != "" {
		t.Errorf("after the end: %s", data)
	}
	events.close()
	eventually(t, "no goroutine is left", func() bool { n, _ := ours(); return n == 0 })
	again, err := New(folderBuilder(dir), Options{Addr: s.addr})
	if err != nil {
		t.Fatalf("the port is not free again: %v", err)
	}
	again.listener.Close()
}

func TestABuildThatDoesNotStopHoldsNobodyUp(t *testing.T) {
	stuck := make(chan struct{})
	defer close(stuck)
	begun := make(chan struct{})
	s, err := New(func(context.Context, []string) (Result, error) { close(begun); <-stuck; return Result{}, nil }, Options{Addr: "127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	<-begun
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("Run returned %v", err)
	}
}

// TestWhatIsLeftForLaterComesWithoutAReload has a builder that leaves a file
// for later, which fails once.
func TestWhatIsLeftForLaterComesWithoutAReload(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "a.txt"), "one")
	started, release := make(chan bool, 9), make(chan error)
	pages, first := folderBuilder(dir), true
	build := func(ctx context.Context, open []string) (Result, error) {
		r, err := pages(ctx, open)
		r.Files["search.js"] = []byte("old")
		if !first {
			r.Later = func(context.Context) (Result, error) {
				started <- true
				if err := <-release; err != nil {
					return Result{}, err
				}
				whole := maps.Clone(r.Files)
				whole["search.js"] = []byte("new")
				return Result{Files: whole}, nil
			}
		}
		first = false
		return r, err
	}
	s := start(t, build, Options{Folders: []string{dir}}, nil)
	body := func(path string) string { _, text := s.get(path); return text }

	save(t, filepath.Join(dir, "a.txt"), "two")
	eventually(t, "the page is shown", func() bool { return strings.Contains(body("/a.html"), "two") })
	if got := body("/search.js"); got != "old" {
		t.Errorf("before the rest is made it is %q", got)
	}
	<-started
	shown := s.state.Load()
	release <- nil
	eventually(t, "the rest comes", func() bool { return body("/search.js") == "new" })
	if now := s.state.Load(); string(now.event) != string(shown.event) {
		t.Errorf("open pages are told %s, and were told %s", now.event, shown.event)
	}

	save(t, filepath.Join(dir, "a.txt"), "three")
	eventually(t, "the next page is shown", func() bool { return strings.Contains(body("/a.html"), "three") })
	<-started
	save(t, filepath.Join(dir, "a.txt"), "four")
	eventually(t, "a page behind it is shown", func() bool { return strings.Contains(body("/a.html"), "four") })
	release <- nil // of a site that is no longer shown
	release <- errors.New("no index")
	eventually(t, "the failure is shown", func() bool { return strings.Contains(s.log.String(), "no index") })
	if got := body("/search.js") + body("/a.html"); !strings.HasPrefix(got, "old") || !strings.Contains(got, "four") {
		t.Errorf("after the failure the site is %s", got)
	}
}

// partly has a builder make what is looked at first, and the rest when release
// says how: with an error, or nil.
func partly(t *testing.T, dir string) (build Builder, asked chan []string, release chan error) {
	asked, release = make(chan []string, 9), make(chan error)
	pages := folderBuilder(dir)
	return func(ctx context.Context, open []string) (Result, error) {
		r, err := pages(ctx, open)
		if asked <- open; err != nil || len(open) == 0 {
			return r, err
		}
		part := r
		part.Files, part.Part, part.Summary = map[string][]byte{}, true, "a part"
		for _, name := range open {
			if body, ok := r.Files[name]; ok {
				part.Files[name] = body
			}
		}
		part.Later = func(ctx context.Context) (Result, error) {
			select {
			case <-ctx.Done():
				return Result{}, ctx.Err()
			case err := <-release:
				return r, err
			}
		}
		return part, nil
	}, asked, release
}

func TestWhatIsLookedAtComesFirstAndOthersWait(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "a.txt"), "first a")
	save(t, filepath.Join(dir, "b.txt"), "first b")
	build, asked, release := partly(t, dir)
	s := start(t, build, Options{Folders: []string{dir}}, nil)
	if open := <-asked; len(open) > 0 {
		t.Errorf("open before anybody came: %v", open)
	}
	events := s.listen("/a.html")
	before := events.next()
	s.listen("/a.html").next()
	s.listen("/%zz").next()

	save(t, filepath.Join(dir, "b.txt"), "second b")
	if open := <-asked; len(open) != 1 || open[0] != "a.html" {
		t.Errorf("open are %v", open)
	}
	if after := events.next(); after == before {
		t.Error("the page is not told")
	}
	if _, body := s.get("/a.html"); !strings.Contains(body, "first a") {
		t.Errorf("the page that is open shows %s", body)
	}
	shown := s.state.Load()
	waited := make(chan string)
	for _, path := range []string{"/b.html", "/none.html", "/.hidden"} {
		go func() { _, body := s.get(path); waited <- body }()
	}
	select {
	case body := <-waited:
		t.Errorf("before it is made a page is %s", body)
	case <-time.After(50 * time.Millisecond):
	}
	release <- nil
	all := <-waited + <-waited + <-waited
	if strings.Count(all, "second b") != 1 || strings.Count(all, "Not here") != 2 {
		t.Errorf("whoever waited got %s", all)
	}
	if now := s.state.Load(); string(now.event) != string(shown.event) {
		t.Errorf("open pages are told %s, and were told %s", now.event, shown.event)
	}
	eventually(t, "the log counts", func() bool {
		log := s.log.String()
		return strings.Contains(log, " s: a part\n") && strings.Contains(log, "files changed: 1\n")
	})
}

func TestANewEditTakesThePlaceOfOneHalfShown(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "a.txt"), "first")
	build, asked, release := partly(t, dir)
	s := start(t, build, Options{Folders: []string{dir}}, nil)
	<-asked
	s.listen("/a.html").next()
	for _, text := range []string{"second", "third"} {
		save(t, filepath.Join(dir, "a.txt"), text)
		<-asked
		s.shows("/a.html", text)
	}
	save(t, filepath.Join(dir, "a.txt"), "broken")
	<-asked
	eventually(t, "the finding is shown", func() bool { return s.state.Load().failure != nil })
	release <- nil // of the third: the second waits for nothing any more
	if res, _ := s.get("/site.css"); res.StatusCode != 200 {
		t.Errorf("what was awaited is %s", res.Status)
	}
	if now := s.state.Load(); now.failure == nil || now.site.part {
		t.Error("the finding is gone, or the site is not whole")
	}
}

func TestARestThatFailsBringsTheSiteBeforeBack(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "a.txt"), "first")
	build, asked, release := partly(t, dir)
	s := start(t, build, Options{Folders: []string{dir}}, nil)
	<-asked
	events := s.listen("/a.html")
	before := events.next()
	save(t, filepath.Join(dir, "a.txt"), "second")
	<-asked
	s.shows("/a.html", "second")
	release <- errors.New("no layout")
	after := events.until("no layout")
	if _, body := s.get("/a.html"); !strings.Contains(body, "first") {
		t.Errorf("the page is %s", body)
	}
	var was, is struct{ Build string }
	if err := errors.Join(json.Unmarshal([]byte(before), &was), json.Unmarshal([]byte(after), &is)); err != nil || was != is {
		t.Errorf("the site before was %v and is %v, %v", was, is, err)
	}
}

// TestWhoeverWaitsForAPageLooksAtIt edits again before the rest is made, as an
// editor does that saves all the time.
func TestWhoeverWaitsForAPageLooksAtIt(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "a.txt"), "first a")
	save(t, filepath.Join(dir, "b.txt"), "first b")
	build, asked, _ := partly(t, dir)
	s := start(t, build, Options{Folders: []string{dir}}, nil)
	<-asked
	s.listen("/a.html").next()
	save(t, filepath.Join(dir, "b.txt"), "second b")
	<-asked
	eventually(t, "the part is shown", func() bool { now := s.state.Load(); return now.site != nil && now.site.part })
	waited := make(chan string)
	go func() { _, body := s.get("/b.html"); waited <- body }()
	eventually(t, "the wait is known", func() bool { return len(s.looked.at()) == 2 })
	save(t, filepath.Join(dir, "b.txt"), "third b")
	if open := <-asked; len(open) != 2 || open[1] != "b.html" {
		t.Errorf("open are %v", open)
	}
	if body := <-waited; !strings.Contains(body, "third b") {
		t.Errorf("whoever waited got %s", body)
	}
	eventually(t, "nobody waits", func() bool { return len(s.looked.at()) == 1 })
}
