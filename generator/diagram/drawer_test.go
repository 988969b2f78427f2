package diagram

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"legible/generator/law"
)

func TestALayoutThatHangsIsKilledAndTheChartNamed(t *testing.T) {
	dr := drawer(t, "hangs")
	dr.Timeout = 300 * time.Millisecond
	d := read(sample)
	d.ID = "data-export"
	begin := time.Now()
	_, err := dr.Draw(t.Context(), d, options("en"))
	var slow *Slow
	if !errors.As(err, &slow) || !strings.Contains(err.Error(), "data-export") {
		t.Fatalf("error %v", err)
	}
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	if dr.process != nil {
		t.Error("the worker that hung is still there")
	}
	dr.Env, dr.Timeout = []string{"LEGIBLE_TEST_WORKER=good"}, time.Minute
	if _, err := dr.Draw(t.Context(), d, options("en")); err != nil {
		t.Errorf("the next chart: %v", err)
	}
}

func TestACancelledDrawingStopsItsWorker(t *testing.T) {
	dr := drawer(t, "hangs")
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := dr.Draw(ctx, read(sample), options("en")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	if _, err := dr.Draw(ctx, read(sample), options("en")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("after the end: %v", err)
	}
}

func TestAWorkerThatFailsIsAnErrorNotADrawing(t *testing.T) {
	for kind, want := range map[string]string{
		"dies":    "out of everything",
		"babbles": "layout worker",
		"lies":    "layout has 1 nodes",
	} {
		dr := drawer(t, kind)
		dr.Timeout = 5 * time.Second
		if _, err := dr.Draw(t.Context(), read(sample), options("en")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("a worker that %s: %v", kind, err)
		}
	}
	dr := &Drawer{Exe: filepath.Join(t.TempDir(), "none")}
	if _, err := dr.Draw(t.Context(), read(sample), options("en")); err == nil {
		t.Error("no worker at all: no error")
	}
}

func TestAWorkerThatEndedIsReplaced(t *testing.T) {
	dr := drawer(t, "serves one")
	for i := range 3 {
		if _, err := dr.Layout(t.Context(), graph(i)); err != nil {
			t.Errorf("layout %d: %v", i, err)
		}
	}
}

// graph is a small DOT text, a different one for each n.
func graph(n int) []byte {
	return fmt.Appendf(nil, `digraph chart { edge [dir=none] q1 -> q2 [id=e1 label=<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="%d" HEIGHT="20"><TR><TD></TD></TR></TABLE>>] }`, 20+n)
}

func TestWorkersAreRecycled(t *testing.T) {
	dr := drawer(t, "good")
	for i := range recycle {
		if _, err := dr.Layout(t.Context(), graph(i)); err != nil {
			t.Fatal(err)
		}
		if i == recycle-2 && dr.process == nil {
			t.Error("recycled too early")
		}
	}
	if dr.process != nil {
		t.Errorf("the worker lives on after %d layouts", recycle)
	}
}

func TestBadDOTIsAnErrorAndTheNextIsFine(t *testing.T) {
	dr := drawer(t, "good")
	for _, dot := range []string{"", "digraph {", "garbage", "digraph { a [label=\"", "\x00"} {
		if _, err := dr.Layout(t.Context(), []byte(dot)); err == nil {
			t.Errorf("%q: no error", dot)
		}
		if _, err := dr.Layout(t.Context(), graph(1)); err != nil {
			t.Errorf("after %q: %v", dot, err)
		}
	}
}

func TestACachedLayoutNeedsNoWorkerAndIsTheSame(t *testing.T) {
	dr := drawer(t, "good")
	dr.CacheDir = t.TempDir()
	first, err := dr.Draw(t.Context(), read(sample), options("en"))
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dr.CacheDir, "layout", "*"))
	if len(files) != 1 {
		t.Fatalf("the cache holds %q", files)
	}
	again := &Drawer{CacheDir: dr.CacheDir, Exe: filepath.Join(t.TempDir(), "none")}
	second, err := again.Draw(t.Context(), read(sample), options("en"))
	if err != nil || second != first {
		t.Errorf("from the cache: %v, same = %v", err, second == first)
	}
	for _, damage := range []func([]byte) []byte{
		func(b []byte) []byte { return b[:len(b)-3] },
		func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
		func([]byte) []byte { return nil },
	} {
		whole, _ := os.ReadFile(files[0])
		if err := os.WriteFile(files[0], damage(whole), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := again.Draw(t.Context(), read(sample), options("en")); err == nil {
			t.Error("a damaged layout was used")
		}
		if third, err := dr.Draw(t.Context(), read(sample), options("en")); err != nil || third != first {
			t.Errorf("after damage: %v, same = %v", err, third == first)
		}
	}
}

func TestACacheThatCannotBeWrittenOnlyCostsTime(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dr := drawer(t, "good")
	dr.CacheDir = file
	if _, err := dr.Draw(t.Context(), read(sample), options("en")); err != nil {
		t.Error(err)
	}
}

func TestTheSameDecisionDrawsTheSameBytes(t *testing.T) {
	want := draw(t, read(sample), options("zh"))
	for _, env := range []string{"GOMAXPROCS=1", "LANG=zh_CN.UTF-8", "TZ=Asia/Shanghai", "TMPDIR=" + t.TempDir()} {
		dr := drawer(t, "good")
		dr.Env = append(dr.Env, env)
		got, err := dr.Draw(t.Context(), read(sample), options("zh"))
		if err != nil || got != want {
			t.Errorf("with %s: %v, same = %v", env, err, got == want)
		}
	}
}

func TestChartsFromFourGoroutinesAreAllRight(t *testing.T) {
	dr := drawer(t, "good")
	want := draw(t, read(sample), options("en"))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				if got, err := dr.Draw(context.Background(), read(sample), options("en")); err != nil || got != want {
					t.Errorf("%v, same = %v", err, got == want)
				}
			}
		})
	}
	wg.Wait()
}

// dense makes a decision with n questions, each of which leads to many others.
func dense(n, answers int) *law.Decision {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "question q%d | Question %d? |  | Art-%d\n", i, i, i)
		for j := range answers {
			if next := i + 1 + j*(j+1)*7; next < n {
				fmt.Fprintf(&b, "  v%d | Answer %d |  -> q%d\n", j, j, next)
			}
		}
		if i == n-1 {
			b.WriteString("  end | End |  => out\n")
		}
	}
	b.WriteString("outcome out stop | The end |  | Art-1\n")
	return read(b.String())
}

func TestAChartOverTheLimitsIsRefused(t *testing.T) {
	for _, d := range []*law.Decision{dense(151, 1), dense(140, 3)} {
		_, err := drawer(t, "good").Draw(t.Context(), d, options("en"))
		var large *TooLarge
		if !errors.As(err, &large) || !strings.Contains(err.Error(), "split") {
			t.Errorf("error %v", err)
		}
	}
}

func TestAChartJustUnderTheLimitsIsDrawnInTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dr := drawer(t, "good")
	dr.Timeout = 0 // the real limit
	d := dense(110, 3)
	c, err := only(d, options("en"), roomy)
	if err != nil || len(c.edges) < 250 {
		t.Fatalf("%v, %d nodes, %d edges", err, len(c.nodes), len(c.edges))
	}
	if _, err := dr.Draw(t.Context(), d, options("en")); err != nil {
		t.Error(err)
	}
}

func TestABrokenDecisionIsNotDrawn(t *testing.T) {
	lost := read(sample)
	lost.Questions[1].Answers[0].Goto = "nowhere"
	noStart := read(sample)
	noStart.Start = "nowhere"
	for _, d := range []*law.Decision{lost, noStart} {
		if _, err := drawer(t, "good").Draw(t.Context(), d, options("en")); err == nil || !strings.Contains(err.Error(), "chart of decision test") {
			t.Errorf("error %v", err)
		}
	}
	loop := read(sample)
	loop.Questions[4].Answers[1].Goto, loop.Questions[4].Answers[1].Outcome = "a2", ""
	check(t, draw(t, loop, options("en"))) // check reports it; drawing it does no harm
}
